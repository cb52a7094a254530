// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The files of a home that is made up, as a person would bring them.
 *
 * @param curve half hours, as "Mes mesures" gives them out
 * @param celsius by day since 1970
 * @param saved kWh that were truly saved
 */
public record ExampleFile(String curve, Map<Integer, Double> celsius, double saved) {

    public static ExampleFile year(long seed, LocalDate first, double saved) {
        var home = Home.of(seed);
        int days = (int) (first.plusYears(1).toEpochDay() - first.toEpochDay());
        var year = home.year(first, days, saved);
        var load = Home.load(year.daily(), 30, new Random(seed));
        var file = Written.load(fr.parvis.loadcurves.domain.reading.Shape.ACCOUNT, load, 30, new Random(4));
        double truly = 0;
        for (double celsius : year.celsius().values())
            truly += saved * home.slope() * Math.max(0, home.balance() - celsius);
        return new ExampleFile(String.join("\r\n", file.lines()) + "\r\n", year.celsius(), truly);
    }

    public byte[] bytes() {
        return curve.getBytes(StandardCharsets.UTF_8);
    }

    /** Power of the first step, as the file writes it. */
    public String firstWatts() {
        return curve.lines().skip(2).findFirst().orElseThrow().replaceFirst(".*;", "");
    }

    public byte[] temperatures() {
        var text = new StringBuilder("Date;Temperature\r\n");
        new TreeMap<>(celsius)
                .forEach((day, value) -> text.append(LocalDate.ofEpochDay(day))
                        .append(';')
                        .append(String.format(Locale.ROOT, "%.1f", value))
                        .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
