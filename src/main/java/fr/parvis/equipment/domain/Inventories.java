// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is in the rooms of a point by reading labels, on several devices at once if need be. */
@Component
@Transactional
public class Inventories {
    static final int LONGEST_LABEL = 40;
    static final int MOST_LABELS = 5_000;
    private static final int MOST_TIMES = 1_000;

    /**
     * An inventory with what it found; while it is open, what it would find now.
     *
     * @param read number of labels read
     */
    public record Found(Inventory it, int read, List<Finding> findings) {
        public List<Finding> of(Finding.Kind kind) {
            return findings.stream().filter(finding -> finding.kind() == kind).toList();
        }
    }

    /**
     * Labels that a device read where there was no network.
     *
     * @param batch of the device
     * @param read number of readings of each label there so far
     * @param close whether the inventory ends with this
     */
    public record DeviceCount(
            UUID inventory, @Nullable UUID point, UUID batch, Map<String, Integer> read, boolean close) {}

    private final InventoryTable table;
    private final ItemTable items;
    private final Points points;
    private final Journal journal;

    Inventories(InventoryTable table, ItemTable items, Points points, Journal journal) {
        this.table = table;
        this.items = items;
        this.points = points;
        this.journal = journal;
    }

    /** Begins one at a point, or goes on with the one that is open there. */
    public Outcome<UUID> begin(UUID id, @Nullable UUID point) {
        if (!ours(point) || point == null) return Outcome.refused("point", "equipment.problem.point");
        return new Outcome.Done<>(begun(id, point).id());
    }

    private Inventory begun(UUID id, UUID point) {
        var open = table.openAt(point).orElse(null);
        if (open != null) return open;
        table.begin(id, point, items.now());
        var begun = table.openAt(point).orElseThrow(() -> new NotFound("inventory " + id));
        if (begun.id().equals(id)) journal.note("equipment.inventory-begun", id.toString(), Map.of());
        return begun;
    }

    /**
     * Adds what was read.
     *
     * @param batch the device or the form that it was read with; sent again it is the same
     * @param typed labels or addresses as they were typed or seen, in any number
     */
    public Outcome<UUID> see(UUID inventory, UUID batch, List<String> typed) {
        var it = table.findLocked(inventory).orElse(null);
        if (it == null) return Outcome.refused("", "equipment.problem.inventory-unknown");
        if (!it.open()) return Outcome.refused("", "equipment.problem.inventory-closed");
        return see(it, batch, counted(typed));
    }

    private Outcome<UUID> see(Inventory it, UUID batch, Map<String, Integer> read) {
        if (read.isEmpty()) return Outcome.refused("labels", "equipment.problem.labels");
        if (read.size() > MOST_LABELS) return Outcome.refused("labels", "equipment.problem.labels-many", MOST_LABELS);
        table.see(it.id(), batch, read);
        return new Outcome.Done<>(it.id());
    }

    /**
     * Takes the count of a device: the inventory is begun when it is not, and what is open at its point takes the place of its own, also when it was
     * closed meanwhile.
     */
    public Outcome<UUID> fromDevice(DeviceCount count) {
        var point = count.point;
        var known = table.findLocked(count.inventory)
                .or(() -> point == null ? Optional.empty() : table.findLocked(point, count.batch))
                .orElse(null);
        if (known != null && !known.open()) {
            // sent again after its end: nothing of it is new
            var before = table.read(known.id());
            return count.read.keySet().stream().map(Inventories::label).allMatch(before::containsKey)
                    ? new Outcome.Done<>(known.id())
                    : Outcome.refused("", "equipment.problem.inventory-closed");
        }
        Inventory it;
        if (known != null) it = known;
        else if (point != null && ours(point)) it = begun(count.inventory, point);
        else return Outcome.refused("point", "equipment.problem.point");
        var counted = new LinkedHashMap<String, Integer>();
        count.read.forEach((typed, times) -> {
            if (!typed.isBlank()) counted.merge(label(typed), Math.clamp(times, 1, MOST_TIMES), Math::max);
        });
        if (!counted.isEmpty() && see(it, count.batch, counted) instanceof Outcome.Refused<UUID> refused)
            return refused;
        return count.close ? close(it.id()) : new Outcome.Done<>(it.id());
    }

    /** Closes an inventory; its findings are kept as they are now. */
    public Outcome<UUID> close(UUID inventory) {
        var it = table.findLocked(inventory).orElse(null);
        if (it == null) return Outcome.refused("", "equipment.problem.inventory-unknown");
        if (!it.open()) return new Outcome.Done<>(inventory);
        table.close(inventory, now(it));
        journal.note("equipment.inventory-closed", inventory.toString(), Map.of());
        return new Outcome.Done<>(inventory);
    }

    @Transactional(readOnly = true)
    public Optional<Found> find(UUID id) {
        return table.find(id).map(it -> new Found(it, table.read(id).size(), it.open() ? now(it) : kept(id)));
    }

    @Transactional(readOnly = true)
    public List<Inventory> list(int most) {
        return table.list(most);
    }

    private List<Finding> now(Inventory it) {
        var read = table.read(it.id());
        return Finding.of(it.point(), items.expectedAt(it.point()), read, items.list(read.keySet()));
    }

    private List<Finding> kept(UUID inventory) {
        var items = this.items.list(table.labelsFound(inventory)).stream()
                .collect(Collectors.toMap(item -> item.label().signs(), Function.identity()));
        return table.findings(inventory, items).stream()
                .sorted(Comparator.comparing(Finding::kind).thenComparing(Finding::label))
                .toList();
    }

    private static Map<String, Integer> counted(List<String> typed) {
        var read = new LinkedHashMap<String, Integer>();
        for (var one : typed) if (!one.isBlank()) read.merge(label(one), 1, (a, b) -> Math.min(a + b, MOST_TIMES));
        return read;
    }

    /** Label as it is stored; text that is no label is stored as it was read, to be checked. */
    private static String label(String typed) {
        return Label.read(typed).map(Label::signs).orElseGet(() -> {
            var text = typed.strip();
            return text.length() > LONGEST_LABEL ? text.substring(text.length() - LONGEST_LABEL) : text;
        });
    }

    private boolean ours(@Nullable UUID point) {
        return point != null
                && points.find(point)
                        .filter(found -> found.association().equals(Asking.association()))
                        .isPresent();
    }
}
