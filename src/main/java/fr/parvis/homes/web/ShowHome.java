// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.homes.domain.Answers;
import fr.parvis.homes.domain.Checklist;
import fr.parvis.homes.domain.Danger;
import fr.parvis.homes.domain.Expected;
import fr.parvis.homes.domain.Measure;
import fr.parvis.homes.domain.Measures;
import fr.parvis.homes.domain.MeasuresInPlace;
import fr.parvis.homes.domain.Question;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Section;
import fr.parvis.homes.papers.HomeWords;
import fr.parvis.loadcurves.Curves;
import fr.parvis.loadcurves.LoadcurvesAddresses;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts homes into words and forms. */
@Component
class ShowHome {
    /** More choices than that are a list that opens. */
    private static final int RADIOS = 4;

    private static final List<Danger> AT_ONCE = List.of(Danger.CARBON_MONOXIDE, Danger.GAS);

    private final Checklist checklist;
    private final HomeWords words;
    private final Measures measures;
    private final Curves curves;

    ShowHome(Checklist checklist, HomeWords words, Measures measures, Curves curves) {
        this.checklist = checklist;
        this.words = words;
        this.measures = measures;
        this.curves = curves;
    }

    static List<HomePage.Alert> alerts(List<Danger> dangers) {
        return dangers.stream()
                .map(danger -> new HomePage.Alert(
                        Words.t("homes.danger." + danger.key()), Words.t("homes.danger." + danger.key() + ".do")))
                .toList();
    }

    static boolean atOnce(List<Danger> dangers) {
        return dangers.stream().anyMatch(AT_ONCE::contains);
    }

    List<HomePage.SectionLine> sections(ReadHomes.Found found) {
        var day = found.visit().day();
        var lines = new ArrayList<HomePage.SectionLine>();
        for (var section : Section.values()) {
            var part = found.part(section);
            var said = said(section, part.answers(), day);
            lines.add(new HomePage.SectionLine(
                    Words.t("homes.section." + section.key()),
                    Addresses.section(found.visit().id(), section),
                    part.isEmpty() ? Words.t("homes.section.nothing") : Words.n("homes.section.answered", said.size()),
                    !part.isEmpty(),
                    said,
                    part.note()));
        }
        return lines;
    }

    List<HomePage.Said> said(Section section, Answers answers, LocalDate day) {
        return words.said(checklist.of(section, day), answers, day).stream()
                .map(said -> new HomePage.Said(said.question(), said.answer()))
                .toList();
    }

    /** The form of a part: each kind of appliance has its heading, the rest needs none. */
    List<ShownQuestion.Group> groups(Section section, FilledAnswers filled, LocalDate day) {
        var questions = checklist.of(section, day);
        if (section != Section.EQUIPMENT)
            return List.of(new ShownQuestion.Group("", questions(questions, filled, day, section)));
        var groups = new LinkedHashMap<String, List<Question>>();
        for (var question : questions) {
            var appliance = Checklist.appliances().stream()
                    .filter(one -> question.key().equals(one) || question.key().startsWith(one + "-"))
                    .findFirst()
                    .orElse("");
            groups.computeIfAbsent(appliance, one -> new ArrayList<>()).add(question);
        }
        return groups.entrySet().stream()
                .map(group -> new ShownQuestion.Group(
                        Words.t("homes.q." + group.getKey()), questions(group.getValue(), filled, day, section)))
                .toList();
    }

    /** Questions as a form shows them, without groups. */
    List<ShownQuestion> questions(
            Collection<Question> questions, FilledAnswers filled, LocalDate day, @Nullable Section section) {
        var advised = section == Section.ADVICE || section == Section.INSTALLED ? measures.on(day) : List.<Measure>of();
        return questions.stream()
                .map(question -> new ShownQuestion(
                        question.key(),
                        shape(question, section),
                        label(question, section, day),
                        hint(question, advised),
                        options(question, section, day),
                        filled.values().getOrDefault(question.key(), List.of()),
                        filled.problems().of(question.key())))
                .toList();
    }

    private String label(Question question, @Nullable Section section, LocalDate day) {
        var label = words.question(question, day);
        if (section == Section.EQUIPMENT && question.kind() == Question.Kind.NUMBER) return Words.t("homes.q.number");
        return question.unit().isEmpty() ? label : Words.t("homes.q.with-unit", label, question.unit());
    }

    private static String shape(Question question, @Nullable Section section) {
        return switch (question.kind()) {
            case ONE -> section == Section.EQUIPMENT || question.choices().size() > RADIOS ? "select" : "radios";
            case SEVERAL -> "checkboxes";
            case NUMBER -> question.least() < 0 || question.decimals() > 0 ? "decimal" : "numeric";
            case DAY -> "date";
        };
    }

    private List<Option> options(Question question, @Nullable Section section, LocalDate day) {
        var options = new ArrayList<Option>();
        if (shape(question, section).equals("radios")) options.add(new Option("", Words.t("homes.blank")));
        for (var code : question.choices()) options.add(new Option(code, words.choice(question, code, day)));
        return options;
    }

    private static @Nullable String hint(Question question, List<Measure> measures) {
        var said = "homes.q." + question.key() + ".hint";
        if (Words.has(said)) return Words.t(said);
        return measures.stream()
                .filter(one -> one.code().equals(question.key()))
                .map(ShowHome::order)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The order of magnitude of a gesture, with its source. */
    static String order(Measure measure) {
        var kWh = measure.kWh();
        var share = measure.share();
        var worth = kWh != null
                ? Words.t(
                        measure.kind() == Measure.Kind.EQUIPMENT ? "homes.worth.each" : "homes.worth.about",
                        Words.number((long) kWh))
                : share != null ? Words.t("homes.worth.share." + measure.ofUse(), share) : "";
        return worth.isEmpty()
                ? measure.source()
                : worth + " · "
                        + Words.t(measure.checked() ? "homes.source" : "homes.source.to-check", measure.source());
    }

    /** Expected worth of all that was left in a home. */
    record Worth(List<HomePage.LeftLine> lines, long kWh, boolean known) {}

    Worth worth(MeasuresInPlace left, Expected expected, LocalDate day) {
        var lines = new ArrayList<HomePage.LeftLine>();
        long all = 0;
        boolean known = false;
        for (var measure : measures.on(day)) {
            boolean equipment = measure.kind() == Measure.Kind.EQUIPMENT;
            int pieces = equipment
                    ? left.pieces().getOrDefault(measure.code(), 0)
                    : left.chosen().contains(measure.code()) ? 1 : 0;
            if (pieces == 0) continue;
            var kWh = expected.kWh(measure, pieces);
            if (kWh != null) {
                all += kWh;
                known = true;
            }
            var label = measure.label(Words.locale());
            lines.add(new HomePage.LeftLine(
                    equipment ? Words.t("homes.pieces", pieces, label) : label,
                    worth(kWh, day),
                    Words.t(measure.checked() ? "homes.source" : "homes.source.to-check", measure.source())));
        }
        return new Worth(lines, all, known);
    }

    /** Gestures that were chosen, the largest saving first. */
    List<Paper.Gesture> gestures(MeasuresInPlace left, Expected expected, LocalDate day) {
        record Ranked(long kWh, Paper.Gesture gesture) {}
        return measures.on(day).stream()
                .filter(measure ->
                        measure.kind() == Measure.Kind.GESTURE && left.chosen().contains(measure.code()))
                .map(measure -> {
                    var kWh = expected.kWh(measure, 1);
                    return new Ranked(
                            kWh == null ? 0 : kWh,
                            new Paper.Gesture(measure.label(Words.locale()), gestureWorth(measure, kWh, day)));
                })
                .sorted(Comparator.comparingLong(Ranked::kWh).reversed())
                .map(Ranked::gesture)
                .toList();
    }

    private String gestureWorth(Measure measure, @Nullable Long kWh, LocalDate day) {
        var share = measure.share();
        var worth = kWh != null
                ? worth(kWh, day)
                : share != null ? Words.t("homes.worth.share." + measure.ofUse(), share) : "";
        return worth.isEmpty() || measure.checked() ? worth : Words.t("homes.worth.to-check", worth);
    }

    /** "About 120 kWh, 24 € a year"; empty when nothing can be told. */
    String worth(@Nullable Long kWh, LocalDate day) {
        if (kWh == null) return "";
        long euros = curves.price(day).euros(kWh);
        return euros < 1
                ? Words.t("homes.worth.about", Words.number(kWh))
                : Words.t("homes.worth.euros", Words.number(kWh), Words.number(euros));
    }

    String expected(Worth worth, LocalDate day) {
        return worth.known() ? Words.t("homes.expected", worth(worth.kWh(), day)) : Words.t("homes.expected.none");
    }

    String price(LocalDate day) {
        var price = curves.price(day);
        return Words.t(price.checked() ? "homes.price" : "homes.price.to-check", price.label(), price.source());
    }

    static HomesPage.Proof proof(UUID caseFile, Curves.@Nullable Saved saved) {
        if (saved == null)
            return new HomesPage.Proof(
                    false,
                    Words.t("homes.measured.none"),
                    LoadcurvesAddresses.ofCase(caseFile),
                    Words.t("homes.measured.read"));
        long kWh = Math.round(Math.abs(saved.kWh()));
        long margin = Math.round(saved.margin());
        var key = !saved.shown()
                ? "homes.measured.not-shown"
                : saved.kWh() > 0 ? "homes.measured.less" : "homes.measured.more";
        return new HomesPage.Proof(
                true,
                Words.t(key, saved.days(), kWh, margin, saved.from(), saved.to()),
                LoadcurvesAddresses.report(saved.reading()),
                Words.t("homes.measured.report"));
    }
}
