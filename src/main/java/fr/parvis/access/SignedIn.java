// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import fr.parvis.database.Scope;
import fr.parvis.shell.Viewer;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Account that asks, as it stands now, read again at each request so that a closed account or a changed role counts at
 * once. Controllers take it as a parameter.
 *
 * @param association null for an account of the network itself
 * @param place name of the association, or of the network
 * @param partner the partner that the account belongs to; null for who works here
 * @param tokenRights rights an access token is narrowed to; null for a session
 */
public record SignedIn(
        UUID account,
        @Nullable UUID association,
        @Nullable UUID partner,
        String name,
        String place,
        Set<Role> roles,
        @Nullable Set<Right> tokenRights)
        implements Viewer {

    private static final ScopedValue<SignedIn> CURRENT = ScopedValue.newInstance();

    /** Whether a role gives the right, the account stands where it can be used, and the token, if any, allows it. */
    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.rights().contains(right))
                && (!right.networkOnly() || association == null)
                && (tokenRights == null || tokenRights.contains(right));
    }

    @Override
    public boolean may(String right) {
        return may(Right.valueOf(right));
    }

    /**
     * The partner that the account belongs to, on a route {@linkplain Within#PARTNER of partners}.
     *
     * @throws IllegalStateException for an account of no partner
     */
    public UUID requirePartner() {
        if (partner == null) throw new IllegalStateException("the account is no partner's");
        return partner;
    }

    /** Scope in which the database is asked for this account. */
    public Scope scope() {
        if (association == null) return Scope.network();
        return partner == null ? Scope.of(association) : Scope.partner(association, partner);
    }

    /** Runs what follows as this account. */
    public ScopedValue.Carrier acting() {
        return ScopedValue.where(CURRENT, this);
    }

    /** The account that is asking; null when nobody is signed in. */
    public static @Nullable SignedIn current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }
}
