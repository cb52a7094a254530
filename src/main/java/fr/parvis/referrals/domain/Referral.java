// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person handed on to a partner.
 *
 * @param addressee the partner, or a service of it
 * @param way link or paper
 * @param codeBy channel of the link's code: mail or phone; null on paper
 * @param fields fields passed beyond name and request
 * @param passed null once it is forgotten
 * @param keyLost whether what was passed is sealed under a key that nobody has any more: nobody can read it, so nobody can be given it
 * @param agreedManner manner of the person's agreement: spoken, telephone or written
 * @param waitingSince day on which somebody last had the next move
 * @param expiresOn last day on which the link opens
 * @param links number of links made for it
 */
public record Referral(
        UUID id,
        UUID person,
        @Nullable UUID caseFile,
        UUID partner,
        UUID addressee,
        String way,
        @Nullable String codeBy,
        List<String> fields,
        @Nullable ReferralContent passed,
        boolean keyLost,
        String agreedManner,
        LocalDate agreedOn,
        ReferralState state,
        LocalDate sentOn,
        Instant sentAt,
        UUID sentBy,
        @Nullable Instant receivedAt,
        @Nullable Instant answeredAt,
        LocalDate waitingSince,
        @Nullable LocalDate endedOn,
        LocalDate expiresOn,
        int wrongCodes,
        int links,
        int version) {

    /** Wrong codes after which a link opens no more. */
    public static final int MOST_WRONG_CODES = 5;

    public boolean byLink() {
        return way.equals("link");
    }

    public boolean locked() {
        return wrongCodes >= MOST_WRONG_CODES;
    }

    String about() {
        return "referral " + id;
    }

    /** Something said about it. @param kind accept, refuse, ask, reply or answer */
    public record Message(
            UUID id,
            Instant at,
            boolean byPartner,
            String kind,
            String said,
            @Nullable UUID by) {}

    /** Somebody came to the link. */
    public record LinkVisit(Instant at, String what) {}
}
