// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Effect of sending the attestation of the chèque énergie: the timeline of today beside the one with the supplier told today.
 *
 * @param reductionDays days won before a reduction; 0 when that day does not move
 * @param cutDays days won before a cut
 */
public record ChequeEffect(Timeline now, Timeline told, long reductionDays, long cutDays) {

    /** Nothing when no cheque is held, the supplier knows already, its rights are over or have not begun, or it is not the main home. */
    public static Optional<ChequeEffect> of(BillClock clock, Facts facts, LocalDate today) {
        var cheque = facts.cheque();
        var year = cheque.year();
        if (year == null || cheque.toldOn() != null || facts.mainHome() != Answer.YES) return Optional.empty();
        var sent = facts.with(Cheque.told(year, today));
        var law = new Law(
                clock.book(),
                Law.later(
                        facts.issuedOn() == null ? today : facts.issuedOn(),
                        clock.book().earliest()));
        if (!law.chequeProtects(sent.cheque(), today)) return Optional.empty();
        var now = clock.of(facts, today);
        var told = clock.of(sent, today);
        return Optional.of(new ChequeEffect(
                now, told, won(now, told, Milestone.Kind.REDUCTION), won(now, told, Milestone.Kind.CUT)));
    }

    private static long won(Timeline now, Timeline told, Milestone.Kind kind) {
        var before = earliest(now, kind);
        var after = earliest(told, kind);
        return before == null || after == null ? 0 : ChronoUnit.DAYS.between(before, after);
    }

    private static @Nullable LocalDate earliest(Timeline timeline, Milestone.Kind kind) {
        return timeline.find(kind)
                .map(Milestone::when)
                .filter(EventTime.Earliest.class::isInstance)
                .map(EventTime::day)
                .orElse(null);
    }
}
