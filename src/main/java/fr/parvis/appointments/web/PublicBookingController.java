// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.appointments.domain.BookOneself;
import fr.parvis.appointments.domain.Booking;
import fr.parvis.appointments.domain.BookingState;
import fr.parvis.appointments.domain.BookingTable.Behind;
import fr.parvis.appointments.domain.ChangeBooking;
import fr.parvis.appointments.domain.Contact;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.ProposeSlots.Chosen;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.database.Asking;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.values.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Appointments that the public books, finds by a code, moves and gives up: without account, in its language, without script. */
@Controller
@ForThePublic
class PublicBookingController {
    private static final String ROOT = "/rendez-vous";
    static final String AT_POINT = ROOT + "/point/";

    private static final String BY_CODE = ROOT + "/code/";
    private static final String ONE = BY_CODE + "{typed}";

    /** Origins that are remembered; one books so often a day. */
    private static final int ORIGINS = 20_000;

    private final BookOneself book;
    private final ChangeBooking change;
    private final KeepMotives motives;
    private final ShowAppointments show;
    private final Points points;
    private final PublicPoints publicPoints;
    private final LocalDays localDays;
    private final RateLimiter limiter;

    PublicBookingController(
            BookOneself book,
            ChangeBooking change,
            KeepMotives motives,
            ShowAppointments show,
            Points points,
            PublicPoints publicPoints,
            LocalDays localDays,
            AppointmentsSettings settings,
            RateLimits limits) {
        this.book = book;
        this.change = change;
        this.motives = motives;
        this.show = show;
        this.points = points;
        this.publicPoints = publicPoints;
        this.localDays = localDays;
        this.limiter =
                limits.slidingWindow("appointments.public", settings.publicPerDay(), Duration.ofDays(1), ORIGINS);
    }

    @GetMapping(AT_POINT + "{code}")
    String form(@PathVariable String code, @RequestParam Map<String, String> asked, Model model) {
        return at(code, point -> page(point, Ids.next(), FilledForm.of(asked), model));
    }

    /** On behalf of the association whose point it is. */
    private <T> T at(String code, Function<PublicPoint, T> then) {
        var point = publicPoints
                .findByCode(code, Words.locale())
                .filter(one -> !one.ended())
                .orElseThrow(() -> new NotFound("point " + code));
        var association =
                points.find(point.id()).orElseThrow(() -> new NotFound("point")).association();
        return Asking.as(association).call(() -> then.apply(point));
    }

    @PostMapping(AT_POINT + "{code}")
    String book(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletRequest request) {
        return at(code, point -> {
            var problems = new Problems();
            var id = FormFields.idOrNew(sent.get("id"));
            var motive = FormFields.id(sent.get("motif"));
            var from = moment(FormFields.text(sent, "slot"));
            var phone = FormFields.text(sent, "phone");
            if (motive == null) throw new NotFound("motive");
            if (from == null) problems.add("slot", t("appointments.public.problem.slot"));
            if (phone.isEmpty()) problems.add("phone", t("appointments.public.problem.phone"));
            if (problems.isEmpty() && isTooOften(request)) problems.add("", t("appointments.public.problem.too-often"));
            if (problems.isEmpty() && from != null) {
                var contact = new Contact(
                        FormFields.text(sent, "name"), phone, Words.locale().getLanguage(), null);
                switch (book.handle(new BookOneself.Command(id, motive, point.id(), from, contact))) {
                    case Outcome.Done(var own) -> {
                        Notice.success(t("appointments.public.booked")).onNextPage();
                        return "redirect:" + BY_CODE + own.text();
                    }
                    case Outcome.Changed() -> problems.stale(t("appointments.public.problem.changed"));
                    case Outcome.Refused(var refused) -> refused.forEach(one -> problems.add(one.field(), said(one)));
                }
            }
            return FormAnswer.refused(problems, page(point, id, new FilledForm(sent, problems), model));
        });
    }

    /** Each booking and each move sends a message. */
    private boolean isTooOften(HttpServletRequest request) {
        return !Origin.isThisMachine(request)
                && !limiter.acquire(Origin.of(request)).isZero();
    }

    private static @Nullable Instant moment(String text) {
        return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    /** The problem in words that everybody reads. */
    private static String said(Problem problem) {
        return t(
                switch (problem.code()) {
                    case "appointments.problem.taken" -> "appointments.public.problem.taken";
                    case "appointments.problem.slot" -> "appointments.public.problem.slot";
                    case "appointments.problem.motive" -> "appointments.public.problem.motive";
                    case "appointments.problem.phone" -> "appointments.public.problem.phone";
                    case "appointments.problem.long" -> "appointments.public.problem.long";
                    case "appointments.problem.same-day" -> "appointments.public.problem.same-day";
                    case "appointments.problem.too-many" -> "appointments.public.problem.too-many";
                    default -> "appointments.public.problem.changed";
                });
    }

    private String page(PublicPoint point, UUID id, FilledForm filled, Model model) {
        var sent = filled.values();
        var here = AT_POINT + point.code();
        var open = book.motives();
        var asked = FormFields.id(sent.get("motif"));
        var motive =
                open.stream().filter(one -> one.id().equals(asked)).findFirst().orElse(null);
        var day = FormFields.day(sent.get("jour"));
        var free = motive == null
                ? List.<Proposal>of()
                : day == null ? book.slots(motive, point.id()) : book.slots(motive, point.id(), day);
        model.addAttribute(
                "page",
                new PublicBookPage(
                        here,
                        point.name(),
                        id.toString(),
                        open.stream()
                                .map(one -> new PublicBookPage.Choice(
                                        here + "?motif=" + one.id(), one.label(), one.minutes()))
                                .toList(),
                        motive == null ? "" : motive.id().toString(),
                        motive == null ? "" : motive.label(),
                        day == null ? "" : day.toString(),
                        options(free),
                        FormFields.text(sent, "slot"),
                        FormFields.text(sent, "name"),
                        FormFields.text(sent, "phone"),
                        motive == null ? List.of() : papers(motive),
                        filled.problems()));
        return "appointments/public";
    }

    private static List<String> papers(Motive motive) {
        return motive.papers().lines().filter(line -> !line.isBlank()).toList();
    }

    /** One option for each time, with any mediator. */
    private List<Option> options(List<Proposal> some) {
        return some.stream()
                .collect(Collectors.toMap(Proposal::from, it -> it, (first, second) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Proposal::from))
                .map(it -> new Option(String.valueOf(it.from().getEpochSecond()), when(it.from(), it.point())))
                .toList();
    }

    private String when(Instant from, UUID point) {
        var at = from.atZone(localDays.zoneAt(point));
        return t("appointments.public.at", Words.longDate(at.toLocalDate()), Words.time(at.toLocalTime()));
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
        if (read.flatMap(book::find).isPresent())
            return "redirect:" + BY_CODE + read.get().text();
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
            return BY_CODE + code.text();
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
            var from = moment(FormFields.text(sent, "slot"));
            var slot = from == null ? Optional.<Proposal>empty() : slot(it, from);
            if (!isOpen(it)) problems.stale(t("appointments.public.problem.changed"));
            else if (from == null) problems.add("slot", t("appointments.public.problem.slot"));
            else if (isTooOften(request)) problems.add("", t("appointments.public.problem.too-often"));
            else if (slot.isEmpty()) problems.add("slot", t("appointments.public.problem.taken"));
            else {
                var to = slot.get();
                var chosen = new Chosen(it.point(), to.from(), Set.copyOf(to.mediators()));
                switch (change.move(it.id(), FormFields.version(sent, "version"), chosen)) {
                    case Outcome.Done(var _) -> {
                        Notice.success(t("appointments.public.moved")).onNextPage();
                        return "redirect:" + own.here();
                    }
                    case Outcome.Refused(var refused) -> refused.forEach(one -> problems.add(one.field(), said(one)));
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
        var free = !moves
                ? List.<Proposal>of()
                : day == null ? book.slots(motive, it.point()) : book.slots(motive, it.point(), day);
        model.addAttribute(
                "page",
                new OwnBookingPage(
                        own.here(),
                        own.code().text(),
                        when(it.from(), it.point()),
                        point.name(),
                        point.address() + ", " + point.postcode() + " " + point.commune(),
                        t("appointments.public.state."
                                + (it.state() == BookingState.BOOKED && !open
                                        ? "over"
                                        : it.state().key())),
                        open,
                        open && !it.isShared(),
                        it.state().isOff(),
                        motive.byPublic() && !motive.closed() && !point.ended() ? AT_POINT + point.code() : "",
                        papers(motive),
                        it.version(),
                        moves,
                        options(free),
                        problems));
        return "appointments/own";
    }
}
