// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attributes acts to lines of contracts, day after day: all lines whose rule matches count an act, one of them pays. Among those that would, a line whose
 * promise is not done goes before one whose promise is, then the priority of the contract, then the larger share of the promise that is left, then the
 * older contract. What is decided depends on the acts, the lines and what people decided alone, never on the order in which they arrived.
 */
final class AttributeActs {
    private final List<AttributedLine> lines;
    private final Map<UUID, AttributedLine> byId = new HashMap<>();
    private final Map<ActKey, Optional<UUID>> decided;
    private final Map<UUID, Long> done;

    /** Lines that count or pay a visit already, in the unit of visits. */
    private record OfVisit(UUID visit, UUID line) {}

    private final Set<OfVisit> counted = new HashSet<>();
    private final Set<OfVisit> paid = new HashSet<>();

    /** Rows and findings of some acts. */
    record Result(List<Attribution> rows, List<Finding> findings) {}

    /**
     * @param decided the line that a person chose for an act, or none
     * @param done parts that each line pays before the first day, and of closed days
     */
    AttributeActs(List<AttributedLine> lines, Map<ActKey, Optional<UUID>> decided, Map<UUID, Long> done) {
        this.lines = lines;
        this.decided = decided;
        this.done = new HashMap<>(done);
        for (var line : lines) byId.put(line.id(), line);
    }

    /**
     * Whole visits, in the order of days, then of visits; those of a later call are later.
     *
     * @param closed rows of closed days, by act; they stay as they are and are not answered
     */
    Result attribute(Collection<Act> acts, Map<ActKey, List<Attribution>> closed) {
        counted.clear();
        paid.clear();
        // a visit that left closed days counts there already, whichever of its requests stands first
        for (var act : acts)
            for (var row : closed.getOrDefault(act.key(), List.of())) {
                var visit = new OfVisit(act.parent(), row.line());
                counted.add(visit);
                if (row.paid()) paid.add(visit);
            }
        var rows = new ArrayList<Attribution>();
        var findings = new ArrayList<Finding>();
        for (var act : acts) attribute(act, closed.getOrDefault(act.key(), List.of()), rows, findings);
        return new Result(rows, findings);
    }

    private void attribute(Act act, List<Attribution> kept, List<Attribution> rows, List<Finding> findings) {
        var counting = new ArrayList<AttributedLine>();
        for (var line : lines) {
            var row = of(line, kept);
            boolean matches = line.matches(act);
            if (row != null) {
                if (row.day().equals(act.day()) && (leaves(row, matches) || lastsOtherwise(row, line, act)))
                    findings.add(new Finding(Finding.Kind.BEHIND_CLOSED, act.key(), line.id(), null, act.day()));
            } else if (matches) {
                if (line.isClosedOn(act.day()))
                    findings.add(new Finding(Finding.Kind.BEHIND_CLOSED, act.key(), line.id(), null, act.day()));
                else counting.add(line);
            }
        }
        var payer = kept.stream().filter(Attribution::paid).findFirst().orElse(null);
        var choice = payer != null
                ? new Choice(byId.get(payer.line()), Reason.OTHER_PAYS, null)
                : choose(act, counting, findings);
        for (var line : counting) rows.add(row(act, line, choice));
    }

    /** Whether the row would go if its day were open. */
    private static boolean leaves(Attribution row, boolean matches) {
        return !matches && row.reason() != Reason.DECIDED;
    }

    /** Whether the row would tell other hours if its day were open. */
    private static boolean lastsOtherwise(Attribution row, AttributedLine line, Act act) {
        return line.unit() == Unit.HOURS && row.units() != act.minutes();
    }

    private static @Nullable Attribution of(AttributedLine line, List<Attribution> kept) {
        for (var row : kept) if (row.line().equals(line.id())) return row;
        return null;
    }

    /** Line that pays, and why; none where nobody would, or where a person said so. */
    private record Choice(
            @Nullable AttributedLine line,
            Reason reason,
            @Nullable UUID rival) {}

    private Choice choose(Act act, List<AttributedLine> counting, List<Finding> findings) {
        var said = decided.get(act.key());
        if (said != null) {
            if (said.isEmpty()) return new Choice(null, Reason.DECIDED, null);
            var line = byId.get(said.get());
            if (line != null
                    && line.runsOn(act.day())
                    && line.pays()
                    && !line.isClosedOn(act.day())
                    && act.key().kind().countsIn(line.unit())) {
                if (counting.stream().noneMatch(other -> other.id().equals(line.id()))) counting.add(line);
                return new Choice(line, Reason.DECIDED, null);
            }
            findings.add(new Finding(Finding.Kind.OVERRULE, act.key(), said.get(), null, act.day()));
        }
        var paying = counting.stream()
                .filter(AttributedLine::pays)
                .sorted(this::compare)
                .toList();
        if (paying.isEmpty()) return new Choice(null, Reason.COUNTS_ONLY, null);
        var first = paying.getFirst();
        if (paying.size() == 1) return new Choice(first, isDone(first) ? Reason.BEYOND : Reason.ALONE, null);
        var second = paying.get(1);
        for (var other : paying.subList(1, paying.size()))
            if (!other.contract().equals(first.contract())
                    && other.priority() == first.priority()
                    && isDone(other) == isDone(first)) {
                findings.add(new Finding(Finding.Kind.TIE, act.key(), first.id(), other.id(), act.day()));
                break;
            }
        return new Choice(first, reason(first, second), second.id());
    }

    private Reason reason(AttributedLine first, AttributedLine second) {
        if (isDone(first)) return Reason.BEYOND;
        if (isDone(second)) return Reason.OTHERS_DONE;
        if (first.priority() != second.priority()) return Reason.PRIORITY;
        if (compareLeft(first, second) != 0) return Reason.REMAINING;
        if (!first.firstDay().equals(second.firstDay())) return Reason.AGE;
        return first.contract().equals(second.contract()) ? Reason.FIRST_LINE : Reason.FIXED;
    }

    private int compare(AttributedLine one, AttributedLine other) {
        int order = Boolean.compare(isDone(one), isDone(other));
        if (order == 0) order = Integer.compare(one.priority(), other.priority());
        if (order == 0) order = compareLeft(one, other);
        return order == 0 ? FIXED_ORDER.compare(one, other) : order;
    }

    private static final Comparator<AttributedLine> FIXED_ORDER = Comparator.comparing(AttributedLine::firstDay)
            .thenComparing(AttributedLine::contract)
            .thenComparingInt(AttributedLine::position)
            .thenComparing(AttributedLine::id);

    /** Below zero when a larger share of the promise of the first is left; exact. */
    private int compareLeft(AttributedLine one, AttributedLine other) {
        return Long.compare(left(other) * one.promised(), left(one) * other.promised());
    }

    private long left(AttributedLine line) {
        return Math.max(0, line.promised() - doneOf(line));
    }

    private boolean isDone(AttributedLine line) {
        return doneOf(line) >= line.promised();
    }

    private long doneOf(AttributedLine line) {
        return done.getOrDefault(line.id(), 0L);
    }

    private Attribution row(Act act, AttributedLine line, Choice choice) {
        var payer = choice.line;
        boolean pays = payer != null && line.id().equals(payer.id()) && choice.reason != Reason.OTHER_PAYS;
        int units = weight(act, line, counted);
        int paidUnits = pays ? weight(act, line, paid) : 0;
        if (pays) done.merge(line.id(), (long) paidUnits, Long::sum);
        var reason = pays
                ? choice.reason
                : !line.pays() ? Reason.COUNTS_ONLY : payer == null ? choice.reason : Reason.OTHER_PAYS;
        return new Attribution(
                act.key(),
                line.id(),
                line.contract(),
                act.day(),
                units,
                act.minutes(),
                pays,
                paidUnits,
                reason,
                pays ? choice.rival : null);
    }

    private static int weight(Act act, AttributedLine line, Set<OfVisit> seen) {
        return switch (line.unit()) {
            case REQUESTS, ACTIVITIES -> 1;
            case HOURS -> act.minutes();
            case VISITS -> seen.add(new OfVisit(act.parent(), line.id())) ? 1 : 0;
        };
    }
}
