// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.network.Extents;
import fr.parvis.shell.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers of the explorer as files: the table, and the chart as a drawing. */
@Controller
@Requires(Right.READ_FIGURES)
class AnswerFileController {
    private final ReadQuestion reads;
    private final ShowExplorer show;
    private final AnswerAsked answers;
    private final CodeWords codes;
    private final Extents extents;

    AnswerFileController(ReadQuestion reads, ShowExplorer show, AnswerAsked answers, CodeWords codes, Extents extents) {
        this.reads = reads;
        this.show = show;
        this.answers = answers;
        this.codes = codes;
        this.extents = extents;
    }

    /** File form of a chart. */
    private record ChartForm(String ending, String type, Function<ChartFile, byte[]> write) {}

    private static final ChartForm SVG = new ChartForm("svg", "image/svg+xml", ChartFile::svg);

    private static final ChartForm PNG = new ChartForm("png", MediaType.IMAGE_PNG_VALUE, ChartFile::png);

    /** The table as a file: the same lines, columns and sums as on the page, and beneath them the question. */
    @GetMapping(AskedQuestion.ADDRESS + "/export.{format}")
    void export(
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> said,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var kind = TableFormat.find(format.toLowerCase(Locale.ROOT)).orElseThrow(() -> new NotFound("format"));
        var asked = reads.of(said, who).question();
        var answered = answers.handle(asked, who);
        var table = answers.table(asked, answered);
        var file = Download.attachment(name(asked) + "." + kind.key(), kind.mediaType())
                .to(response);
        var heads = new ArrayList<String>();
        heads.add(table.head().isEmpty() ? t("indicators.explorer.file.line") : table.head());
        for (var head : table.heads()) {
            heads.add(head.label());
            if (head.shares()) heads.add(t("indicators.explorer.file.share", head.label()));
        }
        var written = WrittenTable.open(kind, file, t("indicators.explorer.file.sheet"), heads);
        for (var line : table.lines()) written.line(cells(line, table));
        written.line(cells(table.total(), table));
        written.line(List.of(""));
        for (var fact : about(asked, who, answered.cells())) written.line(List.of(fact.head(), fact.text()));
        written.close();
    }

    private static List<@Nullable Object> cells(AnswerTable.Line line, AnswerTable table) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(line.label());
        for (int i = 0; i < line.amounts().size(); i++) {
            var amount = line.amounts().get(i);
            cells.add(amount.value() == null ? amount.text() : amount.value());
            if (table.heads().get(i).shares()) cells.add(amount.shareText());
        }
        return cells;
    }

    /** Facts that a file says of its figures: question, extent, period, definitions … */
    private List<NumberPage.Fact> about(AskedQuestion asked, SignedIn who, Cells answered) {
        var facts = new ArrayList<NumberPage.Fact>();
        facts.add(new NumberPage.Fact(t("indicators.explorer.file.question"), MakeTable.caption(asked)));
        facts.add(NumberPage.Fact.of("extent", extents.name(who, asked.extent())));
        facts.add(NumberPage.Fact.of("period", ShowExplorer.words(asked.period())));
        answered.knownInWords().forEach(one -> facts.add(NumberPage.Fact.of("period", one)));
        if (!asked.filters().isEmpty())
            facts.add(NumberPage.Fact.of(
                    "filter",
                    String.join(
                            "\u00a0; ",
                            ShowExplorer.filterWords(
                                    asked, codes.on(asked.period().to())))));
        facts.add(new NumberPage.Fact(t("indicators.explorer.file.date"), show.upTo(answered)));
        if (who.association() == null)
            facts.add(new NumberPage.Fact(
                    t("indicators.explorer.hidden"), t("indicators.explorer.hiding", answers.threshold())));
        answered.undecided()
                .words()
                .forEach(one -> facts.add(new NumberPage.Fact(t("indicators.explorer.hidden"), one)));
        asked.indicators()
                .forEach(one -> facts.add(
                        new NumberPage.Fact(MakeTable.name(one), t("indicators.of." + one.key() + ".definition"))));
        return facts;
    }

    private static String name(AskedQuestion asked) {
        return "chiffres-" + asked.indicator().key() + "-" + asked.period().from() + "-"
                + asked.period().to();
    }

    @GetMapping(AskedQuestion.ADDRESS + "/graphique.svg")
    ResponseEntity<byte[]> chart(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        return chart(said, who, SVG);
    }

    private ResponseEntity<byte[]> chart(MultiValueMap<String, String> said, SignedIn who, ChartForm form) {
        var asked = reads.of(said, who).question();
        var answered = answers.handle(asked, who);
        var table = answers.table(asked, answered);
        var chart = ShowExplorer.chart(asked, table);
        if (chart == null) throw new NotFound("chart");
        var notes = about(asked, who, answered.cells()).stream()
                .skip(1)
                .limit(4L + answered.cells().knownInWords().size())
                .map(fact -> t("indicators.explorer.filter", fact.head(), fact.text()))
                .toList();
        return Download.attachment(name(asked) + "." + form.ending(), form.type())
                .entity(form.write().apply(new ChartFile(chart.title(), chart.bars(), notes)));
    }

    /** The chart as dots, for documents and messages that take no drawing. */
    @GetMapping(AskedQuestion.ADDRESS + "/graphique.png")
    ResponseEntity<byte[]> picture(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        return chart(said, who, PNG);
    }
}
