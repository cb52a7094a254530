// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search and who was found; who was read last before anything is asked.
 *
 * @param notSearched why nobody was looked for; nothing when the search was made
 */
public record SearchPage(
        String asked,
        String why,
        List<Option> reasons,
        List<PersonRow> found,
        List<PersonRow> recent,
        boolean full,
        @Nullable String notSearched) {}
