// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings of a letter. Everything is to be checked together; what is unsure proposes nothing. */
public record LetterFindings(
        Sender sender,
        Kind kind,
        Reference reference,
        List<Amount> amounts,
        List<Dated> dates,
        @Nullable LocalDate writtenOn,
        Deadline deadline,
        @Nullable Deadline appeal,
        List<Sign> signs,
        List<Doubt> doubts,
        int wordsRead) {

    /**
     * Sender of the letter.
     *
     * @param name null when unsure
     * @param operator code of list OPERATOR, where there is one
     * @param others names that are as likely
     */
    public record Sender(
            Certainty certainty,
            @Nullable String name,
            @Nullable String operator,
            String trade,
            List<String> others,
            @Nullable Passage passage) {
        static final Sender NONE = new Sender(Certainty.NOTHING, null, null, "", List.of(), null);
    }

    /** Kind of the letter. @param kind null when unsure */
    public record Kind(
            Certainty certainty,
            @Nullable LetterKind kind,
            @Nullable Passage passage) {
        static final Kind NONE = new Kind(Certainty.NOTHING, null, null);
    }

    /** The number under which the sender keeps the matter. @param value null when unsure */
    public record Reference(
            Certainty certainty,
            @Nullable String value,
            @Nullable Passage passage) {
        static final Reference NONE = new Reference(Certainty.NOTHING, null, null);
    }

    /** An amount in cents. @param asked whether the words before it say that it is to be paid */
    public record Amount(Certainty certainty, long cents, boolean asked, Passage passage) {}

    /** A day that stands in the letter. */
    public record Dated(DateUse use, Certainty certainty, LocalDate day, Passage passage) {}

    /** Meaning of a day in a letter. */
    public enum DateUse {
        WRITTEN,
        LIMIT,
        MEETING,
        CUT,
        DEBIT,
        PAST,
        OTHER
    }

    /** A time that runs. @param unit days, weeks, months or hours @param working whether only working days count */
    public record Term(int number, Unit unit, boolean working, Start start) {
        /** The day on which it ends; null where the law or the letter counts otherwise than by the calendar. */
        @Nullable
        LocalDate from(LocalDate first) {
            if (working) return null;
            return switch (unit) {
                case HOURS -> null;
                case DAYS -> first.plusDays(number);
                case WEEKS -> first.plusWeeks(number);
                case MONTHS -> first.plusMonths(number);
            };
        }
    }

    /** Unit of a term. */
    public enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** From when a term runs; an event is one that the letter names and only the person knows. */
    public enum Start {
        LETTER,
        RECEPTION,
        DATE,
        EVENT,
        UNSAID
    }

    /**
     * Until when something is to be done, and the words that say so.
     *
     * @param day null when unsure, or while it depends on what only the person knows
     * @param term delay, where the letter counts a time
     * @param others days that are as likely
     */
    public record Deadline(
            Certainty certainty,
            DateUse use,
            @Nullable LocalDate day,
            @Nullable Term term,
            List<LocalDate> others,
            @Nullable Passage passage) {
        static final Deadline NONE = new Deadline(Certainty.NOTHING, DateUse.LIMIT, null, null, List.of(), null);

        /** Whether one day or time alone was read, and legibly. */
        public boolean isOne() {
            return certainty == Certainty.READ || certainty == Certainty.ASSUMED;
        }

        /** The day, once somebody knows when the letter came; of several times, or of an illegible one, none is counted. */
        public @Nullable LocalDate receivedOn(LocalDate received) {
            return !isOne() || term == null || term.start() != Start.RECEPTION ? day : term.from(received);
        }
    }

    /** A sign that somebody else writes than the letter says. @param what the address or the words */
    public record Sign(Kind kind, String what, Passage passage) {
        /** Kind of sign. */
        public enum Kind {
            LOOK_ALIKE,
            FREE_MAIL,
            NEW_BANK,
            FOREIGN_BANK,
            UNKNOWN_BANK,
            THREAT_LINK,
            CASH_CODES
        }
    }

    /** Why the letter could not be read as a whole. */
    public enum Doubt {
        HARDLY_LEGIBLE,
        NOT_FRENCH,
        OTHER_SCRIPT,
        TWO_LETTERS,
        MORE_PAGES,
        TOO_LONG
    }

    /** Whether anything at all was understood. */
    public boolean isEmpty() {
        return sender.certainty() == Certainty.NOTHING
                && kind.certainty() == Certainty.NOTHING
                && deadline.certainty() == Certainty.NOTHING
                && amounts.isEmpty();
    }
}
