// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Accounts;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.people.domain.Likeness;
import fr.parvis.people.domain.PersonListItem;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what lists and pages show of persons. */
@Component
class ShowPerson {

    private final Communes communes;
    private final Accounts accounts;
    private final LocalDays localDays;

    ShowPerson(Communes communes, Accounts accounts, LocalDays localDays) {
        this.communes = communes;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    PersonRow row(PersonListItem one, @Nullable String why) {
        return row(one, List.of(), why);
    }

    /** Rows of several persons, in their order. */
    List<PersonRow> rows(List<PersonListItem> persons, @Nullable String why) {
        var names = communes.names(persons.stream()
                .flatMap(one -> Optional.ofNullable(one.commune()).stream())
                .collect(Collectors.toSet()));
        return persons.stream()
                .map(one -> {
                    var commune = one.commune();
                    return row(one, commune == null ? null : names.getOrDefault(commune, commune), List.of(), why);
                })
                .toList();
    }

    PersonRow row(Likeness likeness, @Nullable String why) {
        return row(
                likeness.person(),
                likeness.reasons().stream()
                        .map(reason -> Words.t("people.alike." + reason))
                        .toList(),
                why);
    }

    private PersonRow row(PersonListItem one, List<String> reasons, @Nullable String why) {
        return row(one, one.commune() == null ? null : commune(one.commune()), reasons, why);
    }

    private static PersonRow row(
            PersonListItem one, @Nullable String commune, List<String> reasons, @Nullable String why) {
        return new PersonRow(
                one.id().toString(),
                one.name(),
                String.join(" · ", namedFacts(one.birthYear(), commune)),
                Words.t("people.last-contact", one.lastContact()),
                one.discreet(),
                reasons,
                why == null ? null : address(one.id(), why));
    }

    static String address(UUID person, String why) {
        return SearchController.ADDRESS + "/" + person + "?pour=" + why;
    }

    List<String> facts(@Nullable Integer born, @Nullable String commune) {
        return namedFacts(born, commune == null ? null : commune(commune));
    }

    private static List<String> namedFacts(@Nullable Integer born, @Nullable String commune) {
        var facts = new ArrayList<String>();
        if (born != null) facts.add(Words.t("people.born", born.toString()));
        if (commune != null) facts.add(commune);
        return facts;
    }

    String commune(@Nullable String insee) {
        return insee == null ? "" : communes.find(insee).map(Commune::name).orElse(insee);
    }

    /** Accounts of the association by identifier. */
    Map<UUID, String> team() {
        return accounts.names();
    }

    static String language(@Nullable String code) {
        return code == null ? "" : Words.languageName(code);
    }

    LocalDate day(Instant at) {
        return localDays.day(at);
    }
}
