// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

/** Addresses of pages of this module, for links from other modules. */
public final class RotaAddresses {
    /** The week of the team; {@code ?semaine=} and a day show the week that holds it. */
    public static final String WEEK = "/bureau/planning";

    private RotaAddresses() {}
}
