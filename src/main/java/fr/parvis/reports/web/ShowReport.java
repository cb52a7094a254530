// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
import fr.parvis.shell.Bar;
import fr.parvis.values.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** Blocks of a report as the screen shows them. */
final class ShowReport {
    private ShowReport() {}

    /** A title and the blocks under it. */
    record Section(String title, List<Block> blocks) {}

    /** Sections of the page; blocks before the first title belong to the first section. */
    static List<Section> sections(Model model) {
        var sections = new ArrayList<Section>();
        var blocks = new ArrayList<Block>();
        var title = model.title();
        for (var block : model.blocks())
            if (block instanceof Block.Title next) {
                if (!blocks.isEmpty()) sections.add(new Section(title, List.copyOf(blocks)));
                blocks.clear();
                title = next.text();
            } else blocks.add(block);
        if (!blocks.isEmpty()) sections.add(new Section(title, List.copyOf(blocks)));
        return sections;
    }

    static ReportPage.Piece piece(Block block, Model model) {
        return switch (block) {
            case Block.Title title -> piece(title, title.text(), List.of(), "");
            case Block.Text text -> piece(text, "", Paragraph.of(text.text()), "");
            case Block.Quote quote -> piece(quote, "", Paragraph.of(quote.text()), quote.author());
            case Block.Indicators indicators ->
                new ReportPage.Piece(
                        indicators.id(),
                        "",
                        List.of(),
                        false,
                        "",
                        indicators.figures().stream()
                                .map(figure -> figure(figure, model))
                                .toList(),
                        List.of(),
                        false,
                        "",
                        List.of(),
                        List.of(),
                        null,
                        "");
            case Block.Table table -> table(table);
            case Block.Points points ->
                table(new Block.Table(
                        points.id(),
                        points.caption(),
                        t("reports.by.point"),
                        points.columns(),
                        points.places().stream()
                                .map(place -> new Block.Row(
                                        place.point(),
                                        place.commune().isEmpty()
                                                ? place.name()
                                                : place.name() + ", " + place.commune(),
                                        place.counts()))
                                .toList(),
                        null,
                        points.note()));
            case Block.Chart chart ->
                new ReportPage.Piece(
                        chart.id(),
                        chart.caption(),
                        List.of(),
                        false,
                        "",
                        List.of(),
                        chart.bars().stream().map(bar -> bar(bar, chart.form())).toList(),
                        chart.form() == Block.Form.COLUMNS,
                        chart.head(),
                        List.of(chart.unit()),
                        List.of(),
                        null,
                        chart.note());
        };
    }

    private static ReportPage.Piece piece(Block block, String caption, List<Paragraph> text, String author) {
        return new ReportPage.Piece(
                block.id(),
                caption,
                text,
                block instanceof Block.Quote,
                author,
                List.of(),
                List.of(),
                false,
                "",
                List.of(),
                List.of(),
                null,
                "");
    }

    private static ReportPage.Piece table(Block.Table of) {
        return new ReportPage.Piece(
                of.id(),
                of.caption(),
                List.of(),
                false,
                "",
                List.of(),
                List.of(),
                false,
                of.head(),
                of.columns(),
                of.rows(),
                of.total(),
                of.note());
    }

    private static ReportPage.Figure figure(Block.Figure figure, Model model) {
        var others = new ArrayList<String>();
        for (int i = 1; i < model.columns().size(); i++)
            others.add(t(
                    "reports.figure.other",
                    model.columns().get(i),
                    figure.values().get(i).text()));
        return new ReportPage.Figure(
                figure.label(),
                figure.values().getFirst().text(),
                model.columns().getFirst(),
                others,
                figure.definition());
    }

    private static Bar bar(Block.Bar bar, Block.Form form) {
        var value = bar.count().value();
        var shown = value == null
                ? Bar.hidden(bar.label(), bar.count().text())
                : new Bar(bar.label(), value, bar.count().text());
        return form == Block.Form.COLUMNS ? shown.onAxis(bar.brief(), false) : shown;
    }
}
