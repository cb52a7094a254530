// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.Screens;
import fr.parvis.queue.domain.Screens.Kind;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Opens the screen whose link was followed, and goes on on behalf of its association. */
@Component
class OpenScreen {
    private final Screens screens;
    private final QueuePoints points;

    OpenScreen(Screens screens, QueuePoints points) {
        this.screens = screens;
        this.points = points;
    }

    /** @param otherwise answer when the link is not valid */
    <T> T with(String secret, Kind kind, Function<Point, T> then, T otherwise) {
        var screen = screens.find(secret, kind).orElse(null);
        if (screen == null) return otherwise;
        return Asking.as(screen.association()).call(() -> then.apply(points.get(screen.point())));
    }
}
