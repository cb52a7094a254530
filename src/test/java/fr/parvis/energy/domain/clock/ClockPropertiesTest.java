// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What holds for any household, tried on many that chance makes; the seed is written so that a failure comes back. */
class ClockPropertiesTest {
    private static final long SEED = 20261126;
    private static final int HOUSEHOLDS = Scale.of(1_000, 20_000);

    /** A household as chance makes it, and the day that it is looked at. */
    private record Tried(Facts facts, LocalDate asOf) {}

    private static void forAll(Consumer<Tried> property) {
        var chance = new Random(SEED);
        for (int i = 0; i < HOUSEHOLDS; i++) {
            var tried = household(chance);
            try {
                property.accept(tried);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("household " + i + " of seed " + SEED + ": " + tried, e);
            }
        }
    }

    @SafeVarargs
    private static <T> T one(Random chance, T... of) {
        return of[chance.nextInt(of.length)];
    }

    private static Tried household(Random chance) {
        var issued = LocalDate.of(2022, 6, 1).plusDays(chance.nextInt(2400));
        var asOf = issued.plusDays(chance.nextInt(420));
        var payable = chance.nextBoolean() ? null : issued.plusDays(chance.nextInt(40));
        var firstDay = issued.plusDays(chance.nextInt(60));
        var first = letter(chance, firstDay);
        var second = letter(chance, firstDay.plusDays(chance.nextInt(60)));
        var last = letter(chance, firstDay.plusDays(60 + chance.nextInt(150)));
        var lodged = issued.plusDays(chance.nextInt(200));
        FundRequest fund = null;
        if (chance.nextInt(3) == 0) {
            fund = FundRequest.lodged(lodged);
            int decision = chance.nextInt(3);
            var decided = lodged.plusDays(chance.nextInt(90));
            if (decision == 1) fund = fund.refused(decided);
            if (decision == 2) fund = fund.granted(decided, 100L + chance.nextInt(40_000));
        }
        return new Tried(
                new Facts(
                        new Contract(
                                one(chance, Supply.values()),
                                one(chance, null, "edf", "engie"),
                                one(chance, Meter.values()),
                                one(chance, null, 3, 6, 9),
                                one(chance, Answer.YES, Answer.YES, Answer.NO, Answer.UNKNOWN)),
                        new Bill(issued, payable, chance.nextBoolean() ? null : 30_000L),
                        new Letters(first, second, last),
                        household(
                                cheque(chance, issued),
                                one(chance, Answer.values()),
                                issued,
                                one(chance, Answer.NO, Answer.NO, Answer.YES),
                                fund),
                        EventsSinceBill.NOTHING),
                asOf);
    }

    /** The day of earlier help is not known, is of this year, or of long ago. */
    private static Household household(
            Cheque cheque, Answer helped, LocalDate issued, Answer convention, FundRequest fund) {
        var days = new LocalDate[] {null, issued.minusDays(100), issued.minusDays(600)};
        var on = helped == Answer.YES ? days[(int) (issued.toEpochDay() % days.length)] : null;
        return new Household(cheque, helped, on, convention, fund);
    }

    private static Letter letter(Random chance, LocalDate day) {
        return switch (chance.nextInt(4)) {
            case 0 -> Letter.NONE;
            case 1 -> Letter.LOST;
            default -> Letter.of(day);
        };
    }

    private static Cheque cheque(Random chance, LocalDate issued) {
        int year = issued.getYear() - chance.nextInt(2);
        return switch (chance.nextInt(4)) {
            case 0 -> Cheque.NONE;
            case 1 -> Cheque.held(year);
            default -> Cheque.told(year, LocalDate.of(year, 4, 1).plusDays(chance.nextInt(500)));
        };
    }

    private static LocalDate on(Timeline timeline, Milestone.Kind kind) {
        return timeline.find(kind)
                .map(Milestone::when)
                .filter(EventTime.Earliest.class::isInstance)
                .map(EventTime::day)
                .orElse(null);
    }

    private static LocalDate carefulCut(Timeline timeline) {
        return timeline.find(Milestone.Kind.CUT)
                .map(Milestone::when)
                .filter(EventTime.Earliest.class::isInstance)
                .map(when -> ((EventTime.Earliest) when).careful())
                .orElse(null);
    }

    private static boolean truce(LocalDate day) {
        return day.getMonthValue() >= 11 || day.getMonthValue() <= 3;
    }

    @Test
    void no_reduction_and_no_cut_is_earlier_than_the_law() {
        forAll(tried -> {
            var facts = tried.facts();
            var timeline = Shipped.CLOCK.of(facts, tried.asOf());
            var due = facts.issuedOn().plusDays(14);
            if (facts.payableBy() != null && facts.payableBy().isAfter(due)) due = facts.payableBy();
            for (var kind : List.of(Milestone.Kind.REDUCTION, Milestone.Kind.CUT)) {
                var day = on(timeline, kind);
                if (day == null) continue;
                assertThat(day).as(kind + ": the shortest way").isAfterOrEqualTo(due.plusDays(35));
                boolean always = facts.mainHome() == Answer.YES
                        && (facts.helpedBefore() == Answer.YES || facts.convention() == Answer.YES);
                if (always) assertThat(day).as(kind + ": the protected way").isAfterOrEqualTo(due.plusDays(50));
                var second = facts.second().dated();
                if (second != null && !second.isAfter(tried.asOf()))
                    assertThat(day).as(kind + ": the second letter").isAfterOrEqualTo(second.plusDays(20));
                if (facts.second().received() == Answer.NO && (facts.first().received() == Answer.NO))
                    assertThat(day)
                            .as(kind + ": no letter came")
                            .isAfterOrEqualTo(tried.asOf().plusDays(35));
                var fund = facts.fund();
                if (fund != null && !fund.lodgedOn().isAfter(tried.asOf()) && fund.decidedOn() == null)
                    assertThat(day)
                            .as(kind + ": the fund")
                            .isAfterOrEqualTo(fund.lodgedOn().plusMonths(2).plusDays(20));
                if (facts.mainHome() != Answer.YES) continue;
                assertThat(facts.supply() == Supply.WATER).as("water").isFalse();
                if (kind == Milestone.Kind.CUT)
                    assertThat(truce(day)).as("cut in the truce, on " + day).isFalse();
                else if (truce(day)
                        && facts.cheque().toldOn() != null
                        && !facts.cheque().toldOn().isAfter(day))
                    assertThat(facts.cheque().year())
                            .as("a cheque of another winter")
                            .isNotEqualTo(day.getMonthValue() >= 11 ? day.getYear() : day.getYear() - 1);
                if (kind == Milestone.Kind.CUT
                        && always
                        && facts.supply() == Supply.ELECTRICITY
                        && facts.meter() == Meter.LINKY
                        && !facts.issuedOn().isBefore(LocalDate.of(2023, 4, 1)))
                    assertThat(daysOutsideTruce(on(timeline, Milestone.Kind.REDUCTION), day))
                            .as("days of reduced power, one by one")
                            .isGreaterThanOrEqualTo(60);
            }
        });
    }

    private static long daysOutsideTruce(LocalDate from, LocalDate to) {
        return from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(day -> !truce(day))
                .count();
    }

    @Test
    void the_careful_day_is_never_later_than_the_day() {
        forAll(tried -> {
            for (var milestone : Shipped.CLOCK.of(tried.facts(), tried.asOf()).milestones())
                if (milestone.when() instanceof EventTime.Earliest it) {
                    assertThat(it.careful()).isBeforeOrEqualTo(it.on());
                    if (it.atWorst() != null)
                        assertThat(milestone.toCheck()).as("why it is in doubt").isTrue();
                }
        });
    }

    /** The changes that protect, each with its name. */
    private static List<UnaryOperator<Facts>> protections(LocalDate asOf) {
        var all = new ArrayList<UnaryOperator<Facts>>();
        all.add(facts -> new Facts(
                facts.contract(),
                facts.bill(),
                facts.letters(),
                new Household(facts.cheque(), Answer.YES, facts.issuedOn(), facts.convention(), facts.fund()),
                facts.since()));
        all.add(facts -> new Facts(
                facts.contract(),
                facts.bill(),
                facts.letters(),
                new Household(facts.cheque(), facts.helpedBefore(), facts.helpedOn(), Answer.YES, facts.fund()),
                facts.since()));
        all.add(facts -> facts.cheque().toldOn() == null && facts.cheque().year() != null
                ? facts.with(Cheque.told(facts.cheque().year(), asOf))
                : facts);
        all.add(facts -> facts.cheque() == Cheque.NONE
                ? facts.with(Cheque.told(facts.issuedOn().getYear(), facts.issuedOn()))
                : facts);
        all.add(facts -> facts.fund() != null
                ? facts
                : new Facts(
                        facts.contract(),
                        facts.bill(),
                        facts.letters(),
                        new Household(
                                facts.cheque(),
                                facts.helpedBefore(),
                                facts.helpedOn(),
                                facts.convention(),
                                FundRequest.lodged(asOf)),
                        facts.since()));
        all.add(facts -> new Facts(
                new Contract(facts.supply(), facts.supplier(), facts.meter(), facts.subscribedKva(), Answer.YES),
                facts.bill(),
                facts.letters(),
                facts.household(),
                facts.since()));
        all.add(facts -> new Facts(
                new Contract(facts.supply(), facts.supplier(), Meter.LINKY, facts.subscribedKva(), facts.mainHome()),
                facts.bill(),
                facts.letters(),
                facts.household(),
                facts.since()));
        return all;
    }

    @Test
    void a_protection_never_makes_a_day_earlier() {
        forAll(tried -> {
            var without = Shipped.CLOCK.of(tried.facts(), tried.asOf());
            if (without.status() == Status.SETTLED) return;
            int which = 0;
            for (var protection : protections(tried.asOf())) {
                which++;
                var with = Shipped.CLOCK.of(protection.apply(tried.facts()), tried.asOf());
                for (var kind : List.of(Milestone.Kind.REDUCTION, Milestone.Kind.CUT)) {
                    var before = on(without, kind);
                    var after = on(with, kind);
                    if (before != null && after != null)
                        assertThat(after)
                                .as("protection " + which + ", " + kind)
                                .isAfterOrEqualTo(before);
                    assertThat(after != null && before == null)
                            .as("protection " + which + " makes possible: " + kind)
                            .isFalse();
                }
                // read against it, a protected household may be reduced after 44 days, but not cut: others may be both
                // after 49
                if (carefulCut(with) != null && carefulCut(without) != null)
                    assertThat(carefulCut(with))
                            .as("protection " + which + ", careful")
                            .isAfterOrEqualTo(carefulCut(without));
                boolean sourcesPart = with.find(Milestone.Kind.REDUCTION)
                        .orElseThrow()
                        .doubts()
                        .contains(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
                if (with.careful() != null && without.careful() != null && !sourcesPart)
                    assertThat(with.careful())
                            .as("protection " + which + ", careful")
                            .isAfterOrEqualTo(without.careful());
            }
        });
    }

    @Test
    void who_pays_earlier_is_never_worse_off() {
        var chance = new Random(SEED + 1);
        forAll(tried -> {
            var bill = tried.facts().bill();
            var facts = new Facts(
                    tried.facts().contract(),
                    new Bill(bill.issuedOn(), bill.payableBy(), 30_000L),
                    tried.facts().letters(),
                    tried.facts().household(),
                    EventsSinceBill.NOTHING);
            var late = bill.issuedOn().plusDays(1 + chance.nextInt(400));
            var early = late.minusDays(chance.nextInt(
                    1 + (int) (late.toEpochDay() - bill.issuedOn().toEpochDay())));
            long cents = chance.nextInt(40_000);
            var paidLate = Shipped.CLOCK.of(facts.with(paid(late, cents)), tried.asOf());
            var paidEarly = Shipped.CLOCK.of(facts.with(paid(early, cents)), tried.asOf());
            if (paidLate.status() == Status.SETTLED)
                assertThat(paidEarly.status()).isEqualTo(Status.SETTLED);
            var before = paidLate.careful();
            var after = paidEarly.careful();
            if (before == null) assertThat(after).isNull();
            if (before != null && after != null) assertThat(after).isAfterOrEqualTo(before);
        });
    }

    private static EventsSinceBill paid(LocalDate on, long cents) {
        return new EventsSinceBill(List.of(new Payment(on, cents)), null, null, null);
    }

    @Test
    void as_long_as_nothing_comes_a_day_never_moves_back() {
        forAll(tried -> {
            var today = Shipped.CLOCK.of(tried.facts(), tried.asOf());
            var later = Shipped.CLOCK.of(tried.facts(), tried.asOf().plusDays(1));
            boolean nothingNew = seen(tried.facts(), tried.asOf())
                    .equals(seen(tried.facts(), tried.asOf().plusDays(1)));
            if (!nothingNew) return;
            for (var kind : List.of(Milestone.Kind.REDUCTION, Milestone.Kind.CUT)) {
                var before = on(today, kind);
                var after = on(later, kind);
                // a day that has passed says since when; what counts is the first day from today on
                if (before != null && after != null)
                    assertThat(Law.later(after, tried.asOf().plusDays(1)))
                            .as("" + kind)
                            .isAfterOrEqualTo(Law.later(before, tried.asOf()));
            }
        });
    }

    /** The dates of the facts that a day sees, and the end of rights: one more, and the days may move either way. */
    private static List<Boolean> seen(Facts facts, LocalDate day) {
        var dates = new ArrayList<LocalDate>();
        dates.add(facts.first().dated());
        dates.add(facts.second().dated());
        dates.add(facts.last().dated());
        if (facts.cheque().year() != null) dates.add(LocalDate.of(facts.cheque().year() + 1, 5, 1));
        if (facts.fund() != null) {
            dates.add(facts.fund().lodgedOn());
            dates.add(facts.fund().decidedOn());
        }
        return dates.stream().map(date -> date != null && !date.isAfter(day)).toList();
    }

    @Test
    void days_stand_in_their_order_and_each_has_a_reason() {
        forAll(tried -> {
            var timeline = Shipped.CLOCK.of(tried.facts(), tried.asOf());
            LocalDate before = null;
            for (var milestone : timeline.milestones()) {
                var day = milestone.when().day();
                if (day == null) continue;
                if (before != null) assertThat(day).isAfterOrEqualTo(before);
                before = day;
                if (!(milestone.when() instanceof EventTime.Happened))
                    assertThat(milestone.rules()).isNotEmpty();
            }
            assertThat(timeline.find(Milestone.Kind.CUT)).isPresent();
            assertThat(timeline.find(Milestone.Kind.REDUCTION)).isPresent();
        });
    }
}
