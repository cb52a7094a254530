// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.commands;

import fr.parvis.procedures.domain.MeasureGuide;
import fr.parvis.runtime.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis guide measure}: the search of the official guide and its import. */
@Component
class MeasureGuideCommand implements Command {
    private static final int ROUNDS = 3;

    private final MeasureGuide measure;

    MeasureGuideCommand(MeasureGuide measure) {
        this.measure = measure;
    }

    @Override
    public String name() {
        return "guide measure";
    }

    @Override
    public String usage() {
        return "import ZIP | quality [QUESTIONS] | search — mesure l'import et la recherche du guide des démarches ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        var what = args.isEmpty() ? "" : args.getFirst();
        if (what.equals("import") && args.size() == 2) {
            var found = measure.take(Path.of(args.get(1)));
            out.line(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"guide-import\", \"minutes\": %.2f, \"heap_mb\": %d, \"result\": \"%s\"}",
                    found.minutes(),
                    found.heapMegabytes(),
                    found.result()));
            return 0;
        }
        measure.open();
        if (what.equals("quality")) {
            var questions = args.size() > 1 ? MeasureGuide.questions(Path.of(args.get(1))) : MeasureGuide.shipped(2);
            var found = measure.quality(questions);
            found.missed().forEach(out::line);
            var others = args.size() > 1 ? "" : others();
            out.line(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"guide-quality\", \"questions\": %d, \"top1\": %.3f, \"top3\": %.3f%s}",
                    found.questions(),
                    found.top1(),
                    found.top3(),
                    others));
            return 0;
        }
        if (what.equals("search")) {
            var taken = measure.search(MeasureGuide.shipped(2), ROUNDS);
            out.line(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"guide-search\", \"searches\": %d, \"p50_ms\": %.2f, \"p99_ms\": %.2f}",
                    taken.length,
                    MeasureGuide.p50(taken),
                    MeasureGuide.p99(taken)));
            return 0;
        }
        out.line("« guide measure » attend « import ZIP », « quality [FICHIER] » ou « search ».");
        return 2;
    }

    private String others() {
        var second = measure.quality(MeasureGuide.shipped(1));
        var more = measure.quality(MeasureGuide.more());
        var unseen = measure.quality(MeasureGuide.unseen());
        return String.format(
                Locale.ROOT,
                ", \"second_half_top3\": %.3f, \"more\": %d, \"more_top3\": %.3f, \"unseen\": %d, \"unseen_top1\": %.3f, \"unseen_top3\": %.3f",
                second.top3(),
                more.questions(),
                more.top3(),
                unseen.questions(),
                unseen.top1(),
                unseen.top3());
    }
}
