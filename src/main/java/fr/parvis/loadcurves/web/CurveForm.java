// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.loadcurves.domain.Climates;
import fr.parvis.loadcurves.domain.CurveReading;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.analysis.OffPeak;
import fr.parvis.loadcurves.domain.analysis.OffPeakHours;
import fr.parvis.loadcurves.domain.reading.Stamps;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of a curve as it was sent: the person's agreement, and what is known of the dwelling. */
final class CurveForm {
    /** Sent by the button that a reversed period offers. */
    private static final String SWAP = "echanger";

    private static final Set<String> FIELDS = Set.of(
            "but",
            "accord",
            "maniere",
            "du",
            "au",
            SWAP,
            "jusque",
            "puissance",
            "hc",
            "hcEte",
            "hcVenir",
            "hcVenirEte",
            "horodatage",
            "departement");
    private static final Set<String> MANNERS = Set.of("spoken", "telephone", "written");
    private static final int MOST_YEARS = 3;

    private final Map<String, String> sent = new HashMap<>();
    private final LocalDate today;
    private final Problems problems;

    /** @param problems list to which those of the fields are added */
    CurveForm(LocalDate today, Problems problems) {
        this.today = today;
        this.problems = problems;
    }

    void add(String name, String text) {
        if (FIELDS.contains(name)) sent.put(name, text.strip());
    }

    Map<String, String> values() {
        return sent;
    }

    /** The end of its interval that a stamp names; null where it is found from the file. */
    Stamps.@Nullable End stamped() {
        return switch (sent.getOrDefault("horodatage", "")) {
            case "debut" -> Stamps.End.START;
            case "fin" -> Stamps.End.END;
            default -> null;
        };
    }

    CurveReading.@Nullable Agreement agreement() {
        if (sent.remove(SWAP) != null && CurvesPage.reversed(sent)) {
            var end = sent.getOrDefault("du", "");
            sent.put("du", sent.getOrDefault("au", ""));
            sent.put("au", end);
        }
        if (!sent.getOrDefault("accord", "").equals("oui"))
            problems.add("accord", Words.t("loadcurves.problem.agreement"));
        var manner = sent.getOrDefault("maniere", "");
        if (!MANNERS.contains(manner)) problems.add("maniere", Words.t("loadcurves.problem.manner"));
        var purpose = EnumCode.find(CurveReading.Purpose.class, sent.get("but")).orElse(null);
        if (purpose == null) problems.add("but", Words.t("loadcurves.problem.purpose"));
        var from = CalendarYears.day(sent.get("du"), "du", problems);
        var to = CalendarYears.day(sent.get("au"), "au", problems);
        var until = CalendarYears.day(sent.get("jusque"), "jusque", problems);
        if (from != null && to != null && from.isAfter(to)) problems.add("au", Words.t("loadcurves.problem.order"));
        if (until != null && (until.isBefore(today) || until.isAfter(today.plusYears(MOST_YEARS))))
            problems.add("jusque", Words.t("loadcurves.problem.until", today.plusYears(MOST_YEARS)));
        return !problems.isEmpty() || purpose == null || from == null || to == null || until == null
                ? null
                : new CurveReading.Agreement(purpose, manner, from, to, until);
    }

    Indicators.Known known(Map<Integer, Double> celsius, Climates climates) {
        Integer power = null;
        var written = sent.getOrDefault("puissance", "");
        if (written.matches("\\d{1,2}") && Integer.parseInt(written) >= 1 && Integer.parseInt(written) <= 36)
            power = Integer.parseInt(written);
        else if (!written.isEmpty()) problems.add("puissance", Words.t("loadcurves.problem.power"));
        return new Indicators.Known(
                celsius, power, hours("hc", "hcEte"), hours("hcVenir", "hcVenirEte"), null, department(climates));
    }

    private @Nullable String department(Climates climates) {
        var written = sent.getOrDefault("departement", "");
        if (written.isEmpty()) return null;
        if (climates.find(written).isPresent()) return written;
        problems.add("departement", Words.t("loadcurves.climate.problem.department"));
        return null;
    }

    private OffPeak.@Nullable Hours hours(String winter, String summer) {
        var cold = span(winter);
        var warm = span(summer);
        if (cold == null) {
            if (warm != null && sent.getOrDefault(winter, "").isEmpty())
                problems.add(winter, Words.t("loadcurves.problem.hours.winter"));
            return null;
        }
        return new OffPeak.Hours(cold, warm == null ? cold : warm);
    }

    private @Nullable OffPeakHours span(String field) {
        var text = sent.getOrDefault(field, "");
        if (text.isEmpty()) return null;
        var found = OffPeakHours.of(text);
        if (found.isEmpty()) problems.add(field, Words.t("loadcurves.problem.hours"));
        return found.orElse(null);
    }
}
