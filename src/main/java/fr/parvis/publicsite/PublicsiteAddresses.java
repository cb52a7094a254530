// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class PublicsiteAddresses {
    private PublicsiteAddresses() {}

    /** The public page of a point. */
    public static String point(UUID id) {
        return "/points/" + id;
    }

    /** The public page of a stop, by its short code. */
    public static String stop(String code) {
        return "/a/" + code;
    }
}
