// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.reactions;

import fr.parvis.returns.ListHandedBack;
import fr.parvis.returns.ReturnsAddresses;
import fr.parvis.webhooks.domain.EventType;
import fr.parvis.webhooks.domain.NoteEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes that a file is ready for a partner, in the transaction that makes it. */
@Component("webhooks.OnListHandedBack")
class OnListHandedBack {
    private final NoteEvent note;

    OnListHandedBack(NoteEvent note) {
        this.note = note;
    }

    @EventListener
    void on(ListHandedBack event) {
        note.handle(
                EventType.LIST_HANDED_BACK,
                event.file(),
                ReturnsAddresses.ofArrangement(event.arrangement()),
                Map.of("arrangement", event.arrangement().toString()));
    }
}
