// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.commands;

import fr.parvis.programmes.papers.MeasuredCoopFile;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures a file for La Coop of 100,000 acts: seconds, lines that break a rule, and whether memory grows with it. */
@Component
class MeasureCoopFile implements Command {
    private static final int ACTS = 100_000;

    private final MeasuredCoopFile file;

    MeasureCoopFile(MeasuredCoopFile file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "programmes coop-file";
    }

    @Override
    public String usage() {
        return "[actes] — fait un fichier pour La Coop d'une association inventée";
    }

    @Override
    public int run(List<String> args, Out out) {
        try {
            var it = file.run(args.isEmpty() ? ACTS : Integer.parseInt(args.getFirst()));
            out.line(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"coop-file\", \"acts\": %d, \"lines\": %d, \"seconds\": %.2f, \"rule_errors\": %d, \"heap_start_mb\": %d,"
                            + " \"heap_end_mb\": %d}",
                    it.acts(),
                    it.lines(),
                    it.seconds(),
                    it.ruleErrors(),
                    it.heapStart(),
                    it.heapEnd()));
            return it.ruleErrors() == 0 && it.lines() == it.acts() ? 0 : 1;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
