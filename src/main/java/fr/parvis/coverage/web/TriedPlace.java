// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.coverage.domain.ServicePoint;
import fr.parvis.coverage.domain.Spot;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a trial: a place and how often somebody would be there, as typed and as understood.
 *
 * @param lieu a commune ("26400 Crest", "26108") or a position ("44.73, 5.02")
 * @param rythme empty for a point that stays, else {@code semaine}, {@code quinzaine}, {@code mois}
 * @param jour 1 for Monday to 7 for Sunday; empty when it is not said
 * @param label the place as it was understood; empty when it was not
 * @param servicePoint service point that it would be; null when the place was not understood
 * @param problem problem and what to do, in words
 */
public record TriedPlace(
        String lieu,
        String rythme,
        String jour,
        String label,
        @Nullable ServicePoint servicePoint,
        @Nullable String problem) {
    static final int MOST = 20;
    private static final int LONGEST = 100;
    static final List<String> RHYTHMS = List.of("semaine", "quinzaine", "mois");
    private static final Pattern POSITION =
            Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,10})?)\\s*[,;]\\s*(-?\\d{1,3}(?:\\.\\d{1,10})?)");

    /** A stop made once a month is not within any two weeks: it counts as little as white areas say. */
    boolean counts() {
        return servicePoint != null && !rythme.equals("mois");
    }

    /** "Crest (26), chaque mardi". */
    public String inWords() {
        if (rythme.isEmpty()) return label;
        var day = jour.isEmpty() ? "" : t("coverage.day." + jour);
        return t("coverage.trial.stop." + rythme + (jour.isEmpty() ? "" : ".day"), label, day);
    }

    /** The lines of a form, empty ones left out; the lists run beside each other and may be of unequal length. */
    static List<TriedPlace> read(List<String> places, List<String> rhythms, List<String> days, Communes communes) {
        var all = new ArrayList<TriedPlace>();
        for (int i = 0; i < places.size() && all.size() < MOST; i++) {
            var lieu = places.get(i).strip();
            if (lieu.isEmpty()) continue;
            var rythme = i < rhythms.size() && RHYTHMS.contains(rhythms.get(i)) ? rhythms.get(i) : "";
            var jour = i < days.size() && days.get(i).matches("[1-7]") ? days.get(i) : "";
            if (!jour.isEmpty() && rythme.isEmpty()) rythme = "semaine";
            all.add(understand(lieu.substring(0, Math.min(LONGEST, lieu.length())), rythme, jour, communes));
        }
        return all;
    }

    private static TriedPlace understand(String lieu, String rythme, String jour, Communes communes) {
        var position = POSITION.matcher(lieu);
        if (position.matches()) {
            double latitude = Double.parseDouble(position.group(1));
            double longitude = Double.parseDouble(position.group(2));
            if (!Spot.isOnEarth(latitude, longitude))
                return new TriedPlace(lieu, rythme, jour, "", null, t("coverage.problem.world", lieu));
            var label = t("coverage.trial.position", position.group(1), position.group(2));
            return new TriedPlace(
                    lieu, rythme, jour, label, new ServicePoint("", label, new Spot(latitude, longitude)), null);
        }
        var meant = communes.understand(lieu);
        if (meant.isEmpty()) return new TriedPlace(lieu, rythme, jour, "", null, t("coverage.problem.commune", lieu));
        if (meant.size() > 1)
            return new TriedPlace(
                    lieu,
                    rythme,
                    jour,
                    "",
                    null,
                    t(
                            "coverage.problem.several",
                            lieu,
                            meant.stream().limit(4).map(Commune::label).collect(Collectors.joining(", "))));
        var commune = meant.getFirst();
        var latitude = commune.latitude();
        var longitude = commune.longitude();
        if (latitude == null || longitude == null)
            return new TriedPlace(lieu, rythme, jour, "", null, t("coverage.problem.unplaced", commune.label()));
        return new TriedPlace(
                lieu,
                rythme,
                jour,
                commune.label(),
                new ServicePoint(commune.insee(), commune.label(), new Spot(latitude, longitude)),
                null);
    }
}
