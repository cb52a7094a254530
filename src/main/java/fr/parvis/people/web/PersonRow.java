// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list.
 *
 * @param facts birth year and commune, which tell people apart; empty where neither is known
 * @param reasons reasons why the person is taken for another; empty in a search
 */
public record PersonRow(
        String id,
        String name,
        String facts,
        String lastContact,
        boolean discreet,
        List<String> reasons,
        @Nullable String href) {

    /** Facts of the person in one line, with the last contact. */
    public String allFacts() {
        return facts.isEmpty() ? lastContact : facts + " · " + lastContact;
    }
}
