// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.KeepFeeds;
import fr.parvis.database.Asking;
import fr.parvis.files.CalendarFile;
import fr.parvis.shell.NextPage;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Words;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One's appointments in one's own calendar: a secret address, made, renewed and closed by oneself. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class FeedController {
    static final String ADDRESS = AppointmentsAddresses.DAY + "/agenda";

    private static final String FEED = "/agenda/";
    private static final String MADE = "feedMade";

    private final KeepFeeds feeds;
    private final ShowAppointments show;
    private final Clock clock;

    FeedController(KeepFeeds feeds, ShowAppointments show, Clock clock) {
        this.feeds = feeds;
        this.show = show;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String page(SignedIn who, Model model) {
        var made = model.getAttribute(MADE);
        model.addAttribute("page", new FeedPage(feeds.has(who.account()), made == null ? "" : made.toString()));
        return "appointments/feed";
    }

    @PostMapping(ADDRESS)
    String renew(SignedIn who) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(FEED + feeds.renew(who.account()) + ".ics")
                .toUriString();
        NextPage.put(MADE, address);
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/fermer")
    String close(SignedIn who) {
        feeds.close(who.account());
        Notice.success(t("appointments.feed.closed")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    @OpenToAll
    @GetMapping(FEED + "{secret}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret, WebRequest request) {
        var owner = feeds.owner(secret).orElseThrow(() -> new NotFound("calendar"));
        var calendar = Asking.as(owner.association()).call(() -> {
            var some = feeds.of(owner.account()).orElseThrow(() -> new NotFound("calendar"));
            return Words.in(Words.FRENCH).call(() -> AppointmentsCalendar.of(some, show::point, clock.instant()));
        });
        return CalendarFile.answerAtSecretAddress(calendar, request);
    }
}
