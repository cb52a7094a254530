// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class PartnersAddresses {
    public static final String PARTNERS = "/bureau/partenaires";

    /** The form of a new partner; {@code nom} fills in its name. */
    public static final String NEW = PARTNERS + "/nouveau";

    private PartnersAddresses() {}

    public static String partner(UUID id) {
        return PARTNERS + "/" + id;
    }
}
