// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.Ids;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;

/** Makes associations and accounts for tests, in the words of the domain. */
@TestComponent
public class Network {
    public static final String PASSWORD = "un mot de passe tranquille";

    private final Associations associations;
    private final Accounts accounts;
    private final FirstRun firstRun;

    Network(Associations associations, Accounts accounts, FirstRun firstRun) {
        this.associations = associations;
        this.accounts = accounts;
        this.firstRun = firstRun;
    }

    /** A new association with a name of its own. */
    public UUID anAssociation() {
        exists();
        var id = Ids.next();
        return Asking.as(Scope.network())
                .call(() -> associations.create(id, "Association " + id))
                .id();
    }

    /** The network, created once for the run. */
    public void exists() {
        if (firstRun.awaited())
            firstRun.create(new FirstRun.Start(
                    "Réseau d’essai", "Tête de réseau", "tete@reseau.example", accounts.hash(PASSWORD), false));
    }

    public SignedIn a(Role role, UUID association) {
        return role == Role.PARTNER ? aPartner(association, Ids.next()) : account(association, EnumSet.of(role));
    }

    /** An account of a partner of the directory, beside an association. */
    public SignedIn aPartner(UUID association, UUID partner) {
        var id = Ids.next();
        var email = id + "@partenaire.example";
        accounts.create(
                new NewAccount(id, association, partner, "Partenaire " + id, email, EnumSet.of(Role.PARTNER)),
                accounts.hash(PASSWORD));
        return accounts.signedIn(id).orElseThrow();
    }

    /** An account of the network itself. */
    public SignedIn ofTheNetwork(Role role) {
        exists();
        return account(null, EnumSet.of(role));
    }

    private SignedIn account(UUID association, EnumSet<Role> roles) {
        var id = Ids.next();
        accounts.create(
                new NewAccount(id, association, null, "Compte " + id, id + "@parvis.example", roles),
                accounts.hash(PASSWORD));
        return accounts.signedIn(id).orElseThrow();
    }

    /** Runs as the given account: its scope, its entry in the journal. */
    public static <T> T as(SignedIn who, Callable<T> what) {
        try {
            return Asking.as(who.scope())
                    .call(() -> Asking.by(who.account())
                            .call(() -> Actor.is(who.account())
                                    .call(() -> who.acting().call(what::call))));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static void as(SignedIn who, Runnable what) {
        as(who, () -> {
            what.run();
            return null;
        });
    }
}
