// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.PointKind;
import fr.parvis.network.domain.standard.StandardPlace;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Facts known of a point: what the national standard describes, and what is the network's own.
 *
 * @param place in the national standard; its {@code insee} is always known here
 * @param labels {@link #PAND}, {@link #FRANCE_SERVICES}
 * @param zone of the point's department
 * @param closedOn first day on which it receives nobody any more
 * @param version grows at each change; a change says which one it was made on
 */
public record PointSheet(
        UUID id,
        UUID association,
        PointKind kind,
        StandardPlace place,
        Set<String> labels,
        ZoneId zone,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        int version) {

    public static final String PAND = "pand";
    public static final String FRANCE_SERVICES = "france-services";

    public PointSheet {
        labels = Set.copyOf(labels);
    }

    public String name() {
        return place.name();
    }

    PointSheet with(StandardPlace changed, PointKind changedKind, Set<String> changedLabels) {
        return new PointSheet(id, association, changedKind, changed, changedLabels, zone, openedOn, closedOn, version);
    }
}
