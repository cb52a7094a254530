// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scope in which the account of a request must stand, besides its right. */
public enum Within {
    ANYWHERE,
    /** An account of an association: what the route shows or changes belongs to one. */
    ASSOCIATION,
    /** An account of the network itself. */
    NETWORK;

    /** @param association the association of the account; null for an account of the network */
    public boolean holds(@Nullable UUID association) {
        return switch (this) {
            case ANYWHERE -> true;
            case ASSOCIATION -> association != null;
            case NETWORK -> association == null;
        };
    }
}
