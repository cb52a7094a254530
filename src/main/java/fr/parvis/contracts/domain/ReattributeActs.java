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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attributes acts of the association in scope anew, from the first day that something changed: which contract pays an act depends on what was done
 * before it. An act or a rule notes the days in the transaction of the change ({@link #due}), which locks nothing that desks share; {@link #run} follows right
 * after. It goes week by week, some thousand acts at a time, writes differences alone, and stops once nothing can change any more.
 */
@Component
@Transactional
public class ReattributeActs {
    /** Days after which it may stop. */
    private static final int DAYS_AT_ONCE = 7;

    /** Visits and activities whose rows are held in memory: a list that is imported under one date has many thousands of a day. */
    private static final int VISITS_AT_ONCE = 1000;

    private final ContractTable contracts;
    private final AttributionTable table;
    private final LocalDays localDays;
    private final Nomenclature nomenclature;
    private final Associations associations;
    private final int visitsAtOnce;

    @Autowired
    ReattributeActs(
            ContractTable contracts,
            AttributionTable table,
            LocalDays localDays,
            Nomenclature nomenclature,
            Associations associations) {
        this(contracts, table, localDays, nomenclature, associations, VISITS_AT_ONCE);
    }

    /** @param visitsAtOnce visits and activities whose rows are held in memory */
    ReattributeActs(
            ContractTable contracts,
            AttributionTable table,
            LocalDays localDays,
            Nomenclature nomenclature,
            Associations associations,
            int visitsAtOnce) {
        this.contracts = contracts;
        this.table = table;
        this.localDays = localDays;
        this.nomenclature = nomenclature;
        this.associations = associations;
        this.visitsAtOnce = visitsAtOnce;
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

    /** Attributes days that are due anew; reads nothing when none is. @return number of rows written */
    public int run() {
        return table.isDue() ? settle() : 0;
    }

    /** Attributes days that are due anew, under a lock until the transaction ends, so that they can be closed as they are then. */
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
        var from = due.first().isBefore(first.get()) ? first.get() : due.first();
        // change in what each line pays, since the first day
        var difference = new HashMap<UUID, Long>();
        var changedUntil = due.last();
        for (var stale : table.deleteStale(due.first())) {
            difference.merge(stale.line(), -stale.paidUnits(), Long::sum);
            if (stale.last().isAfter(changedUntil)) changedUntil = stale.last();
            if (stale.first().isBefore(from)) from = stale.first();
            written += stale.rows();
        }
        table.deleteStaleFindings(new Days(due.first(), changedUntil));
        // a contract that begins later now left findings before, and rows that are stale
        var finding = table.firstDayOfFindings(due.first()).orElse(from);
        if (finding.isBefore(from)) from = finding;
        var closed = lastClosed(all);
        table.planForTheseValues();
        var attribute = new AttributeActs(lines(all), decided(), table.doneBefore(from));
        var end = changedUntil.isAfter(last.get()) ? changedUntil : last.get();
        var to = from;
        for (var day = from; !day.isAfter(end); day = to.plusDays(1)) {
            var lastAtOnce = day.plusDays(DAYS_AT_ONCE - 1);
            to = lastAtOnce.isAfter(end) ? end : lastAtOnce;
            written += attribute(new Days(day, to), attribute, closed, difference);
            if (!to.isBefore(changedUntil) && difference.values().stream().allMatch(parts -> parts == 0)) break;
        }
        if (closed != null && !closed.isBefore(from))
            table.writeBehindClosed(new Days(from, closed.isBefore(to) ? closed : to));
        return written;
    }

    /** Last day that a contract closed. */
    private static @Nullable LocalDate lastClosed(List<Contract> all) {
        LocalDate last = null;
        for (var contract : all) {
            var day = contract.closedUntil();
            if (day != null && (last == null || day.isAfter(last))) last = day;
        }
        return last;
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

    /** Rows and findings of a few days, slice by slice where they have many acts; what changed is added to {@code difference}. */
    private int attribute(Days days, AttributeActs attribute, @Nullable LocalDate closed, Map<UUID, Long> difference) {
        int written = 0;
        var acts = table.acts(days, null, visitsAtOnce);
        while (!acts.isEmpty()) {
            var last = acts.getLast();
            written += slice(new Days(acts.getFirst().day(), last.day()), acts, attribute, closed, difference);
            acts = table.acts(new Days(last.day(), days.last()), last.parent(), visitsAtOnce);
        }
        return written;
    }

    private int slice(
            Days days,
            List<Act> acts,
            AttributeActs attribute,
            @Nullable LocalDate closed,
            Map<UUID, Long> difference) {
        var keys = acts.stream().map(Act::key).collect(Collectors.toSet());
        var kept = new HashMap<ActKey, List<Attribution>>();
        if (closed != null)
            for (var row : table.closed(keys))
                kept.computeIfAbsent(row.act(), _ -> new ArrayList<>()).add(row);
        var stored = new HashSet<>(table.open(keys, closed));
        var result = attribute.attribute(acts, kept);
        var fresh = new ArrayList<Attribution>();
        for (var row : result.rows()) if (!stored.remove(row)) fresh.add(row);
        var gone = List.copyOf(stored);
        for (var row : gone) difference.merge(row.line(), (long) -row.paidUnits(), Long::sum);
        for (var row : fresh) difference.merge(row.line(), (long) row.paidUnits(), Long::sum);
        table.write(gone, fresh);
        var before = new HashSet<>(table.findings(days, keys));
        var now = new HashSet<>(result.findings());
        table.writeFindings(
                before.stream().filter(one -> !now.contains(one)).toList(),
                now.stream().filter(one -> !before.contains(one)).toList());
        return gone.size() + fresh.size();
    }
}
