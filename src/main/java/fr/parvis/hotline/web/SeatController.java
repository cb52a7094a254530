// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.Seats;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.AnswerCalls;
import fr.parvis.hotline.domain.Call;
import fr.parvis.hotline.domain.CallState;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** End of a call with a booked appointment at a point near the caller: the time is chosen already, the number is the one that was called. */
@Controller
@Requires(value = Right.ANSWER_LINE, within = Within.ASSOCIATION)
class SeatController {
    private static final String SEAT = HotlineAddresses.LINE + "/appels/{id}/creneau";
    private static final String BACK = "redirect:" + HotlineAddresses.LINE;

    private final AnswerCalls answer;
    private final Seats seats;
    private final PublicPoints points;
    private final ShowLine show;

    SeatController(AnswerCalls answer, Seats seats, PublicPoints points, ShowLine show) {
        this.answer = answer;
        this.seats = seats;
        this.points = points;
        this.show = show;
    }

    static String address(UUID call, Seats.Seat seat) {
        return UriComponentsBuilder.fromPath(SEAT)
                .queryParam("point", seat.point())
                .queryParam("motif", seat.motive().id())
                .buildAndExpand(call)
                .toUriString();
    }

    /** The call that the account is making, if it is that one. */
    private Optional<Call> calling(UUID id) {
        return answer.held().filter(it -> it.id().equals(id) && it.state() == CallState.IN_CALL);
    }

    @GetMapping(SEAT)
    String blank(@PathVariable UUID id, @RequestParam Map<String, String> asked, Model model) {
        if (calling(id).isEmpty()) return gone();
        return page(id, asked, new Problems(), model);
    }

    private static String gone() {
        Notice.warning(t("hotline.gone")).onNextPage();
        return BACK;
    }

    @PostMapping(SEAT)
    String book(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var call = calling(id).orElse(null);
        if (call == null) return gone();
        var problems = new Problems();
        var point = point(sent);
        var motive = FormFields.id(sent.get("motif"));
        var from = moment(FormFields.text(sent, "slot"));
        var number = answer.number(id).orElse("");
        if (motive == null || from == null) problems.add("slot", t("hotline.seat.choose"));
        else if (number.isEmpty()) problems.add("", t("hotline.no-number"));
        else
            switch (seats.book(new Seats.Asked(
                    id,
                    point.id(),
                    motive,
                    from,
                    new Seats.Guest(FormFields.text(sent, "name"), number, call.language())))) {
                case Outcome.Done(var code) -> {
                    // booked once however often it is sent; a call that was taken back meanwhile keeps its appointment
                    var ended = answer.endWithSeat(id) instanceof Outcome.Done;
                    Notice.success(t(
                                    ended ? "hotline.seat.booked" : "hotline.seat.booked-only",
                                    show.when(from, point.id()),
                                    point.name(),
                                    code))
                            .onNextPage();
                    return BACK;
                }
                case Outcome.Changed() -> throw new IllegalStateException("a booking is not changed by itself");
                case Outcome.Refused(var some) ->
                    some.forEach(one -> problems.add(one.is(Seats.TAKEN) ? "slot" : "", t(one)));
            }
        return FormAnswer.invalid(page(id, sent, problems, model));
    }

    private PublicPoints.PublicPoint point(Map<String, String> sent) {
        return Optional.ofNullable(FormFields.id(sent.get("point")))
                .flatMap(one -> points.find(one, Words.locale()))
                .filter(one -> !one.ended())
                .orElseThrow(() -> new NotFound("point"));
    }

    private static @Nullable Instant moment(String text) {
        return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    private String page(UUID id, Map<String, String> sent, Problems problems, Model model) {
        var point = point(sent);
        var motives = seats.motives(point.id());
        var asked = FormFields.id(sent.get("motif"));
        var motive = motives.stream()
                .filter(one -> one.id().equals(asked))
                .findFirst()
                .or(() -> motives.stream().findFirst())
                .orElseThrow(() -> new NotFound("motive"));
        var day = FormFields.day(sent.get("jour"));
        var free = seats.list(point.id(), motive.id(), day).stream()
                .map(seat ->
                        new Option(String.valueOf(seat.from().getEpochSecond()), show.when(seat.from(), point.id())))
                .toList();
        var typed = FormFields.text(sent, "slot");
        model.addAttribute(
                "page",
                new SeatPage(
                        HotlineAddresses.LINE + "/appels/" + id + "/creneau",
                        point.id().toString(),
                        point.name(),
                        point.address() + ", " + point.postcode() + " " + point.commune(),
                        motives.stream()
                                .map(one -> new Option(
                                        one.id().toString(),
                                        t("hotline.seat.motive.option", one.label(), one.minutes())))
                                .toList(),
                        motive.id().toString(),
                        day == null ? "" : day.toString(),
                        free,
                        chosen(free, typed),
                        FormFields.text(sent, "name"),
                        problems));
        return "hotline/seat";
    }

    private static String chosen(List<Option> free, String typed) {
        if (free.isEmpty() || free.stream().anyMatch(one -> one.value().equals(typed))) return typed;
        return free.getFirst().value();
    }
}
