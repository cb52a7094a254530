// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import org.springframework.mail.MailException;

/** The mail that says that a mandate ends soon. */
public interface MailEnd {

    /** Whether a mail server is set at all. */
    boolean canMail();

    /** @throws MailException when it did not go */
    void send(Mandate mandate, String to);
}
