// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class ReturnsAddresses {
    public static final String RETURNS = "/listes/retours";

    private ReturnsAddresses() {}

    /** Return files to the partner of an arrangement. */
    public static String ofArrangement(UUID arrangement) {
        return RETURNS + "/" + arrangement;
    }
}
