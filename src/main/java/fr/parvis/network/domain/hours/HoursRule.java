// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the hours, ready to be applied to a day.
 *
 * @param selectors all of them must match; none means every day
 * @param spans times in minutes from the day's midnight, beyond 1440 when they run into the next day
 * @param joining way in which the rule combines with the ones before it
 */
record HoursRule(
        List<DaySelector> selectors,
        List<Span> spans,
        OpeningState state,
        @Nullable String remark,
        Joining joining) {

    static final int MIDNIGHT = 24 * 60;

    /** Way in which a rule combines with the ones written before it. */
    enum Joining {
        /** Written after a semicolon: replaces them on its days, unless it closes. */
        REPLACES,
        /** Written after a comma: is added to them. */
        ADDS,
        /** Written after "||": speaks where they leave the place closed. */
        FALLS_BACK
    }

    /** Certainty of a span: stated, guessed after an open end ("17:00+"), or not evaluated at all. */
    enum Certainty {
        STATED,
        GUESSED,
        DOUBTFUL
    }

    /** A stretch of minutes within a day. */
    record Span(int from, int to, Certainty certainty) {

        static final Span WHOLE_DAY = new Span(0, MIDNIGHT, Certainty.STATED);
        static final Span DOUBTFUL_DAY = new Span(0, MIDNIGHT, Certainty.DOUBTFUL);

        boolean contains(int minute) {
            return minute >= from && minute < to;
        }

        Span withCertainty(Certainty other) {
            return new Span(from, to, other);
        }
    }

    HoursRule {
        selectors = List.copyOf(selectors);
        spans = List.copyOf(spans);
    }

    HoursRule fallingBack() {
        return new HoursRule(selectors, spans, state, remark, Joining.FALLS_BACK);
    }

    Match appliesTo(LocalDate day, Holidays holidays) {
        Match all = Match.YES;
        for (DaySelector selector : selectors) {
            all = all.and(selector.match(day, holidays));
            if (all == Match.NO) {
                return all;
            }
        }
        return all;
    }

    /** The part of the spans that lies on the day itself. */
    List<Span> ownSpans() {
        return spans.stream()
                .filter(span -> span.from() < MIDNIGHT)
                .map(span -> new Span(span.from(), Math.min(span.to(), MIDNIGHT), span.certainty()))
                .toList();
    }

    /** The part of the spans that runs into the next day, counted from that day's midnight. */
    List<Span> nextDaySpans() {
        return spans.stream()
                .filter(span -> span.to() > MIDNIGHT)
                .map(span -> new Span(Math.max(0, span.from() - MIDNIGHT), span.to() - MIDNIGHT, span.certainty()))
                .toList();
    }

    /** Whether the rule wipes what the earlier ones say of its days. */
    boolean replacesEarlier(@Nullable HoursRule previous) {
        if (joining != Joining.REPLACES || state == OpeningState.CLOSED) {
            return false;
        }
        // a rule without any day replaces only another one without any day
        boolean afterEveryDayRule = previous != null && previous.selectors.isEmpty() && state == OpeningState.OPEN;
        return !selectors.isEmpty() || afterEveryDayRule;
    }
}
