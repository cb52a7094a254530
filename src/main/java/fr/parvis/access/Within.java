// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

/** Scope in which the account of a request must stand, besides its right. */
public enum Within {
    ANYWHERE,
    /** An account of an association: what the route shows or changes belongs to one. */
    ASSOCIATION,
    /** An account of a partner of an association. */
    PARTNER,
    /** An account of the network itself. */
    NETWORK;

    public boolean holds(SignedIn who) {
        return switch (this) {
            case ANYWHERE -> true;
            case ASSOCIATION -> who.association() != null;
            case PARTNER -> who.partner() != null;
            case NETWORK -> who.association() == null;
        };
    }
}
