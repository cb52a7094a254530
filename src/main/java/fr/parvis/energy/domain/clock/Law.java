// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each rule as a function of days, as it is worded on the day of what it governs: a letter keeps the wording of its day, a reduction or a cut
 * that is still to come follows the law that is in force when it comes.
 *
 * <p>Days are plain calendar days. The day that a delay starts from is not counted, the last one is: "earliest" is that last day. Nothing is
 * carried over to the next working day: the texts do not say so, and this reading never names a later day than another one would.
 */
final class Law {
    private final Rulebook book;
    private final LocalDate bill;
    private Truce truce;

    /** The truce in numbers: asked for again and again, read once. */
    private record Truce(Wording wording, MonthDay start, MonthDay end) {
        Truce(Wording wording) {
            this(wording, wording.start(), wording.end());
        }
    }

    /** @param bill the day of the bill, not before {@link Rulebook#earliest} */
    Law(Rulebook book, LocalDate bill) {
        this.book = book;
        this.bill = bill;
        this.truce = new Truce(get(Rule.TRUCE, bill));
    }

    private Truce truce(LocalDate day) {
        var wording = get(Rule.TRUCE, day);
        if (wording != truce.wording()) truce = new Truce(wording);
        return truce;
    }

    /** @param day of what the rule governs; where it is not known, the day of the bill */
    Wording get(Rule rule, @Nullable LocalDate day) {
        return book.get(rule, later(bill, day));
    }

    Optional<Wording> find(Rule rule, LocalDate day) {
        return book.find(rule, later(bill, day));
    }

    /** R1: a number of days after the bill's date, or the limit date when that is later. */
    LocalDate due(LocalDate issuedOn, @Nullable LocalDate payableBy) {
        return later(issuedOn.plusDays(get(Rule.DUE, issuedOn).number()), payableBy);
    }

    /** R2: the end of the delay that the first letter leaves. */
    LocalDate firstDelayEnds(LocalDate firstLetter, boolean sheltered) {
        return firstLetter.plusDays(get(sheltered ? Rule.FIRST_DELAY_PROTECTED : Rule.FIRST_DELAY, firstLetter)
                .number());
    }

    /** R3: the first day of what the second letter announces. */
    LocalDate announcedFrom(LocalDate secondLetter) {
        return secondLetter.plusDays(get(Rule.SECOND_LETTER, secondLetter).number());
    }

    /** R4: until when a protected household may object, at least. */
    LocalDate objectionUntil(LocalDate firstLetter) {
        return firstLetter.plusDays(get(Rule.OBJECTION, firstLetter).number());
    }

    /** R5: until when a file at the fund keeps the supply: its decision, at most two months after it was lodged. */
    LocalDate fundHoldEnds(FundRequest request) {
        var most = request.lodgedOn()
                .plusMonths(get(Rule.FUND_HOLD, request.lodgedOn()).number());
        var decided = request.decidedOn();
        return decided != null && decided.isBefore(most) ? decided : most;
    }

    /** R5: the first day of what the letter after the fund's time announces. */
    LocalDate announcedAfterFund(LocalDate letter) {
        return letter.plusDays(get(Rule.FUND_LETTER, letter).number());
    }

    /** R6: when the supplier tells the social services: the working day after five days of cut or reduction. */
    LocalDate socialServicesTold(LocalDate since) {
        return WorkingDays.after(since.plusDays(get(Rule.SOCIAL_SERVICES, since).number()));
    }

    /** R7. */
    boolean inTruce(LocalDate day) {
        var held = truce(day);
        var at = MonthDay.from(day);
        return !at.isBefore(held.start()) || !at.isAfter(held.end());
    }

    /** R7: that day, or the first one after the truce that it lies in. */
    LocalDate outsideTruce(LocalDate day) {
        return inTruce(day) ? truceEnd(day).plusDays(1) : day;
    }

    /** The last day of the truce that the day lies in. */
    LocalDate truceEnd(LocalDate day) {
        var held = truce(day);
        boolean nextYear = !MonthDay.from(day).isBefore(held.start());
        return held.end().atYear(nextYear ? day.getYear() + 1 : day.getYear());
    }

    /** The first day of the truce that begins on that day or next. */
    LocalDate truceStart(LocalDate day) {
        var start = truce(day).start();
        boolean nextYear = MonthDay.from(day).isAfter(start);
        return start.atYear(nextYear ? day.getYear() + 1 : day.getYear());
    }

    /** R7: what stays of the power in the truce; null for powers that the text does not name. */
    @Nullable
    Wording truceFloor(int subscribedKva, LocalDate day) {
        if (subscribedKva >= 6) return get(Rule.TRUCE_FLOOR, day);
        return subscribedKva == 3 ? get(Rule.TRUCE_FLOOR_SMALL, day) : null;
    }

    /** R8: the day that the sixtieth day of reduced power is reached; the days of the truce are not counted. */
    LocalDate reducedDaysEnd(LocalDate reducedOn, Wording days) {
        long left = days.number();
        var from = reducedOn;
        while (true) {
            var counted = outsideTruce(from.plusDays(1));
            var last = truceStart(counted).minusDays(1);
            long here = ChronoUnit.DAYS.between(counted, last) + 1;
            if (left <= here) return counted.plusDays(left - 1);
            left -= here;
            from = last;
        }
    }

    /** R8: the first day of the cut that a letter announces to a reduced household. */
    LocalDate cutAnnouncedFrom(LocalDate letter, Wording days) {
        return letter.plusDays(days.number());
    }

    /** Whether the household's cheque protects it that day: its rights run, and the supplier knows. */
    boolean chequeProtects(Cheque cheque, LocalDate day) {
        var since = chequeSince(cheque);
        return since != null && !day.isBefore(since) && !day.isAfter(chequeUntil(cheque));
    }

    /** Whether the rights of the household's cheque run that day, whenever the supplier was told. */
    boolean chequeRuns(Cheque cheque, LocalDate day) {
        var year = cheque.year();
        return year != null && !day.isBefore(chequeFrom(year)) && !day.isAfter(chequeUntil(cheque));
    }

    /** The first day that it protects; null when the supplier knows of none. */
    @Nullable
    LocalDate chequeSince(Cheque cheque) {
        var told = cheque.toldOn();
        var year = cheque.year();
        return told == null || year == null ? null : later(told, chequeFrom(year));
    }

    private LocalDate chequeFrom(int year) {
        return chequeRights(year).start().atYear(year);
    }

    private Wording chequeRights(int year) {
        return get(Rule.CHEQUE_RIGHTS, LocalDate.of(year, 12, 31));
    }

    /** The last day of the rights of a cheque that is held. */
    LocalDate chequeUntil(Cheque cheque) {
        var year = cheque.year();
        if (year == null) throw new IllegalArgumentException("no cheque is held");
        return chequeRights(year).end().atYear(year + 1);
    }

    static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
