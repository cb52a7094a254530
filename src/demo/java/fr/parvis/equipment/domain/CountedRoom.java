// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A room of 300 labels that a device reads and sends more than once; the demonstration alone has it. */
@Component
public class CountedRoom {
    private static final int LABELS = 300;
    private static final int SENDINGS = 6;
    private static final int AGAIN = 20;

    /** @param seconds of all sendings that said something new */
    public record Result(double seconds, int lost, int doubled) {}

    private final ReceiveItems receive;
    private final ReadEquipment equipment;
    private final Inventories inventories;
    private final Points points;

    CountedRoom(ReceiveItems receive, ReadEquipment equipment, Inventories inventories, Points points) {
        this.receive = receive;
        this.equipment = equipment;
        this.inventories = inventories;
        this.points = points;
    }

    public Result run(SignedIn who) {
        var point = points.list(Objects.requireNonNull(who.association()))
                .getFirst()
                .id();
        var all = new LinkedHashMap<String, Integer>();
        while (all.size() < LABELS) {
            var reception = Ids.next();
            receive.handle(new ReceiveItems.Command(
                    reception, point, "screen", "Écran d’essai", ReceiveItems.MOST, List.of(), "", "", "other", null));
            equipment
                    .ofReception(reception)
                    .forEach(item -> all.put(item.label().signs(), 1));
        }
        var inventory = Ids.next();
        var batch = Ids.next();
        long begun = System.nanoTime();
        for (int sending = 1; sending <= SENDINGS; sending++)
            send(inventory, point, batch, first(all, LABELS * sending / SENDINGS), sending == SENDINGS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        for (int i = 0; i < AGAIN; i++) send(inventory, point, batch, all, true);
        var found = inventories.find(inventory).orElseThrow();
        long here = found.of(Finding.Kind.HERE).stream()
                .filter(finding -> all.containsKey(finding.label()))
                .count();
        long twice = found.of(Finding.Kind.TWICE).stream()
                .filter(finding -> all.containsKey(finding.label()))
                .count();
        return new Result(seconds, (int) (LABELS - here), (int) twice);
    }

    private void send(UUID inventory, UUID point, UUID batch, Map<String, Integer> read, boolean close) {
        inventories.fromDevice(new Inventories.DeviceCount(inventory, point, batch, read, close));
    }

    private static Map<String, Integer> first(Map<String, Integer> all, int most) {
        var some = new LinkedHashMap<String, Integer>();
        all.entrySet().stream().limit(most).forEach(entry -> some.put(entry.getKey(), entry.getValue()));
        return some;
    }
}
