package fr.parvis.people.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list, with what tells people apart; empty where it is not known.
 *
 * @param reasons why the person is taken for another; empty in a search
 */
public record PersonRow(
        String id,
        String name,
        String born,
        String commune,
        String lastContact,
        boolean discreet,
        List<String> reasons,
        @Nullable String href) {

    /** What tells people apart, in one line. */
    public String facts() {
        return Stream.of(born, commune, lastContact)
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
