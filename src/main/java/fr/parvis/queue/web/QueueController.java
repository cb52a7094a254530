// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.Point;
import fr.parvis.network.PublicPoints;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.Decision;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.QueueSettings;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The queue for the staff: everything the API does, by plain forms. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class QueueController {
    private final QueueContent content;
    private final QueuePoints points;
    private final ActOnQueue actOnQueue;
    private final SeeQueue seeQueue;
    private final QueueSettings settings;
    private final PublicPoints publicPoints;
    private final Clock clock;

    QueueController(
            QueueContent content,
            QueuePoints points,
            ActOnQueue actOnQueue,
            SeeQueue seeQueue,
            QueueSettings settings,
            PublicPoints publicPoints,
            Clock clock) {
        this.content = content;
        this.points = points;
        this.actOnQueue = actOnQueue;
        this.seeQueue = seeQueue;
        this.settings = settings;
        this.publicPoints = publicPoints;
        this.clock = clock;
    }

    @GetMapping(QueueNavigation.ADDRESS)
    String show(@RequestParam(required = false) @Nullable UUID point, SignedIn who, Model model) {
        var open = points.open();
        var here = points.choose(open, point, who.account()).orElse(null);
        model.addAttribute(
                "page",
                (here == null
                        ? new QueuePage(List.of(), "", "", false, null, List.of(), List.of(), List.of(), List.of())
                        : content.page(open, here, who, who.may(Right.EDIT_POINTS))));
        return "queue/queue";
    }

    /** The part that changes; 204 while it is as the page has it. */
    @GetMapping(QueueNavigation.ADDRESS + "/maintenant")
    Object now(@RequestParam UUID point, @RequestParam(defaultValue = "") String etat, SignedIn who) {
        var part = content.part(points.get(point), who);
        if (part.state().equals(etat))
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        var view = new ModelAndView("queue/now");
        view.addObject("part", part);
        return view;
    }

    @PostMapping(QueueNavigation.ADDRESS)
    String act(@RequestParam MultiValueMap<String, String> sent) {
        var point = points.get(id(sent.getFirst("point")));
        var type = sent.getFirst("type");
        var decision = decide(sent, point);
        notice(type == null ? "" : type, decision, point).onNextPage();
        var ticket = decision instanceof Decision.Done done ? done.ticket() : null;
        return "come-back".equals(type) && ticket != null
                ? "redirect:/bureau/file/tickets/" + ticket.id() + "?point=" + point.id()
                : "redirect:/bureau/file?point=" + point.id();
    }

    private Decision decide(MultiValueMap<String, String> sent, Point point) {
        var at = sent.getFirst("heure");
        var body = new CommandBody(
                FormFields.id(sent.getFirst("command")),
                point.id(),
                sent.getFirst("type"),
                FormFields.id(sent.getFirst("ticket")),
                sent.getFirst("need"),
                number(sent.getFirst("persons")),
                sent.getFirst("language"),
                sent.getFirst("priority"),
                sent.getFirst("reason"),
                at == null ? null : at(at, point));
        return switch (body.read()) {
            case CommandBody.Reading.Read(var command) -> actOnQueue.handle(command);
            case CommandBody.Reading.UnknownCode _, CommandBody.Reading.Malformed _ ->
                new Decision.Refused(Decision.Refusal.CODE_UNKNOWN, null);
        };
    }

    /** That time today at the point; of the two that an autumn night has, the one to come. */
    private Instant at(String time, Point point) {
        try {
            var at = ZonedDateTime.of(points.today(point.zone()), LocalTime.parse(time), point.zone());
            return at.toInstant().isAfter(clock.instant())
                    ? at.toInstant()
                    : at.withLaterOffsetAtOverlap().toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private Notice notice(String type, Decision decision, Point point) {
        var ticket = decision.ticket();
        if (decision instanceof Decision.Refused refused) {
            var name = ticket == null ? "" : seeQueue.name(ticket.standing().calledBy());
            return Notice.warning(QueueWords.refusal(refused, name));
        }
        var label = ticket == null ? "" : ticket.label();
        var done = Notice.success(Words.t("queue.done." + type + (label.isEmpty() ? ".no-ticket" : ""), label));
        return ticket == null || !ticket.state().isOver()
                ? done
                : done.withAction(
                        "/bureau/file?type=put-back&point=%s&ticket=%s&command=%s"
                                .formatted(point.id(), ticket.id(), Ids.next()),
                        Words.t("queue.undo"));
    }

    @PostMapping(QueueNavigation.ADDRESS + "/pause")
    String pause(@RequestParam UUID point, @RequestParam(defaultValue = "") String pause) {
        var here = points.get(point);
        boolean pausing = pause.equals("oui");
        settings.pause(here.id(), pausing ? points.today(here.zone()) : null);
        Notice.success(Words.t(pausing ? "queue.paused.done" : "queue.paused.over"))
                .onNextPage();
        return "redirect:/bureau/file?point=" + here.id();
    }

    /** The paper that somebody takes along: number, when to come back, where and when we are open. */
    @GetMapping(QueueNavigation.ADDRESS + "/tickets/{ticket}")
    String paper(@PathVariable UUID ticket, @RequestParam(required = false) @Nullable UUID point, Model model) {
        if (point == null) throw new NotFound("ticket " + ticket);
        var here = points.get(point);
        var found = seeQueue.place(here, ticket)
                .orElseThrow(() -> new NotFound("ticket " + ticket))
                .ticket();
        var language = KioskLanguage.of(found.language(), KioskLanguage.shown(List.of()));
        var back = found.away().returnAt();
        model.addAttribute(
                "page",
                new PaperPage(
                        here.id().toString(),
                        found.label(),
                        language,
                        back == null ? null : LocalTime.ofInstant(back, here.zone()),
                        LocalTime.ofInstant(found.takenAt(), here.zone()),
                        found.day(),
                        publicPoints
                                .find(here.id(), Words.locale())
                                .orElseThrow(() -> new NotFound("point " + point))));
        return "queue/paper";
    }

    private static UUID id(@Nullable String text) {
        var id = FormFields.id(text);
        if (id == null) throw new NotFound("point");
        return id;
    }

    /** Nothing stands for one; what is no number is none, and refused as such. */
    private static @Nullable Integer number(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        return FormFields.number(text.strip(), 0);
    }
}
