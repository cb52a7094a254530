// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static fr.parvis.energy.domain.clock.Law.earlier;
import static fr.parvis.energy.domain.clock.Law.later;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the state of an unpaid bill on a day, and the earliest day of each further step that the law allows the supplier. A fact that is not
 * known is assumed to the disadvantage of the household, and reported as a doubt. Thread-safe.
 */
public final class BillClock {
    private final Rulebook book;

    public BillClock(Rulebook book) {
        this.book = book;
    }

    public Rulebook book() {
        return book;
    }

    /** @param asOf the day that is looked at; what the facts date later is not seen */
    public Timeline of(Facts facts, LocalDate asOf) {
        return new Reckoning(book, facts, asOf).timeline();
    }

    /** A day on its way to a milestone. */
    private record Day(
            @Nullable LocalDate on,
            @Nullable LocalDate worst,
            Set<Doubt> doubts,
            Set<Wording> rules,
            Set<MissingPaper> missing) {

        static Day of(@Nullable LocalDate on) {
            return new Day(
                    on, null, EnumSet.noneOf(Doubt.class), new LinkedHashSet<>(), EnumSet.noneOf(MissingPaper.class));
        }

        /** The same reasons for another day. */
        Day at(@Nullable LocalDate other, @Nullable LocalDate otherWorst) {
            var doubtsToo = EnumSet.noneOf(Doubt.class);
            doubtsToo.addAll(doubts);
            var missingToo = EnumSet.noneOf(MissingPaper.class);
            missingToo.addAll(missing);
            return new Day(other, otherWorst, doubtsToo, new LinkedHashSet<>(rules), missingToo);
        }

        Day because(Wording wording) {
            rules.add(wording);
            return this;
        }

        Day doubting(Doubt doubt) {
            doubts.add(doubt);
            return this;
        }

        Day missing(MissingPaper paper) {
            missing.add(paper);
            return this;
        }

        /** The careful reading. */
        @Nullable
        LocalDate careful() {
            return worst == null || on == null ? on : earlier(on, worst);
        }
    }

    /** The days of the procedure, one after the other. */
    private record Steps(Day due, Day first, Day firstEnds, Day second, Day action, Day reduction, Day cut) {}

    /** One look at one bill. */
    private static final class Reckoning {
        private final Rulebook book;
        private final Facts facts;
        private final LocalDate asOf;
        private final Law law;
        private final boolean tooOld;
        private final List<Milestone> milestones = new ArrayList<>();
        private final Set<MissingPaper> missing = EnumSet.noneOf(MissingPaper.class);

        Reckoning(Rulebook book, Facts facts, LocalDate asOf) {
            this.book = book;
            this.facts = facts;
            this.asOf = asOf;
            var bill = facts.issuedOn();
            if (bill == null) bill = facts.payableBy();
            if (bill == null) bill = facts.first().dated();
            if (bill == null) bill = asOf;
            this.tooOld = bill.isBefore(book.earliest());
            this.law = new Law(book, later(bill, book.earliest()));
        }

        Timeline timeline() {
            var fund = seen(facts.fund());
            var steps = helpCounts(steps(fund), fund);
            var settled = settledOn(fund);
            var agreed = facts.agreedOn() != null && !facts.agreedOn().isAfter(asOf);
            boolean stopped = settled != null || agreed;

            bill(steps.due());
            letters(steps, fund);
            outcome(Milestone.Kind.REDUCTION, steps.reduction(), seen(facts.reducedOn()), stopped);
            outcome(Milestone.Kind.CUT, steps.cut(), seen(facts.cutOn()), stopped);
            socialServices();
            rightsEnd();
            if (agreed) add(Milestone.Kind.AGREED, new EventTime.Happened(orAsOf(facts.agreedOn())), Day.of(null));
            if (settled != null) add(Milestone.Kind.SETTLED, new EventTime.Happened(settled), Day.of(null));
            milestones.sort(Comparator.comparing(
                    milestone -> milestone.when().day(), Comparator.nullsLast(Comparator.naturalOrder())));
            var status = status(steps, fund, settled, agreed);
            return new Timeline(
                    asOf,
                    status,
                    Collections.unmodifiableList(milestones),
                    Collections.unmodifiableSet(missing),
                    protections(fund, agreed),
                    truces(),
                    floor(steps.reduction().on()));
        }

        private Steps steps(@Nullable FundRequest fund) {
            var due = due();
            var first = first(due);
            var firstEnds = firstDelay(first);
            var second = second(firstEnds);
            var action = afterFund(announced(second), fund);
            var reduction = reduction(action, first, fund);
            return new Steps(due, first, firstEnds, second, action, reduction, cut(action, reduction));
        }

        /**
         * Help of long ago, or of a day that nobody knows: the text that was read sets no limit, other sources set twelve months. The days at
         * worst are those of a household that the fund never helped.
         */
        private Steps helpCounts(Steps steps, @Nullable FundRequest fund) {
            if (facts.helpedBefore() != Answer.YES || facts.convention() == Answer.YES || !mainHome()) return steps;
            var due =
                    steps.due().on() == null ? steps.first().on() : steps.due().on();
            var helped = facts.helpedOn();
            if (helped != null && !helped.plusYears(1).isBefore(orAsOf(due))) return steps;
            if (helped == null) missing.add(MissingPaper.FUND_HISTORY);
            var without = new Reckoning(book, facts.withoutHelp(), asOf).steps(fund);
            return new Steps(
                    steps.due(),
                    steps.first(),
                    Objects.equals(steps.firstEnds().on(), without.firstEnds().on())
                            ? steps.firstEnds()
                            : steps.firstEnds().doubting(Doubt.HELP_LONG_AGO),
                    steps.second(),
                    steps.action(),
                    notBefore(steps.reduction(), without.reduction()),
                    notBefore(steps.cut(), without.cut()));
        }

        private static Day notBefore(Day day, Day without) {
            var careful = day.careful();
            var worst = without.careful();
            return careful == null || worst == null || !worst.isBefore(careful)
                    ? day
                    : day.at(day.on(), worst).doubting(Doubt.HELP_LONG_AGO);
        }

        private LocalDate orAsOf(@Nullable LocalDate day) {
            return day == null ? asOf : day;
        }

        private @Nullable LocalDate seen(@Nullable LocalDate day) {
            return day != null && !day.isAfter(asOf) ? day : null;
        }

        private @Nullable FundRequest seen(@Nullable FundRequest request) {
            if (request == null || request.lodgedOn().isAfter(asOf)) return null;
            var decided = request.decidedOn();
            return decided != null && decided.isAfter(asOf) ? FundRequest.lodged(request.lodgedOn()) : request;
        }

        private Letter seen(Letter letter) {
            return letter.dated() != null && letter.dated().isAfter(asOf) ? Letter.NONE : letter;
        }

        // --- who is protected

        private boolean mainHome() {
            return facts.mainHome() == Answer.YES;
        }

        private boolean lasting(LocalDate day) {
            if (facts.helpedBefore() == Answer.YES || facts.convention() == Answer.YES) return true;
            var helped = grantedOn();
            return helped != null && !day.isBefore(helped);
        }

        /** When the fund granted help for this very bill: from then on it has helped with a bill of this supplier. */
        private @Nullable LocalDate grantedOn() {
            var fund = seen(facts.fund());
            return fund != null && fund.decision() == FundRequest.Decision.GRANTED ? fund.decidedOn() : null;
        }

        private boolean sheltered(LocalDate day) {
            return mainHome() && (lasting(day) || law.chequeProtects(facts.cheque(), day));
        }

        private boolean byChequeOnly(LocalDate day) {
            return !lasting(day) && law.chequeProtects(facts.cheque(), day);
        }

        /** The first day on which the household is protected, on that day or later; null when none is known today. */
        private @Nullable LocalDate shelteredFrom(LocalDate day) {
            if (!mainHome()) return null;
            if (sheltered(day)) return day;
            LocalDate from = null;
            var cheque = law.chequeSince(facts.cheque());
            if (cheque != null && !cheque.isBefore(day)) from = cheque;
            var helped = grantedOn();
            if (helped != null && !helped.isBefore(day)) from = earlier(helped, from);
            return from;
        }

        // --- the bill and its letters

        private Day due() {
            var issued = facts.issuedOn();
            var rule = law.get(Rule.DUE, issued);
            if (issued == null) return Day.of(null).because(rule).missing(MissingPaper.BILL);
            var due = Day.of(law.due(issued, facts.payableBy())).because(rule);
            return tooOld ? due.doubting(Doubt.OLDER_THAN_RULES) : due;
        }

        /** A later step of the procedure shows that a letter left, whether or not it came. */
        private Letter assumed(Letter letter, boolean laterStep) {
            var it = seen(letter);
            return it.received() == Answer.NO && laterStep ? Letter.LOST : it;
        }

        private boolean acted() {
            return seen(facts.reducedOn()) != null || seen(facts.cutOn()) != null;
        }

        private Day first(Day due) {
            var letter = assumed(facts.first(), acted() || seen(facts.second()).dated() != null);
            var dated = letter.dated();
            var on = due.on();
            if (dated != null) {
                var day = due.at(on == null ? dated : later(dated, on), null);
                day.missing().clear();
                return on != null && dated.isBefore(on) ? day.doubting(Doubt.EARLY_FIRST_LETTER) : day;
            }
            if (letter.received() == Answer.NO)
                return on == null
                        ? due.at(asOf, null).doubting(Doubt.BILL_DATE_UNKNOWN)
                        : due.at(later(on, asOf), null);
            var day = due.at(on, null).missing(MissingPaper.FIRST_LETTER);
            return on == null ? day : day.doubting(Doubt.LETTER_ASSUMED);
        }

        private Day firstDelay(Day first) {
            var on = first.on();
            boolean sheltered = on != null && sheltered(on);
            var rule = law.get(sheltered ? Rule.FIRST_DELAY_PROTECTED : Rule.FIRST_DELAY, on);
            if (on == null) return first.at(null, null).because(rule);
            var ends = law.firstDelayEnds(on, sheltered);
            var day = first.at(ends, null).because(rule);
            if (sheltered && byChequeOnly(on) && ends.isAfter(law.chequeUntil(facts.cheque())))
                day.doubting(Doubt.RIGHTS_END_INSIDE);
            var gained = sheltered ? null : shelteredFrom(on);
            if (gained != null && seen(facts.first()).received() != Answer.NO)
                day.doubting(gainedLater(on, gained, Doubt.GAINED_AFTER_FIRST_LETTER));
            if (!sheltered && facts.mainHome() == Answer.UNKNOWN) day.doubting(Doubt.HOME_UNKNOWN);
            return day;
        }

        /** The rights of a cheque protect whenever the supplier was told (R. 124-16, II); the text says so of no other protection. */
        private Doubt gainedLater(LocalDate day, LocalDate gained, Doubt otherwise) {
            return byChequeOnly(gained) && law.chequeRuns(facts.cheque(), day) ? Doubt.CHEQUE_TOLD_LATER : otherwise;
        }

        private Day second(Day firstEnds) {
            var letter = assumed(facts.second(), acted());
            var dated = letter.dated();
            var on = firstEnds.on();
            if (dated != null) {
                if (on == null) {
                    var day = firstEnds.at(dated, null);
                    day.missing().clear();
                    return day.missing(MissingPaper.FIRST_LETTER).doubting(Doubt.LETTER_ASSUMED);
                }
                return dated.isBefore(on)
                        ? firstEnds.at(on, dated).doubting(Doubt.EARLY_SECOND_LETTER)
                        : firstEnds.at(dated, null);
            }
            if (letter.received() == Answer.NO) return firstEnds.at(on == null ? null : later(on, asOf), null);
            var day = firstEnds.at(on, null).missing(MissingPaper.SECOND_LETTER);
            return on == null ? day : day.doubting(Doubt.LETTER_ASSUMED);
        }

        /** Day that the second letter announces, before any file at the fund is looked at. */
        private Day announced(Day second) {
            var on = second.on();
            var rule = law.get(Rule.SECOND_LETTER, on);
            if (on == null) return second.at(null, null).because(rule);
            // a letter sent too early: read against the household, it announces after its own twenty days, the first
            // delay being over
            var early = second.worst();
            return second.at(law.announcedFrom(on), early == null ? null : later(law.announcedFrom(early), on))
                    .because(rule);
        }

        // --- the fund

        private Day afterFund(Day announced, @Nullable FundRequest fund) {
            if (fund == null) return announced;
            var hold = law.get(Rule.FUND_HOLD, fund.lodgedOn());
            var on = announced.on();
            if (on == null) return announced.at(null, null).because(hold);
            var ends = law.fundHoldEnds(fund);
            var letter = letterAfter(ends);
            var from = law.announcedAfterFund(letter);
            var held = later(on, from);
            var worst = announced.careful();
            var day = announced
                    .at(held, announced.worst() == null ? null : later(from, announced.worst()))
                    .because(hold)
                    .because(law.get(Rule.FUND_LETTER, letter));
            if (from.isAfter(on) && decidedInTime(fund, ends) && newLetterNeeded(ends)) {
                day = day.at(held, later(ends, worst)).doubting(Doubt.LETTER_AFTER_DECISION);
                if (fund.decision() == FundRequest.Decision.GRANTED) day.missing(MissingPaper.FUND_DECISION);
            }
            var last = seen(facts.last());
            if (last.dated() != null && last.dated().isBefore(ends)) day.doubting(Doubt.EARLY_LAST_LETTER);
            if (last.received() == Answer.UNKNOWN)
                day.doubting(Doubt.LETTER_ASSUMED).missing(MissingPaper.LAST_LETTER);
            return day;
        }

        private static boolean decidedInTime(FundRequest fund, LocalDate ends) {
            return fund.decidedOn() != null && fund.decidedOn().equals(ends);
        }

        /** No letter that left when the fund's time was over is at hand. */
        private boolean newLetterNeeded(LocalDate ends) {
            return !leftAfter(facts.second(), ends) && !leftAfter(facts.last(), ends);
        }

        private boolean leftAfter(Letter letter, LocalDate ends) {
            var dated = seen(letter).dated();
            return dated != null && !dated.isBefore(ends);
        }

        /** The letter that counts after the fund's time: the first one dated then, else one that could leave today at the earliest. */
        private LocalDate letterAfter(LocalDate ends) {
            if (leftAfter(facts.second(), ends)) return orAsOf(facts.second().dated());
            var last = seen(facts.last());
            if (last.dated() != null) return later(last.dated(), ends);
            return last.received() == Answer.UNKNOWN ? ends : later(ends, asOf);
        }

        // --- reduction

        private Day reduction(Day action, Day first, @Nullable FundRequest fund) {
            if (!facts.supply().reducible()) return Day.of(null).because(law.get(Rule.NO_REDUCTION, null));
            var on = action.on();
            if (on == null) return action;
            var day = permitted(on);
            var worst = action.worst() == null ? null : permitted(action.worst());
            var reduced = action.at(day, worst);
            if (!day.equals(on))
                reduced.because(law.get(Rule.TRUCE_NO_REDUCTION, on)).because(law.get(Rule.TRUCE, on));
            var early = withoutSecondLetter(first, fund);
            if (early == null) return reduced;
            var earlier = permitted(early);
            return earlier.isBefore(day) && sheltered(later(earlier, asOf))
                    ? reduced.at(day, earlier(earlier, worst)).doubting(Doubt.REDUCTION_BEFORE_SECOND_LETTER)
                    : reduced;
        }

        /**
         * The day on which a protected household with a communicating meter may be reduced if the second letter announces the cut only: as soon
         * as the 30 days are over. A second letter that came settles it, since it says what it announces.
         */
        private @Nullable LocalDate withoutSecondLetter(Day first, @Nullable FundRequest fund) {
            var letter = first.on();
            if (letter == null
                    || facts.meter() == Meter.OTHER
                    || seen(facts.second()).dated() != null) return null;
            var on = law.firstDelayEnds(letter, true);
            if (law.find(Rule.REDUCED_DAYS, later(on, asOf)).isEmpty()) return null;
            if (fund == null) return on;
            var ends = law.fundHoldEnds(fund);
            return later(on, decidedInTime(fund, ends) ? ends : law.announcedAfterFund(letterAfter(ends)));
        }

        /** The first day from that one, and from today once that one has passed, on which power may be reduced. */
        private LocalDate permitted(LocalDate from) {
            var day = reducible(from);
            if (!day.isBefore(asOf)) return day;
            var now = reducible(asOf);
            return now.equals(asOf) ? day : now;
        }

        private LocalDate reducible(LocalDate day) {
            return mainHome() && law.inTruce(day) && law.chequeProtects(facts.cheque(), day)
                    ? law.outsideTruce(day)
                    : day;
        }

        // --- cut

        private Day cut(Day action, Day reduction) {
            boolean home = mainHome();
            if (facts.supply() == Supply.WATER && home) return Day.of(null).because(law.get(Rule.WATER, null));
            var on = action.on();
            if (on == null) return action;
            var day = !home || facts.supply() != Supply.ELECTRICITY
                    ? outsideTruce(action)
                    : electricity(action, reduction);
            if (facts.mainHome() == Answer.UNKNOWN)
                day.doubting(Doubt.HOME_UNKNOWN).missing(MissingPaper.HOME_PROOF);
            return day;
        }

        /** The truce protects the main home from the cut of what warms and lights it. */
        private Day outsideTruce(Day action) {
            var on = action.on();
            if (on == null || !mainHome()) return action.at(on, action.worst());
            var day = possible(on);
            var moved = action.at(day, action.worst() == null ? null : possible(action.worst()));
            return day.equals(on) ? moved : moved.because(law.get(Rule.TRUCE, on));
        }

        /** The first day from that one, and from today once that one has passed, outside the truce. */
        private LocalDate possible(LocalDate from) {
            var day = law.outsideTruce(from);
            if (!day.isBefore(asOf)) return day;
            var now = law.outsideTruce(asOf);
            return now.equals(asOf) ? day : now;
        }

        /** Power is reduced first, for 60 days: protected households with a communicating meter only. All others may be cut at once. */
        private Day electricity(Day action, Day reduction) {
            var general = outsideTruce(action);
            if (seen(facts.reducedOn()) == null && reduction.on() == null) return general;
            var start = reducedFrom(reduction);
            // a reform holds for the cut that is still to come, whatever day the bill is of
            var days = law.find(Rule.REDUCED_DAYS, later(asOf, general.on())).orElse(null);
            if (days == null) return general;
            var ends = law.reducedDaysEnd(start, days);
            var sheltered = shelteredFrom(start);
            if (sheltered == null || sheltered.isAfter(ends) || facts.meter() == Meter.OTHER) return general;
            return facts.meter() == Meter.UNKNOWN
                    ? general.doubting(Doubt.METER_UNKNOWN).missing(MissingPaper.METER)
                    : reducedFirst(action, reduction, days, sheltered);
        }

        /** First day of the reduction; one that has not happened yet begins today at the earliest. */
        private LocalDate reducedFrom(Day reduction) {
            var reducedOn = seen(facts.reducedOn());
            return reducedOn != null ? reducedOn : later(orAsOf(reduction.on()), asOf);
        }

        private Day reducedFirst(Day action, Day reduction, Wording days, LocalDate sheltered) {
            var start = reducedFrom(reduction);
            var general = outsideTruce(action).careful();
            var ends = law.reducedDaysEnd(start, days);
            var on = possible(later(ends, action.on()));
            boolean atStart = sheltered.equals(start);
            var worst = atStart ? null : general;
            var day = outsideTruce(action).because(days);
            law.find(Rule.REDUCED_CONTACTS, on).ifPresent(day::because);
            // read against the household, the days run from the day that the reduction could come at worst
            if (atStart && reduction.worst() != null && seen(facts.reducedOn()) == null) {
                worst = possible(law.reducedDaysEnd(later(reduction.worst(), asOf), days));
                if (reduction.doubts().contains(Doubt.REDUCTION_BEFORE_SECOND_LETTER))
                    day.doubting(Doubt.REDUCTION_BEFORE_SECOND_LETTER);
            }
            if (law.truceStart(start).isBefore(ends) || law.inTruce(start)) day.because(law.get(Rule.TRUCE, start));
            if (!atStart) day.doubting(gainedLater(start, sheltered, Doubt.GAINED_AFTER_REDUCTION));
            if (atStart
                    && byChequeOnly(start)
                    && law.chequeUntil(facts.cheque()).isBefore(on)) {
                day.doubting(Doubt.RIGHTS_END_INSIDE);
                var after = law.chequeUntil(facts.cheque()).plusDays(1);
                worst = earlier(earlier(on, possible(later(after, general))), worst);
            }
            var letter = law.find(Rule.REDUCED_LETTER, on).orElse(null);
            if (seen(facts.reducedOn()) != null && letter != null) {
                var announced = law.cutAnnouncedFrom(letterOfCut(start), letter);
                var withLetter = possible(later(on, announced));
                if (withLetter.isAfter(on)) {
                    worst = worst == null ? on : earlier(on, worst);
                    on = withLetter;
                }
                day.because(letter);
            }
            return day.at(on, worst);
        }

        private LocalDate letterOfCut(LocalDate reducedOn) {
            var last = seen(facts.last());
            if (last.dated() != null) return last.dated();
            return last.received() == Answer.UNKNOWN ? reducedOn : asOf;
        }

        // --- what stops it

        private @Nullable LocalDate settledOn(@Nullable FundRequest fund) {
            var cents = facts.cents();
            if (cents == null) {
                if (grantedOn() != null || !facts.payments().isEmpty()) missing.add(MissingPaper.BILL);
                return null;
            }
            var paid = new ArrayList<>(facts.payments());
            if (fund != null && fund.decision() == FundRequest.Decision.GRANTED) {
                var decided = fund.decidedOn();
                var granted = fund.cents();
                if (decided != null && granted != null) paid.add(new Payment(decided, granted));
            }
            paid.sort(Comparator.comparing(Payment::on));
            long left = cents;
            for (var payment : paid) {
                if (payment.on().isAfter(asOf)) break;
                left -= payment.cents();
                if (left <= 0) return payment.on();
            }
            return null;
        }

        // --- what is shown

        private void bill(Day due) {
            var issued = facts.issuedOn();
            if (issued != null) add(Milestone.Kind.BILL_ISSUED, new EventTime.Happened(issued), Day.of(null));
            var on = due.on();
            add(Milestone.Kind.DUE, on == null ? unknown(due) : new EventTime.Until(on), due);
        }

        private void letters(Steps steps, @Nullable FundRequest fund) {
            letter(Milestone.Kind.FIRST_LETTER, facts.first(), steps.first());
            var from = steps.first().on();
            if (from != null && sheltered(from))
                add(
                        Milestone.Kind.OBJECTION,
                        new EventTime.Until(law.objectionUntil(from)),
                        Day.of(null).because(law.get(Rule.OBJECTION, from)));
            var firstEnds = steps.firstEnds();
            var on = firstEnds.on();
            add(Milestone.Kind.FIRST_DELAY_ENDS, on == null ? unknown(firstEnds) : new EventTime.Until(on), firstEnds);
            letter(Milestone.Kind.SECOND_LETTER, facts.second(), steps.second());
            if (fund != null) fund(fund);
            missing.addAll(steps.due().missing());
        }

        private void fund(FundRequest fund) {
            var ends = law.fundHoldEnds(fund);
            add(Milestone.Kind.FUND_LODGED, new EventTime.Happened(fund.lodgedOn()), Day.of(null));
            var decided = fund.decidedOn();
            if (decided != null) add(Milestone.Kind.FUND_DECIDED, new EventTime.Happened(decided), Day.of(null));
            if (decided == null || decided.isAfter(ends))
                add(
                        Milestone.Kind.FUND_HOLD_ENDS,
                        new EventTime.Until(ends),
                        Day.of(null).because(law.get(Rule.FUND_HOLD, fund.lodgedOn())));
            var last = seen(facts.last());
            if (last.dated() != null)
                add(Milestone.Kind.LAST_LETTER, new EventTime.Happened(last.dated()), Day.of(null));
            else if (newLetterNeeded(ends))
                add(
                        Milestone.Kind.LAST_LETTER,
                        new EventTime.Earliest(letterAfter(ends), null),
                        Day.of(null).because(law.get(Rule.FUND_LETTER, letterAfter(ends))));
        }

        private void letter(Milestone.Kind kind, Letter letter, Day day) {
            var dated = seen(letter).dated();
            var on = day.on();
            EventTime when = dated != null
                    ? new EventTime.Happened(dated)
                    : on == null ? unknown(day) : new EventTime.Earliest(on, day.worst());
            add(kind, when, day);
        }

        private void outcome(Milestone.Kind kind, Day day, @Nullable LocalDate happened, boolean stopped) {
            var on = day.on();
            if (happened != null) {
                add(kind, new EventTime.Happened(happened), Day.of(null));
            } else if (on == null && day.missing().isEmpty()) {
                add(kind, new EventTime.Never(), day);
            } else if (stopped) {
                add(kind, new EventTime.Stopped(), Day.of(null));
            } else if (on == null) {
                add(kind, unknown(day), day);
            } else {
                var practice =
                        kind == Milestone.Kind.CUT ? book.practice(facts, on).orElse(null) : null;
                if (practice != null) day.doubting(Doubt.SUPPLIER_PRACTICE);
                var worst = day.worst();
                add(
                        kind,
                        new EventTime.Earliest(on, worst != null && worst.isBefore(on) ? worst : null),
                        day,
                        practice);
            }
        }

        private static EventTime unknown(Day day) {
            return new EventTime.Unknown(Collections.unmodifiableSet(day.missing()));
        }

        private void socialServices() {
            var since = seen(facts.cutOn());
            if (since == null) since = seen(facts.reducedOn());
            if (since == null || !mainHome()) return;
            var told = law.socialServicesTold(since);
            add(
                    Milestone.Kind.SOCIAL_SERVICES_TOLD,
                    told.isAfter(asOf) ? new EventTime.Earliest(told, null) : new EventTime.Until(told),
                    Day.of(null).because(law.get(Rule.SOCIAL_SERVICES, since)));
        }

        private void rightsEnd() {
            if (facts.cheque().held() == Answer.YES && mainHome()) {
                var until = law.chequeUntil(facts.cheque());
                if (!until.isBefore(asOf))
                    add(
                            Milestone.Kind.CHEQUE_RIGHTS_END,
                            new EventTime.Until(until),
                            Day.of(null).because(law.get(Rule.CHEQUE_RIGHTS, until)));
            }
            if (facts.cheque().held() == Answer.UNKNOWN) missing.add(MissingPaper.CHEQUE);
            if (facts.helpedBefore() == Answer.UNKNOWN) missing.add(MissingPaper.FUND_HISTORY);
            if (facts.supply().reducible() && facts.subscribedKva() == null) missing.add(MissingPaper.SUBSCRIBED_POWER);
        }

        private void add(Milestone.Kind kind, EventTime when, Day day) {
            add(kind, when, day, null);
        }

        private void add(Milestone.Kind kind, EventTime when, Day day, @Nullable Practice practice) {
            missing.addAll(day.missing());
            milestones.add(new Milestone(
                    kind, when, List.copyOf(day.rules()), Collections.unmodifiableSet(day.doubts()), practice));
        }

        private @Nullable Integer floor(@Nullable LocalDate reduction) {
            var reduced = seen(facts.reducedOn());
            var day = reduced == null ? reduction : later(reduced, asOf);
            var kva = facts.subscribedKva();
            if (day == null || !mainHome() || !facts.supply().reducible()) return null;
            if (law.inTruce(day)) {
                var floor = kva == null ? null : law.truceFloor(kva, day);
                return floor == null ? null : floor.number();
            }
            return sheltered(day) && facts.meter() == Meter.LINKY
                    ? law.find(Rule.REDUCED_FLOOR, day).map(Wording::number).orElse(null)
                    : null;
        }

        private Set<Protection> protections(@Nullable FundRequest fund, boolean agreed) {
            var all = EnumSet.noneOf(Protection.class);
            if (mainHome()) all.add(Protection.MAIN_HOME);
            if (mainHome() && law.chequeProtects(facts.cheque(), asOf)) all.add(Protection.CHEQUE_KNOWN);
            var helped = grantedOn();
            if (mainHome() && (facts.helpedBefore() == Answer.YES || helped != null)) all.add(Protection.HELPED_BEFORE);
            if (mainHome() && facts.convention() == Answer.YES) all.add(Protection.CONVENTION);
            if (fund != null && asOf.isBefore(law.fundHoldEnds(fund))) all.add(Protection.FUND_FILE);
            if (agreed) all.add(Protection.AGREEMENT);
            return Collections.unmodifiableSet(all);
        }

        private List<Timeline.Span> truces() {
            if (!mainHome() || facts.supply() == Supply.WATER) return List.of();
            var first = asOf;
            var last = asOf;
            for (var milestone : milestones) {
                var day = milestone.when().day();
                if (day == null) continue;
                first = earlier(first, day);
                last = later(last, day);
            }
            var spans = new ArrayList<Timeline.Span>();
            var start = law.inTruce(first) ? law.truceEnd(first).plusDays(1).minusYears(1) : first;
            for (var from = law.truceStart(start); !from.isAfter(last); from = from.plusYears(1))
                if (!law.truceEnd(from).isBefore(first)) spans.add(new Timeline.Span(from, law.truceEnd(from)));
            return List.copyOf(spans);
        }

        private Status status(Steps steps, @Nullable FundRequest fund, @Nullable LocalDate settled, boolean agreed) {
            if (settled != null) return Status.SETTLED;
            if (agreed) return Status.AGREED;
            if (seen(facts.cutOn()) != null) return Status.CUT;
            if (seen(facts.reducedOn()) != null) return Status.REDUCED;
            if (fund != null && asOf.isBefore(law.fundHoldEnds(fund))) return Status.HELD_BY_FUND;
            var dueOn = steps.due().on();
            if (dueOn != null && asOf.isBefore(dueOn)) return Status.NOT_DUE;
            if (facts.supply() == Supply.WATER && mainHome()) return Status.NEVER_CUT;
            var actionOn = steps.action().on();
            if (actionOn == null) return Status.UNKNOWN;
            if (seen(facts.first()).received() == Answer.NO
                    && seen(facts.second()).dated() == null) return Status.FIRST_LETTER_EXPECTED;
            var firstOn = steps.firstEnds().on();
            if (firstOn != null && asOf.isBefore(firstOn)) return Status.FIRST_DELAY;
            if (seen(facts.second()).received() == Answer.NO) return Status.SECOND_LETTER_EXPECTED;
            if (asOf.isBefore(actionOn)) return Status.SECOND_DELAY;
            return past(steps.reduction().on()) || past(steps.cut().on()) ? Status.POSSIBLE_NOW : Status.HELD_BY_TRUCE;
        }

        private boolean past(@Nullable LocalDate day) {
            return day != null && !day.isAfter(asOf);
        }
    }
}
