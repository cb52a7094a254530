// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.network.Point;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.domain.KioskStatus;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.QueueSettings;
import fr.parvis.queue.domain.Screens.Kind;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.queue.domain.TakeTicket;
import fr.parvis.shell.OpenToAll;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The kiosk at the door: one question, and a number. Its link is its only key. */
@Controller
@OpenToAll
class KioskController {
    private final OpenScreen openScreen;
    private final TakeTicket takeTicket;
    private final SeeQueue seeQueue;
    private final QueueSettings settings;
    private final QueuePoints points;
    private final Nomenclature nomenclature;

    KioskController(
            OpenScreen openScreen,
            TakeTicket takeTicket,
            SeeQueue seeQueue,
            QueueSettings settings,
            QueuePoints points,
            Nomenclature nomenclature) {
        this.openScreen = openScreen;
        this.takeTicket = takeTicket;
        this.seeQueue = seeQueue;
        this.settings = settings;
        this.points = points;
        this.nomenclature = nomenclature;
    }

    @GetMapping("/borne/{secret}")
    ModelAndView start(@PathVariable String secret, @RequestParam(defaultValue = "") String langue) {
        return openScreen.with(secret, Kind.KIOSK, point -> start(secret, langue, point), over());
    }

    private ModelAndView start(String secret, String langue, Point point) {
        var languages = languages(point);
        var language = KioskLanguage.of(langue, languages);
        var taking = takeTicket.taking(point);
        return new ModelAndView(
                "queue/kiosk",
                Map.of(
                        "page",
                        new KioskPage(
                                "/borne/" + secret,
                                point.name(),
                                language,
                                languages,
                                taking,
                                opens(taking, language, points.today(point.zone())),
                                Ids.next(),
                                tiles(language, points.today(point.zone())))));
    }

    @PostMapping("/borne/{secret}")
    ModelAndView take(
            @PathVariable String secret,
            @RequestParam UUID ticket,
            @RequestParam(defaultValue = "") String besoin,
            @RequestParam(defaultValue = "") String langue) {
        return openScreen.with(
                secret,
                Kind.KIOSK,
                point -> {
                    var language = KioskLanguage.of(langue, languages(point));
                    var outcome = takeTicket.handle(
                            point,
                            ticket,
                            besoin.isBlank() ? null : besoin,
                            // French is the kiosk's own: nobody chose it
                            language.isFrench() ? null : language.code());
                    var home = "redirect:/borne/" + secret;
                    var suffix = language.isFrench() ? "" : "?langue=" + language.code();
                    return new ModelAndView(
                            switch (outcome) {
                                case TakeTicket.Outcome.Taken taken ->
                                    home + "/ticket/" + taken.ticket().id() + suffix;
                                case TakeTicket.Outcome.NotNow _, TakeTicket.Outcome.Refused _ -> home + suffix;
                            });
                },
                over());
    }

    @GetMapping("/borne/{secret}/ticket/{id}")
    ModelAndView ticket(
            @PathVariable String secret, @PathVariable UUID id, @RequestParam(defaultValue = "") String langue) {
        return openScreen.with(secret, Kind.KIOSK, point -> ticket(secret, id, langue, point), over());
    }

    private ModelAndView ticket(String secret, UUID id, String langue, Point point) {
        var language = KioskLanguage.of(langue, languages(point));
        var home = "/borne/" + secret;
        return seeQueue.place(point, id)
                .map(place -> new ModelAndView(
                        "queue/kiosk-ticket",
                        Map.of(
                                "page",
                                new KioskTicketPage(
                                        home,
                                        point.name(),
                                        language,
                                        place.ticket().label(),
                                        place.before(),
                                        place.estimateMinutes(),
                                        language.day(place.ticket().day()),
                                        language.time(LocalTime.ofInstant(
                                                place.ticket().takenAt(), point.zone()))))))
                .orElseGet(() -> new ModelAndView("redirect:" + home));
    }

    /** State that an idle kiosk polls: it reloads its page when this has changed. */
    @GetMapping("/borne/{secret}/etat")
    ResponseEntity<Map<String, String>> state(@PathVariable String secret) {
        var state = openScreen.with(
                secret, Kind.KIOSK, point -> takeTicket.taking(point).state().name(), "OVER");
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of("state", state));
    }

    private List<KioskLanguage> languages(Point point) {
        return KioskLanguage.shown(settings.of(point.id()).languages());
    }

    private List<KioskPage.Tile> tiles(KioskLanguage language, LocalDate day) {
        var catalogue = nomenclature.on(day);
        var locale = Locale.of(language.code());
        return catalogue.themes().stream()
                .map(family -> family.family())
                .map(code -> new KioskPage.Tile(
                        code.code(),
                        language.family(code.code(), catalogue.brief(CodeList.THEME, code.code(), locale)),
                        code.icon(),
                        code.family()))
                .toList();
    }

    private static @Nullable String opens(KioskStatus taking, KioskLanguage language, LocalDate today) {
        var at = taking.opensAt();
        if (at == null) return null;
        var time = language.time(at.toLocalTime());
        return at.toLocalDate().equals(today)
                ? language.said("opens.today", time)
                : language.said("opens", language.day(at.toLocalDate()), time);
    }

    static ModelAndView over() {
        return new ModelAndView("queue/screen-over", Map.of(), HttpStatus.GONE);
    }
}
