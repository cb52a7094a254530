package fr.parvis.access.web;

import fr.parvis.access.SearchSource;
import java.util.List;

/** What was looked for on all pages, and what was found. */
public record SearchPage(String asked, List<SearchSource.Group> groups) {
    public int count() {
        return groups.stream().mapToInt(group -> group.answers().size()).sum();
    }
}
