// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class PeopleAddresses {
    /** The search. */
    public static final String PEOPLE = "/bureau/personnes";

    /** The form of a new file. */
    public static final String NEW = PEOPLE + "/nouvelle";

    private PeopleAddresses() {}

    /** A person's page, which asks why it is opened. */
    public static String person(String id) {
        return PEOPLE + "/" + id;
    }

    /** A person's page, opened for a case of theirs: the reason is noted with the reading. */
    public static String forCase(UUID person) {
        return forCase(person.toString());
    }

    public static String forCase(String person) {
        return PEOPLE + "/" + person + "?pour=suivi";
    }

    /** The form of a new file for the visitor of a visit. */
    public static String ofVisit(String visit) {
        return NEW + "?passage=" + visit;
    }
}
