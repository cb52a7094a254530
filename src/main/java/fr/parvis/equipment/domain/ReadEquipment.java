// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items, what happened to them, and who has them, as they stand. */
@Component
@Transactional(readOnly = true)
public class ReadEquipment {
    private final ItemTable items;
    private final HandoverTable handovers;

    ReadEquipment(ItemTable items, HandoverTable handovers) {
        this.items = items;
        this.handovers = handovers;
    }

    public Optional<Item> find(UUID item) {
        return items.find(item);
    }

    /** Those of some identifiers, without what was said of them. */
    public List<Item> items(Collection<UUID> some) {
        return items.some(some);
    }

    /** By a label as it was typed or seen. */
    public Optional<Item> find(String typed) {
        return Label.read(typed).flatMap(items::find);
    }

    public List<Item> ofReception(UUID reception) {
        return items.ofReception(reception);
    }

    /** The loans that run. */
    public List<Handover> running() {
        return handovers.running();
    }

    /** Those that have not left, for a device that reads labels. */
    public List<Item> all(int most) {
        return items.all(most);
    }

    /** Movements of an item, the last one first. */
    public List<Movement> movements(UUID item) {
        return items.movements(item);
    }

    public Optional<Handover> handover(UUID id) {
        return handovers.find(id);
    }

    /** Current handover of an item. */
    public Optional<Handover> current(UUID item) {
        return handovers.current(item);
    }

    /** Handovers of an item, the last one first. */
    public List<Handover> handovers(UUID item) {
        return handovers.ofItem(item);
    }

    /** Handovers to a person, the last one first. */
    public List<Handover> ofPerson(UUID person) {
        return handovers.ofPerson(person);
    }

    /** A picture as a data address, or the name that was typed; empty for one on paper, or none. */
    public String signature(UUID handover, Moment moment) {
        return handovers.signature(handover, moment);
    }
}
