// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.reactions;

import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.PointsChanged;
import fr.parvis.webhooks.domain.EventType;
import fr.parvis.webhooks.domain.NoteEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes changes of points for their association, in the transaction of the change. */
@Component("webhooks.OnPointsChanged")
class OnPointsChanged {
    private final NoteEvent note;

    OnPointsChanged(NoteEvent note) {
        this.note = note;
    }

    @EventListener
    void on(PointsChanged event) {
        note.handle(
                event.association(),
                EventType.POINT_CHANGED,
                event.points(),
                NetworkAddresses::point,
                Map.of("change", event.change()));
    }
}
