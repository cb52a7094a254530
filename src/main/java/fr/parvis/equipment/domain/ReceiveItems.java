// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.partners.Partners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds items to the stock: several of a model at once, each with a label of its own. */
@Component
public class ReceiveItems {
    static final int MOST = 60;

    /**
     * @param reception made by who asks; the same twice is once
     * @param number number of items, when no serial numbers are known
     * @param serials one for each item
     * @param imei of a single telephone
     * @param label one that is stuck on already, for a single item; empty for new ones
     * @param partner partner that gave them
     */
    public record Command(
            UUID reception,
            @Nullable UUID point,
            String kind,
            String model,
            @Nullable Integer number,
            List<String> serials,
            String imei,
            String label,
            String origin,
            @Nullable UUID partner) {}

    private final ItemTable items;
    private final TransferTable transfers;
    private final Points points;
    private final Partners partners;
    private final LocalDays localDays;
    private final MoveItem move;

    ReceiveItems(
            ItemTable items,
            TransferTable transfers,
            Points points,
            Partners partners,
            LocalDays localDays,
            MoveItem move) {
        this.items = items;
        this.transfers = transfers;
        this.points = points;
        this.partners = partners;
        this.localDays = localDays;
        this.move = move;
    }

    /** @return done with the reception */
    @Transactional
    public Outcome<UUID> handle(Command command) {
        items.lockReception(command.reception);
        if (!items.ofReception(command.reception).isEmpty()) return new Outcome.Done<>(command.reception);
        int number = command.serials.isEmpty() ? command.number == null ? 0 : command.number : command.serials.size();
        var problems = problems(command, number);
        var label = command.label.isBlank() ? null : Label.read(command.label).orElse(null);
        if (!problems.isEmpty() || command.point == null) return new Outcome.Refused<>(problems);
        for (int i = 0; i < number; i++) {
            var it = new Item(
                    Ids.next(),
                    label == null ? Label.next() : label,
                    command.kind,
                    command.model.strip(),
                    command.serials.isEmpty() ? null : command.serials.get(i),
                    command.imei,
                    command.origin,
                    command.partner,
                    command.point,
                    State.RECEIVED,
                    !ItemKind.holdsData(command.kind),
                    0);
            if (!items.insert(it, command.reception)) {
                if (label == null) throw new IllegalStateException("a new label is taken already");
                // of another association, which does not show: a label comes with a single item, nothing was written
                return Outcome.refused("label", "equipment.problem.label-taken", label.text());
            }
            move.move(Ids.next(), it, Move.RECEIVED);
        }
        return new Outcome.Done<>(command.reception);
    }

    private List<Problem> problems(Command command, int number) {
        var problems = new ArrayList<Problem>();
        var point = command.point == null ? null : points.find(command.point).orElse(null);
        if (point == null || !point.association().equals(Asking.association()))
            problems.add(Problem.of("point", "equipment.problem.point"));
        else if (point.closedOn() != null && !point.openOn(localDays.today(point)))
            problems.add(Problem.of("point", "equipment.problem.point-closed"));
        if (!ItemKind.ALL.contains(command.kind)) {
            // a SIM card is counted, not lent as a computer
            problems.add(Problem.of(
                    "kind",
                    ItemKind.LOTS.contains(command.kind) ? "equipment.problem.kind-of-lot" : "equipment.problem.kind"));
        }
        var model = command.model.strip();
        if (model.length() < 2 || model.length() > 80) problems.add(Problem.of("model", "equipment.problem.model"));
        if (number < 1 || number > MOST) problems.add(Problem.of("number", "equipment.problem.number", MOST));
        problems.addAll(serials(command));
        if (!command.imei.isEmpty() && (number != 1 || !isImei(command.imei)))
            problems.add(Problem.of("imei", number == 1 ? "equipment.problem.imei" : "equipment.problem.imei-many"));
        if (!command.label.isBlank()) {
            var label = Label.read(command.label).orElse(null);
            if (label == null) problems.add(Problem.of("label", "equipment.problem.label"));
            else if (number != 1) problems.add(Problem.of("label", "equipment.problem.label-many"));
            else if (transfers.awaited(label).isPresent())
                problems.add(Problem.of("label", "equipment.problem.label-awaited", label.text()));
            else if (items.find(label)
                    .filter(known -> known.state() != State.TRANSFERRED)
                    .isPresent()) problems.add(Problem.of("label", "equipment.problem.label-taken", label.text()));
        }
        if (!ItemKind.ORIGINS.contains(command.origin)) problems.add(Problem.of("origin", "equipment.problem.origin"));
        if (command.partner != null && partners.find(command.partner).isEmpty())
            problems.add(Problem.of("partner", "equipment.problem.partner"));
        return problems;
    }

    private List<Problem> serials(Command command) {
        var known = new HashSet<String>();
        for (var serial : command.serials) {
            if (serial.length() > 60) return List.of(Problem.of("serials", "equipment.problem.serial-long", serial));
            if (!known.add(serial.toLowerCase(Locale.ROOT)))
                return List.of(Problem.of("serials", "equipment.problem.serial-twice", serial));
            var other = items.ofSerial(command.kind, serial).orElse(null);
            if (other != null)
                return List.of(Problem.of("serials", "equipment.problem.serial-known", serial, other.text()));
        }
        return List.of();
    }

    /** Fifteen digits, the last one by the rule of Luhn (3GPP TS 23.003, annex B). */
    static boolean isImei(String text) {
        if (!text.matches("\\d{15}")) return false;
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
