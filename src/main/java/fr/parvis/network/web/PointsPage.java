// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.network.HoursTold;
import fr.parvis.network.PointKind;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Content of the list of points. */
public record PointsPage(
        List<Line> lines,
        int total,
        int page,
        int pages,
        String q,
        String sorte,
        String label,
        String etat,
        String departement,
        String association,
        List<Option> departments,
        List<Option> associations,
        String address,
        boolean narrowed,
        boolean ofTheNetwork,
        boolean imports) {

    /** Points that a map shows at most, the first by name. */
    public static final int MOST_ON_MAP = 2_000;

    /** One point of the list. */
    public record Line(
            UUID id,
            String name,
            String commune,
            PointKind kind,
            Set<String> labels,
            String association,
            HoursTold hours) {}

    /** The address of a page of the same list. */
    public String at(int number) {
        return "/bureau/reseau?" + (address.isEmpty() ? "" : address + "&") + "page=" + number;
    }

    public String list() {
        return of("/bureau/reseau");
    }

    public String map() {
        return of("/bureau/reseau/carte");
    }

    /** Whether the map shows some of them only. */
    public boolean mapsSome() {
        return total > MOST_ON_MAP;
    }

    /** Where the map reads its points. */
    public String mapped() {
        return of("/bureau/reseau/points.json");
    }

    public String export(String format) {
        return of("/bureau/reseau/export." + format);
    }

    private String of(String page) {
        return page + (address.isEmpty() ? "" : "?" + address);
    }
}
