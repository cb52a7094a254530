// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.files.table.WorkbookFuzz;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

/** The measurements of {@code benchmarks/run}: its last line is one JSON object. */
final class Trial {
    private Trial() {}

    /** @param words {@code speed}, {@code fuzz}, {@code truth} or {@code workbooks}, then how many, then the first seed */
    public static void main(String[] words) throws IOException {
        var name = words.length > 0 ? words[0] : "";
        int many = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        long seed = words.length > 2 ? Long.parseLong(words[2]) : 1;
        switch (name) {
            case "speed" -> {
                var found = Speed.run(many);
                say(
                        "{\"benchmark\": \"linky\", \"ms\": %.1f, \"ms_first\": %.1f, \"ms_worst\": %.1f, \"mb\": %.1f, \"points\": %d}",
                        found.median(), found.first(), found.worst(), found.megabytes(), found.points());
            }
            case "fuzz" -> {
                var found = Fuzz.run(seed, many);
                System.err.print(found.first());
                var faults = new StringBuilder();
                found.faults()
                        .forEach((fault, times) -> faults.append(faults.isEmpty() ? "" : ", ")
                                .append('"')
                                .append(fault)
                                .append("\": ")
                                .append(times));
                say(
                        "{\"benchmark\": \"linky-fuzz\", \"files\": %d, \"crashes\": %d, \"hangs\": %d, \"silent\": %d, \"read\": %d, \"seed\": %d, \"refused\": {%s}}",
                        found.files(), found.crashes(), found.hangs(), found.silent(), found.read(), seed, faults);
            }
            case "truth" -> {
                var found = Truth.run(seed, many);
                say(
                        "{\"benchmark\": \"linky-truth\", \"error_pct\": %.2f, \"median_pct\": %.2f, \"p95_pct\": %.2f, \"coverage_pct\": %.1f, \"savings_coverage_pct\": %.1f, \"homes\": %d, \"fitted\": %d, \"seed\": %d}",
                        found.error(),
                        found.median(),
                        found.p95(),
                        found.coverage(),
                        found.savingsCoverage(),
                        found.homes(),
                        found.fitted(),
                        seed);
            }
            case "workbooks" -> {
                var found = WorkbookFuzz.run(
                        seed, many, file -> CurveFile.read(new ByteArrayInputStream(file), null) instanceof Curve);
                System.err.print(found.first());
                say("%s", found.json("workbook-fuzz-curves"));
            }
            default -> throw new IllegalArgumentException("speed, fuzz, truth or workbooks");
        }
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
