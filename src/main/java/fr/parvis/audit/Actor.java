// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account on whose behalf the code runs; the journal notes it. Bound for each request by who identifies. */
public final class Actor {
    private static final ScopedValue<UUID> ACCOUNT = ScopedValue.newInstance();

    private Actor() {}

    public static ScopedValue.Carrier is(UUID account) {
        return ScopedValue.where(ACCOUNT, account);
    }

    public static @Nullable UUID account() {
        return ACCOUNT.isBound() ? ACCOUNT.get() : null;
    }
}
