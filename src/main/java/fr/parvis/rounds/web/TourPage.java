package fr.parvis.rounds.web;

import java.util.List;

/** One tour: its stops in words, its halts to come, its feeds. */
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
        List<NextRow> next) {
    public record StopRow(
            String id, String place, String address, String commune, String frequency, String validity, boolean over) {}

    public record NextRow(String stop, String day, String hours, String place, String state, String note) {}
}
