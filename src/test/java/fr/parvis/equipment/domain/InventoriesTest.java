// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lots of small things and inventories: what is counted, missing, elsewhere, seen twice. */
@ParvisTest
class InventoriesTest extends EquipmentFixture {
    private Outcome<UUID> lot(String kind, Integer number, UUID to) {
        return as(() -> lots.handle(new KeepLots.Command(Ids.next(), point, "sim", kind, number, to)));
    }

    private Map<UUID, Integer> counted() {
        var all = new LinkedHashMap<UUID, Integer>();
        as(() -> lots.list()).forEach(lot -> all.put(lot.point(), lot.number()));
        return all;
    }

    @Test
    void small_things_are_counted_and_never_fewer_than_none() {
        lot("received", 40, null);
        lot("given", 15, null);
        refused(lot("given", 26, null), "number", "lot-few");
        lot("moved", 5, elsewhere);
        assertThat(counted()).isEqualTo(Map.of(point, 20, elsewhere, 5));
        lot("counted", 18, null);
        assertThat(counted().get(point)).isEqualTo(18);
        refused(lot("moved", 1, point), "to", "point-same");
        refused(lot("received", 0, null), "number", "lot-number");
        refused(lot("stolen", 1, null), "kind", "lot-kind");
    }

    @Test
    void two_moves_against_each_other_lose_nothing() throws Exception {
        lot("received", 100, null);
        as(() -> lots.handle(new KeepLots.Command(Ids.next(), elsewhere, "sim", "received", 100, null)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Outcome<UUID>>>();
            for (int i = 0; i < 20; i++) {
                boolean there = i % 2 == 0;
                all.add(threads.submit(() -> as(() -> lots.handle(new KeepLots.Command(
                        Ids.next(), there ? point : elsewhere, "sim", "moved", 3, there ? elsewhere : point)))));
            }
            for (var one : all) assertThat(one.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(counted()).isEqualTo(Map.of(point, 100, elsewhere, 100));
    }

    @Test
    void an_inventory_says_what_is_missing_elsewhere_unknown_and_seen_twice() {
        var here = received("laptop");
        var missing = received("tablet");
        var ofElsewhere = received("phone");
        as(() -> move.transfer(Ids.next(), ofElsewhere.id(), elsewhere));
        var out = ready();
        lent(out);
        var inventory = Ids.next();
        as(() -> inventories.begin(inventory, point));
        var batch = Ids.next();
        as(() -> inventories.see(
                inventory,
                batch,
                List.of(
                        here.label().text(),
                        ofElsewhere.label().text(),
                        out.label().text(),
                        Label.next().text(),
                        "carton 3")));
        // sent once more, and read by a colleague as well
        as(() -> inventories.see(inventory, batch, List.of(here.label().text())));
        as(() -> inventories.see(
                inventory, Ids.next(), List.of(ofElsewhere.label().text())));
        var found = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactly(here.label().signs());
        assertThat(labels(found, Finding.Kind.MISSING))
                .containsExactly(missing.label().signs());
        assertThat(labels(found, Finding.Kind.ELSEWHERE))
                .containsExactly(ofElsewhere.label().signs());
        assertThat(labels(found, Finding.Kind.NOT_EXPECTED))
                .containsExactly(out.label().signs());
        assertThat(labels(found, Finding.Kind.UNKNOWN)).hasSize(2).contains("carton 3");
        assertThat(labels(found, Finding.Kind.TWICE))
                .containsExactly(ofElsewhere.label().signs());
        as(() -> inventories.close(inventory));
        as(() -> move.transfer(Ids.next(), ofElsewhere.id(), point));
        var closed = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(closed.findings()).hasSameSizeAs(found.findings());
        List<String> kept = as(() -> transaction.execute(_ ->
                db.sql("""
                        select label || ' ' || finding || ' ' || coalesce(item::text, 'nobody') from equipment.finding
                        where inventory = :inventory""").param("inventory", inventory).query(String.class).list()));
        assertThat(kept)
                .hasSameSizeAs(found.findings())
                .contains(
                        missing.label().signs() + " missing " + missing.id(),
                        ofElsewhere.label().signs() + " twice " + ofElsewhere.id(),
                        "carton 3 unknown nobody");
        assertThat(labels(closed, Finding.Kind.ELSEWHERE))
                .containsExactly(ofElsewhere.label().signs());
        refused(as(() -> inventories.see(inventory, batch, List.of("x"))), "", "inventory-closed");
    }

    @Test
    void a_label_that_is_read_without_end_is_counted_as_often_as_the_table_takes() {
        var it = received("laptop");
        var inventory = Ids.next();
        as(() -> inventories.begin(inventory, point));
        assertThat(as(() -> inventories.see(
                        inventory,
                        Ids.next(),
                        Collections.nCopies(1_001, it.label().text()))))
                .isEqualTo(new Outcome.Done<>(inventory));
    }

    private static List<String> labels(Inventories.Found found, Finding.Kind kind) {
        return found.of(kind).stream().map(Finding::label).toList();
    }

    private Outcome<UUID> count(UUID inventory, UUID batch, Map<String, Integer> read, boolean close) {
        return inventories.fromDevice(new Inventories.DeviceCount(inventory, point, batch, read, close));
    }

    @Test
    void an_inventory_of_a_device_is_the_same_when_it_is_sent_again() {
        var here = received("laptop");
        var inventory = Ids.next();
        var batch = Ids.next();
        var read = Map.of(here.label().signs(), 1);
        for (int i = 0; i < 20; i++)
            assertThat(as(() -> count(inventory, batch, read, true))).isEqualTo(new Outcome.Done<>(inventory));
        var found = as(() -> inventories.find(inventory).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactly(here.label().signs());
        assertThat(labels(found, Finding.Kind.TWICE)).isEmpty();
        refused(as(() -> count(inventory, Ids.next(), Map.of("autre", 1), false)), "", "inventory-closed");
    }

    @Test
    void the_end_of_an_inventory_that_became_another_one_which_was_closed_begins_none() {
        var first = Ids.next();
        var second = Ids.next();
        var batch = Ids.next();
        var a = Map.of(received("laptop").label().signs(), 1);
        var b = Map.of(received("laptop").label().signs(), 1);
        as(() -> count(first, Ids.next(), a, false));
        as(() -> count(second, batch, b, false));
        as(() -> inventories.close(first));
        assertThat(as(() -> count(second, batch, b, true))).isEqualTo(new Outcome.Done<>(first));
        assertThat(as(() -> inventories.list(10))).hasSize(1);
    }

    @Test
    void two_devices_at_one_point_count_together() {
        var first = Ids.next();
        var second = Ids.next();
        var a = received("laptop");
        var b = received("laptop");
        as(() -> count(first, Ids.next(), Map.of(a.label().signs(), 1), false));
        assertThat(as(() -> count(second, Ids.next(), Map.of(b.label().signs(), 1), false)))
                .isEqualTo(new Outcome.Done<>(first));
        var found = as(() -> inventories.find(first).orElseThrow());
        assertThat(labels(found, Finding.Kind.HERE))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(a, b).map(it -> it.label().signs()).toList());
    }
}
