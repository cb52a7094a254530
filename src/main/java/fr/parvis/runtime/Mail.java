// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient.
 *
 * @param id of its Message-ID: should it go twice, mailboxes show it once
 * @param answers the id of the mail that it goes on from
 * @param replyTo somebody who wrote it and gets the answer; nobody for what Parvis writes by itself
 */
public record Mail(
        String id,
        String to,
        String subject,
        String text,
        @Nullable String answers,
        @Nullable String replyTo,
        @Nullable Attachment attachment) {

    public Mail(String id, String to, String subject, String text) {
        this(id, to, subject, text, null, null, null);
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Attachment(String name, String type, byte[] content) {}
}
