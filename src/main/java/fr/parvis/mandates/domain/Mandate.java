// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authority that a person gives the association.
 *
 * @param person null once their file was erased
 * @param words version of its words, one of those that are kept for as long as a mandate says them
 * @param hash of the paper, in hexadecimal
 * @param endsOn the last day on which it holds, unless it is revoked before
 */
public record Mandate(
        UUID id,
        @Nullable UUID person,
        Said said,
        List<Scope> scopes,
        int days,
        LocalDate preparedOn,
        UUID preparedBy,
        int words,
        String hash,
        @Nullable Signed signed,
        @Nullable LocalDate endsOn,
        @Nullable Revoked revoked,
        int version) {

    /** The code of a problem: there is no such mandate. */
    public static final String UNKNOWN = "mandates.problem.unknown";

    /** The version of the words that mandates prepared today say. */
    public static final int CURRENT_WORDS = 2;

    /** For how long authority may be given. */
    public static final List<Integer> DURATIONS = List.of(1, 31, 182, 365);

    /** How long a mandate and what was done under it is kept after its end. */
    public static final int YEARS_KEPT = 6;

    /** How a revocation came: the person may say it, at any time and to anybody. */
    public static final List<String> WAYS_TO_REVOKE = List.of("spoken", "letter", "mail", "association");

    /**
     * Sealed text of the paper.
     *
     * @param born year of birth, when it is known
     * @param mediator mediator who prepared it, in the association's name
     * @param code by which the paper is checked at the public address
     * @param salt so that nobody finds names by trying them against the hash
     */
    public record Said(
            String person, @Nullable Integer born, String association, String mediator, String code, String salt) {}

    /** Manner of signing. */
    public enum Manner {
        SCREEN,
        TYPED,
        PAPER
    }

    /**
     * Fact of the signature.
     *
     * @param by account that received the signature
     */
    public record Signed(LocalDate on, Instant at, Manner with, UUID by) {}

    /** Fact that authority was taken back, or given back by the association. */
    public record Revoked(LocalDate on, Instant at, String how, UUID by) {}

    /** State of a mandate on a day. */
    public enum State {
        TO_SIGN,
        IN_FORCE,
        ENDED,
        REVOKED
    }

    public State state(LocalDate today) {
        if (revoked != null) return State.REVOKED;
        if (signed == null || endsOn == null) return State.TO_SIGN;
        return today.isAfter(endsOn) ? State.ENDED : State.IN_FORCE;
    }

    /** The last day of one that is signed on a day: that day counts. */
    static LocalDate end(LocalDate signedOn, int days) {
        return signedOn.plusDays(days - 1L);
    }

    /** Whether it says any of these fields. */
    boolean says(Collection<Scope> matter) {
        return scopes.stream().anyMatch(matter::contains);
    }

    /** Whether it held at that moment of that day. */
    boolean held(Instant at, LocalDate day) {
        return signed != null
                && endsOn != null
                && !day.isBefore(signed.on())
                && !day.isAfter(endsOn)
                && (revoked == null || at.isBefore(revoked.at()) && !day.isAfter(revoked.on()));
    }

    String about() {
        return "mandate " + id;
    }
}
