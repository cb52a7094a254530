// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.reactions;

import fr.parvis.arrangements.ArrangementKept;
import fr.parvis.intake.domain.WatchedFolder;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the folder of an arrangement whose partner puts files there. */
@Component("intakeOnArrangementKept")
class OnArrangementKept {
    private final WatchedFolder folder;

    OnArrangementKept(WatchedFolder folder) {
        this.folder = folder;
    }

    @EventListener
    void on(ArrangementKept kept) {
        if (kept.folder()) folder.prepare(kept.arrangement());
    }
}
