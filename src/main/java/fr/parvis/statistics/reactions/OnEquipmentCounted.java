// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.reactions;

import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.statistics.domain.CountedActs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts a movement of equipment, in the transaction of the act. */
@Component
class OnEquipmentCounted {
    private final CountedActs acts;

    OnEquipmentCounted(CountedActs acts) {
        this.acts = acts;
    }

    @EventListener
    void on(EquipmentCounted event) {
        acts.count(event);
    }
}
