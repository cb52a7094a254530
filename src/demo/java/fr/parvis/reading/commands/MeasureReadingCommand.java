// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.commands;

import fr.parvis.reading.domain.MeasureReading;
import fr.parvis.reading.domain.SampleLetters;
import fr.parvis.runtime.Command;
import fr.parvis.values.EnumCode;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis letters measure}: the reading of invented letters. */
@Component
class MeasureReadingCommand implements Command {
    private static final int LETTERS = 240;

    private final MeasureReading measure;

    MeasureReadingCommand(MeasureReading measure) {
        this.measure = measure;
    }

    @Override
    public String name() {
        return "letters measure";
    }

    @Override
    public String usage() {
        return "[NOMBRE] — mesure la lecture de courriers inventés ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        int count = args.isEmpty() ? LETTERS : Integer.parseInt(args.getFirst());
        if (!measure.isThere()) {
            out.line("Il manque Tesseract et son modèle français (tesseract-ocr, tesseract-ocr-fra).");
            return 1;
        }
        var found = measure.measure(SampleLetters.numbers(count), _ -> {});
        found.missed().forEach(out::line);
        var by = new StringBuilder();
        found.shares()
                .forEach((condition, shares) -> by.append(String.format(
                        Locale.ROOT, ", \"%s\": [%.3f, %.3f]", EnumCode.of(condition), shares[0], shares[1])));
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"letters-read\", \"letters\": %d, \"sender\": %.3f, \"deadline\": %.3f, \"photo\": %.3f, \"wrong\": %.3f,"
                        + " \"kind\": %.3f, \"p95_s\": %.2f%s}",
                found.letters(),
                found.sender(),
                found.deadline(),
                found.photo(),
                found.wrong(),
                found.kind(),
                found.p95Seconds(),
                by));
        return 0;
    }
}
