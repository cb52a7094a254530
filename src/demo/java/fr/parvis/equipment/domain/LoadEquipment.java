// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.equipment.PastEquipment;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's items by their movements, as of the days on which they happened; the database checks them as all others. */
@Component
class LoadEquipment implements PastEquipment {
    private static final int HOUR = 10;

    private static final List<String> LOTS = List.of("sim", "cable", "charger", "headset");

    /** A label that is none of ours. */
    private static final String OTHERS = "MAIRIE 12-0417";

    private final ItemTable items;
    private final TransferItems transfers;
    private final KeepLots lots;
    private final Inventories inventories;
    private final JdbcClient database;
    private final LocalDays localDays;
    private final ApplicationEventPublisher events;

    LoadEquipment(
            ItemTable items,
            TransferItems transfers,
            KeepLots lots,
            Inventories inventories,
            JdbcClient database,
            LocalDays localDays,
            ApplicationEventPublisher events) {
        this.items = items;
        this.transfers = transfers;
        this.lots = lots;
        this.inventories = inventories;
        this.database = database;
        this.localDays = localDays;
        this.events = events;
    }

    @Override
    @Transactional
    public void load(List<Known> all) {
        for (var known : all) if (items.find(known.id()).isEmpty()) load(known);
    }

    @Override
    @Transactional
    public void lots(UUID point, Random random) {
        for (var lot : LOTS) {
            int came = 20 + 10 * random.nextInt(4);
            var received = new UUID(random.nextLong(), random.nextLong());
            done(lots.handle(new KeepLots.Command(received, point, lot, "received", came, null)));
            var given = new UUID(random.nextLong(), random.nextLong());
            done(lots.handle(new KeepLots.Command(given, point, lot, "given", 3 + random.nextInt(came / 2), null)));
        }
    }

    @Override
    @Transactional
    public void count(UUID inventory, UUID point, boolean over) {
        if (inventories.find(inventory).isPresent()) return;
        var here = items.expectedAt(point);
        if (here.isEmpty()) return;
        done(inventories.begin(inventory, point));
        // somebody is counting there already
        if (inventories.find(inventory).isEmpty()) return;
        var labels = here.stream()
                .skip(1)
                .limit(over ? here.size() : here.size() / 2)
                .map(item -> item.label().text());
        done(inventories.see(
                inventory, inventory, Stream.concat(labels, Stream.of(OTHERS)).toList()));
        if (over) done(inventories.close(inventory));
    }

    @Override
    @Transactional
    public void send(UUID transfer, UUID receiver, int most) {
        if (transfers.find(transfer).isPresent()) return;
        var labels = database.sql("""
                        select label from equipment.item where association = :association and state = 'ready' order by id limit :most""")
                .param("association", Asking.association())
                .param("most", most)
                .query(String.class)
                .list();
        if (labels.isEmpty()) return;
        done(transfers.send(new TransferItems.Command(transfer, receiver, labels, "", null, null)));
    }

    @Override
    public void accept(UUID transfer, UUID point) {
        if (transfers.find(transfer).isPresent()) done(transfers.accept(transfer, point));
    }

    private static void done(Outcome<UUID> outcome) {
        if (outcome instanceof Outcome.Refused(var problems)) throw new IllegalStateException("refused: " + problems);
    }

    private void load(Known known) {
        items.insert(
                new Item(
                        known.id(),
                        Label.next(),
                        known.kind(),
                        known.model(),
                        known.serial(),
                        known.imei(),
                        "donated",
                        null,
                        known.point(),
                        State.RECEIVED,
                        false,
                        0),
                known.id());
        var came = known.receivedOn();
        move(known, Move.RECEIVED, came, 0);
        if (known.fate() == Fate.TO_PREPARE) return;
        if (known.fate() == Fate.REPAIR) {
            move(known, Move.SENT_TO_REPAIR, came.plusDays(1), 0);
            return;
        }
        if (ItemKind.holdsData(known.kind()))
            items.certify(
                    move(known, Move.WIPED, came.plusDays(1), 0),
                    new Wipe("factory-reset", "Réinitialisation du fabricant", ""));
        move(known, Move.READIED, came.plusDays(1), 1);
        if (known.fate() == Fate.LOST) move(known, Move.LOST, known.outOn(), 0);
        if (known.person() != null) handOver(known);
    }

    private void handOver(Known known) {
        boolean gift = known.fate() == Fate.GIVEN;
        boolean back = known.fate() == Fate.RETURNED;
        database.sql("""
                        insert into equipment.handover (id, association, item, kind, person, away, due, condition, out_at, out_on, out_by, out_signed,
                            back_at, back_on, back_by, back_signed, back_state)
                        values (:id, :association, :item, :kind, :person, true, :due, :condition, :at, :on, :by, 'paper',
                            :backAt, :backOn, :backBy, :backSigned, :backState)""")
                .param("id", Ids.next())
                .param("association", Asking.association())
                .param("item", known.id())
                .param("kind", gift ? "gift" : "loan")
                .param("person", known.person())
                .param("due", gift ? null : known.due())
                .param("condition", gift ? "low-income" : null)
                .param("at", at(known, known.outOn(), 2))
                .param("on", known.outOn())
                .param("by", known.by())
                .param("backAt", back ? at(known, known.outOn().plusDays(7), 3) : null)
                .param("backOn", back ? known.outOn().plusDays(7) : null)
                .param("backBy", back ? known.by() : null)
                .param("backSigned", back ? "paper" : null)
                .param("backState", back ? "good" : null)
                .update();
        move(known, gift ? Move.GIVEN : Move.LENT, known.outOn(), 2);
        if (back) move(known, Move.RETURNED, known.outOn().plusDays(7), 3);
    }

    private UUID move(Known known, Move kind, LocalDate on, int hours) {
        var id = Ids.next();
        var at = at(known, on, hours);
        database.sql("""
                        insert into equipment.movement (id, association, item, kind, at, noted_at, noted_by, point, day)
                        values (:id, :association, :item, :kind, :at, :at, :by, :point, :day)""")
                .param("id", id)
                .param("association", Asking.association())
                .param("item", known.id())
                .param("kind", kind.code())
                .param("at", at)
                .param("by", known.by())
                .param("point", known.point())
                .param("day", on)
                .update();
        events.publishEvent(new EquipmentCounted(Asking.association(), known.point(), on, known.kind(), kind.code()));
        return id;
    }

    private Instant at(Known known, LocalDate on, int hours) {
        return on.atTime(HOUR + hours, 0)
                .atZone(localDays.zoneAt(known.point()))
                .toInstant();
    }
}
