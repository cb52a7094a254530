// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts.Account;
import fr.parvis.rounds.domain.home.AlarmMail;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.Words;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Writes the mail of an alarm. */
@Component
public class AlarmInWords implements AlarmMail {
    private final String address;

    public AlarmInWords(ParvisSettings parvis) {
        this.address = parvis.address();
    }

    @Override
    public Mail write(About about, Account to) {
        var due = Words.time(
                LocalTime.ofInstant(about.expectedEnd(), about.zone()).truncatedTo(ChronoUnit.MINUTES));
        return new Mail(
                "home-visit-" + about.visit() + "-" + about.expectedEnd().getEpochSecond() + "-" + about.step() + "-"
                        + to.id(),
                to.email(),
                t("rounds.mail.subject", about.name()),
                t(
                        about.step() == AlarmRule.Step.LEAD ? "rounds.mail.lead" : "rounds.mail.director",
                        about.name(),
                        about.commune(),
                        due,
                        address + "/bureau/tournees/visites-a-domicile"));
    }
}
