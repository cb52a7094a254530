// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.access.Accounts.Account;
import fr.parvis.runtime.Mail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** The mail that tells of an alarm: who and in which commune, nothing of the household. */
public interface AlarmMail {

    /**
     * The facts of an alarm that it may tell.
     *
     * @param name of the one who went
     */
    record About(UUID visit, AlarmRule.Step step, String name, String commune, Instant expectedEnd, ZoneId zone) {}

    /** Written, not sent. */
    Mail write(About about, Account to);
}
