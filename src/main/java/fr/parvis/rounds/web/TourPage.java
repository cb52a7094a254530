// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import java.util.List;

/**
 * Page of a tour: its stops in words, its halts to come, its feeds.
 *
 * @param mapped whether the place of a stop is known
 */
public record TourPage(
        String id,
        String name,
        String point,
        String pointId,
        String vehicle,
        String partner,
        List<String> kit,
        String validity,
        boolean edits,
        List<StopRow> stops,
        boolean mapped,
        List<NextRow> next) {
    public record StopRow(
            String id, String place, String address, String commune, String frequency, String validity, boolean over) {}

    public record NextRow(String stop, String day, String hours, String place, String state, String note) {}
}
