// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.values.EnumCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the database is asked: one association, the network's head (figures, never people), a partner of an association (what was
 * agreed with it, never people), or the public.
 *
 * @param kind kind that policies compare with {@code parvis.scope}
 * @param association present exactly when {@code kind} is {@link Kind#ASSOCIATION}
 * @param partner present exactly when {@code kind} is {@link Kind#PARTNER}, as {@code partnerOf}
 * @param partnerOf the association that works for the partner
 */
public record Scope(
        Kind kind,
        @Nullable UUID association,
        @Nullable UUID partner,
        @Nullable UUID partnerOf) {

    /** The kinds of scope that policies know. */
    public enum Kind {
        ASSOCIATION,
        NETWORK,
        PARTNER,
        PUBLIC
    }

    public Scope {
        if ((kind == Kind.ASSOCIATION) != (association != null))
            throw new IllegalArgumentException("an association scope, and no other, names its association");
        if ((kind == Kind.PARTNER) != (partner != null) || (partner == null) != (partnerOf == null))
            throw new IllegalArgumentException(
                    "a partner's scope, and no other, names the partner and its association");
    }

    public static Scope of(UUID association) {
        return new Scope(Kind.ASSOCIATION, association, null, null);
    }

    public static Scope network() {
        return new Scope(Kind.NETWORK, null, null, null);
    }

    public static Scope everybody() {
        return new Scope(Kind.PUBLIC, null, null, null);
    }

    /** A partner who signed in: no row that is the association's own is seen from here, whatever is asked for. */
    public static Scope partner(UUID association, UUID partner) {
        return new Scope(Kind.PARTNER, null, partner, association);
    }

    /** The association in whose house it happens, also for its partner; null for the network and the public. */
    public @Nullable UUID tenant() {
        return partnerOf == null ? association : partnerOf;
    }

    /** The value of {@code parvis.scope}: {@code association}, {@code network}, {@code partner} or {@code public}. */
    String setting() {
        return EnumCode.of(kind);
    }
}
