// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import fr.parvis.files.TaggedPdf;
import fr.parvis.network.LocalDays;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.reports.domain.ReportPaper;
import fr.parvis.shell.Words;
import fr.parvis.values.Paragraph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A report as a tagged PDF, as a text for an office suite, or as slides; all in French. */
@Component
public class DrawReport implements ReportPaper {
    private static final int CHART_WIDE = 166;

    /**
     * A block as the template of the paper takes it: what is empty is not drawn.
     *
     * @param heading level of its caption: 2 for a title, 3 for a caption
     * @param svg of a chart, well-formed, with its alternative text
     */
    public record Piece(
            String caption,
            int heading,
            List<Paragraph> text,
            boolean quote,
            String author,
            List<Block.Figure> figures,
            String head,
            List<String> columns,
            List<Block.Row> rows,
            Block.@Nullable Row total,
            String svg,
            String note) {

        static Piece text(List<Paragraph> text, boolean quote, String author) {
            return new Piece("", 0, text, quote, author, List.of(), "", List.of(), List.of(), null, "", "");
        }

        static Piece table(Block.Table of, String svg) {
            return new Piece(
                    of.caption(),
                    3,
                    List.of(),
                    false,
                    "",
                    List.of(),
                    of.head(),
                    of.columns(),
                    of.rows(),
                    of.total(),
                    svg,
                    of.note());
        }
    }

    private final TaggedPdf pdf;
    private final ChartPicture charts;
    private final LocalDays localDays;

    DrawReport(TaggedPdf pdf, ChartPicture charts, LocalDays localDays) {
        this.pdf = pdf;
        this.charts = charts;
        this.localDays = localDays;
    }

    private ReportSheet sheet(Model model) {
        return ReportSheet.of(model, Words.moment(localDays.local(model.asOf())));
    }

    @Override
    public byte[] pdf(Model model) {
        return Words.in(Words.FRENCH).call(() -> {
            var sheet = sheet(model);
            return pdf.of(
                    "reports/paper.jte",
                    Map.of(
                            "title", model.title(),
                            "subtitle", model.subtitle(),
                            "notes", sheet.notes(),
                            "foot", sheet.foot(),
                            "columns", model.columns(),
                            "pieces", model.blocks().stream().map(this::piece).toList(),
                            "changesTitle", sheet.changesTitle(),
                            "changes", sheet.changes()));
        });
    }

    private Piece piece(Block block) {
        return switch (block) {
            case Block.Title title ->
                new Piece(title.text(), 2, List.of(), false, "", List.of(), "", List.of(), List.of(), null, "", "");
            case Block.Text text -> Piece.text(Paragraph.of(text.text()), false, "");
            case Block.Quote quote -> Piece.text(Paragraph.of(quote.text()), true, quote.author());
            case Block.Indicators indicators ->
                new Piece("", 0, List.of(), false, "", indicators.figures(), "", List.of(), List.of(), null, "", "");
            case Block.Table table -> Piece.table(table, "");
            case Block.Chart chart ->
                Piece.table(
                        new Block.Table(
                                chart.id(),
                                chart.caption(),
                                chart.head(),
                                List.of(chart.unit()),
                                List.of(),
                                null,
                                chart.note()),
                        chart.bars().isEmpty() ? "" : charts.svg(chart, CHART_WIDE));
            case Block.Points points -> Piece.table(ReportSheet.table(points), "");
        };
    }

    /** "Demandes par thème, Logement : 120, maintenant 124". */
    public static String change(Model.Change change) {
        return ReportSheet.change(change);
    }

    public byte[] docx(Model model) {
        return Words.in(Words.FRENCH).call(() -> DocxReport.of(model, sheet(model)));
    }

    public byte[] odt(Model model) {
        return Words.in(Words.FRENCH).call(() -> OdtReport.of(model, sheet(model)));
    }

    public byte[] odp(Model model) {
        return Words.in(Words.FRENCH).call(() -> OdpReport.of(model, sheet(model)));
    }
}
