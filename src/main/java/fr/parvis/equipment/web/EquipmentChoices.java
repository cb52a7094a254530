// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Movement;
import fr.parvis.equipment.domain.Signing;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.partners.Partners;
import fr.parvis.people.People;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Choices in forms of equipment, and names on its pages. */
@Component
class EquipmentChoices {
    /** Partners who give, repair or send somebody for equipment. */
    private static final List<String> PARTNER_KINDS = List.of(
            "operator", "ccas", "town-hall", "department", "housing", "employment", "digital", "association", "other");

    private static final int MOST_OF_A_KIND = 200;

    private final Points points;
    private final Partners partners;
    private final People people;
    private final Accounts accounts;
    private final LocalDays localDays;

    EquipmentChoices(Points points, Partners partners, People people, Accounts accounts, LocalDays localDays) {
        this.points = points;
        this.partners = partners;
        this.people = people;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    List<Option> points(SignedIn who) {
        var association = who.association();
        if (association == null) return List.of();
        return points.list(association).stream()
                .filter(point -> point.openOn(localDays.today(point)))
                .map((Point point) -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    /** The one that was said; else the only one. */
    static String point(String said, List<Option> points) {
        return said.isEmpty() && points.size() == 1 ? points.getFirst().value() : said;
    }

    List<Option> partners() {
        return PARTNER_KINDS.stream()
                .flatMap(kind -> partners.ofKind(kind, MOST_OF_A_KIND).stream())
                .map(listed -> new Option(
                        listed.partner().id().toString(), listed.partner().name()))
                .distinct()
                .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    static List<Option> options(String prefix, Collection<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, Words.t(prefix + code)))
                .toList();
    }

    /** One label a line, or with commas between them. */
    static List<String> labels(String typed) {
        return typed.lines()
                .flatMap(line -> Stream.of(line.split("[,;]")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    String pointName(@Nullable UUID point) {
        return point == null ? "" : points.name(point).orElse("—");
    }

    String partnerName(@Nullable UUID partner) {
        return partner == null
                ? ""
                : partners.find(partner).map(Partners.Addressee::name).orElse("—");
    }

    String accountName(UUID account) {
        return accounts.find(account).map(Accounts.Account::name).orElse("—");
    }

    /** Holder: a name, a card, or nobody any more. */
    String borrower(Handover it) {
        var person = it.person();
        return borrower(it, person == null ? null : people.find(person).orElse(null));
    }

    private static String borrower(Handover it, People.@Nullable Named person) {
        if (person != null) return person.name();
        return Words.t(
                it.person() == null && it.card() != null ? "equipment.borrower.card" : "equipment.borrower.forgotten");
    }

    /** Names in the history of an item, read together. */
    record Names(Map<UUID, String> accounts, Map<UUID, Partners.Addressee> partners, Map<UUID, People.Named> persons) {
        String account(UUID id) {
            return accounts.getOrDefault(id, "—");
        }

        String partner(UUID id) {
            var found = partners.get(id);
            return found == null ? "—" : found.name();
        }

        String borrower(Handover it) {
            var person = it.person();
            return EquipmentChoices.borrower(it, person == null ? null : persons.get(person));
        }
    }

    Names names(List<Movement> movements, List<Handover> handovers) {
        return new Names(
                accounts.find(movements.stream().map(Movement::by).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name)),
                partners.all(movements.stream()
                        .flatMap(one -> Stream.ofNullable(one.partner()))
                        .collect(Collectors.toSet())),
                people.names(handovers.stream()
                        .flatMap(one -> Stream.ofNullable(one.person()))
                        .collect(Collectors.toSet())));
    }

    String when(Instant at) {
        var local = localDays.local(at);
        return Words.date(local.toLocalDate()) + ", " + Words.time(local.toLocalTime());
    }

    /** The way of signing, in words; empty for nobody. */
    static String signed(Signing.@Nullable Manner manner) {
        return manner == null ? "" : Words.t("equipment.signed." + manner.code());
    }
}
