// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.commands;

import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Extent;
import fr.parvis.coverage.domain.Means;
import fr.parvis.coverage.domain.Reach;
import fr.parvis.runtime.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures how long white areas take, as the page computes them. */
@Component
class MeasureCoverage implements Command {
    private static final int ROUNDS = 9;
    private static final int LIMIT = 10;

    private final Country country;

    MeasureCoverage(Country country) {
        this.country = country;
    }

    @Override
    public String name() {
        return "coverage measure";
    }

    @Override
    public String usage() {
        return "— mesure le calcul des zones blanches sur ce réseau ; rien n'est modifié";
    }

    @Override
    public int run(List<String> args, Out out) {
        var whole = new double[ROUNDS];
        var counting = new double[ROUNDS];
        int communes = 0;
        int servicePoints = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            var read = country.communes();
            var all = country.servicePoints(Means.POINTS_AND_STOPS, read);
            long reading = System.nanoTime() - begun;
            begun = System.nanoTime();
            var reaches = Reach.of(read, all, LIMIT);
            Extent.byDepartment(country.departments(), reaches);
            long counted = System.nanoTime() - begun;
            counting[i] = counted / 1e9;
            whole[i] = (reading + counted) / 1e9;
            communes = read.size();
            servicePoints = all.size();
        }
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"white-areas\", \"seconds\": %.3f, \"first_seconds\": %.3f, \"compute_seconds\": %.3f, \"communes\": %d,"
                        + " \"points_and_stops\": %d, \"rounds\": %d}",
                median(whole),
                whole[0],
                median(counting),
                communes,
                servicePoints,
                ROUNDS));
        return 0;
    }

    private static double median(double[] seconds) {
        var sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
