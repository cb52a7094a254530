// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.commands;

import fr.parvis.hotline.domain.MeasureLine;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis hotline measure}: a day of the line by a clock of its own, with many mediators and calls, some of whom vanish in the middle. */
@Component
class MeasureLineCommand implements Command {
    private final MeasureLine measure;

    MeasureLineCommand(MeasureLine measure) {
        this.measure = measure;
    }

    @Override
    public String name() {
        return "hotline measure";
    }

    @Override
    public String usage() {
        return "MÉDIATEURS APPELS — une journée inventée de la ligne, un appel sur vingt laissé au milieu ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (args.size() != 2 || !args.stream().allMatch(arg -> arg.matches("[1-9]\\d{0,4}"))) {
            out.line("« hotline measure » attend un nombre de médiateurs et un nombre d'appels.");
            return 2;
        }
        var found = measure.handle(Integer.parseInt(args.get(0)), Integer.parseInt(args.get(1)), 480);
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"line\", \"calls\": %d, \"ended\": %d, \"twice\": %d, \"forgotten\": %d, \"offers\": %d, \"offer_p50_ms\": %.1f, \"offer_p99_ms\": %.1f,"
                        + " \"spread\": %.2f, \"seconds\": %d}",
                found.calls(),
                found.ended(),
                found.twice(),
                found.forgotten(),
                found.offers(),
                found.p50(),
                found.p99(),
                found.spread(),
                found.seconds()));
        return 0;
    }
}
