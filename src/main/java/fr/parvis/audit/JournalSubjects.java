// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of the things of one kind that entries of the journal are about. The module that they belong to contributes a bean for
 * each kind; a sentence or a fact of the journal names the kind in braces, {@code {point}}. What is gone is called by the message
 * {@code audit.gone.<kind>}.
 */
public interface JournalSubjects {

    /**
     * A thing as a sentence names it.
     *
     * @param label with its article, "le point Gare du Nord"; never the name of a person whose file is kept
     * @param address its page, for who may open it
     */
    record Subject(String label, @Nullable String address) {}

    /**
     * Those of one kind, of which none is in the file of a person.
     *
     * @param find as {@link #find}
     */
    static JournalSubjects of(String kind, Function<Collection<String>, Map<String, Subject>> find) {
        return new JournalSubjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Subject> find(Collection<String> subjects) {
                return find.apply(subjects);
            }
        };
    }

    /**
     * Those of one kind that are a short list.
     *
     * @param key name of one in the journal
     */
    static <T> JournalSubjects ofList(
            String kind, Supplier<List<T>> list, Function<T, String> key, Function<T, Subject> subject) {
        return of(
                kind,
                keys -> list.get().stream()
                        .filter(one -> keys.contains(key.apply(one)))
                        .collect(Collectors.toMap(key, subject)));
    }

    /** As sentences name it: {@code point}. */
    String kind();

    /** Those that exist and that the scope sees, by what the journal calls them. At most one statement. */
    Map<String, Subject> find(Collection<String> subjects);

    /** Identifiers of such things in the file of a person. */
    default Collection<String> ofPerson(UUID person) {
        return List.of();
    }
}
