package fr.parvis.statistics.web;

import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the figures page shows.
 *
 * @param extent the chosen one, as in the address
 * @param today the last day that can be asked for
 * @param problem what was wrong with the dates asked for, in words
 * @param hiding whether small counts are hidden from who looks
 */
public record FiguresPage(
        String extent,
        List<Option> extents,
        LocalDate from,
        LocalDate to,
        LocalDate today,
        List<Preset> presets,
        @Nullable String problem,
        String period,
        String periodBefore,
        List<Total> totals,
        List<Bar> days,
        List<Chart> charts,
        boolean hiding,
        int threshold,
        boolean nothing) {

    /** A period that one press chooses. */
    public record Preset(String label, String href, boolean chosen) {}

    /** One big number with the one before and its definition. */
    public record Total(
            String label, String value, @Nullable String unit, String before, String definition) {}

    /** One dimension. */
    public record Chart(String id, String title, String head, String unit, String definition, List<Bar> bars) {}
}
