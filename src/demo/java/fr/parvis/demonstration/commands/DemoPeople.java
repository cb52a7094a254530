// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.commands;

import fr.parvis.demonstration.domain.DemonstrationPeople;
import fr.parvis.runtime.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Loads files of persons into the demonstration, lists some, or measures how well a second file of one person is noticed. */
@Component
class DemoPeople implements Command {
    private final DemonstrationPeople people;

    DemoPeople(DemonstrationPeople people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "people demo";
    }

    @Override
    public String usage() {
        return "[load | some | duplicates | names] [--file F] [--persons N] [--seed N] [--pairs N] [--pairs-seed N] [--say-misses] — charge des dossiers de personnes inventées,"
                + " en liste quelques-uns, ou mesure le repérage des doublons";
    }

    @Override
    public int run(List<String> args, Out out) {
        var what = args.isEmpty() ? "load" : args.getFirst();
        int persons = 3000;
        int pairs = 2000;
        long seed = DemonstrationPeople.USUAL_SEED;
        long drawn = 1;
        boolean misses = false;
        var file = "";
        try {
            for (int i = 1; i < args.size(); i++)
                switch (args.get(i)) {
                    case "--persons" -> persons = Integer.parseInt(args.get(++i));
                    case "--pairs" -> pairs = Integer.parseInt(args.get(++i));
                    case "--seed" -> seed = Long.parseLong(args.get(++i));
                    case "--pairs-seed" -> drawn = Long.parseLong(args.get(++i));
                    case "--say-misses" -> misses = true;
                    case "--file" -> file = args.get(++i);
                    default -> throw new NumberFormatException(args.get(i));
                }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            out.line("Usage : bin/parvis people demo " + usage());
            return 2;
        }
        switch (what) {
            case "load" -> people.load(seed, persons, out::progress);
            case "some" -> people.some(seed, persons, 500).forEach(out::line);
            case "duplicates" -> {
                boolean say = misses;
                var measured = people.measure(seed, drawn, persons, pairs, miss -> {
                    if (say) out.line(miss);
                });
                out.line(String.format(
                        Locale.ROOT,
                        "{\"benchmark\": \"duplicates\", \"persons\": %d, \"seed\": %d, \"pairs_seed\": %d, \"pairs\": %d, \"hard_negatives\": %d, \"recall\": %.4f,"
                                + " \"precision\": %.4f, \"precision_on_hard_negatives\": %.4f, \"p50_ms\": %.1f, \"p99_ms\": %.1f}",
                        persons,
                        seed,
                        drawn,
                        measured.pairs(),
                        measured.hardNegatives(),
                        measured.recall(),
                        measured.precision(),
                        measured.hardPrecision(),
                        measured.p50(),
                        measured.p99()));
            }
            case "names" -> {
                boolean say = misses;
                out.line(people.measureNames(Path.of(file), miss -> {
                    if (say) out.line(miss);
                }));
            }
            default -> {
                out.line("Usage : bin/parvis people demo " + usage());
                return 2;
            }
        }
        return 0;
    }
}
