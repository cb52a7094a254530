// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

/** Addresses of the pages of this module. */
final class Addresses {
    static final String RECEIVED = "/listes/recues";
    static final String RECEPTION = "/listes/reception";
    private static final String UUID_OF = "/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";

    /** A list that was imported. */
    static final String LIST = RECEIVED + UUID_OF;

    /** A file that waits. */
    static final String FILE = RECEPTION + UUID_OF;

    private Addresses() {}
}
