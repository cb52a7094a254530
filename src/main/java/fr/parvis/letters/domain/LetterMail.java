// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import org.springframework.mail.MailException;

/** The mail that a letter is attached to. */
public interface LetterMail {

    /**
     * @param to the address of the mail
     * @param message text beside the letter; blank for the usual words
     * @param writer person an answer goes to
     * @param place the association that helped to write
     */
    record About(Letter letter, String to, String message, String writer, String place) {}

    /** Whether a mail server is set at all. */
    boolean canMail();

    /** @throws MailException when it did not go, or when nobody knows whether it did */
    void send(About about);
}
