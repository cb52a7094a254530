// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends items and lots to another association, which takes them into its own stock or declines them. Each association writes its own rows, in
 * transactions of its own: the answer first, then what the sender lets go or takes back, then what the receiver takes in. What a crash leaves
 * in the middle goes on by {@link #finish}.
 */
@Component
public class TransferItems {
    private static final Logger LOG = LoggerFactory.getLogger(TransferItems.class);
    private static final int MOST = 60;

    /**
     * @param transfer made by who asks; the same twice is once
     * @param labels of items as they were typed or seen
     * @param lot kind of a lot that is sent too; empty for none
     * @param number of the lot
     * @param point point that the lot leaves from
     */
    public record Command(
            UUID transfer,
            @Nullable UUID receiver,
            List<String> labels,
            String lot,
            @Nullable Integer number,
            @Nullable UUID point) {}

    private final TransferTable transfers;
    private final ItemTable items;
    private final MoveItem move;
    private final KeepLots lots;
    private final Points points;
    private final Associations associations;
    private final LocalDays localDays;
    private final Journal journal;
    private final TransactionTemplate transaction;

    TransferItems(
            TransferTable transfers,
            ItemTable items,
            MoveItem move,
            KeepLots lots,
            Points points,
            Associations associations,
            LocalDays localDays,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.transfers = transfers;
        this.items = items;
        this.move = move;
        this.lots = lots;
        this.points = points;
        this.associations = associations;
        this.localDays = localDays;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private <T> T in(Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(_ -> what.get()));
    }

    /** Those that something can be sent to. */
    public List<Association> receivers() {
        return associations.list().stream()
                .filter(one -> one.open() && !one.id().equals(Asking.association()))
                .toList();
    }

    public List<Transfer> list(int most) {
        return in(() -> transfers.list(most));
    }

    public long toAnswer() {
        return in(transfers::toAnswer);
    }

    public Optional<Transfer> find(UUID id) {
        return in(() -> transfers.find(id));
    }

    /** The transfer that an item left with, or came with. */
    public Optional<UUID> of(Item it) {
        return in(() -> it.state() == State.SENT || it.state() == State.TRANSFERRED
                ? transfers.ofItem(it.id())
                : it.origin().equals(ItemKind.FROM_NETWORK) ? transfers.broughtIn(it.label()) : Optional.<UUID>empty());
    }

    /** @return done with the transfer */
    public Outcome<UUID> send(Command command) {
        return in(() -> sendHere(command));
    }

    private Outcome<UUID> sendHere(Command command) {
        if (transfers.find(command.transfer).isPresent()) return new Outcome.Done<>(command.transfer);
        var problems = new ArrayList<Problem>();
        var receiver = command.receiver;
        if (receiver == null || receivers().stream().noneMatch(one -> one.id().equals(receiver)))
            problems.add(Problem.of("receiver", "equipment.problem.receiver"));
        var found = new LinkedHashMap<UUID, Item>();
        for (var typed : command.labels) {
            var label = Label.read(typed).orElse(null);
            var it = label == null
                    ? null
                    : items.find(label)
                            .flatMap(one -> items.findLocked(one.id()))
                            .orElse(null);
            if (label == null) problems.add(Problem.of("labels", "equipment.problem.transfer-unread", typed));
            else if (it == null)
                problems.add(Problem.of(
                        "labels",
                        "equipment.problem.transfer-label",
                        label.text(),
                        Problem.of("", "equipment.problem.label-not-ours")));
            else if (!it.may(Move.SENT) && MoveItem.refused(it, Move.SENT) instanceof Outcome.Refused(var why))
                problems.add(Problem.of("labels", "equipment.problem.transfer-label", label.text(), why.getFirst()));
            else found.put(it.id(), it);
        }
        if (found.size() > MOST) problems.add(Problem.of("labels", "equipment.problem.transfer-many", MOST));
        boolean lot = !command.lot.isEmpty();
        if (lot) problems.addAll(lot(command));
        else if (command.labels.isEmpty()) problems.add(Problem.of("labels", "equipment.problem.transfer-empty"));
        if (!problems.isEmpty() || receiver == null) return new Outcome.Refused<>(problems);
        var lines = new ArrayList<Transfer.Line>();
        for (var it : found.values()) {
            move.move(Ids.next(), it, Move.SENT);
            lines.add(line(lines.size() + 1, it));
        }
        if (lot && command.point != null && command.number != null) {
            if (!lots.change(command.point, command.lot, "sent", -command.number))
                throw new IllegalStateException("a lot was counted anew between two statements");
            lines.add(new Transfer.Line(
                    lines.size() + 1, null, command.point, command.lot, command.number, null, null, null, null, null));
        }
        transfers.insert(command.transfer, receiver, ItemTable.account(), lines);
        return new Outcome.Done<>(command.transfer);
    }

    private List<Problem> lot(Command command) {
        var problems = new ArrayList<Problem>();
        if (!ItemKind.LOTS.contains(command.lot)) problems.add(Problem.of("lot", "equipment.problem.lot"));
        if (!lots.ours(command.point)) problems.add(Problem.of("point", "equipment.problem.point"));
        if (command.number == null || command.number < 1 || command.number > KeepLots.MOST)
            problems.add(Problem.of("number", "equipment.problem.lot-number", KeepLots.MOST));
        if (problems.isEmpty() && command.point != null && command.number != null) {
            int there = lots.numberLocked(command.point, command.lot);
            if (there < command.number) problems.add(Problem.of("number", "equipment.problem.lot-few", there));
        }
        return problems;
    }

    private Transfer.Line line(int place, Item it) {
        var wipe = items.movements(it.id()).stream()
                .filter(one -> one.wipe() != null)
                .findFirst()
                .filter(_ -> ItemKind.holdsData(it.kind()))
                .orElse(null);
        var how = wipe == null ? null : wipe.wipe();
        return new Transfer.Line(
                place,
                it.id(),
                it.point(),
                it.kind(),
                1,
                it.label().signs(),
                it.model(),
                it.serial(),
                wipe == null ? null : LocalDate.ofInstant(wipe.at(), localDays.zoneAt(it.point())),
                how == null ? null : how.method());
    }

    /** Takes back what the receiver has not answered. */
    public Outcome<UUID> withdraw(UUID id) {
        return in(() -> {
            var it = transfers.findLocked(id).orElse(null);
            if (it == null || !it.sender().equals(Asking.association())) return unknown();
            if (it.state() == Transfer.State.WITHDRAWN) return new Outcome.Done<>(id);
            if (it.state() != Transfer.State.SENT) return answered(it);
            transfers.answer(id, Transfer.State.WITHDRAWN, null, null);
            takeBack(it);
            return new Outcome.Done<>(id);
        });
    }

    /** Takes what was sent into the stock of a point of the receiver. */
    public Outcome<UUID> accept(UUID id, @Nullable UUID point) {
        Outcome<UUID> outcome = in(() -> {
            var it = transfers.findLocked(id).orElse(null);
            if (it == null || !it.receiver().equals(Asking.association())) return unknown();
            if (it.state() == Transfer.State.ACCEPTED) return new Outcome.Done<>(id);
            if (it.state() != Transfer.State.SENT) return answered(it);
            var problems = new ArrayList<Problem>();
            var to = point == null ? null : points.find(point).orElse(null);
            if (to == null || !to.association().equals(Asking.association()))
                problems.add(Problem.of("point", "equipment.problem.point"));
            else if (!to.openOn(localDays.today(to)))
                problems.add(Problem.of("point", "equipment.problem.point-closed"));
            for (var line : it.lines()) {
                var serial = line.serial();
                if (serial != null)
                    items.ofSerial(line.kind(), serial)
                            .ifPresent(other -> problems.add(
                                    Problem.of("", "equipment.problem.serial-known", serial, other.text())));
            }
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            transfers.answer(id, Transfer.State.ACCEPTED, point, null);
            journal.note("equipment.transfer-accepted", id.toString(), Map.of());
            return new Outcome.Done<>(id);
        });
        if (outcome instanceof Outcome.Done) finish(id);
        return outcome;
    }

    /** Declines what was sent: it is the sender's again. */
    public Outcome<UUID> decline(UUID id, String reason) {
        Outcome<UUID> outcome = in(() -> {
            var it = transfers.findLocked(id).orElse(null);
            if (it == null || !it.receiver().equals(Asking.association())) return unknown();
            if (it.state() == Transfer.State.DECLINED) return new Outcome.Done<>(id);
            if (it.state() != Transfer.State.SENT) return answered(it);
            if (!Transfer.REASONS.contains(reason)) return Outcome.refused("reason", "equipment.problem.reason");
            transfers.answer(id, Transfer.State.DECLINED, null, reason);
            journal.note("equipment.transfer-declined", id.toString(), Map.of());
            return new Outcome.Done<>(id);
        });
        if (outcome instanceof Outcome.Done) finish(id);
        return outcome;
    }

    /** Consequences of the answer of the receiver, who asks. */
    private void finish(UUID id) {
        var it = find(id).orElseThrow(() -> new NotFound("transfer " + id));
        Asking.as(it.sender()).run(() -> each(List.of(id), this::settle));
        each(List.of(id), this::arrive);
    }

    /**
     * Transfers of all associations that stopped in the middle: first what was sent is let go or taken back, then taken in.
     *
     * @return number of transfers left
     */
    public int finish() {
        return associations.sumInEach(
                        "equipment: transfers to settle", _ -> each(in(transfers::toSettle), this::settle))
                + associations.sumInEach(
                        "equipment: transfers to arrive", _ -> each(in(transfers::toArrive), this::arrive));
    }

    /** @return number that succeeded; the others stay for the next time */
    private int each(List<UUID> all, Consumer<UUID> what) {
        int done = 0;
        for (var id : all)
            try {
                transaction.executeWithoutResult(_ -> what.accept(id));
                done++;
            } catch (RuntimeException e) {
                LOG.warn("equipment: transfer {} is still in the middle", id, e);
            }
        return done;
    }

    /** Settles a transfer in the sender's stock; called in a transaction of the sender's association. */
    private void settle(UUID id) {
        var it = transfers.findLocked(id).orElseThrow(() -> new NotFound("transfer " + id));
        if (it.settled() || it.state() == Transfer.State.SENT) return;
        // by who sent it: nobody of another association writes here
        Actor.is(it.sentBy()).run(() -> {
            if (it.state() == Transfer.State.ACCEPTED) {
                for (var line : it.lines()) if (line.item() != null) move(line.item(), Move.TRANSFERRED);
                transfers.settled(id);
            } else takeBack(it);
        });
    }

    private void takeBack(Transfer it) {
        for (var line : it.lines())
            if (line.item() != null) move(line.item(), Move.TAKEN_BACK);
            else lots.change(line.point(), line.kind(), "taken-back", line.number());
        transfers.settled(it.id());
    }

    private void move(UUID item, Move kind) {
        var it = items.findLocked(item).orElseThrow(() -> new NotFound("item " + item));
        move.move(Ids.next(), it, kind);
    }

    /** Adds a transfer to the receiver's stock; called in a transaction of the receiver's association. */
    private void arrive(UUID id) {
        var it = transfers.findLocked(id).orElseThrow(() -> new NotFound("transfer " + id));
        var point = it.pointTo();
        var by = it.answeredBy();
        if (!it.arrived() && it.settled() && it.state() == Transfer.State.ACCEPTED && point != null && by != null)
            arrive(it, point, by);
    }

    private void arrive(Transfer it, UUID point, UUID by) {
        Actor.is(by).run(() -> {
            for (var line : it.lines()) arrive(it, line, point);
            transfers.arrived(it.id());
        });
    }

    private void arrive(Transfer it, Transfer.Line line, UUID point) {
        var label = line.label();
        if (label == null) {
            lots.change(point, line.kind(), "received", line.number());
            return;
        }
        var item = new Item(
                Ids.next(),
                new Label(label),
                line.kind(),
                Objects.requireNonNull(line.model()),
                line.serial(),
                "",
                ItemKind.FROM_NETWORK,
                null,
                point,
                State.RECEIVED,
                !ItemKind.holdsData(line.kind()),
                0);
        if (!items.insert(item, it.id())) throw new IllegalStateException("the label is still taken: " + label);
        move.move(Ids.next(), item, Move.RECEIVED);
    }

    private static Outcome<UUID> unknown() {
        return Outcome.refused("", "equipment.problem.transfer-gone");
    }

    private static Outcome<UUID> answered(Transfer it) {
        return Outcome.refused("", "equipment.problem.transfer-" + it.state().code());
    }
}
