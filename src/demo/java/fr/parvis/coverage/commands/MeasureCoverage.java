package fr.parvis.coverage.commands;

import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.Extent;
import fr.parvis.coverage.domain.Means;
import fr.parvis.coverage.domain.Reach;
import fr.parvis.network.Territory.Inhabited;
import fr.parvis.shell.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Measures how long white areas take, as the page computes them, with a place for every commune: those without one are given one by chance. */
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
        int receptions = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            var read = country.communes();
            var all = country.receptions(Means.POINTS_AND_STOPS, read);
            long reading = System.nanoTime() - begun;
            var placed = placed(read);
            begun = System.nanoTime();
            var reaches = Reach.of(placed, all, LIMIT);
            Extent.byDepartment(country.departments(), reaches);
            long counted = System.nanoTime() - begun;
            counting[i] = counted / 1e9;
            whole[i] = (reading + counted) / 1e9;
            communes = placed.size();
            receptions = all.size();
        }
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"white-areas\", \"seconds\": %.3f, \"first_seconds\": %.3f, \"compute_seconds\": %.3f, \"communes\": %d,"
                        + " \"points_and_stops\": %d, \"rounds\": %d}",
                median(whole),
                whole[0],
                median(counting),
                communes,
                receptions,
                ROUNDS));
        return 0;
    }

    private static double median(double[] seconds) {
        var sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Each commune with a place of its own: within half a degree of one of its department that has one, always the same. */
    private static List<Inhabited> placed(List<Inhabited> communes) {
        Map<String, Inhabited> known = new HashMap<>();
        for (var commune : communes) if (commune.latitude() != null) known.putIfAbsent(commune.department(), commune);
        var chance = new Random(2026);
        var all = new ArrayList<Inhabited>(communes.size());
        for (var commune : communes) {
            var near = known.get(commune.department());
            if (commune.latitude() != null || near == null) {
                all.add(commune);
                continue;
            }
            var latitude = near.latitude();
            var longitude = near.longitude();
            if (latitude == null || longitude == null) continue;
            all.add(new Inhabited(
                    commune.insee(),
                    commune.name(),
                    commune.department(),
                    commune.population(),
                    latitude + chance.nextDouble() - 0.5,
                    longitude + chance.nextDouble() - 0.5));
        }
        return all;
    }
}
