// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.domain.BookOneself;
import fr.parvis.appointments.domain.Booking;
import fr.parvis.appointments.domain.BookingState;
import fr.parvis.appointments.domain.BookingTable.Behind;
import fr.parvis.appointments.domain.ChangeBooking;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An appointment that the public finds by its code, moves and gives up: without account, in its language, without script. */
@Controller
@ForThePublic
class OwnBookingController {
    static final String ROOT = "/rendez-vous";

    private static final String BY_CODE = ROOT + "/code/";
    private static final String ONE = BY_CODE + "{typed}";

    private final BookOneself book;
    private final ChangeBooking change;
    private final KeepMotives motives;
    private final PublicPoints publicPoints;
    private final LocalDays localDays;
    private final ShowPublicBooking show;
    private final PublicBookingLimit limit;

    OwnBookingController(
            BookOneself book,
            ChangeBooking change,
            KeepMotives motives,
            PublicPoints publicPoints,
            LocalDays localDays,
            ShowPublicBooking show,
            PublicBookingLimit limit) {
        this.book = book;
        this.change = change;
        this.motives = motives;
        this.publicPoints = publicPoints;
        this.localDays = localDays;
        this.show = show;
        this.limit = limit;
    }

    static String address(OwnCode code) {
        return BY_CODE + code.text();
    }

    /** Where one types a code. */
    @GetMapping(ROOT)
    String ask(Model model) {
        return code("", new Problems(), model);
    }

    /** Posted, so that what was typed stands in no address. */
    @PostMapping(ROOT)
    String find(@RequestParam(defaultValue = "") String code, Model model) {
        var read = OwnCode.read(code);
        if (read.flatMap(book::find).isPresent()) return "redirect:" + address(read.get());
        return FormAnswer.invalid(code(code, new Problems().add("code", t("appointments.public.problem.code")), model));
    }

    private static String code(String typed, Problems problems, Model model) {
        model.addAttribute("code", typed.length() > 40 ? "" : typed);
        model.addAttribute("problems", problems);
        return "appointments/code";
    }

    /** In the scope of the association whose appointment it is. The address is a secret: it stands in no index and no cache. */
    private String behind(String typed, HttpServletResponse response, Function<Own, String> then) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
        var code = OwnCode.read(typed).orElseThrow(() -> new NotFound("appointment of a code"));
        Behind behind = book.find(code).orElseThrow(() -> new NotFound("appointment of a code"));
        return Asking.as(behind.association())
                .call(() -> then.apply(
                        new Own(code, book.booking(behind.booking()).orElseThrow(() -> new NotFound("appointment")))));
    }

    /** Whether it may be moved or given up: what has begun is the team's to note. */
    private boolean isOpen(Booking it) {
        return it.state() == BookingState.BOOKED && it.from().isAfter(localDays.now());
    }

    private record Own(OwnCode code, Booking booking) {
        String here() {
            return address(code);
        }
    }

    @GetMapping(ONE)
    String show(@PathVariable String typed, Model model, HttpServletResponse response) {
        return behind(typed, response, own -> own(own, null, new Problems(), model));
    }

    @GetMapping(ONE + "/changer")
    String move(
            @PathVariable String typed,
            @RequestParam(defaultValue = "") String jour,
            Model model,
            HttpServletResponse response) {
        return behind(typed, response, own -> own(own, jour, new Problems(), model));
    }

    @PostMapping(ONE + "/annuler")
    String giveUp(
            @PathVariable String typed, @RequestParam(defaultValue = "") String version, HttpServletResponse response) {
        return behind(typed, response, own -> {
            var it = own.booking();
            // moved since the page was shown, it is another hour than the one that is given up
            int seen = FormFields.number(version, it.version());
            var done = isOpen(it) && change.excuse(it.id(), seen) instanceof Outcome.Done;
            (done
                            ? Notice.success(t("appointments.public.given-up"))
                            : Notice.warning(t("appointments.public.problem.changed")))
                    .onNextPage();
            return "redirect:" + own.here();
        });
    }

    @PostMapping(ONE + "/changer")
    String moved(
            @PathVariable String typed,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return behind(typed, response, own -> {
            var it = own.booking();
            var problems = new Problems();
            var from = ShowPublicBooking.moment(FormFields.text(sent, "slot"));
            var slot = from == null ? Optional.<Proposal>empty() : slot(it, from);
            if (!isOpen(it)) problems.stale(t("appointments.public.problem.changed"));
            else if (from == null) problems.add("slot", t("appointments.public.problem.slot"));
            else if (limit.isReached(request)) problems.add("", t("appointments.public.problem.too-often"));
            else if (slot.isEmpty()) problems.add("slot", t("appointments.public.problem.taken"));
            else {
                var to = slot.get();
                var chosen = new Chosen(it.point(), to.from(), Set.copyOf(to.mediators()));
                switch (change.move(it.id(), FormFields.version(sent, "version"), chosen)) {
                    case Outcome.Done(var _) -> {
                        Notice.success(t("appointments.public.moved")).onNextPage();
                        return "redirect:" + own.here();
                    }
                    case Outcome.Refused(var refused) -> ShowPublicBooking.add(refused, problems);
                    case Outcome.Changed() -> {
                        problems.stale(t("appointments.public.problem.changed"));
                        return FormAnswer.stale(own(own, "", problems, model));
                    }
                }
            }
            return FormAnswer.refused(problems, own(own, FormFields.text(sent, "jour"), problems, model));
        });
    }

    private Optional<Proposal> slot(Booking it, Instant from) {
        var motive = motives.find(it.motive()).orElseThrow();
        return book.slots(motive, it.point(), LocalDate.ofInstant(from, localDays.zoneAt(it.point()))).stream()
                .filter(one -> one.from().equals(from))
                .findFirst();
    }

    /** @param typedDay for which other times are shown, empty for the first ones; null where it stays */
    private String own(Own own, @Nullable String typedDay, Problems problems, Model model) {
        var it = own.booking();
        var motive = motives.find(it.motive()).orElseThrow();
        var point = publicPoints.find(it.point(), Words.locale()).orElseThrow(() -> new NotFound("point"));
        boolean open = isOpen(it);
        boolean moves = typedDay != null && open && !it.isShared();
        var day = FormFields.day(typedDay);
        model.addAttribute(
                "page",
                new OwnBookingPage(
                        own.here(),
                        own.code().text(),
                        show.when(it.from(), it.point()),
                        point.name(),
                        point.address() + ", " + point.postcode() + " " + point.commune(),
                        t("appointments.public.state."
                                + (it.state() == BookingState.BOOKED && !open
                                        ? "over"
                                        : it.state().key())),
                        open,
                        open && !it.isShared(),
                        it.state().isOff(),
                        motive.byPublic() && !motive.closed() && !point.ended()
                                ? PublicBookingController.AT_POINT + point.code()
                                : "",
                        ShowPublicBooking.papers(motive),
                        it.version(),
                        moves,
                        moves ? show.times(motive, it.point(), day) : List.of(),
                        problems));
        return "appointments/own";
    }
}
