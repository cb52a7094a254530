// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;

/** Draws an invented report of many pages and charts in its four forms. */
@Component
public class MeasuredReport {
    private static final int ROWS = 24;

    /**
     * @param seconds of the PDF
     * @param othersSeconds of DOCX, ODT and ODP together
     */
    public record Result(int pages, int charts, double seconds, double othersSeconds) {}

    private final DrawReport draw;

    MeasuredReport(DrawReport draw) {
        this.draw = draw;
    }

    public Result run(int charts) throws IOException {
        var model = model(charts);
        draw.pdf(model(1));
        long start = System.nanoTime();
        var pdf = draw.pdf(model);
        long drawn = System.nanoTime();
        draw.docx(model);
        draw.odt(model);
        draw.odp(model);
        long end = System.nanoTime();
        try (var document = Loader.loadPDF(pdf)) {
            return new Result(document.getNumberOfPages(), charts, (drawn - start) / 1e9, (end - drawn) / 1e9);
        }
    }

    /** For each chart a title, a page of text, and a table. */
    private static Model model(int charts) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < charts; i++) {
            blocks.add(new Block.Title("title-" + i, "Partie " + (i + 1)));
            blocks.add(new Block.Text(
                    "text-" + i,
                    ("Une phrase qui dit ce que les chiffres montrent, et ce qui a été fait. ".repeat(9) + "\n\n")
                            .repeat(3)));
            blocks.add(new Block.Chart(
                    "chart-" + i,
                    "Demandes par thème",
                    "Thème",
                    "Demandes",
                    i % 2 == 0 ? Block.Form.BARS : Block.Form.COLUMNS,
                    bars(12),
                    ""));
            blocks.add(new Block.Table(
                    "table-" + i,
                    "Demandes par thème",
                    "Thème",
                    List.of("3e trimestre 2026", "Depuis janvier 2026", "3e trimestre 2025"),
                    rows(),
                    null,
                    ""));
        }
        return new Model(
                1,
                "measured",
                "Rapport de mesure",
                "Association inventée",
                "Association inventée",
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 9, 30),
                1,
                Instant.EPOCH,
                List.of("3e trimestre 2026"),
                blocks,
                Map.of(),
                Map.of(),
                List.of());
    }

    private static List<Block.Bar> bars(int count) {
        var bars = new ArrayList<Block.Bar>();
        for (int i = 0; i < count; i++)
            bars.add(new Block.Bar("c" + i, "Thème numéro " + i, "T" + i, count(1000L - 70L * i)));
        return bars;
    }

    private static List<Block.Row> rows() {
        var rows = new ArrayList<Block.Row>();
        for (int i = 0; i < ROWS; i++)
            rows.add(new Block.Row(
                    "c" + i, "Thème numéro " + i, List.of(count(100L * i), count(300L * i), count(90L * i))));
        return rows;
    }

    private static Block.Count count(long value) {
        return new Block.Count(value, String.valueOf(value));
    }
}
