// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search for another person, to merge with or to add to the household.
 *
 * @param notSearched reason why there was no search; null when there was one
 */
public record OtherPage(
        String id,
        String name,
        boolean household,
        String asked,
        List<PersonRow> found,
        List<Option> kinds,
        @Nullable String notSearched) {}
