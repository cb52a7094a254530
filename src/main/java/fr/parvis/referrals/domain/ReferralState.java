package fr.parvis.referrals.domain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a referral stands, and what may come next: the one table of its life. */
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

    /** What happens to it. */
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

    private static final Map<ReferralState, Map<Move, ReferralState>> TABLE = Map.of(
            SENT,
            Map.of(
                    Move.OPEN,
                    RECEIVED,
                    Move.ACCEPT,
                    ACCEPTED,
                    Move.REFUSE,
                    REFUSED,
                    Move.ASK,
                    ASKED,
                    Move.ANSWER,
                    ANSWERED,
                    Move.WITHDRAW,
                    WITHDRAWN,
                    Move.EXPIRE,
                    EXPIRED,
                    Move.RENEW,
                    SENT),
            RECEIVED,
            Map.of(
                    Move.OPEN,
                    RECEIVED,
                    Move.ACCEPT,
                    ACCEPTED,
                    Move.REFUSE,
                    REFUSED,
                    Move.ASK,
                    ASKED,
                    Move.ANSWER,
                    ANSWERED,
                    Move.WITHDRAW,
                    WITHDRAWN,
                    Move.EXPIRE,
                    EXPIRED,
                    Move.RENEW,
                    RECEIVED),
            ASKED,
            Map.of(
                    Move.OPEN,
                    ASKED,
                    Move.ACCEPT,
                    ACCEPTED,
                    Move.REFUSE,
                    REFUSED,
                    Move.ASK,
                    ASKED,
                    Move.REPLY,
                    RECEIVED,
                    Move.ANSWER,
                    ANSWERED,
                    Move.WITHDRAW,
                    WITHDRAWN,
                    Move.EXPIRE,
                    EXPIRED,
                    Move.RENEW,
                    ASKED),
            ACCEPTED,
            Map.of(
                    Move.OPEN,
                    ACCEPTED,
                    Move.REFUSE,
                    REFUSED,
                    Move.ASK,
                    ASKED,
                    Move.ANSWER,
                    ANSWERED,
                    Move.WITHDRAW,
                    WITHDRAWN,
                    Move.RENEW,
                    ACCEPTED),
            EXPIRED,
            Map.of(
                    Move.ACCEPT,
                    ACCEPTED,
                    Move.REFUSE,
                    REFUSED,
                    Move.ANSWER,
                    ANSWERED,
                    Move.WITHDRAW,
                    WITHDRAWN,
                    Move.RENEW,
                    SENT),
            REFUSED,
            Map.of(),
            ANSWERED,
            Map.of(),
            WITHDRAWN,
            Map.of());

    /** The state after the move; nothing when it cannot happen now. */
    public Optional<ReferralState> after(Move move) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(move));
    }

    /** Whether nothing is waited for any more. */
    public boolean over() {
        return this == REFUSED || this == ANSWERED || this == WITHDRAWN || this == EXPIRED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReferralState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
