// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a supplier's notice with the rules: points to check with somebody who gives legal advice, never a judgement. */
public final class NoticeCheck {
    private final List<Finding> found = new ArrayList<>();
    private final Law law;
    private final Facts facts;
    private final Notice notice;
    private final boolean home;

    private NoticeCheck(Law law, Facts facts, Notice notice) {
        this.law = law;
        this.facts = facts;
        this.notice = notice;
        this.home = facts.mainHome() == Answer.YES;
    }

    /** Something in a notice that the rules read do not foresee. */
    public enum Point {
        WATER_CUT,
        CUT_IN_TRUCE,
        REDUCTION_IN_TRUCE,
        REDUCTION_OF_OTHER_SUPPLY,
        FUND_FILE_RUNS,
        AGREEMENT_RUNS,
        BILL_PAID,
        NO_FIRST_LETTER,
        FIRST_LETTER_EARLY,
        SECOND_LETTER_EARLY,
        LESS_THAN_TWENTY_DAYS,
        EARLIER_THAN_LAW,
        NO_REDUCTION_BEFORE_CUT,
        CONTACTS_IN_REDUCED_DAYS,
        POWER_TOO_LOW,
        SUPPLIER_SAYS_NO_CUT,
        TRUCE_NOT_TOLD,
        SERVICES_NOT_TOLD
    }

    /**
     * A point, with the rule that it comes from.
     *
     * @param earliest the day that the rules give, where the point is about a day
     */
    public record Finding(
            Point point,
            @Nullable Wording rule,
            @Nullable Practice practice,
            @Nullable LocalDate earliest) {}

    public static List<Finding> of(BillClock clock, Facts facts, Notice notice, LocalDate today) {
        var book = clock.book();
        var bill = facts.issuedOn() == null ? today : facts.issuedOn();
        return new NoticeCheck(new Law(book, Law.later(bill, book.earliest())), facts, notice).findings(clock, today);
    }

    private List<Finding> findings(BillClock clock, LocalDate today) {
        var seen = withNotice(facts, notice);
        var timeline = clock.of(seen, today);
        var day = notice.announcedFor();
        if (notice.cut() && facts.supply() == Supply.WATER && home) add(Point.WATER_CUT, law.get(Rule.WATER, day));
        if (!notice.cut() && !facts.supply().reducible())
            add(Point.REDUCTION_OF_OTHER_SUPPLY, law.get(Rule.NO_REDUCTION, day));
        if (timeline.status() == Status.SETTLED) found.add(new Finding(Point.BILL_PAID, null, null, null));
        if (timeline.status() == Status.AGREED) add(Point.AGREEMENT_RUNS, law.get(Rule.FIRST_DELAY, facts.agreedOn()));
        if (timeline.protections().contains(Protection.FUND_FILE))
            found.add(new Finding(Point.FUND_FILE_RUNS, law.get(Rule.FUND_HOLD, lodged()), null, fundEnds()));
        letters(timeline);
        // one that has passed is compared with what was allowed then: the timeline of today begins today
        if (day != null) announced(seen, day.isBefore(today) ? clock.of(seen, day) : timeline, day);
        floor(day);
        told();
        return found;
    }

    private @Nullable LocalDate lodged() {
        var fund = facts.fund();
        return fund == null ? null : fund.lodgedOn();
    }

    private @Nullable LocalDate fundEnds() {
        var fund = facts.fund();
        return fund == null ? null : law.fundHoldEnds(fund);
    }

    /** The notice is the second letter when none was noted, and nothing that it announces has happened yet. */
    private static Facts withNotice(Facts facts, Notice notice) {
        var dated = notice.dated();
        var second = facts.second().dated() != null || dated == null ? facts.second() : Letter.of(dated);
        return facts.with(new Letters(facts.first(), second, facts.last()))
                .with(new EventsSinceBill(
                        facts.payments(), facts.agreedOn(), notice.cut() ? facts.reducedOn() : null, null));
    }

    private void letters(Timeline timeline) {
        if (facts.first().received() == Answer.NO)
            add(Point.NO_FIRST_LETTER, law.get(Rule.FIRST_DELAY, notice.dated()));
        for (var milestone : timeline.milestones()) {
            if (milestone.kind() == Milestone.Kind.FIRST_LETTER
                    && milestone.doubts().contains(Doubt.EARLY_FIRST_LETTER))
                found.add(new Finding(
                        Point.FIRST_LETTER_EARLY, law.get(Rule.DUE, null), null, day(timeline, Milestone.Kind.DUE)));
            if (milestone.kind() == Milestone.Kind.SECOND_LETTER
                    && milestone.doubts().contains(Doubt.EARLY_SECOND_LETTER))
                found.add(new Finding(
                        Point.SECOND_LETTER_EARLY,
                        law.get(Rule.FIRST_DELAY, facts.first().dated()),
                        null,
                        day(timeline, Milestone.Kind.FIRST_DELAY_ENDS)));
        }
        var dated = notice.dated();
        var day = notice.announcedFor();
        if (dated != null && day != null && day.isBefore(law.announcedFrom(dated)))
            found.add(new Finding(
                    Point.LESS_THAN_TWENTY_DAYS, law.get(Rule.SECOND_LETTER, dated), null, law.announcedFrom(dated)));
    }

    private static @Nullable LocalDate day(Timeline timeline, Milestone.Kind kind) {
        return timeline.find(kind).map(Milestone::when).map(EventTime::day).orElse(null);
    }

    /** @param seen the facts, with the notice among their letters */
    private void announced(Facts seen, Timeline timeline, LocalDate day) {
        if (home && law.inTruce(day)) {
            if (notice.cut() && seen.supply() != Supply.WATER)
                found.add(new Finding(Point.CUT_IN_TRUCE, law.get(Rule.TRUCE, day), null, law.outsideTruce(day)));
            if (!notice.cut() && seen.supply().reducible() && law.chequeProtects(seen.cheque(), day))
                found.add(new Finding(
                        Point.REDUCTION_IN_TRUCE, law.get(Rule.TRUCE_NO_REDUCTION, day), null, law.outsideTruce(day)));
        }
        var kind = notice.cut() ? Milestone.Kind.CUT : Milestone.Kind.REDUCTION;
        var milestone = timeline.find(kind).orElse(null);
        if (milestone != null
                && milestone.when() instanceof EventTime.Earliest earliest
                && day.isBefore(earliest.on())) {
            var rules = milestone.rules();
            found.add(
                    new Finding(Point.EARLIER_THAN_LAW, rules.isEmpty() ? null : rules.getLast(), null, earliest.on()));
            if (seen.reducedOn() == null)
                of(rules, Rule.REDUCED_DAYS).ifPresent(days -> add(Point.NO_REDUCTION_BEFORE_CUT, days));
        }
        if (notice.cut() && milestone != null && seen.reducedOn() != null)
            of(milestone.rules(), Rule.REDUCED_CONTACTS)
                    .ifPresent(contacts -> add(Point.CONTACTS_IN_REDUCED_DAYS, contacts));
        if (notice.cut() && milestone != null && milestone.practice() != null)
            found.add(new Finding(Point.SUPPLIER_SAYS_NO_CUT, null, milestone.practice(), null));
    }

    private static Optional<Wording> of(List<Wording> rules, Rule rule) {
        return rules.stream().filter(wording -> wording.rule() == rule).findFirst();
    }

    private void floor(@Nullable LocalDate day) {
        var left = notice.leftKva();
        var kva = facts.subscribedKva();
        if (left == null || notice.cut() || !home || day == null || !law.inTruce(day) || kva == null) return;
        var floor = law.truceFloor(kva, day);
        if (floor != null && left < floor.number()) add(Point.POWER_TOO_LOW, floor);
    }

    private void told() {
        var dated = notice.dated();
        if (home
                && dated != null
                && law.inTruce(dated)
                && facts.supply() != Supply.WATER
                && notice.tellsOfTruce() == Answer.NO) add(Point.TRUCE_NOT_TOLD, law.get(Rule.TRUCE, dated));
        if (notice.tellsOfServices() == Answer.NO) add(Point.SERVICES_NOT_TOLD, law.get(Rule.OBJECTION, dated));
    }

    private void add(Point point, Wording rule) {
        found.add(new Finding(point, rule, null, null));
    }
}
