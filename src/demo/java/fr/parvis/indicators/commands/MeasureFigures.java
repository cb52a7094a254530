// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.commands;

import fr.parvis.indicators.domain.copy.MeasureExplore;
import fr.parvis.runtime.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures questions on a copy of so many made-up requests, and on one of two million. */
@Component
class MeasureFigures implements Command {
    private static final long FEW = 2_000_000;
    private static final long COMPARED = 10_000_000;
    private static final int SEED = 21;

    private final MeasureExplore explore;

    MeasureFigures(MeasureExplore explore) {
        this.explore = explore;
    }

    @Override
    public String name() {
        return "figures measure";
    }

    @Override
    public String usage() {
        return "DOSSIER LIGNES — mesure les questions de l'explorateur sur des demandes inventées ; rien n'est modifié";
    }

    @Override
    public int run(List<String> args, Out out) {
        var folder = Path.of(args.getFirst());
        long rows = Long.parseLong(args.get(1));
        var many = explore.measure(folder, rows, SEED);
        var few = explore.measure(folder, Math.min(rows, FEW), SEED);
        double ratio = explore.postgresRatio(folder, Math.min(rows, COMPARED), SEED);
        double slowest = List.of("association", "all", "five_years").stream()
                .mapToDouble(name -> few.percentile(name, 99))
                .max()
                .orElseThrow();
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"explore\", \"requests\": %d, \"association_p99_ms\": %.1f, \"five_years_p99_ms\": %.1f, \"all_p50_ms\": %.1f,"
                        + " \"all_p99_ms\": %.1f, \"again_p99_ms\": %.1f, \"directors8_p99_ms\": %.1f, \"two_million_p99_ms\": %.1f,"
                        + " \"postgres_ratio\": %.1f, \"rss_over_limit_mb\": %d}",
                rows,
                many.percentile("association", 99),
                many.percentile("five_years", 99),
                many.percentile("all", 50),
                many.percentile("all", 99),
                many.percentile("again", 99),
                many.percentile("directors8", 99),
                slowest,
                ratio,
                many.rssOverLimit()));
        return 0;
    }
}
