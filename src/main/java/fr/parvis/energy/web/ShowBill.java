// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.ChequeEffect;
import fr.parvis.energy.domain.clock.Confidence;
import fr.parvis.energy.domain.clock.Doubt;
import fr.parvis.energy.domain.clock.EventTime;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.Milestone;
import fr.parvis.energy.domain.clock.MissingPaper;
import fr.parvis.energy.domain.clock.NoticeCheck;
import fr.parvis.energy.domain.clock.Practice;
import fr.parvis.energy.domain.clock.Rule;
import fr.parvis.energy.domain.clock.Status;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.energy.domain.clock.Timeline;
import fr.parvis.energy.domain.clock.Wording;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the days of a bill into words. */
@Component
class ShowBill {
    private final ReadBill bills;

    ShowBill(ReadBill bills) {
        this.bills = bills;
    }

    /** Days that the answer beside the questions shows; the table shows all. */
    private static final Set<Milestone.Kind> TOLD_FIRST = EnumSet.of(
            Milestone.Kind.FIRST_DELAY_ENDS,
            Milestone.Kind.FUND_HOLD_ENDS,
            Milestone.Kind.REDUCTION,
            Milestone.Kind.CUT,
            Milestone.Kind.CHEQUE_RIGHTS_END);

    /** The short answer, while questions are still being answered. */
    BillPage.Answer answer(Facts facts) {
        var timeline = bills.timeline(facts);
        return new BillPage.Answer(
                "",
                status(timeline.status()),
                kind(timeline.status()),
                lead(timeline),
                timeline.milestones().stream()
                        .filter(milestone -> TOLD_FIRST.contains(milestone.kind())
                                && !(milestone.when() instanceof EventTime.Unknown))
                        .map(milestone -> new BillPage.Day(title(milestone), checked(milestone)))
                        .toList(),
                timeline.missing().stream().map(it -> word("paper", it)).toList());
    }

    BillPage.Standing standing(Facts facts) {
        var timeline = bills.timeline(facts);
        var lines = new ArrayList<BillPage.Line>();
        var common = common(timeline);
        int number = 0;
        for (var milestone : timeline.milestones()) lines.add(line(milestone, ++number, common));
        var gain = bills.gain(facts).orElse(null);
        var sources = sources(timeline);
        return new BillPage.Standing(
                status(timeline.status()),
                kind(timeline.status()),
                lead(timeline),
                lines,
                Drawing.of(timeline),
                timeline.protections().stream()
                        .map(it -> word("protection", it))
                        .toList(),
                timeline.missing().stream().map(it -> word("paper", it)).toList(),
                next(facts, timeline, gain),
                gain == null ? null : gain(gain),
                timeline.floorKva() == null ? "" : Words.t("energy.floor", timeline.floorKva()),
                sources,
                common.stream().map(ShowBill::remark).toList());
    }

    /** Remarks that several days share, each once. */
    private static Set<Remark> common(Timeline timeline) {
        var seen = new HashSet<Remark>();
        var common = new LinkedHashSet<Remark>();
        for (var milestone : timeline.milestones())
            for (var remark : remarks(milestone)) if (!seen.add(remark)) common.add(remark);
        return common;
    }

    /** Why a day is to be checked. */
    private sealed interface Remark {
        record Doubted(Doubt doubt) implements Remark {}

        /** The text of the rule was not read itself. */
        record Reported(Rule rule) implements Remark {}

        record Practised(Practice practice) implements Remark {}
    }

    private static Set<Remark> remarks(Milestone milestone) {
        var all = new LinkedHashSet<Remark>();
        for (var doubt : milestone.doubts()) if (doubt != Doubt.SUPPLIER_PRACTICE) all.add(new Remark.Doubted(doubt));
        for (var rule : milestone.rules())
            if (rule.confidence() != Confidence.TEXT) all.add(new Remark.Reported(rule.rule()));
        var practice = milestone.practice();
        if (practice != null) all.add(new Remark.Practised(practice));
        return all;
    }

    private static String remark(Remark remark) {
        return switch (remark) {
            case Remark.Doubted(var doubt) -> word("doubt", doubt);
            case Remark.Reported(var rule) -> Words.t("energy.reported", rule.number());
            case Remark.Practised(var practice) ->
                Words.t(
                        "energy.practice",
                        practice.supplier().toUpperCase(Locale.ROOT),
                        practice.source(),
                        practice.readOn());
        };
    }

    static String status(Status status) {
        return word("status", status);
    }

    static String kind(Status status) {
        return switch (status) {
            case SETTLED, AGREED, NEVER_CUT -> "success";
            case CUT, REDUCED, POSSIBLE_NOW -> "danger";
            case HELD_BY_FUND, HELD_BY_TRUCE, NOT_DUE -> "act";
            case FIRST_LETTER_EXPECTED, FIRST_DELAY, SECOND_LETTER_EXPECTED, SECOND_DELAY, UNKNOWN -> "warning";
        };
    }

    /** The one sentence that matters. */
    static String lead(Timeline timeline) {
        var careful = timeline.careful();
        if (careful == null)
            return switch (timeline.status()) {
                case SETTLED, AGREED, NEVER_CUT, CUT -> Words.t("energy.lead." + EnumCode.of(timeline.status()));
                default -> Words.t("energy.lead.unknown");
            };
        var lead = careful.isAfter(timeline.asOf())
                ? Words.t("energy.lead.before", Words.longDate(careful))
                : Words.t("energy.lead.since", Words.longDate(careful));
        boolean toCheck = timeline.milestones().stream()
                .anyMatch(milestone -> milestone.toCheck()
                        && milestone.when() instanceof EventTime.Earliest it
                        && it.careful().equals(careful));
        return toCheck ? lead + " " + Words.t("energy.check.sentence") : lead;
    }

    /** The day, with the words that it is to be checked where it is. */
    private static String checked(Milestone milestone) {
        var day = day(milestone.when());
        return milestone.toCheck() ? day + " (" + Words.t("energy.check") + ")" : day;
    }

    /** @param common remarks that are made above all days */
    private static BillPage.Line line(Milestone milestone, int number, Set<Remark> common) {
        var worst = milestone.when() instanceof EventTime.Earliest it ? it.atWorst() : null;
        return new BillPage.Line(
                String.valueOf(number),
                day(milestone.when()),
                title(milestone),
                milestone.toCheck(),
                worst == null ? "" : Words.t("energy.at-worst", Words.longDate(worst)),
                remarks(milestone).stream()
                        .filter(remark -> !common.contains(remark))
                        .map(ShowBill::remark)
                        .toList(),
                milestone.rules().stream()
                        .map(rule -> rule.rule().number())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                EnumCode.of(milestone.kind()));
    }

    private static String title(Milestone milestone) {
        var key = "energy.milestone." + EnumCode.of(milestone.kind());
        return Words.t(
                milestone.when() instanceof EventTime.Happened && Words.has(key + ".done") ? key + ".done" : key);
    }

    static String day(EventTime when) {
        return switch (when) {
            case EventTime.Happened it -> Words.longDate(it.on());
            case EventTime.Earliest it -> Words.t("energy.when.earliest", Words.longDate(it.on()));
            case EventTime.Until it -> Words.longDate(it.on());
            case EventTime.Never it -> Words.t("energy.when.never");
            case EventTime.Stopped it -> Words.t("energy.when.stopped");
            case EventTime.Unknown it ->
                Words.t(
                        "energy.when.unknown",
                        it.missing().stream().map(paper -> word("paper", paper)).collect(Collectors.joining(" ; ")));
        };
    }

    private static List<String> sources(Timeline timeline) {
        return timeline.milestones().stream()
                .map(Milestone::rules)
                .flatMap(Collection::stream)
                .map(ShowBill::source)
                .distinct()
                .sorted()
                .toList();
    }

    static String source(Wording rule) {
        return Words.t(
                "energy.source",
                rule.rule().number(),
                Words.t("energy.rule." + EnumCode.of(rule.rule()), rule.value()),
                rule.source(),
                rule.readOn());
    }

    private static BillPage.GainPart gain(ChequeEffect gain) {
        var rows = new ArrayList<BillPage.Row>();
        for (var kind : List.of(Milestone.Kind.REDUCTION, Milestone.Kind.CUT)) {
            var now = gain.now().find(kind).orElse(null);
            var told = gain.told().find(kind).orElse(null);
            if (now != null && told != null && now.when().day() != null)
                rows.add(new BillPage.Row(
                        Words.t("energy.milestone." + EnumCode.of(kind)), checked(now), checked(told)));
        }
        var text = gain.cutDays() > 0 && gain.reductionDays() > 0
                ? Words.t("energy.gain.both", gain.reductionDays(), gain.cutDays())
                : gain.cutDays() > 0
                        ? Words.n("energy.gain.cut", gain.cutDays())
                        : gain.reductionDays() > 0
                                ? Words.n("energy.gain.reduction", gain.reductionDays())
                                : Words.t("energy.gain.none");
        return new BillPage.GainPart(text, rows);
    }

    private static List<String> next(Facts facts, Timeline timeline, @Nullable ChequeEffect gain) {
        var all = new ArrayList<String>();
        switch (timeline.status()) {
            case SETTLED -> all.add("settled");
            case AGREED -> all.add("agreed");
            default -> {
                if (timeline.status() == Status.CUT || timeline.status() == Status.REDUCED) all.add("restore");
                if (timeline.status() == Status.REDUCED && reducedFirst(timeline)) all.add("contacts");
                if (gain != null) all.add("attestation");
                if (facts.household().cheque().held() == Answer.UNKNOWN) all.add("cheque");
                if (timeline.missing().contains(MissingPaper.BILL)) all.add("bill");
                if (facts.household().fund() == null) all.add("fund");
                if (facts.contract().supply() == Supply.WATER
                        && facts.contract().mainHome() == Answer.YES) all.add("water");
                all.add("plan");
                all.add("correspondent");
            }
        }
        return all.stream().map(key -> Words.t("energy.next." + key)).toList();
    }

    private static boolean reducedFirst(Timeline timeline) {
        return timeline.find(Milestone.Kind.CUT).stream()
                .flatMap(cut -> cut.rules().stream())
                .anyMatch(rule -> rule.rule() == Rule.REDUCED_CONTACTS);
    }

    static BillPage.Finding finding(NoticeCheck.Finding it) {
        var earliest = it.earliest();
        var text = word("point", it.point());
        var rule = it.rule();
        var practice = it.practice();
        return new BillPage.Finding(
                earliest == null ? text : text + " " + Words.t("energy.point.day", Words.longDate(earliest)),
                rule != null
                        ? rule.rule().number() + " (" + rule.source() + ")"
                                + (rule.toCheck() ? " · " + Words.t("energy.check") : "")
                        : practice != null ? practice.source() + " · " + Words.t("energy.check") : "");
    }

    static String word(String family, Enum<?> value) {
        return Words.t("energy." + family + "." + EnumCode.of(value));
    }
}
