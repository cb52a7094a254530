// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.contracts.domain.AttributionTable.Days;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attributes acts of the association in scope anew, from the first day that something changed: which contract pays an act depends on what was done
 * before it. An act or a rule notes the days in its own transaction ({@link #due}), which locks nothing that desks share; {@link #run} follows right
 * after. It goes week by week, writes differences alone, and stops once nothing can change any more.
 */
@Component
@Transactional
public class ReattributeActs {
    /** Days whose rows are held in memory: a day of many contracts has thousands. */
    private static final int DAYS_AT_ONCE = 7;

    private final ContractTable contracts;
    private final AttributionTable table;
    private final LocalDays localDays;
    private final Nomenclature nomenclature;
    private final Associations associations;

    ReattributeActs(
            ContractTable contracts,
            AttributionTable table,
            LocalDays localDays,
            Nomenclature nomenclature,
            Associations associations) {
        this.contracts = contracts;
        this.table = table;
        this.localDays = localDays;
        this.nomenclature = nomenclature;
        this.associations = associations;
    }

    /** Notes, in the transaction of a change, the first and the last day that it is about. */
    public void due(LocalDate one, LocalDate other) {
        table.due(one.isBefore(other) ? new Days(one, other) : new Days(other, one));
    }

    /** Notes all days of an association whose rules go by places, in the transaction of a change of points, which may be of the network. */
    public void dueByPlaces(UUID association) {
        // overseas it may be tomorrow already
        var tomorrow = localDays.todayOfNetwork().plusDays(1);
        table.dueByPlaces(association, new Days(LocalDate.EPOCH, tomorrow));
    }

    /**
     * Notes days of all associations whose rules may go by families, in the transaction in which the network's head moves a theme. Days to come have no
     * acts yet.
     */
    public void dueByThemes(LocalDate from) {
        // overseas it may be tomorrow already
        var tomorrow = localDays.todayOfNetwork().plusDays(1);
        if (from.isAfter(tomorrow)) return;
        table.dueOfAll(associations.list().stream().map(Association::id).toList(), new Days(from, tomorrow));
    }

    /** Associations with something due; asked as the network. */
    @Transactional(readOnly = true)
    public List<UUID> associationsDue() {
        return table.associationsDue();
    }

    /** How many rows were written; nothing due, nothing read. */
    public int run() {
        return table.isDue() ? settle() : 0;
    }

    /** The same, under a lock until this transaction ends, so that days can be closed as it left them. */
    int settle() {
        table.lock();
        var due = table.takeDue().orElse(null);
        if (due == null) return 0;
        // a theme may have just moved in another process
        nomenclature.refresh();
        return attribute(due);
    }

    private int attribute(Days due) {
        var all = contracts.list();
        var first = all.stream().map(Contract::firstDay).min(LocalDate::compareTo);
        var last = all.stream().map(Contract::lastDay).max(LocalDate::compareTo);
        if (first.isEmpty() || last.isEmpty()) return 0;
        int written = 0;
        var stale = table.deleteStale(due.first());
        var from = due.first().isBefore(first.get()) ? first.get() : due.first();
        // a contract that begins later now left findings before, and rows that are stale
        var finding = table.firstDayOfFindings(due.first()).orElse(from);
        if (finding.isBefore(from)) from = finding;
        // change in what each line pays, since the first day
        var difference = new HashMap<UUID, Long>();
        var changedUntil = due.last();
        for (var row : stale) {
            difference.merge(row.line(), (long) -row.paidUnits(), Long::sum);
            if (row.day().isAfter(changedUntil)) changedUntil = row.day();
            if (row.day().isBefore(from)) from = row.day();
        }
        written += stale.size();
        var lines = lines(all);
        var attribute = new AttributeActs(lines, decided(), table.doneBefore(from));
        var closedUntil = all.stream().collect(HashMap<UUID, LocalDate>::new, ReattributeActs::closed, Map::putAll);
        var closed =
                new Closed(closedUntil, closedUntil.isEmpty() ? List.<Attribution>of() : table.closedAndMoved(from));
        var end = changedUntil.isAfter(last.get()) ? changedUntil : last.get();
        for (var day = from; !day.isAfter(end); ) {
            var lastAtOnce = day.plusDays(DAYS_AT_ONCE - 1);
            var to = lastAtOnce.isAfter(end) ? end : lastAtOnce;
            written += part(new Days(day, to), attribute, closed, difference);
            if (!to.isBefore(changedUntil) && difference.values().stream().allMatch(parts -> parts == 0)) break;
            day = to.plusDays(1);
        }
        return written;
    }

    /**
     * Days that contracts closed.
     *
     * @param until last of them, by contract
     * @param moved rows of these days whose acts moved to another day
     */
    private record Closed(Map<UUID, LocalDate> until, List<Attribution> moved) {}

    private static void closed(Map<UUID, LocalDate> until, Contract contract) {
        var day = contract.closedUntil();
        if (day != null) until.put(contract.id(), day);
    }

    private List<AttributedLine> lines(List<Contract> all) {
        var byId = all.stream().collect(Collectors.toMap(Contract::id, contract -> contract));
        var lines = new ArrayList<AttributedLine>();
        for (var line : contracts.lines(null)) {
            var contract = byId.get(line.contract());
            if (contract != null) lines.add(attributed(contract, line));
        }
        return lines;
    }

    static AttributedLine attributed(Contract contract, Line line) {
        return new AttributedLine(
                line.id(),
                contract.id(),
                line.position(),
                contract.priority(),
                contract.firstDay(),
                contract.lastDay(),
                contract.closedUntil(),
                line.unit(),
                line.promisedParts(),
                line.pays(),
                line.removed(),
                line.rules());
    }

    private Map<ActKey, Optional<UUID>> decided() {
        return table.overrules().stream()
                .collect(Collectors.toMap(Overrule::act, overrule -> Optional.ofNullable(overrule.line())));
    }

    /** Rows and findings of a few days; what changed is added to {@code difference}. */
    private int part(Days days, AttributeActs attribute, Closed closed, Map<UUID, Long> difference) {
        var acts = table.acts(days.first(), days.last());
        var kept = new HashMap<ActKey, List<Attribution>>();
        for (var row : closed.moved())
            kept.computeIfAbsent(row.act(), _ -> new ArrayList<>()).add(row);
        var stored = new HashSet<Attribution>();
        var keptOfDays = new ArrayList<Attribution>();
        for (var row : table.between(days.first(), days.last())) {
            var until = closed.until().get(row.contract());
            if (until == null || row.day().isAfter(until)) stored.add(row);
            else {
                kept.computeIfAbsent(row.act(), _ -> new ArrayList<>()).add(row);
                keptOfDays.add(row);
            }
        }
        var result = attribute.attribute(acts, kept);
        var fresh = new ArrayList<Attribution>();
        for (var row : result.rows()) if (!stored.remove(row)) fresh.add(row);
        var gone = List.copyOf(stored);
        for (var row : gone) difference.merge(row.line(), (long) -row.paidUnits(), Long::sum);
        for (var row : fresh) difference.merge(row.line(), (long) row.paidUnits(), Long::sum);
        table.write(gone, fresh);
        findings(days, acts, keptOfDays, result.findings());
        return gone.size() + fresh.size();
    }

    private void findings(Days days, List<Act> acts, List<Attribution> closed, List<Finding> found) {
        Set<Finding> now = new HashSet<>(found);
        var there = acts.stream().collect(Collectors.toMap(Act::key, Act::day));
        for (var row : closed)
            if (!row.day().equals(there.get(row.act())))
                now.add(new Finding(Finding.Kind.BEHIND_CLOSED, row.act(), row.line(), null, row.day()));
        var stored = new HashSet<>(table.findings(days.first(), days.last()));
        table.writeFindings(
                stored.stream().filter(one -> !now.contains(one)).toList(),
                now.stream().filter(one -> !stored.contains(one)).toList());
    }
}
