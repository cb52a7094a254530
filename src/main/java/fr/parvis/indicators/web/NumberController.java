// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.network.Extents;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One number of an answer: what it counts, of whom, with which filter, and its acts. */
@Controller
@Requires(Right.READ_FIGURES)
class NumberController {
    private final ReadQuestion reads;
    private final ShowExplorer show;
    private final AnswerAsked answers;
    private final CodeWords codes;
    private final Extents extents;

    NumberController(ReadQuestion reads, ShowExplorer show, AnswerAsked answers, CodeWords codes, Extents extents) {
        this.reads = reads;
        this.show = show;
        this.answers = answers;
        this.codes = codes;
        this.extents = extents;
    }

    @GetMapping(AskedQuestion.ADDRESS + "/nombre")
    String number(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        var asked = reads.of(said, who).question();
        var key = FormFields.text(said, "nombre");
        var indicator = asked.indicators().stream()
                .filter(one -> one.key().equals(key))
                .findAny()
                .orElse(asked.indicator());
        var row = code(said, "ligne");
        var column = code(said, "colonne");
        if (!isOf(asked.rows(), row) || !isOf(asked.columns(), column)) throw new NotFound("line");
        var answered = answers.cells(asked, who.association() == null);
        int measure = asked.indicators().indexOf(indicator);
        var names = codes.on(asked.period().to());
        long value = answered.value(row, column, measure);
        boolean hidden = answered.isHidden(row, column);
        var facts = new ArrayList<NumberPage.Fact>();
        facts.add(NumberPage.Fact.of("definition", t("indicators.of." + indicator.key() + ".definition")));
        facts.add(NumberPage.Fact.of("extent", extents.name(who, asked.extent())));
        facts.add(NumberPage.Fact.of("period", ShowExplorer.words(asked.period())));
        var chosen = new EnumMap<Dimension, String>(Dimension.class);
        var lines = new ArrayList<String>();
        if (asked.rows() != null && row != null) chosen.put(asked.rows(), row);
        if (asked.columns() != null && column != null) chosen.put(asked.columns(), column);
        chosen.forEach((dimension, code) ->
                lines.add(t("indicators.explorer.filter", MakeTable.word(dimension), names.of(dimension, code))));
        lines.addAll(ShowExplorer.filterWords(asked, names));
        facts.add(NumberPage.Fact.of(
                "filter",
                lines.isEmpty() ? t("indicators.explorer.number.no-filter") : String.join("\u00a0; ", lines)));
        long total = answered.value(null, null, measure);
        if (!hidden && !answered.isHidden(null, null) && total > 0 && !chosen.isEmpty())
            facts.add(NumberPage.Fact.of(
                    "share",
                    t(
                            "indicators.explorer.number.of-total",
                            Words.percent((double) value / total, 1),
                            MakeTable.text(indicator, total))));
        facts.add(NumberPage.Fact.of(
                "version", t("indicators.explorer.number.version-text", indicator.version(), indicator.key())));
        var acts = hidden || value == 0 ? null : ActsOfNumber.address(who, asked, indicator, chosen);
        boolean ofActivities = indicator.fact() == Fact.ACTIVITY;
        boolean nothing = !hidden && value == 0 && ActsOfNumber.hasList(indicator.fact());
        model.addAttribute(
                "page",
                new NumberPage(
                        MakeTable.name(indicator),
                        hidden ? t("indicators.explorer.hidden") : MakeTable.text(indicator, value),
                        ShowExplorer.words(asked.period()),
                        asked.address(),
                        MakeTable.caption(asked),
                        facts,
                        acts,
                        t("indicators.explorer.number." + (ofActivities ? "activities" : "visits")),
                        acts != null || nothing
                                ? null
                                : hidden
                                        ? t("indicators.explorer.hiding", answers.threshold())
                                        : noActs(who, asked, indicator.fact()),
                        hidden || value == 0 ? null : ActsOfNumber.nearest(who, asked, indicator, chosen),
                        show.upTo(answered)));
        return "indicators/number";
    }

    /** Sentence that says why a number opens no list. */
    private static String noActs(SignedIn who, AskedQuestion asked, Fact fact) {
        boolean others = ActsOfNumber.hasList(fact) && !ActsOfNumber.mayRead(who, asked.extent());
        var of = fact == Fact.REQUEST ? Fact.VISIT : fact;
        return t("indicators.explorer.number." + (others ? "not-yours." : "no-list.") + EnumCode.of(of));
    }

    private static boolean isOf(@Nullable Dimension dimension, @Nullable String code) {
        return code == null || dimension != null && CodeWords.isCode(dimension, code);
    }

    private static @Nullable String code(MultiValueMap<String, String> said, String name) {
        var text = FormFields.text(said, name);
        return text.isEmpty() ? null : text.equals(AskedQuestion.NOT_SAID) ? "" : text;
    }
}
