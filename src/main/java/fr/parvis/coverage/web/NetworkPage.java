// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.shell.Option;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points of the network, chosen by what its head answers for. */
public record NetworkPage(
        NetworkQuery query,
        List<Option> departments,
        List<Option> distances,
        List<Row> rows,
        int total,
        int unplaced,
        int page,
        int pages,
        @Nullable String problem) {

    /** A point, its amounts written. */
    public record Row(
            UUID id, String name, String commune, String kind, Set<String> labels, String openedOn, String distance) {}

    private String with(String path, String more) {
        var address = query.address();
        return path
                + (address.isEmpty() && more.isEmpty() ? "" : "?")
                + address
                + (address.isEmpty() || more.isEmpty() ? "" : "&")
                + more;
    }

    public String at(int number) {
        return with("/bureau/couverture/points", "page=" + number);
    }

    public String export() {
        return with("/bureau/couverture/points.csv", "");
    }

    public String map() {
        return with("/bureau/couverture/points.json", "");
    }
}
