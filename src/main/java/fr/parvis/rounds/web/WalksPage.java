// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month's walks, their figures by sector, and the form for the next one. */
public record WalksPage(
        RoundForm form,
        WalkChoices choices,
        boolean leads,
        String month,
        String monthName,
        String before,
        @Nullable String after,
        String sector,
        String whose,
        List<Figure> figures,
        List<Row> rows,
        int number,
        int pages) {
    public record Figure(
            String sector, int walks, String time, int persons, int sightings, int relayed, int answered) {}

    public record Row(
            String id,
            String day,
            String time,
            String sector,
            String lasted,
            int persons,
            String partner,
            String who,
            int version,
            boolean free,
            List<Seen> seen) {}

    public record Seen(
            String id,
            String kind,
            String icon,
            String place,
            String said,
            boolean photo,
            String relay,
            String relayed,
            String answered,
            String relayCode,
            String relayedOn,
            String answeredOn,
            String answer,
            Problems problems) {}

    public String at(int page) {
        return WalksController.ADDRESS + "?mois=" + month + "&secteur=" + sector + "&qui=" + whose + "&page=" + page;
    }
}
