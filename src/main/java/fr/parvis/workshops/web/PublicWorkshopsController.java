// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.CalendarFile;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import fr.parvis.workshops.WorkshopsAddresses;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Workshops to come, as the public sees them: pages and calendars; without account, in its language, without script. */
@Controller
@ForThePublic
class PublicWorkshopsController {
    private static final String ROOT = WorkshopsAddresses.PUBLIC;
    static final String AT_POINT = ROOT + "/point/{code}";
    private static final int ON_A_PAGE = 30;

    private final ShowPublicWorkshops show;
    private final Clock clock;
    private final String address;

    PublicWorkshopsController(ShowPublicWorkshops show, ParvisSettings parvis, Clock clock) {
        this.show = show;
        this.clock = clock;
        this.address = parvis.address();
    }

    @GetMapping(ROOT)
    String all(@RequestParam(required = false) @Nullable String page, Model model) {
        return list(null, ROOT, page, model);
    }

    @GetMapping(AT_POINT)
    String at(@PathVariable String code, @RequestParam(required = false) @Nullable String page, Model model) {
        return list(show.point(code), WorkshopsAddresses.at(code), page, model);
    }

    /** @param point null for the whole network */
    private String list(@Nullable PublicPoint point, String here, @Nullable String page, Model model) {
        var cycles = ShowPublicWorkshops.cycles(show.sessions(point == null ? null : point.id()));
        var paging = Paging.of(page, cycles.size(), ON_A_PAGE);
        model.addAttribute(
                "page",
                new PublicWorkshopsPage(
                        point == null ? "" : point.name(),
                        show.rows(paging.of(cycles), point != null),
                        paging,
                        here,
                        here + "/ateliers.ics"));
        return "workshops/public";
    }

    @GetMapping(ROOT + "/ateliers.ics")
    ResponseEntity<byte[]> calendar(WebRequest request) {
        return Words.in(Words.FRENCH).call(() -> calendar(t("workshops.public.title"), show.sessions(null), request));
    }

    @GetMapping(AT_POINT + "/ateliers.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String code, WebRequest request) {
        var point = show.point(code);
        return Words.in(Words.FRENCH).call(() -> calendar(point.name(), show.sessions(point.id()), request));
    }

    private ResponseEntity<byte[]> calendar(String name, List<ShowPublicWorkshops.At> sessions, WebRequest request) {
        return CalendarFile.answer(
                SessionsCalendar.of(name, address, sessions, clock.instant()), Duration.ofMinutes(5), request);
    }
}
