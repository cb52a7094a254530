// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.SearchSource;
import java.util.List;

/** Page of the search of all pages: the text and its answers. */
public record SearchPage(String asked, List<SearchSource.Group> groups) {
    public int count() {
        return groups.stream().mapToInt(group -> group.answers().size()).sum();
    }
}
