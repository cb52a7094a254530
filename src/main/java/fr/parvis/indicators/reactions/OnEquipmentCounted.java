// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.reactions;

import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the day of a movement of equipment, in the transaction of the act. */
@Component("indicatorsOnEquipmentCounted")
class OnEquipmentCounted {
    private final Outbox outbox;

    OnEquipmentCounted(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(EquipmentCounted event) {
        outbox.day(event.association(), Fact.MOVEMENT, event.day());
    }
}
