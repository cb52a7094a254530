// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file of somebody, opened: with the least that helps.
 *
 * @param given may be empty: some have one name only
 * @param birthYear 120 years ago at most
 * @param commune INSEE code of where the person lives
 * @param language ISO 639 code
 * @param adaptations codes of {@link Adaptation}: what the person asked for
 * @param discreet in danger at home: reached only as {@code safe} says, named in no other file
 * @param safe channels and hours that are safe
 * @param mergedInto the file that stands for this one since a merge
 * @param unreadable parts whose key is lost
 */
public record PersonFile(
        UUID id,
        String given,
        String family,
        @Nullable Integer birthYear,
        @Nullable String commune,
        @Nullable String language,
        List<String> adaptations,
        boolean discreet,
        @Nullable String safe,
        List<Contact> contacts,
        UUID openedBy,
        Instant openedAt,
        LocalDate lastContact,
        int version,
        @Nullable UUID mergedInto,
        Unreadable unreadable) {

    public String name() {
        return name(given, family);
    }

    static String name(String given, String family) {
        return Stream.of(given, family).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    PersonFile with(Said said, int version) {
        return new PersonFile(
                id,
                said.given,
                said.family,
                said.birthYear,
                said.commune,
                said.language,
                said.adaptations,
                said.discreet,
                said.safe,
                said.contacts,
                openedBy,
                openedAt,
                lastContact,
                version,
                mergedInto,
                unreadable);
    }

    public Said said() {
        return new Said(given, family, birthYear, commune, language, adaptations, discreet, safe, contacts);
    }

    /** Description of a person, as a form has it. */
    public record Said(
            String given,
            String family,
            @Nullable Integer birthYear,
            @Nullable String commune,
            @Nullable String language,
            List<String> adaptations,
            boolean discreet,
            @Nullable String safe,
            List<Contact> contacts) {

        Said with(List<Contact> contacts) {
            return new Said(
                    given, family, birthYear, commune, language, adaptations, discreet, safe, List.copyOf(contacts));
        }
    }

    /**
     * Text that was sealed under a key that is lost: it is there and says nothing. It is neither judged nor compared, and stays as it is.
     *
     * @param safe whether {@code safe} is such, until it is said anew
     * @param contacts ways to reach the person, by identifier
     */
    public record Unreadable(boolean safe, Map<UUID, Contact.Kind> contacts) {
        static final Unreadable NOTHING = new Unreadable(false, Map.of());
    }

    static String aboutSafe(UUID person) {
        return "safe " + person;
    }
}
