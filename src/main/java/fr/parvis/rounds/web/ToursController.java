// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.BaseMap;
import fr.parvis.network.GeoJson;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkWords;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.PlanTours;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.rounds.domain.tours.Tour;
import fr.parvis.rounds.papers.FrequencyText;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tours, their stops, and the forms in which they are planned. */
@Controller
@Requires(Right.EDIT_POINTS)
class ToursController {
    static final String ADDRESS = "/bureau/tournees";
    static final int ON_A_PAGE = 30;
    private static final int NEXT_DAYS = 62;

    private final SeeTours tours;
    private final PlanTours plan;
    private final AnnounceStopChange say;
    private final Choices choices;
    private final LocalDays localDays;
    private final BaseMap base;
    private final Clock clock;

    ToursController(
            SeeTours tours,
            PlanTours plan,
            AnnounceStopChange say,
            Choices choices,
            LocalDays localDays,
            BaseMap base,
            Clock clock) {
        this.tours = tours;
        this.plan = plan;
        this.say = say;
        this.choices = choices;
        this.localDays = localDays;
        this.base = base;
        this.clock = clock;
    }

    @Requires(Right.READ_POINTS)
    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {

        var rows = new ArrayList<ToursPage.Row>();
        var all = tours.list(who.association());
        var paging = Paging.of(page, all.size(), ON_A_PAGE);
        var shown = paging.of(all);
        var halts = tours.nextOfEach(shown, 35);
        for (var round : shown) {
            var tour = round.tour();
            var today = tours.today(round);
            boolean over = tour.validUntil() != null && tour.validUntil().isBefore(today);
            var next = halts.getOrDefault(tour.id(), List.of()).stream()
                    .filter(o -> o.takesPlace() && o.end().isAfter(clock.instant()))
                    .findFirst();
            rows.add(new ToursPage.Row(
                    tour.id().toString(),
                    tour.name(),
                    round.point().name(),
                    text(tour.vehicle()),
                    choices.partner(tour.partner()),
                    (int) round.stops().stream()
                            .filter(stop -> !ended(stop, today))
                            .count(),
                    next.map(o -> t("rounds.next", Words.longDate(o.day()), hours(o), o.place()))
                            .orElse(null),
                    over));
        }
        model.addAttribute(
                "page", new ToursPage(rows, who.may(Right.EDIT_POINTS), all.size(), paging.page(), paging.pages()));

        return "rounds/tours";
    }

    @Requires(Right.READ_POINTS)
    @GetMapping(ADDRESS + "/{id}")
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        var round = get(id);

        var tour = round.tour();
        var today = tours.today(round);
        model.addAttribute(
                "page",
                new TourPage(
                        tour.id().toString(),
                        tour.name(),
                        round.point().name(),
                        round.point().id().toString(),
                        text(tour.vehicle()),
                        choices.partner(tour.partner()),
                        tour.kit(),
                        validity(tour.validFrom(), tour.validUntil()),
                        mayEdit(who, round),
                        round.stops().stream()
                                .map(stop -> new TourPage.StopRow(
                                        stop.id().toString(),
                                        stop.place(),
                                        stop.address(),
                                        stop.commune(),
                                        FrequencyText.of(stop.hours()),
                                        validity(stop.validFrom(), stop.validUntil()),
                                        ended(stop, today)))
                                .toList(),
                        round.stops().stream().anyMatch(stop -> stop.latitude() != null && !ended(stop, today)),
                        next(round, 21)));
        model.addAttribute("base", base);
        return "rounds/tour";
    }

    /** Stops of a tour that are still served, for its map. */
    @Requires(Right.READ_POINTS)
    @GetMapping(ADDRESS + "/{id}/arrets.json")
    ResponseEntity<Map<String, Object>> stops(@PathVariable UUID id, SignedIn who) {
        var round = get(id);
        var today = tours.today(round);
        boolean edits = mayEdit(who, round);
        return GeoJson.answer(round.stops().stream()
                .filter(stop -> !ended(stop, today))
                .flatMap(stop -> feature(stop, edits).stream())
                .toList());
    }

    private static Optional<Map<String, Object>> feature(Stop stop, boolean edits) {
        var latitude = stop.latitude();
        var longitude = stop.longitude();
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(GeoJson.point(
                        latitude,
                        longitude,
                        GeoJson.pin(
                                "mobile",
                                null,
                                stop.place(),
                                edits ? ADDRESS + "/" + stop.tour() + "/arrets/" + stop.id() : null,
                                List.of(stop.commune(), FrequencyText.of(stop.hours())))));
    }

    private List<TourPage.NextRow> next(Round round, int days) {
        return tours.next(round, days).stream()
                .limit(40)
                .map(o -> new TourPage.NextRow(
                        o.stop().id().toString(),
                        Words.longDate(o.day()),
                        hours(o),
                        o.place(),
                        o.state() == Rounds.State.PLANNED ? "" : state(o),
                        o.note()))
                .toList();
    }

    static String state(Occurrence o) {
        var change = o.change();
        var minutes = change == null ? null : change.minutes();
        return o.state() == Rounds.State.LATE && minutes != null
                ? t("rounds.told.late", minutes)
                : t("rounds.state." + o.state());
    }

    static String hours(Occurrence o) {
        return t("rounds.hours", Words.time(o.from().toLocalTime()), NetworkWords.until(o.to().toLocalTime()));
    }

    /** Address of a halt; of one that is elsewhere that day, the commune alone. */
    static String address(Occurrence o) {
        var stop = o.stop();
        return o.state() == Rounds.State.MOVED || stop.address().isEmpty()
                ? stop.commune()
                : stop.address() + ", " + stop.commune();
    }

    static String validity(LocalDate from, @Nullable LocalDate until) {
        return until == null ? t("rounds.validity.from", from) : t("rounds.validity.between", from, until);
    }

    private static boolean ended(Stop stop, LocalDate today) {
        return stop.validUntil() != null && stop.validUntil().isBefore(today);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @GetMapping(ADDRESS + "/nouvelle")
    String blank(SignedIn who, Model model) {

        var today = localDays.today();
        var points = choices.points(who.association(), today);
        var form = RoundForm.with(
                "id", Ids.next().toString(),
                "validFrom", today.toString(),
                "point", points.size() == 1 ? points.getFirst().value() : "");
        return shown(tourForm(false, form, null, who), model);
    }

    @GetMapping(ADDRESS + "/{id}/modifier")
    String edit(@PathVariable UUID id, SignedIn who, Model model) {

        var round = editable(id, who);
        return shown(tourForm(true, formOf(round.tour()), round, who), model);
    }

    private static RoundForm formOf(Tour tour) {
        return RoundForm.with(
                "id", tour.id().toString(),
                "version", String.valueOf(tour.version()),
                "point", tour.point().toString(),
                "name", tour.name(),
                "vehicle", text(tour.vehicle()),
                "kit", String.join("\n", tour.kit()),
                "partner", text(tour.partner()),
                "validFrom", tour.validFrom().toString(),
                "validUntil", text(tour.validUntil()));
    }

    @PostMapping(ADDRESS)
    String create(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        return save(RoundForm.of(sent), null, who, model);
    }

    @PostMapping(ADDRESS + "/{id}")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        sent.set("id", id.toString());
        return save(RoundForm.of(sent), editable(id, who), who, model);
    }

    private String save(RoundForm form, @Nullable Round known, SignedIn who, Model model) {
        var problems = form.problems();
        var from = form.day("validFrom", true);
        var until = form.day("validUntil", false);
        var point = FormFields.id(form.of("point"));
        if (point == null) problems.add("point", t("rounds.problem.point-missing"));
        if (problems.isEmpty() && from != null && point != null) {
            var given = new Tour(
                    form.idOrNew("id"),
                    Ids.NIL,
                    point,
                    form.of("name"),
                    form.text("vehicle"),
                    List.of(form.of("kit").split("\\R")),
                    form.text("partner"),
                    from,
                    until,
                    form.version());
            switch (plan.save(given)) {
                case Result.Accepted<Tour>(var tour) -> {
                    Notice.success(t("rounds.tour.saved", tour.name())).onNextPage();
                    return "redirect:" + ADDRESS + "/" + tour.id();
                }
                case Result.Rejected<Tour>(var found) -> problems.addAll(found);
                case Result.Conflict<Tour>(var current) -> {
                    var standing = formOf(current);
                    standing.problems().stale(t("rounds.problem.conflict"));
                    return FormAnswer.stale(shown(tourForm(true, standing, known, who), model));
                }
            }
        }

        return FormAnswer.invalid(shown(tourForm(known != null, form, known, who), model));
    }

    private TourFormPage tourForm(boolean isKnown, RoundForm form, @Nullable Round known, SignedIn who) {
        var points = new ArrayList<>(choices.points(who.association(), localDays.today()));
        if (known != null
                && points.stream()
                        .noneMatch(o -> o.value().equals(known.point().id().toString())))
            points.add(new Option(known.point().id().toString(), known.point().name()));
        return new TourFormPage(
                isKnown,
                form,
                known == null ? ADDRESS : ADDRESS + "/" + known.tour().id(),
                known == null ? ADDRESS : ADDRESS + "/" + known.tour().id(),
                points,
                choices.partners());
    }

    private static String shown(TourFormPage page, Model model) {
        model.addAttribute("page", page);
        return "rounds/tour-form";
    }

    @GetMapping(ADDRESS + "/{id}/arrets/nouveau")
    String newStop(@PathVariable UUID id, SignedIn who, Model model) {

        var round = editable(id, who);
        var today = tours.today(round);
        var from = round.tour().validFrom().isAfter(today) ? round.tour().validFrom() : today;
        return stopForm(
                model,
                round,
                null,
                RoundForm.with(
                        "id", Ids.next().toString(),
                        "rhythm", Frequency.Rhythm.EVERY_WEEK.name(),
                        "position", String.valueOf(round.stops().size() + 1),
                        "validFrom", from.toString()));
    }

    @GetMapping(ADDRESS + "/{id}/arrets/{stop}")
    String editStop(@PathVariable UUID id, @PathVariable UUID stop, SignedIn who, Model model) {

        var round = editable(id, who);
        var known = stop(round, stop).orElseThrow(() -> new NotFound("stop " + stop));
        return stopForm(model, round, known, formOf(known));
    }

    private RoundForm formOf(Stop stop) {
        // the two times of the form are of one day: hours that pass midnight stay as they are written
        var frequency = Frequency.of(stop.hours()).filter(f -> f.to().isAfter(f.from()));
        var form = RoundForm.with(
                "id", stop.id().toString(),
                "version", String.valueOf(stop.version()),
                "position", String.valueOf(stop.position()),
                "place", stop.place(),
                "address", stop.address(),
                "commune", choices.communeOf(stop.insee()),
                "latitude", text(stop.latitude()),
                "longitude", text(stop.longitude()),
                "validFrom", stop.validFrom().toString(),
                "validUntil", text(stop.validUntil()),
                "rhythm", frequency.map(f -> f.rhythm().name()).orElse(Frequency.Rhythm.EVERY_WEEK.name()),
                "from", frequency.map(f -> f.from().toString()).orElse(""),
                "to", frequency.map(f -> f.to().toString()).orElse(""),
                "onHolidays", frequency.map(f -> String.valueOf(f.onHolidays())).orElse(""),
                "hours", frequency.isPresent() ? "" : stop.hours());
        return form.and(
                "days",
                frequency
                        .map(f -> f.days().stream().map(DayOfWeek::name).toList())
                        .orElse(List.of()));
    }

    @PostMapping(ADDRESS + "/{id}/arrets/{stop}")
    String saveStop(
            @PathVariable UUID id,
            @PathVariable UUID stop,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who,
            Model model) {

        var round = editable(id, who);
        sent.set("id", stop.toString());
        var form = RoundForm.of(sent);
        var problems = form.problems();
        var known = stop(round, stop).orElse(null);
        var commune = choices.commune(form.of("commune"));
        if (commune.isEmpty()) {
            var meant = choices.suggestions(form.of("commune"));
            problems.add(
                    "commune",
                    meant.isEmpty() ? t("rounds.problem.commune-unknown") : t("rounds.problem.commune-which", meant));
        }
        var hours = hours(form);
        var latitude = form.decimal("latitude");
        var longitude = form.decimal("longitude");
        var from = form.day("validFrom", true);
        var until = form.day("validUntil", false);
        int position = form.number("position");
        if (problems.isEmpty() && from != null && commune.isPresent())
            switch (plan.save(new Stop(
                    stop,
                    "",
                    id,
                    round.tour().association(),
                    position,
                    form.of("place"),
                    form.of("address"),
                    commune.get().insee(),
                    "",
                    "",
                    latitude,
                    longitude,
                    hours,
                    from,
                    until,
                    form.version()))) {
                case Result.Accepted<Stop>(var saved) -> {
                    Notice.success(t("rounds.stop.saved", saved.place(), FrequencyText.of(saved.hours())))
                            .onNextPage();
                    return "redirect:" + ADDRESS + "/" + id;
                }
                case Result.Rejected<Stop>(var found) -> problems.addAll(found);
                case Result.Conflict<Stop>(var current) -> {
                    var standing = formOf(current);
                    standing.problems().stale(t("rounds.problem.conflict"));
                    return FormAnswer.stale(stopForm(model, round, current, standing));
                }
            }

        return FormAnswer.invalid(stopForm(model, round, known, form));
    }

    /** The written hours when there are some; else what the days, the rhythm and the times say. */
    private static String hours(RoundForm form) {
        if (!form.of("hours").isEmpty()) return form.of("hours");
        var days = form.all("days").stream()
                .flatMap(name -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(name)))
                .toList();
        if (days.isEmpty()) form.problems().add("days", t("rounds.problem.days-missing"));
        var from = form.time("from");
        var to = form.time("to");
        var rhythm = Frequency.Rhythm.find(form.of("rhythm")).orElse(Frequency.Rhythm.EVERY_WEEK);
        if (from == null || to == null || days.isEmpty()) return "";
        if (!to.isAfter(from)) {
            form.problems().add("to", t("rounds.problem.to-after"));
            return "";
        }
        return new Frequency(days, rhythm, from, to, form.is("onHolidays")).compose();
    }

    /** Says of one day of a stop that it is otherwise. */
    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping(ADDRESS + "/{id}/arrets/{stop}/jour")
    String sayOfDay(
            @PathVariable UUID id,
            @PathVariable UUID stop,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who,
            Model model) {

        var form = RoundForm.of(sent);
        var problems = form.problems();
        var day = form.day("day", true);
        var kind = StopChange.Kind.find(form.of("kind")).orElse(null);
        boolean restores = form.of("kind").equals("restored");
        if (kind == null && !restores) problems.add("kind", t("rounds.problem.event-kind"));
        boolean timed = kind == StopChange.Kind.HOURS || kind == StopChange.Kind.ADDED;
        var from = timed ? form.time("dayFrom") : null;
        var to = timed ? form.time("dayTo") : null;
        var minutes = kind == StopChange.Kind.LATE ? form.number("minutes") : null;
        var back = ADDRESS + "/" + id + (who.may(Right.EDIT_POINTS) ? "/arrets/" + stop : "");
        if (day != null && problems.isEmpty()) {
            var now = clock.instant();
            var said = kind == null
                    ? say.restore(stop, day, now)
                    : say.handle(new StopChange(
                            stop, day, kind, from, to, form.text("dayPlace"), minutes, form.of("reason"), now));
            switch (said) {
                case Result.Accepted<StopChange>(var standing) -> {
                    laterThan(now, standing, kind == null ? StopChange.Kind.RESTORED : kind)
                            .orElseGet(() -> kind == null
                                    ? Notice.success(t("rounds.day.restored", Words.longDate(day)))
                                    : warned(
                                            t("rounds.day.said", Words.longDate(day), t("rounds.kind." + kind)),
                                            standing.reason()))
                            .onNextPage();
                    return "redirect:" + back;
                }
                case Result.Rejected<StopChange>(var found) ->
                    problems.addAll(found.stream()
                            .map(one -> one.at(fieldOfDay(one.field())))
                            .toList());
                case Result.Conflict<StopChange> _ -> problems.stale(t("rounds.problem.conflict"));
            }
        }
        if (!who.may(Right.EDIT_POINTS)) {
            Notice.danger(problems.entries().values().iterator().next()).onNextPage();
            return "redirect:" + back;
        }
        var round = editable(id, who);
        var known = stop(round, stop).orElseThrow(() -> new NotFound("stop " + stop));
        return FormAnswer.refused(problems, stopForm(model, round, known, formOf(known), form));
    }

    /** Field of the form of one day; times and place have names of their own there, beside those of the stop. */
    private static String fieldOfDay(String field) {
        return switch (field) {
            case "from" -> "dayFrom";
            case "to" -> "dayTo";
            case "place" -> "dayPlace";
            case "day", "minutes", "reason" -> field;
            default -> "";
        };
    }

    /** Notice that nothing was done, since a later change stands; none when a day was restored already. */
    static Optional<Notice> laterThan(Instant now, StopChange standing, StopChange.Kind asked) {
        boolean restored = standing.kind() == StopChange.Kind.RESTORED;
        if (!standing.standsOver(now) || (restored && asked == standing.kind())) return Optional.empty();
        var said = t("rounds.kind." + (restored ? "restored" : standing.kind()));
        return Optional.of(Notice.warning(t("rounds.said-later", said)));
    }

    /** Notice that it is done, with a warning of what looks like somebody's number in the text. */
    static Notice warned(String done, @Nullable String text) {
        return FreeText.personal(text)
                .map(found -> Notice.warning(t("rounds.warned", done, found)))
                .orElseGet(() -> Notice.success(done));
    }

    private String stopForm(Model model, Round round, @Nullable Stop known, RoundForm form) {
        return stopForm(model, round, known, form, RoundForm.with());
    }

    /** @param ofDay values typed for one day and refused */
    private String stopForm(Model model, Round round, @Nullable Stop known, RoundForm form, RoundForm ofDay) {
        var id = form.of("id");
        var next = known == null
                ? List.<TourPage.NextRow>of()
                : next(new Round(round.tour(), round.point(), List.of(known), round.closures()), NEXT_DAYS);
        model.addAttribute(
                "page",
                new StopFormPage(
                        known != null,
                        round.tour().name(),
                        round.tour().id().toString(),
                        form,
                        ofDay,
                        ADDRESS + "/" + round.tour().id() + "/arrets/" + id,
                        ADDRESS + "/" + round.tour().id() + "/arrets/" + id + "/jour",
                        !form.of("hours").isEmpty(),
                        days(),
                        rhythms(),
                        next));
        return "rounds/stop-form";
    }

    static List<Option> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Option(day.name(), day.getDisplayName(TextStyle.FULL, Words.locale())))
                .toList();
    }

    static List<Option> rhythms() {
        return Arrays.stream(Frequency.Rhythm.values())
                .map(rhythm -> new Option(rhythm.name(), t("rounds.rhythm." + rhythm)))
                .toList();
    }

    private Round get(UUID id) {
        return tours.find(id).orElseThrow(() -> new NotFound("tour " + id));
    }

    private Round editable(UUID id, SignedIn who) {
        var round = get(id);
        if (!mayEdit(who, round)) throw new NotAllowed("the tour " + id + " is another association's");
        return round;
    }

    /** One's own association's tours; all of them for the network. */
    private static boolean mayEdit(SignedIn who, Round round) {
        return who.may(Right.EDIT_POINTS)
                && (who.association() == null
                        || who.association().equals(round.tour().association()));
    }

    private static Optional<Stop> stop(Round round, UUID id) {
        return round.stops().stream().filter(stop -> stop.id().equals(id)).findFirst();
    }
}
