// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import static fr.parvis.people.domain.PersonFile.Said;

import fr.parvis.people.domain.Contact;
import fr.parvis.values.Ids;
import java.util.List;

/** Persons for tests, in the words of the domain: nobody in particular. */
public final class PeopleFixtures {
    public static final String VILLEURBANNE = "69266";
    public static final String BRON = "69029";

    private PeopleFixtures() {}

    public static Said aPerson(String given, String family, Integer born) {
        return aPerson(given, family, born, VILLEURBANNE);
    }

    public static Said aPerson(String given, String family, Integer born, String commune) {
        return new Said(given, family, born, commune, null, List.of(), false, null, List.of());
    }

    public static Said reachedBy(Said said, String phone) {
        return with(said, said.discreet(), said.safe(), List.of(new Contact(Ids.next(), Contact.Kind.PHONE, phone)));
    }

    public static Said discreet(Said said, String safe) {
        return with(said, true, safe, said.contacts());
    }

    private static Said with(Said s, boolean discreet, String safe, List<Contact> contacts) {
        return new Said(
                s.given(),
                s.family(),
                s.birthYear(),
                s.commune(),
                s.language(),
                s.adaptations(),
                discreet,
                safe,
                contacts);
    }
}
