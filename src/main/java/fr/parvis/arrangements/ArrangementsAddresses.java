// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

/** Addresses of pages of this module, for links from other modules. */
public final class ArrangementsAddresses {
    public static final String ARRANGEMENTS = "/listes/accords";
    public static final String NEW = "/listes/accords/nouveau";

    private ArrangementsAddresses() {}
}
