// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** State of a referral, and what may come next. */
public enum ReferralState {
    /** On its way; nobody opened it. */
    SENT,
    /** Opened with its code; nothing said yet, or our reply was. */
    RECEIVED,
    /** The partner asks us something: our turn. */
    ASKED,
    ACCEPTED,
    REFUSED,
    ANSWERED,
    /** By the person, or by us. */
    WITHDRAWN,
    /** Nobody answered while the link lasted. */
    EXPIRED;

    /** Step in the life of a referral. */
    public enum Move {
        OPEN,
        ACCEPT,
        REFUSE,
        ASK,
        REPLY,
        ANSWER,
        WITHDRAW,
        EXPIRE,
        /** A new link in place of the former one. */
        RENEW
    }

    /** The state after the move; nothing when it cannot happen now. */
    public Optional<ReferralState> after(Move move) {
        boolean waits = this == SENT || this == RECEIVED || this == ASKED;
        if (!waits && this != ACCEPTED && this != EXPIRED) return Optional.empty();
        return Optional.ofNullable(
                switch (move) {
                    case OPEN -> this == EXPIRED ? null : this == SENT ? RECEIVED : this;
                    case ACCEPT -> this == ACCEPTED ? null : ACCEPTED;
                    case REFUSE -> REFUSED;
                    case ASK -> this == EXPIRED ? null : ASKED;
                    case REPLY -> this == ASKED ? RECEIVED : null;
                    case ANSWER -> ANSWERED;
                    case WITHDRAW -> WITHDRAWN;
                    case EXPIRE -> waits ? EXPIRED : null;
                    case RENEW -> this == EXPIRED ? SENT : this;
                });
    }

    /** Whether nothing is waited for any more. */
    public boolean over() {
        return this == REFUSED || this == ANSWERED || this == WITHDRAWN || this == EXPIRED;
    }

    public String word() {
        return EnumCode.of(this);
    }

    static ReferralState of(String word) {
        return EnumCode.read(ReferralState.class, word);
    }
}
