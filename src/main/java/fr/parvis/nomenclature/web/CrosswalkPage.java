// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.domain.ChangeTranslation;
import fr.parvis.nomenclature.domain.CurrentNomenclature;
import fr.parvis.nomenclature.domain.TranslationKey;
import fr.parvis.nomenclature.domain.TranslationRow;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The crosswalk to one outside list: what counts as what, and for the network's head how to change it. */
@Controller
@Requires(Right.READ_NOMENCLATURE)
class CrosswalkPage {

    private final CurrentNomenclature nomenclature;
    private final ChangeTranslation changeTranslation;
    private final Clock clock;

    CrosswalkPage(CurrentNomenclature nomenclature, ChangeTranslation changeTranslation, Clock clock) {
        this.nomenclature = nomenclature;
        this.changeTranslation = changeTranslation;
        this.clock = clock;
    }

    /**
     * Rows that the address asks for, as it was typed.
     *
     * @param aConfirmer only those to be confirmed
     */
    record Question(String jour, String theme, String operateur, Boolean aConfirmer) {
        Question {
            jour = FormFields.given(jour);
            theme = FormFields.given(theme);
            operateur = FormFields.given(operateur);
            aConfirmer = Objects.requireNonNullElse(aConfirmer, false);
        }

        boolean includes(TranslationRow row, Catalogue day) {
            return (theme.isEmpty() || concerns(day, row, theme))
                    && (operateur.isEmpty() || row.key().operator().equals(operateur))
                    && (!aConfirmer || !row.translation().confirmed());
        }
    }

    @GetMapping("/bureau/nomenclature/vers/{outside}")
    String show(@PathVariable String outside, @ModelAttribute Question question, Model model) {
        var list = list(outside);
        var date = Objects.requireNonNullElse(FormFields.day(question.jour()), NetworkTime.today(clock));
        var day = nomenclature.on(date);
        var lines = nomenclature.snapshot().rows(list).stream()
                .filter(row -> row.holdsOn(date))
                .filter(row -> question.includes(row, day))
                .map(row -> line(day, row))
                .sorted(order(day))
                .toList();
        model.addAttribute(
                "view",
                new CrosswalkView(
                        list,
                        date,
                        question.theme(),
                        question.operateur(),
                        question.aConfirmer(),
                        lines,
                        missing(list, day)));
        model.addAttribute("choices", Choices.of(nomenclature.snapshot(), day));
        return "nomenclature/crosswalk";
    }

    static OutsideList list(String key) {
        return OutsideList.find(key).orElseThrow(() -> new NotFound("outside list " + key));
    }

    private static boolean concerns(Catalogue day, TranslationRow row, String theme) {
        var own = row.key().theme();
        return own.equals(theme)
                || day.find(CodeList.THEME, own)
                        .filter(code -> theme.equals(code.parent()))
                        .isPresent();
    }

    /** In the order of the themes and operators; what stands for any comes first. */
    private static Comparator<CrosswalkView.Line> order(Catalogue day) {
        return Comparator.comparingInt((CrosswalkView.Line line) ->
                        position(day, CodeList.THEME, line.row().key().theme()))
                .thenComparingInt(line ->
                        position(day, CodeList.OPERATOR, line.row().key().operator()))
                .thenComparing(line -> line.row().key().presence())
                .thenComparing(line -> line.row().key().level())
                .thenComparingInt(line -> line.row()
                        .key()
                        .list()
                        .source()
                        .map(source -> position(day, source, line.row().key().trait()))
                        .orElse(0));
    }

    private static int position(Catalogue day, CodeList list, String code) {
        return code.isEmpty() ? -1 : day.find(list, code).map(Code::position).orElse(Integer.MAX_VALUE);
    }

    private List<String> missing(OutsideList list, Catalogue day) {
        var source = list.source();
        if (source.isPresent())
            return day.list(source.get()).stream()
                    .filter(code -> day.translate(list, code.code()).isEmpty())
                    .map(code -> code.label().text())
                    .toList();
        return day.themes().stream()
                .flatMap(family -> family.themes().stream())
                .filter(theme ->
                        day.translate(list, new Act(theme.code(), "", "")).isEmpty())
                .map(theme -> theme.label().text())
                .toList();
    }

    private CrosswalkView.Line line(Catalogue day, TranslationRow row) {
        var key = row.key();
        return new CrosswalkView.Line(
                row,
                named(day, CodeList.THEME, key.theme()),
                named(day, CodeList.OPERATOR, key.operator()),
                named(day, CodeList.PRESENCE, key.presence()),
                named(day, CodeList.LEVEL, key.level()),
                key.list()
                        .source()
                        .map(source -> named(day, source, key.trait()))
                        .orElse(""),
                labels(nomenclature.outside(key.list()), row.translation().targets()),
                href(key));
    }

    private static String named(Catalogue day, CodeList list, String code) {
        return code.isEmpty() ? "" : day.label(list, code);
    }

    static String labels(List<OutsideCode> outside, List<String> targets) {
        return outside.stream()
                .filter(code -> targets.contains(code.code()))
                .map(code -> code.label())
                .collect(Collectors.joining(" ; "));
    }

    private static String href(TranslationKey key) {
        return "/bureau/nomenclature/vers/" + key.list().key() + "/ligne?theme=" + enc(key.theme()) + "&operateur="
                + enc(key.operator()) + "&presence=" + enc(key.presence()) + "&niveau=" + enc(key.level()) + "&code="
                + enc(key.trait());
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Key of a row, as an address says it, and whether the row is a new one. */
    record AskedRow(
            String theme,
            String operateur,
            String presence,
            String niveau,
            String code,
            @Nullable Boolean nouvelle) {
        AskedRow {
            theme = FormFields.given(theme);
            operateur = FormFields.given(operateur);
            presence = FormFields.given(presence);
            niveau = FormFields.given(niveau);
            code = FormFields.given(code);
        }

        TranslationKey key(OutsideList list) {
            return new TranslationKey(list, theme, operateur, presence, niveau, code);
        }
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @GetMapping("/bureau/nomenclature/vers/{outside}/ligne")
    String ask(@PathVariable String outside, @ModelAttribute AskedRow asked, Model model) {
        var key = asked.key(list(outside));
        var form = RowForm.of(key, standing(key), NetworkTime.today(clock));
        return row(new FilledRow(form, new Problems(), ""), Boolean.TRUE.equals(asked.nouvelle()), model);
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @PostMapping("/bureau/nomenclature/vers/{outside}/ligne")
    String change(@PathVariable String outside, @ModelAttribute RowForm form, Model model) {
        var key = form.key(list(outside));
        var problems = new Problems();
        form.check(key, problems);
        if (problems.isEmpty()) {
            var from = FormFields.day(form.depuis());
            switch (changeTranslation.handle(
                    new ChangeTranslation.Command(key, form.translation(), from, form.seen()))) {
                case ChangeTranslation.Outcome.Changed changed -> {
                    var subject = subject(key);
                    Notice.success(
                                    form.translation() == null
                                            ? Words.t("nomenclature.row.withdrawn", subject)
                                            : from == null
                                                    ? Words.t("nomenclature.row.changed.always", subject)
                                                    : Words.t("nomenclature.row.changed", subject, from))
                            .onNextPage();
                    return "redirect:/bureau/nomenclature/vers/" + key.list().key();
                }
                case ChangeTranslation.Outcome.ChangedMeanwhile changed -> {
                    var filled = new FilledRow(
                            form.withKey(key).basedOn(standing(key)),
                            problems,
                            Words.t(form.isNew() ? "nomenclature.row.exists" : "nomenclature.row.changed-meanwhile"));
                    return FormAnswer.stale(row(filled, form.isNew(), model));
                }
                case ChangeTranslation.Outcome.UnknownCode unknown ->
                    problems.add("cibles", Words.t("nomenclature.row.unknown", unknown.code()));
            }
        }

        return FormAnswer.invalid(row(new FilledRow(form.withKey(key), problems, ""), form.isNew(), model));
    }

    private List<TranslationRow> standing(TranslationKey key) {
        return nomenclature.snapshot().rows(key.list()).stream()
                .filter(row -> row.key().equals(key))
                .sorted(Comparator.comparing(
                        TranslationRow::from, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())))
                .toList();
    }

    private String subject(TranslationKey key) {
        var day = nomenclature.on(NetworkTime.today(clock));
        var parts = List.of(
                named(day, CodeList.THEME, key.theme()),
                named(day, CodeList.OPERATOR, key.operator()),
                named(day, CodeList.PRESENCE, key.presence()),
                named(day, CodeList.LEVEL, key.level()),
                key.list()
                        .source()
                        .map(source -> named(day, source, key.trait()))
                        .orElse(""));
        var said = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return said.isEmpty() ? Words.t("nomenclature.row.all") : said;
    }

    /**
     * Form of a row as it is shown.
     *
     * @param conflict words about what somebody else changed meanwhile; "" none
     */
    private record FilledRow(RowForm form, Problems problems, String conflict) {}

    private String row(FilledRow filled, boolean isNew, Model model) {
        var form = filled.form();
        var list = list(form.liste());
        var key = form.key(list);
        var snapshot = nomenclature.snapshot();
        var day = nomenclature.on(NetworkTime.today(clock));
        @Nullable CodeList source = list.source().orElse(null);
        model.addAttribute(
                "view",
                new RowView(
                        list,
                        isNew,
                        RowForm.several(list),
                        subject(key),
                        standing(key).stream().map(row -> line(day, row)).toList(),
                        snapshot.historyOf(key).stream()
                                .filter(row -> !row.stands())
                                .map(row -> line(day, row))
                                .toList(),
                        nomenclature.outside(list).stream()
                                .map(code -> new Option(code.code(), code.label()))
                                .toList(),
                        source == null ? List.of() : Choices.options(day, source)));
        model.addAttribute("choices", Choices.of(snapshot, day));
        model.addAttribute("form", form);
        model.addAttribute("problems", filled.problems());
        model.addAttribute("conflict", filled.conflict());
        return "nomenclature/row";
    }
}
