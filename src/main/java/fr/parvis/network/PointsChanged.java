// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.List;
import java.util.UUID;

/** Points of an association were {@code created}, {@code changed}, {@code closed} or {@code reopened}; published inside the transaction, which may be of the network. */
public record PointsChanged(UUID association, List<UUID> points, String change) {
    public PointsChanged {
        points = List.copyOf(points);
    }
}
