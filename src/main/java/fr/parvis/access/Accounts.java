// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts, for modules that show or make some. */
public interface Accounts {

    /**
     * An account as others may know it.
     *
     * @param team name that the association gives the group that the account works in, if it has such groups
     * @param partner partner whose account it is, where it is a partner's
     */
    record Account(
            UUID id,
            @Nullable UUID association,
            String name,
            String email,
            Set<Role> roles,
            @Nullable String team,
            boolean active,
            @Nullable UUID partner) {

        /** Whether one of its roles gives the right, be the account active or closed. */
        public boolean holds(Right right) {
            return roles.stream().anyMatch(role -> role.rights().contains(right));
        }

        /** Whether it is active and records visits. */
        public boolean works() {
            return active && holds(Right.RECORD_VISITS);
        }
    }

    /**
     * An account to make.
     *
     * @param id made with the form, so that the same sent twice makes one account
     * @param association none for an account of the network itself
     * @param partner partner whose account it is; only an account of {@link Role#PARTNER}, beside an association, has one
     */
    record NewAccount(
            UUID id, @Nullable UUID association, @Nullable UUID partner, String name, String email, Set<Role> roles) {}

    Optional<Account> find(UUID id);

    /** Those of these accounts that exist, wherever they are of; in one statement. */
    List<Account> find(Collection<UUID> ids);

    Optional<Account> findByEmail(String email);

    /** The accounts of those who work in an association by name, the closed ones too; nothing lists the network's own. */
    List<Account> list(@Nullable UUID association);

    /** Those of the association in scope by name, the closed ones too. */
    List<Account> ours();

    /** Names of everybody who ever worked in the association in scope. */
    Map<UUID, String> names();

    /** Active accounts that record visits in the association in scope, by name. */
    List<Account> working();

    /** Whether all of these are {@link #working}. */
    boolean areWorking(Collection<UUID> some);

    /** The accounts of a partner beside that association by name, the closed ones too. */
    List<Account> ofPartner(UUID association, UUID partner);

    /**
     * Creates an active account with a known password, as the first run and the demonstration do; others are invited.
     *
     * @return the account, or the one that bears that address already
     */
    Account create(NewAccount account, String passwordHash);

    /** Makes the hash of a password, slow on purpose; several accounts of a demonstration may share one. */
    String hash(String password);

    /** The account as one who asks, when it is active. */
    Optional<SignedIn> signedIn(UUID id);
}
