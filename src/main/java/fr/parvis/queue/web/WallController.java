// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.network.Point;
import fr.parvis.queue.domain.QueueNow;
import fr.parvis.queue.domain.Screens.Kind;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The screen on the wall: the numbers that are called, and how many wait. */
@Controller
@OpenToAll
class WallController {
    /** As many as can be read from five metres. */
    private static final int MOST = 5;

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final OpenScreen openScreen;
    private final SeeQueue seeQueue;
    private final JsonMapper json;

    WallController(OpenScreen openScreen, SeeQueue seeQueue, JsonMapper json) {
        this.openScreen = openScreen;
        this.seeQueue = seeQueue;
        this.json = json;
    }

    @GetMapping("/mur/{secret}")
    ModelAndView wall(@PathVariable String secret) {
        return openScreen.with(
                secret,
                Kind.WALL,
                point -> new ModelAndView("queue/wall", Map.of("page", page(secret, point))),
                KioskController.over());
    }

    /** The part that changes; 304 while it does not. */
    @GetMapping("/mur/{secret}/maintenant")
    @Nullable
    ModelAndView now(@PathVariable String secret, ServletWebRequest request) {
        var page = openScreen.with(secret, Kind.WALL, point -> new WallPage[] {page(secret, point)}, new WallPage[0]);
        if (page.length == 0) return KioskController.over();
        var response = request.getResponse();
        if (response != null) response.setHeader("Cache-Control", "private, no-cache");
        var language = Words.locale().getLanguage();
        if (request.checkNotModified(
                "W/" + Sha256.etag(json.writeValueAsBytes(Map.of("page", page[0], "in", language))))) return null;
        return new ModelAndView("queue/wall-now", Map.of("page", page[0]));
    }

    private WallPage page(String secret, Point point) {
        var queue = seeQueue.at(point);
        return new WallPage(
                "/mur/" + secret,
                point.name(),
                queue.setting().inUse(),
                queue.called().stream()
                        .sorted(Comparator.comparing(QueueNow.Called::announcedAt)
                                .reversed())
                        .limit(MOST)
                        .map(called -> new WallPage.Called(
                                called.ticket().label(),
                                called.ticket().label() + "-"
                                        + called.announcedAt().toEpochMilli(),
                                called.announcedAt().plus(FRESH).isAfter(queue.now())))
                        .toList(),
                queue.due(),
                queue.estimateMinutes());
    }
}
