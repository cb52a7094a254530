package fr.parvis.database;

import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries the scope of what runs: each transaction opened inside is bound to it. Without one, everybody's: what the public may see. */
public final class Asking {

    private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

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
