// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.crews.Roster;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.CheckKit;
import fr.parvis.rounds.domain.tours.KeepHalt;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day's sheet: read on a phone, printed for the dashboard, and one press for what happens. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SheetController {
    static final String ADDRESS = "/bureau/tournee";

    private final SeeTours tours;
    private final Roster roster;
    private final KeepHalt halts;
    private final AnnounceStopChange say;
    private final CheckKit kit;
    private final Team team;
    private final Choices choices;
    private final Clock clock;

    SheetController(
            SeeTours tours,
            Roster roster,
            KeepHalt halts,
            AnnounceStopChange say,
            CheckKit kit,
            Team team,
            Choices choices,
            Clock clock) {
        this.tours = tours;
        this.roster = roster;
        this.halts = halts;
        this.say = say;
        this.kit = kit;
        this.team = team;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String sheet(@RequestParam(defaultValue = "") String jour, SignedIn who, Model model) {
        model.addAttribute("page", page(day(jour), who));
        return "rounds/sheet";
    }

    private LocalDate day(String text) {
        var day = CalendarYears.day(text);
        return day == null ? team.today() : day;
    }

    private SheetPage page(LocalDate day, SignedIn who) {
        var today = team.today();
        var crews = new NamedCrews(roster.between(day, day), team.names());
        var parts = tours.on(day).stream()
                .map(tour -> part(tour, crews, who, day.equals(today)))
                .sorted(Comparator.comparing((SheetPage.Part part) -> !part.mine()))
                .toList();
        return new SheetPage(
                day.toString(),
                Words.longDate(day),
                ADDRESS + "?jour=" + day.minusDays(1),
                ADDRESS + "?jour=" + day.plusDays(1),
                day.equals(today),
                parts,
                who.may(Right.EDIT_POINTS));
    }

    private SheetPage.Part part(SeeTours.TourDay tour, NamedCrews crews, SignedIn who, boolean today) {
        var round = tour.round();
        var members = crews.members(round.tour().id(), tour.inOrder().getFirst().day());
        var rows = new ArrayList<SheetPage.HaltPart>();
        Occurrence before = null;
        double all = 0;
        for (var o : tour.inOrder()) {
            var way = o.takesPlace() ? StraightLineDistance.kilometres(before, o) : Optional.<Double>empty();
            all += way.orElse(0.0);
            rows.add(halt(o, tour, way, today));
            if (o.takesPlace()) before = o;
        }
        return new SheetPage.Part(
                round.tour().id().toString(),
                round.tour().name(),
                RoundWords.text(round.tour().vehicle()),
                choices.partner(round.tour().partner()),
                String.join(", ", crews.names(members)),
                members.contains(who.account()),
                round.tour().kit().stream().map(item -> new Option(item, item)).toList(),
                tour.kit(),
                all > 0 ? t("rounds.sheet.length", Words.number(all)) : "",
                rows);
    }

    private SheetPage.HaltPart halt(Occurrence o, SeeTours.TourDay tour, Optional<Double> way, boolean today) {
        var stop = o.stop();
        var zone = tour.round().point().zone();
        boolean changeable = !o.day().isBefore(team.today().minusDays(1));
        var halt = tour.halts().get(stop.id());
        var left = halt == null ? null : halt.leftAt();
        boolean moved = o.state() == Rounds.State.MOVED;
        int visits = tour.visits().getOrDefault(stop.id(), 0);
        return new SheetPage.HaltPart(
                stop.id().toString(),
                ADDRESS + "/arrets/" + stop.id() + "/" + o.day(),
                RoundWords.hours(o),
                o.place(),
                RoundWords.address(o),
                moved || stop.latitude() == null ? null : "geo:" + stop.latitude() + "," + stop.longitude(),
                way.map(km -> t("rounds.sheet.way", Words.number(km))).orElse(""),
                o.state() == Rounds.State.PLANNED ? "" : RoundWords.state(o),
                o.state().name(),
                o.note(),
                halt == null ? "" : t("rounds.sheet.arrived", time(halt.arrivedAt(), zone)),
                left == null ? "" : t("rounds.sheet.left", time(left, zone)),
                today && halt == null,
                halt != null && (today ? left == null : halt.goesOn(clock.instant())),
                halt == null && changeable && tour.round().whyNotOn(o.day()).isEmpty(),
                visits == 0 ? "" : Words.n("rounds.sheet.visits", visits));
    }

    static String time(Instant at, ZoneId zone) {
        return Words.time(LocalTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * Event of a halt, as it was typed.
     *
     * @param quoi arrived, left, restored or a {@link StopChange.Kind}
     * @param minutes by which it is late
     * @param lieu place where it stops instead
     */
    record Event(String quoi, String minutes, String lieu, String motif) {
        Event {
            quoi = FormFields.given(quoi);
            minutes = FormFields.given(minutes);
            lieu = FormFields.given(lieu);
            motif = FormFields.given(motif);
        }
    }

    /** One press: arrived, left, late, cancelled, moved, as usual again. */
    @PostMapping(ADDRESS + "/arrets/{stop}/{jour}")
    String happened(@PathVariable UUID stop, @PathVariable String jour, @ModelAttribute Event event) {
        var day = day(jour);
        notice(stop, day, event).onNextPage();
        return "redirect:" + ADDRESS + "?jour=" + day;
    }

    private Notice notice(UUID stop, LocalDate day, Event event) {
        var place = event.lieu();
        var why = event.motif();
        var now = clock.instant();
        var undo = ADDRESS + "/arrets/" + stop + "/" + day + "?quoi=restored";
        return switch (event.quoi()) {
            case "arrived" -> told(halts.arrive(stop, now), halt -> Notice.success(t("rounds.done.arrived")));
            case "left" -> told(halts.leave(stop, now), halt -> Notice.success(t("rounds.done.left")));
            case "restored" ->
                told(
                        say.restore(stop, day, now),
                        standing -> RoundNotices.laterThan(now, standing, StopChange.Kind.RESTORED)
                                .orElseGet(() -> Notice.success(t("rounds.done.restored"))));
            default -> {
                var kind = StopChange.Kind.find(event.quoi()).orElse(null);
                if (kind == null) yield Notice.danger(t("rounds.problem.event-kind"));
                var late = event.minutes().matches("\\d{1,4}") ? Integer.valueOf(event.minutes()) : null;
                var said = say.handle(
                        new StopChange(stop, day, kind, null, null, place.isBlank() ? null : place, late, why, now));
                yield told(
                        said,
                        standing -> RoundNotices.laterThan(now, standing, kind)
                                .orElseGet(() -> RoundNotices.warned(t("rounds.done." + kind), why + " " + place)
                                        .withAction(undo, t("rounds.undo"))));
            }
        };
    }

    static <T> Notice told(Result<T> decided, Function<T, Notice> done) {
        return switch (decided) {
            case Result.Accepted<T>(var what) -> done.apply(what);
            case Result.Rejected<T>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<T>(var current) -> Notice.warning(t("rounds.problem.conflict"));
        };
    }

    @PostMapping(ADDRESS + "/{tour}/materiel")
    String kit(
            @PathVariable UUID tour,
            @RequestParam(defaultValue = "") String jour,
            @RequestParam MultiValueMap<String, String> sent) {
        var day = day(jour);
        told(
                        kit.handle(tour, day, RoundForm.of(sent).all("kit")),
                        items -> Notice.success(Words.n("rounds.done.kit", items.size())))
                .onNextPage();
        return "redirect:" + ADDRESS + "?jour=" + day;
    }
}
