// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search and its results; before a search, the files that were read last.
 *
 * @param notSearched reason why nobody was looked for; null when the search was made
 */
public record SearchPage(
        String asked,
        String why,
        List<Option> reasons,
        List<PersonRow> found,
        List<PersonRow> recent,
        boolean full,
        @Nullable String notSearched) {}
