// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries the scope and the account of what runs: each transaction opened inside is bound to it. Without one, everybody's: what the public may see. */
public final class Asking {

    private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();
    private static final ScopedValue<UUID> ACCOUNT = ScopedValue.newInstance();

    private Asking() {}

    /**
     * Runs what follows on behalf of {@code scope}.
     *
     * @throws IllegalStateException inside a transaction opened for another scope: it would go on reading as before
     */
    public static ScopedValue.Carrier as(Scope scope) {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !Objects.equals(scope, scope()))
            throw new IllegalStateException(
                    "the running transaction asks for " + scope() + ": open another one for " + scope);
        return ScopedValue.where(SCOPE, scope);
    }

    public static ScopedValue.Carrier as(UUID association) {
        return as(Scope.of(association));
    }

    /**
     * Runs what follows for one account of the scope, for policies that let in a single one ({@code parvis.account}). Bound outside any transaction; a
     * scope opened inside keeps it.
     */
    public static ScopedValue.Carrier by(UUID account) {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !account.equals(account()))
            throw new IllegalStateException("the running transaction asks for " + account());
        return ScopedValue.where(ACCOUNT, account);
    }

    public static @Nullable UUID account() {
        return ACCOUNT.isBound() ? ACCOUNT.get() : null;
    }

    public static Scope scope() {
        return SCOPE.isBound() ? SCOPE.get() : Scope.everybody();
    }

    /**
     * The association asked for.
     *
     * @throws IllegalStateException outside an association's scope
     */
    public static UUID association() {
        var association = scope().association();
        if (association == null) throw new IllegalStateException("no association in scope");
        return association;
    }
}
