// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.MailEnd;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.Mailer;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes that a mandate ends soon. The mail names nobody. */
@Component
public class EndMail implements MailEnd {
    private final Mailer mailer;
    private final String address;

    public EndMail(Mailer mailer, ParvisSettings parvis) {
        this.mailer = mailer;
        this.address = parvis.address();
    }

    @Override
    public boolean canMail() {
        return mailer.isSet();
    }

    @Override
    public void send(Mandate mandate, String to) {
        LocalDate end = Objects.requireNonNull(mandate.endsOn());
        mailer.send(new Mail(
                "mandate-" + mandate.id() + "-" + end,
                to,
                Words.t("mandates.mail.subject", end),
                Words.t("mandates.mail.text", end, address + "/bureau/mandats/" + mandate.id())));
    }
}
