// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks all sources of the search for one text, in one transaction: what a source could not note, it does not show. */
@Component
public class SearchAll {
    private final List<SearchSource> sources;

    SearchAll(List<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
    }

    @Transactional
    public List<SearchSource.Group> handle(SearchText asked, SignedIn who) {
        if (asked.text().isEmpty()) return List.of();
        return sources.stream()
                .map(source -> source.find(asked, who))
                .flatMap(Optional::stream)
                .toList();
    }
}
