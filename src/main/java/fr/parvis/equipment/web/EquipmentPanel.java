// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Panel of a person's loans, on their page. */
@Component
class EquipmentPanel implements PersonPanel {
    private final ReadEquipment equipment;
    private final LocalDays localDays;

    EquipmentPanel(ReadEquipment equipment, LocalDays localDays) {
        this.equipment = equipment;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Content of(UUID person) {
        var today = localDays.today();
        var all = equipment.ofPerson(person);
        var items = equipment.items(all.stream().map(Handover::item).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return new Content(
                Words.t("equipment.panel"),
                "laptop",
                all.stream()
                        .map(it -> line(it, Objects.requireNonNull(items.get(it.item())), today))
                        .toList(),
                "",
                List.of(new Link(Words.t("equipment.lend-to"), Addresses.lendTo(person), "plus-lg")),
                null);
    }

    private static Line line(Handover it, Item item, LocalDate today) {
        int late = it.daysLate(today);
        var due = it.due();
        var text = it.backOn() != null
                ? Words.t("equipment.panel.back", it.outOn(), it.backOn())
                : it.kind() != Handover.Kind.LOAN
                        ? Words.t("equipment.told." + it.kind().code(), it.outOn())
                        : Words.t("equipment.since", it.outOn()) + " · "
                                + (due == null ? Words.t("equipment.no-end") : Words.t("equipment.until", due));
        return new Line(
                item.model() + " " + item.label().text(),
                it.running() ? Addresses.giveBack(it.id()) : Addresses.item(it.item()),
                text,
                late > 0 ? Words.n("equipment.late", late) : null,
                "warning",
                it.outOn());
    }
}
