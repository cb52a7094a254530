// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a household may have a chèque énergie, and of how much, by the grid of a year. */
public final class EnergyCheque {

    /**
     * A band of the grid.
     *
     * @param below euros of reference income per unit, not reached
     * @param euros for up to one unit, less than two, two or more
     * @param sure whether the whole line was read in its text, or in two sources that say the same
     */
    record Band(int year, int below, List<Integer> euros, String source, LocalDate readOn, boolean sure) {}

    /**
     * Estimate by the official grid.
     *
     * @param year of the grid
     * @param euros 0 when the income is too high
     * @param perUnit euros of income per unit, rounded down
     * @param ceiling euros per unit from which there is none
     * @param toCheck whether the line is not sure, or is of another year
     * @param close whether a threshold is nearer than a hundredth: the true one may lie on the other side
     */
    public record Estimate(
            int year,
            int hundredths,
            long perUnit,
            int euros,
            int ceiling,
            boolean toCheck,
            boolean close,
            String source,
            LocalDate readOn) {}

    private final List<Band> bands;

    private EnergyCheque(List<Band> bands) {
        this.bands = bands;
    }

    /** @throws IllegalArgumentException naming the line that cannot be read */
    public static EnergyCheque read(String table) {
        var bands = new ArrayList<Band>();
        boolean head = true;
        int line = 0;
        for (var text : table.lines().toList()) {
            line++;
            if (text.isBlank() || text.startsWith("#")) continue;
            if (!head) bands.add(band(text, line));
            head = false;
        }
        bands.sort(Comparator.comparingInt(Band::year).thenComparingInt(Band::below));
        return new EnergyCheque(List.copyOf(bands));
    }

    private static Band band(String text, int line) {
        var cells = text.split(";", -1);
        if (cells.length != 8) throw new IllegalArgumentException("line " + line + ": 8 columns expected: " + text);
        return new Band(
                Integer.parseInt(cells[0]),
                Integer.parseInt(cells[1]),
                List.of(Integer.valueOf(cells[2]), Integer.valueOf(cells[3]), Integer.valueOf(cells[4])),
                cells[5],
                LocalDate.parse(cells[6]),
                cells[7].equals("TEXT") || cells[7].equals("CONFIRMED"));
    }

    /** The last year whose grid somebody wrote down; nothing where there is none. */
    public OptionalInt lastYear() {
        return bands.stream().mapToInt(Band::year).max();
    }

    /**
     * By the grid of that year; as long as nobody wrote it down, by that of the year before, to be checked: in January the campaign of the new year has
     * not begun.
     *
     * @return nothing when neither is known
     */
    public Optional<Estimate> estimate(int asked, long income, ConsumptionUnits units) {
        return estimate(asked, income, units.hundredths());
    }

    /** Estimate with units counted in half persons, where that count differs. */
    public Optional<Estimate> otherwise(int asked, long income, ConsumptionUnits units) {
        return units.inHalfPersons() == units.hundredths()
                ? Optional.empty()
                : estimate(asked, income, units.inHalfPersons());
    }

    private Optional<Estimate> estimate(int asked, long income, int hundredths) {
        if (income < 0) throw new IllegalArgumentException("an income below zero");
        int year = bands.stream()
                .mapToInt(Band::year)
                .filter(of -> of == asked || of == asked - 1)
                .max()
                .orElse(-1);
        var grid = bands.stream().filter(band -> band.year() == year).toList();
        if (grid.isEmpty()) return Optional.empty();
        // compared without rounding: income per unit < threshold
        var found = grid.stream()
                .filter(band -> income * 100 < (long) band.below() * hundredths)
                .findFirst()
                .orElse(null);
        var shown = found == null ? grid.getLast() : found;
        boolean close = grid.stream()
                .anyMatch(band -> Math.abs(income * 100 - (long) band.below() * hundredths) * 100
                        < (long) band.below() * hundredths);
        return Optional.of(new Estimate(
                year,
                hundredths,
                income * 100 / hundredths,
                found == null ? 0 : found.euros().get(hundredths <= 100 ? 0 : hundredths < 200 ? 1 : 2),
                grid.getLast().below(),
                !shown.sure() || year != asked,
                close,
                shown.source(),
                shown.readOn()));
    }
}
