// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.util.UUID;

/** Mails the paper of a frozen report. */
public interface ReportMail {
    /**
     * @param id of the mail: sent twice, mailboxes show it once
     * @param message text beside the report; blank for the usual words
     * @param writer person an answer goes to
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Letter(UUID id, String to, String message, String writer, Model report, byte[] pdf) {}

    /** Whether a mail server is set at all. */
    boolean canMail();

    /** @throws org.springframework.mail.MailException when it did not go, or when nobody knows whether it did */
    void send(Letter letter);
}
