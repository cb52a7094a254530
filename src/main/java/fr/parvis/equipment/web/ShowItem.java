// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.ItemKind;
import fr.parvis.equipment.domain.Move;
import fr.parvis.equipment.domain.Movement;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.State;
import fr.parvis.equipment.domain.TransferItems;
import fr.parvis.equipment.domain.Wipe;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of an item. */
@Component
class ShowItem {
    private static final Set<Move> OUT = Set.of(Move.LENT, Move.GIVEN, Move.SOLD);

    private final ReadEquipment equipment;
    private final TransferItems transfers;
    private final EquipmentChoices choices;
    private final LocalDays localDays;

    ShowItem(ReadEquipment equipment, TransferItems transfers, EquipmentChoices choices, LocalDays localDays) {
        this.equipment = equipment;
        this.transfers = transfers;
        this.choices = choices;
        this.localDays = localDays;
    }

    ItemPage page(Item it, FilledForm filled, SignedIn who) {
        var all = equipment.handovers(it.id());
        var today = localDays.todayAt(it.point());
        var points = choices.points(who).stream()
                .filter(option -> !option.value().equals(it.point().toString()))
                .toList();
        boolean moves = it.may(Move.MOVED);
        return new ItemPage(
                it.id().toString(),
                it.label().text(),
                StockController.icon(it.kind()),
                Words.t("equipment.kind." + it.kind()),
                it.model(),
                choices.pointName(it.point()),
                Words.t("equipment.state." + it.state().code()),
                StockController.badge(it.state()),
                facts(it),
                Stream.of(Move.values())
                        .filter(it::may)
                        .filter(move -> move != Move.MOVED || !points.isEmpty())
                        .map(Move::code)
                        .collect(Collectors.toSet()),
                who.may(Right.KEEP_STOCK),
                ItemKind.holdsData(it.kind()),
                it.wiped(),
                it.state() == State.RECEIVED,
                transfers.of(it).map(Addresses::transfer).orElse(null),
                equipment
                        .current(it.id())
                        .map(current -> current(current, today))
                        .orElse(null),
                history(it, all),
                EquipmentChoices.options("equipment.method.", Wipe.METHODS),
                it.may(Move.SENT_TO_REPAIR) ? choices.partners() : List.<Option>of(),
                moves ? points : List.<Option>of(),
                today.toString(),
                Ids.next().toString(),
                filled.values(),
                filled.problems());
    }

    private List<ItemPage.Fact> facts(Item it) {
        var facts = new ArrayList<ItemPage.Fact>();
        facts.add(new ItemPage.Fact(Words.t("equipment.field.point"), choices.pointName(it.point())));
        var serial = it.serial();
        if (serial != null) facts.add(new ItemPage.Fact(Words.t("equipment.field.serial"), serial));
        if (!it.imei().isEmpty()) facts.add(new ItemPage.Fact(Words.t("equipment.field.imei"), it.imei()));
        var partner = choices.partnerName(it.partner());
        facts.add(new ItemPage.Fact(
                Words.t("equipment.field.origin"),
                Words.t("equipment.origin." + it.origin()) + (partner.isEmpty() ? "" : " · " + partner)));
        if (ItemKind.holdsData(it.kind()))
            facts.add(new ItemPage.Fact(
                    Words.t("equipment.field.data"),
                    Words.t(it.wiped() ? "equipment.wiped.yes" : "equipment.wiped.no")));
        return facts;
    }

    private ItemPage.Current current(Handover it, LocalDate today) {
        var person = it.person();
        var due = it.due();
        int late = it.daysLate(today);
        return new ItemPage.Current(
                it.id().toString(),
                Words.t("equipment.current." + it.kind().code()),
                choices.borrower(it),
                person == null ? null : PeopleAddresses.forCase(person),
                Words.t("equipment.since", it.outOn()),
                it.kind() != Handover.Kind.LOAN
                        ? ""
                        : due == null
                                ? Words.t("equipment.no-end")
                                : late > 0 ? Words.n("equipment.late", late) : Words.t("equipment.until", due),
                late > 0,
                it.kind() == Handover.Kind.LOAN,
                due == null ? "" : due.toString());
    }

    /** Movements, each handover told with the one that it went out by. */
    private List<ItemPage.Line> history(Item it, List<Handover> handedOver) {
        var left = new ArrayDeque<>(handedOver);
        Handover lent = null;
        var lines = new ArrayList<ItemPage.Line>();
        var movements = equipment.movements(it.id());
        var names = choices.names(movements, handedOver);
        for (var movement : movements) {
            var out = OUT.contains(movement.kind()) ? left.poll() : null;
            // the last one first: a return is met before its loan
            if (movement.kind() == Move.RETURNED || movement.kind() == Move.LOST) lent = left.peek();
            lines.add(line(it, movement, movement.kind() == Move.RETURNED ? lent : out, names));
        }
        return lines;
    }

    /** @param handover handover that the movement began or ended */
    private ItemPage.Line line(Item it, Movement movement, @Nullable Handover handover, EquipmentChoices.Names names) {
        var out = movement.kind() == Move.RETURNED ? null : handover;
        var wipe = movement.wipe();
        var text =
                new StringBuilder(Words.t("equipment.moved." + movement.kind().code()));
        if (movement.kind() == Move.RECEIVED || movement.kind() == Move.MOVED)
            text.append(" · ").append(choices.pointName(movement.point()));
        if (movement.partner() != null) text.append(" · ").append(names.partner(movement.partner()));
        if (wipe != null) text.append(" · ").append(Words.t("equipment.method." + wipe.method()));
        if (out != null) text.append(" · ").append(names.borrower(out));
        var state = out != null || handover == null ? null : handover.backState();
        if (state != null) text.append(" · ").append(Words.t("equipment.back-state." + state));
        return new ItemPage.Line(
                choices.when(movement.at()),
                text.toString(),
                names.account(movement.by()),
                wipe != null
                        ? Addresses.certificate(it.id()) + "?mouvement=" + movement.id()
                        : out != null ? Addresses.receipt(out.id()) : null,
                Words.t(wipe != null ? "equipment.certificate" : "equipment.receipt"));
    }
}
