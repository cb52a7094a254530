// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the case or home visit of a page; opening it is a reading of the person's file, which the journal notes. */
@Component
class OpenHome {
    private final ReadHomes homes;
    private final Cases cases;
    private final People people;
    private final Points points;

    OpenHome(ReadHomes homes, Cases cases, People people, Points points) {
        this.homes = homes;
        this.cases = cases;
        this.people = people;
        this.points = points;
    }

    Cases.Named ofCase(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    ReadHomes.Found visit(UUID id) {
        var found = homes.find(id).orElseThrow(() -> new NotFound("home visit " + id));
        people.read(found.caseFile().person(), "case");
        return found;
    }

    String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    /**
     * Where a visit may be counted.
     *
     * @param kept is offered too, so that saving the form keeps it
     */
    List<Option> points(SignedIn who, @Nullable UUID kept) {
        var association = who.association();
        if (association == null) return List.of();
        var today = homes.today();
        return points.list(association).stream()
                .filter(point -> receives(point, today) || point.id().equals(kept))
                .map((Point point) -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    private static boolean receives(Point point, LocalDate today) {
        var closedOn = point.closedOn();
        return closedOn == null || closedOn.isAfter(today);
    }
}
