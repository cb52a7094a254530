// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Right;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rule of who may give which role to an account. An administrator gives any role that fits the place, and only an administrator of the
 * network acts on the network's own accounts; others give roles that hold no right beyond their own; who agrees with
 * partners on their lists gives a partner's. Who may not give a role
 * may not act on an account that holds it either, or a link for a forgotten password would be a way up.
 */
final class GrantRule {
    private GrantRule() {}

    /** The roles that an account of that association, or of the network, may hold at all. */
    static Set<Role> fitting(@Nullable UUID association) {
        return association == null
                ? EnumSet.of(Role.NETWORK_HEAD, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR)
                : EnumSet.complementOf(EnumSet.of(Role.NETWORK_HEAD));
    }

    /** A partner's account holds nothing but that: who is a partner's is no colleague, and the other way round. */
    static boolean together(Set<Role> roles) {
        return !roles.contains(Role.PARTNER) || roles.size() == 1;
    }

    /** Roles that {@code by} may give there. */
    static Set<Role> grantable(SignedIn by, @Nullable UUID association) {
        if (by.association() != null && !by.association().equals(association)) return EnumSet.noneOf(Role.class);
        if (by.roles().contains(Role.ADMINISTRATOR)) return fitting(association);
        var own = by.roles().stream().flatMap(role -> role.rights().stream()).collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> fitting(association).contains(role)
                        && (role == Role.PARTNER ? own.contains(Right.KEEP_LISTS) : own.containsAll(role.rights())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    static boolean mayActOn(SignedIn by, @Nullable UUID association, Set<Role> held) {
        return grantable(by, association).containsAll(held);
    }
}
