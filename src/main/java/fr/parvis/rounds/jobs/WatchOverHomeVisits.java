// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.jobs;

import fr.parvis.access.Associations;
import fr.parvis.rounds.domain.home.ForgetPrivateNotes;
import fr.parvis.rounds.domain.home.MailAlarms;
import fr.parvis.rounds.domain.home.RaiseAlarms;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises alarms each minute, and sends their mails in a job of its own, so that a mail server that does not answer delays no
 * alarm. Two servers at once raise each alarm once.
 */
@Component
class WatchOverHomeVisits {

    private final Associations associations;
    private final RaiseAlarms raise;
    private final MailAlarms mail;
    private final ForgetPrivateNotes forget;

    WatchOverHomeVisits(Associations associations, RaiseAlarms raise, MailAlarms mail, ForgetPrivateNotes forget) {
        this.associations = associations;
        this.raise = raise;
        this.mail = mail;
        this.forget = forget;
    }

    @Scheduled(initialDelay = 20, fixedRate = 60, timeUnit = TimeUnit.SECONDS)
    void raiseAlarms() {
        everywhere(raise::here);
    }

    @Scheduled(initialDelay = 25, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void mailAlarms() {
        everywhere(mail::here);
    }

    @Scheduled(initialDelay = 50, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void forgetPrivateNotes() {
        everywhere(forget::here);
    }

    private void everywhere(Runnable what) {
        associations.inEach("home visits", _ -> what.run());
    }
}
