// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal.
 *
 * @param who name of the account; empty: nobody known
 * @param ofAccount address of all entries of the account
 * @param ofSubject address of all entries about the same file or page
 * @param ofDay address of all entries of the day
 */
public record JournalEntryView(
        long number,
        String day,
        String time,
        List<JournalSentences.Part> sentence,
        String who,
        @Nullable String ofAccount,
        @Nullable String ofSubject,
        String ofDay) {}
