// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.domain.Team;
import fr.parvis.shell.Option;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Choices of the forms of this module. */
@Component
class Choices {
    private final Nomenclature nomenclature;
    private final Team team;
    private final Communes communes;
    private final Points points;

    Choices(Nomenclature nomenclature, Team team, Communes communes, Points points) {
        this.nomenclature = nomenclature;
        this.team = team;
        this.communes = communes;
        this.points = points;
    }

    List<Option> partners() {
        return nomenclature.on(team.today()).options(CodeList.OPERATOR);
    }

    String partner(@Nullable String code) {
        return code == null ? "" : nomenclature.on(team.today()).brief(CodeList.OPERATOR, code);
    }

    /** Accounts that may go, without one of them; and those who are chosen already, even if they left. */
    List<Option> people(@Nullable UUID but, Collection<UUID> kept) {
        return team.all().stream()
                .filter(account -> !account.id().equals(but))
                .filter(account -> account.works() || kept.contains(account.id()))
                .map(account -> new Option(account.id().toString(), account.name()))
                .toList();
    }

    /** Points that go round, or where hours are kept, on that day. */
    List<Option> points(@Nullable UUID association, LocalDate day) {
        return (association == null ? points.list() : points.list(association))
                .stream()
                        .filter(point -> point.kind() != PointKind.FIXED && point.openOn(day))
                        .map(point -> new Option(point.id().toString(), point.name()))
                        .toList();
    }

    /** The commune that was typed: its code, its name, its name with its department or its postcode; nothing when several may be meant. */
    Optional<Commune> commune(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) return Optional.empty();
        if (text.matches("\\d[\\dAB]\\d{3}")) {
            var byCode = communes.find(text);
            if (byCode.isPresent()) return byCode;
        }
        var name = text.replaceAll("\\s*\\([^)]*\\)$", "");
        var found = communes.search(name);
        var department = text.replaceAll("^.*\\(([^)]*)\\)$", "$1");
        var exact = found.stream()
                .filter(commune -> commune.name().equalsIgnoreCase(name))
                .filter(commune ->
                        department.equals(text) || commune.department().equals(department))
                .toList();
        if (!exact.isEmpty() && (exact.size() == 1 || !department.equals(text))) return Optional.of(exact.getFirst());
        // the most populous of one name is the one that is meant; the page shows which was understood
        if (!exact.isEmpty()) return Optional.of(exact.getFirst());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Communes that the text may mean, as they must be typed. */
    String suggestions(String typed) {
        return communes.search(typed.strip()).stream()
                .limit(5)
                .map(Choices::said)
                .collect(Collectors.joining(", "));
    }

    static String said(Commune commune) {
        return commune.name() + " (" + commune.department() + ")";
    }

    String communeOf(String insee) {
        return communes.find(insee).map(Choices::said).orElse(insee);
    }

    /** The association's own points. */
    List<Point> places(@Nullable UUID association) {
        return association == null ? List.of() : points.list(association);
    }
}
