// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.sync.DevicePart;
import fr.parvis.visits.DeskPanel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Browser modules of the panel of the day: the panel's own, then those of its parts in their order. */
@Component
class PanelScripts {
    private final List<String> all;

    PanelScripts(List<DeskPanel> panels, List<DevicePart> parts) {
        this.all = Stream.concat(
                        panels.stream().map(DeskPanel::script),
                        parts.stream()
                                .sorted(Comparator.comparingInt(DevicePart::order))
                                .map(DevicePart::script))
                .toList();
    }

    /** As the page names them. */
    String joined() {
        return String.join(" ", all);
    }

    /** Folders that a device keeps. */
    Stream<String> folders() {
        return all.stream().map(script -> script.substring(0, script.lastIndexOf('/')));
    }
}
