// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.commands;

import fr.parvis.reports.papers.MeasuredReport;
import fr.parvis.runtime.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures drawing a report of twelve charts as a PDF, and as DOCX, ODT and ODP. */
@Component
class MeasureReport implements Command {
    private static final int CHARTS = 12;

    private final MeasuredReport report;

    MeasureReport(MeasuredReport report) {
        this.report = report;
    }

    @Override
    public String name() {
        return "reports measure";
    }

    @Override
    public String usage() {
        return "[graphiques] — dessine un rapport inventé";
    }

    @Override
    public int run(List<String> args, Out out) {
        try {
            var it = report.run(args.isEmpty() ? CHARTS : Integer.parseInt(args.getFirst()));
            out.line(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"report\", \"pages\": %d, \"charts\": %d, \"seconds\": %.2f, \"others_seconds\": %.2f}",
                    it.pages(),
                    it.charts(),
                    it.seconds(),
                    it.othersSeconds()));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
