// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something written in somebody's name.
 *
 * @param template template that it began from; null for one begun from another letter of its own
 * @param basedOn the letter that it was begun from
 * @param number counted from 1 in each year of the association; 0 for a draft
 * @param year the year of its number; 0 for a draft
 */
public record Letter(
        UUID id,
        UUID person,
        UUID caseFile,
        @Nullable String template,
        @Nullable UUID basedOn,
        Kind kind,
        State state,
        int year,
        int number,
        LetterText text,
        UUID writtenBy,
        LocalDate begunOn,
        UUID changedBy,
        Instant changedAt,
        int version) {

    /** A letter has an addressee, an attestation a title. */
    public enum Kind {
        LETTER,
        ATTESTATION;

        public String key() {
            return EnumCode.of(this);
        }

        static Kind of(String key) {
            return EnumCode.read(Kind.class, key);
        }
    }

    /** From draft to sent; numbered in between. One that was numbered and goes nowhere is dropped, and keeps its number. */
    public enum State {
        DRAFT,
        READY,
        SENT,
        DROPPED;

        public String key() {
            return EnumCode.of(this);
        }

        static State of(String key) {
            return EnumCode.read(State.class, key);
        }

        /** Whether its text may still change. */
        public boolean open() {
            return this == DRAFT || this == READY;
        }
    }

    /** As it stands on the paper: {@code 2026-0001}; empty for a draft. */
    public String shownNumber() {
        return shownNumber(year, number);
    }

    static String shownNumber(int year, int number) {
        return number == 0 ? "" : "%d-%04d".formatted(year, number);
    }

    String about() {
        return "letter " + id;
    }
}
