// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.files.Download;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.walks.KeepWalk;
import fr.parvis.rounds.domain.walks.RecordedWalk;
import fr.parvis.rounds.domain.walks.Relayed;
import fr.parvis.rounds.domain.walks.Sector;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.rounds.domain.walks.Sighting;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.rounds.domain.walks.WalkFilter;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Presence walks: recorded with what was seen, put right, taken back, handed on; read by month and sector. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class WalksController {
    static final String ADDRESS = "/bureau/tournees/maraudes";
    private static final int ON_A_PAGE = 20;
    /** Sightings of the plain form; a device sends more. */
    static final int IN_A_FORM = 3;

    private final KeepWalk keep;
    private final SeeWalks see;
    private final Sectors sectors;
    private final Team team;
    private final Choices choices;
    private final Clock clock;

    WalksController(KeepWalk keep, SeeWalks see, Sectors sectors, Team team, Choices choices, Clock clock) {
        this.keep = keep;
        this.see = see;
        this.sectors = sectors;
        this.team = team;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam Map<String, String> address, SignedIn who, Model model) {

        return page(model, blank(), address, who);
    }

    private RoundForm blank() {
        var start = LocalDateTime.ofInstant(clock.instant(), team.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .minusHours(1);
        return RoundForm.with(
                "walk", Ids.next().toString(),
                "day", start.toLocalDate().toString(),
                "startedAt", start.toLocalTime().toString(),
                "minutes", "60",
                "persons", "0",
                "event0", Ids.next().toString(),
                "event1", Ids.next().toString(),
                "event2", Ids.next().toString());
    }

    @PostMapping(ADDRESS)
    String record(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            SignedIn who,
            Model model) {

        var form = RoundForm.of(sent);
        var problems = form.problems();
        var walk = read(form, photos(files, IN_A_FORM), List.of());
        if (problems.isEmpty())
            switch (keep.record(walk)) {
                case Result.Accepted<Walk>(var kept) -> {
                    ToursController.warned(t("rounds.walk.recorded", said(kept)), texts(kept))
                            .withAction(
                                    ADDRESS + "/" + kept.id() + "/annuler?version=" + kept.version(), t("rounds.undo"))
                            .onNextPage();
                    return toMonthOf(kept);
                }
                case Result.Rejected<Walk>(var found) -> addTo(problems, found);
                case Result.Conflict<Walk> other -> problems.add("", t("rounds.problem.identifier-taken"));
            }

        return FormAnswer.invalid(page(model, form, Map.of(), who));
    }

    /** The list that it stands in: a walk of the evening may be recorded in the next month. */
    private static String toMonthOf(Walk walk) {
        return "redirect:" + ADDRESS + "?mois=" + YearMonth.from(walk.day());
    }

    private String toMonthOf(UUID id) {
        return see.find(id).map(found -> toMonthOf(found.walk())).orElse("redirect:" + ADDRESS);
    }

    private static List<byte[]> photos(MultiValueMap<String, MultipartFile> files, int count) {
        var photos = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++)
            try {
                var file = files.getFirst("photo" + i);
                photos.add(file == null ? new byte[0] : file.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return photos;
    }

    private static String texts(Walk walk) {
        return walk.sightings().stream().map(s -> s.place() + " " + s.said()).collect(Collectors.joining(" "));
    }

    /** {@code events[1].place} is the field {@code place1} of the form. */
    private static void addTo(Problems problems, List<Problem> found) {
        for (var problem : found)
            problems.add(
                    problem.field()
                            .replaceAll("^events\\[(\\d+)]\\.?(\\w*)$", "$2$1")
                            .replaceAll("^walk$", ""),
                    t(problem));
    }

    /** @param photos one for each sighting that the form may have; empty where there is none */
    private Walk read(RoundForm form, List<byte[]> photos, List<Sighting> known) {
        var day = form.day("day", true);
        var time = form.time("startedAt");
        var sector = FormFields.id(form.of("sector"));
        if (sector == null) form.problems().add("sector", t("rounds.problem.sector-missing"));
        int minutes = form.number("minutes");
        int persons = form.number("persons");
        var seen = new ArrayList<Sighting>();
        for (int i = 0; i < photos.size(); i++) {
            var photo = photos.get(i);
            boolean empty = form.of("kind" + i).isEmpty()
                    && form.of("place" + i).isEmpty()
                    && form.of("said" + i).isEmpty()
                    && photo.length == 0;
            if (empty) continue;
            var id = form.idOrNew("event" + i);
            var before = known.stream().filter(s -> s.id().equals(id)).findFirst();
            seen.add(new Sighting(
                    id,
                    form.of("kind" + i),
                    form.of("place" + i),
                    form.of("said" + i),
                    form.text("relay" + i),
                    null,
                    null,
                    null,
                    photo.length == 0 ? null : photo,
                    before.map(Sighting::hasPhoto).orElse(false)));
        }
        return new Walk(
                form.idOrNew("walk"),
                sector == null ? Ids.NIL : sector,
                LocalDate.EPOCH,
                day == null || time == null
                        ? Instant.EPOCH
                        : day.atTime(time).atZone(team.zone()).toInstant(),
                minutes,
                persons,
                form.text("partner"),
                Ids.NIL,
                form.ids("colleagues"),
                seen,
                form.version());
    }

    private String said(Walk walk) {
        var sector = sectors.find(walk.sector()).map(Sector::name).orElse("?");
        return t("rounds.walk.said", sector, Words.duration(walk.minutes()), Words.n("rounds.persons", walk.persons()));
    }

    @GetMapping(ADDRESS + "/{id}")
    String one(@PathVariable UUID id, Model model) {

        var found = standing(id);
        return correction(model, found, formOf(found.walk()));
    }

    private RoundForm formOf(Walk walk) {
        var at = LocalDateTime.ofInstant(walk.startedAt(), team.zone());
        var values = new ArrayList<>(List.of(
                "walk", walk.id().toString(),
                "version", String.valueOf(walk.version()),
                "sector", walk.sector().toString(),
                "day", at.toLocalDate().toString(),
                "startedAt", at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                "minutes", String.valueOf(walk.minutes()),
                "persons", String.valueOf(walk.persons()),
                "partner", ToursController.text(walk.partner())));
        int i = 0;
        for (var seen : walk.sightings()) {
            values.addAll(List.of(
                    "event" + i, seen.id().toString(),
                    "kind" + i, seen.kind(),
                    "place" + i, seen.place(),
                    "said" + i, seen.said(),
                    "relay" + i, ToursController.text(seen.relay())));
            i++;
        }
        values.addAll(List.of("event" + i, Ids.next().toString()));
        return RoundForm.with(values.toArray(String[]::new))
                .and(
                        "colleagues",
                        walk.colleagues().stream().map(UUID::toString).toList());
    }

    @PostMapping(ADDRESS + "/{id}")
    String correct(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Model model) {

        var found = standing(id);
        sent.set("walk", id.toString());
        var form = RoundForm.of(sent);
        var problems = form.problems();
        int sightings = found.walk().sightings().size() + 1;
        var walk = read(form, photos(files, sightings), found.walk().sightings());
        if (problems.isEmpty())
            switch (keep.correct(walk, form.text("reason"))) {
                case Result.Accepted<Walk>(var kept) -> {
                    ToursController.warned(t("rounds.walk.corrected", said(kept)), texts(kept))
                            .onNextPage();
                    return toMonthOf(kept);
                }
                case Result.Rejected<Walk>(var refused) -> addTo(problems, refused);
                case Result.Conflict<Walk>(var current) -> {
                    var newer = formOf(current);
                    newer.problems().stale(t("rounds.problem.conflict"));
                    return FormAnswer.stale(correction(model, standing(id), newer));
                }
            }

        return FormAnswer.invalid(correction(model, found, form));
    }

    @PostMapping(ADDRESS + "/{id}/annuler")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason) {

        var notice = switch (keep.cancel(id, version, reason)) {
            case Result.Accepted<Walk>(var walk) ->
                Notice.success(t("rounds.walk.cancelled", said(walk)))
                        .withAction(ADDRESS + "/" + id + "/retablir", t("rounds.give-back"));
            case Result.Rejected<Walk>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<Walk> other -> Notice.warning(t("rounds.problem.conflict"));
        };
        notice.onNextPage();

        return toMonthOf(id);
    }

    @PostMapping(ADDRESS + "/{id}/retablir")
    String giveBack(@PathVariable UUID id) {

        var notice = switch (keep.giveBack(id)) {
            case Result.Accepted<Walk>(var walk) -> Notice.success(t("rounds.walk.given-back", said(walk)));
            case Result.Rejected<Walk>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<Walk> other -> Notice.warning(t("rounds.problem.conflict"));
        };
        notice.onNextPage();

        return toMonthOf(id);
    }

    /** To whom it was handed on, and what they answered. */
    @PostMapping(ADDRESS + "/evenements/{sighting}/relais")
    String relay(
            @PathVariable UUID sighting, @RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {

        var form = RoundForm.of(sent);
        var problems = form.problems();
        var back = LocalAddress.orElse(form.of("retour"), ADDRESS);
        var on = form.day("relayedOn", false);
        var answered = form.day("answeredOn", false);
        if (problems.isEmpty())
            switch (keep.relay(sighting, new Relayed(form.text("relay"), on, answered, form.text("answer")))) {
                case Result.Accepted<UUID> _ -> {
                    ToursController.warned(t("rounds.walk.relayed"), form.text("answer"))
                            .onNextPage();
                    return "redirect:" + back;
                }
                case Result.Rejected<UUID>(var found) -> {
                    if (found.stream().anyMatch(one -> one.is(Result.WALK_UNKNOWN))) {
                        Notice.danger(RoundForm.first(found)).onNextPage();
                        return "redirect:" + back;
                    }
                    addTo(problems, found);
                }
                case Result.Conflict<UUID> _ -> problems.stale(t("rounds.problem.conflict"));
            }
        var address = UriComponentsBuilder.fromUriString(back)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        return FormAnswer.refused(problems, page(model, blank(), address, who, new RefusedRelay(sighting, form)));
    }

    /** Words about a sighting that were refused, with what was typed. */
    private record RefusedRelay(UUID sighting, RoundForm form) {}

    @GetMapping(ADDRESS + "/evenements/{sighting}/photo")
    ResponseEntity<byte[]> photo(@PathVariable UUID sighting) {

        return Download.inline("lieu.jpg", MediaType.IMAGE_JPEG_VALUE)
                .entity(see.photo(sighting).orElseThrow(() -> new NotFound("photo of " + sighting)));
    }

    private RecordedWalk standing(UUID id) {
        return see.find(id).filter(found -> !found.cancelled()).orElseThrow(() -> new NotFound("walk " + id));
    }

    private WalkChoices walkChoices(Collection<UUID> kept, @Nullable UUID sector, UUID author) {
        var today = team.today();
        return new WalkChoices(
                sectors.list().stream()
                        .filter(s -> s.openOn(today) || s.id().equals(sector))
                        .map(s -> new Option(s.id().toString(), s.name()))
                        .toList(),
                choices.partners(),
                choices.people(author, kept),
                kinds(),
                today.minusDays(see.oldestDays()).toString(),
                today.toString());
    }

    static List<Option> kinds() {
        return Sighting.KINDS.stream()
                .map(kind -> new Option(kind, t("rounds.sighting." + kind)))
                .toList();
    }

    private String correction(Model model, RecordedWalk found, RoundForm form) {
        var walk = found.walk();
        var names = team.names();
        var who = SignedIn.current();
        if (who == null) throw new IllegalStateException("nobody is signed in");
        model.addAttribute(
                "page",
                new WalkPage(
                        walk.id().toString(),
                        t("rounds.walk.said-on", said(walk), Words.longDate(walk.day())),
                        !see.isFree(found),
                        walk.version(),
                        form,
                        walkChoices(walk.colleagues(), walk.sector(), walk.account()),
                        walk.sightings().size() + 1,
                        walk.sightings().stream()
                                .map(s -> s.hasPhoto() ? ADDRESS + "/evenements/" + s.id() + "/photo" : "")
                                .toList(),
                        see.earlier(walk.id()).stream()
                                .map(before -> new WalkPage.Before(
                                        t(
                                                "rounds.walk.when",
                                                Words.date(LocalDate.ofInstant(before.replacedAt(), team.zone())),
                                                SheetController.time(before.replacedAt(), team.zone())),
                                        names.getOrDefault(before.replacedBy(), "?"),
                                        before(before.walk()),
                                        ToursController.text(before.reason())))
                                .toList()));
        return "rounds/walk";
    }

    private String before(Walk walk) {
        return Stream.concat(
                        Stream.of(said(walk)),
                        walk.sightings().stream()
                                .map(s -> t("rounds.sighting." + s.kind()) + ", " + s.place()
                                        + (s.said().isEmpty() ? "" : " : " + s.said())))
                .collect(Collectors.joining(" · "));
    }

    private String page(Model model, RoundForm form, Map<String, String> address, SignedIn who) {
        return page(model, form, address, who, null);
    }

    private String page(
            Model model, RoundForm form, Map<String, String> address, SignedIn who, @Nullable RefusedRelay refused) {
        boolean leads = who.may(Right.READ_TEAM_DAY);
        var now = YearMonth.from(team.today());
        var month = month(address.getOrDefault("mois", ""), now);
        var sector = FormFields.id(address.getOrDefault("secteur", ""));
        var whose = leads && !"moi".equals(address.get("qui")) ? "equipe" : "moi";
        var filter = new WalkFilter(Asking.association(), month, sector, whose.equals("moi") ? who.account() : null);
        var chosen = "&qui=" + whose + (sector == null ? "" : "&secteur=" + sector);
        var figures = see.figures(filter);
        int walks = figures.stream().mapToInt(SeeWalks.Figures::walks).sum();
        var paging = Paging.of(address.get("page"), walks, ON_A_PAGE);
        var sectorNames = sectors.list().stream().collect(Collectors.toMap(Sector::id, Sector::name));
        var names = team.names();
        model.addAttribute(
                "page",
                new WalksPage(
                        form,
                        walkChoices(form.ids("colleagues"), null, who.account()),
                        leads,
                        month.toString(),
                        Words.month(month),
                        ADDRESS + "?mois=" + month.minusMonths(1) + chosen,
                        month.isBefore(now) ? ADDRESS + "?mois=" + month.plusMonths(1) + chosen : null,
                        sector == null ? "" : sector.toString(),
                        whose,
                        figures.stream()
                                .map(f -> new WalksPage.Figure(
                                        sectorNames.getOrDefault(f.sector(), "?"),
                                        f.walks(),
                                        Words.duration(f.minutes()),
                                        f.persons(),
                                        f.sightings(),
                                        f.relayed(),
                                        f.answered()))
                                .toList(),
                        see.list(filter, ON_A_PAGE, paging.offset()).stream()
                                .map(found -> row(found, sectorNames, names, refused))
                                .toList(),
                        paging.page(),
                        paging.pages()));
        return "rounds/walks";
    }

    private WalksPage.Row row(
            RecordedWalk found,
            Map<UUID, String> sectorNames,
            Map<UUID, String> names,
            @Nullable RefusedRelay refused) {
        var walk = found.walk();
        return new WalksPage.Row(
                walk.id().toString(),
                Words.shortDay(walk.day()),
                SheetController.time(walk.startedAt(), team.zone()),
                sectorNames.getOrDefault(walk.sector(), "?"),
                Words.duration(walk.minutes()),
                walk.persons(),
                choices.partner(walk.partner()),
                Stream.concat(Stream.of(walk.account()), walk.colleagues().stream())
                        .map(id -> names.getOrDefault(id, "?"))
                        .collect(Collectors.joining(", ")),
                walk.version(),
                see.isFree(found),
                walk.sightings().stream()
                        .map(one ->
                                seen(one, refused != null && refused.sighting.equals(one.id()) ? refused.form : null))
                        .toList());
    }

    /** @param typed values of its relay that were refused */
    private WalksPage.Seen seen(Sighting s, @Nullable RoundForm typed) {
        var on = s.relayedOn();
        var answered = s.answeredOn();
        return new WalksPage.Seen(
                s.id().toString(),
                t("rounds.sighting." + s.kind()),
                icon(s.kind()),
                s.place(),
                s.said(),
                s.hasPhoto(),
                choices.partner(s.relay()),
                s.relay() == null
                        ? ""
                        : t("rounds.relay.to", choices.partner(s.relay()), on == null ? "" : Words.date(on)),
                answered != null
                        ? t("rounds.relay.answered", Words.date(answered), ToursController.text(s.answer()))
                                .strip()
                        : s.relay() == null ? "" : t("rounds.relay.awaited"),
                typed == null ? ToursController.text(s.relay()) : typed.of("relay"),
                typed == null ? ToursController.text(on) : typed.of("relayedOn"),
                typed == null ? ToursController.text(answered) : typed.of("answeredOn"),
                typed == null ? ToursController.text(s.answer()) : typed.of("answer"),
                typed == null ? new Problems() : typed.problems());
    }

    private static String icon(String kind) {
        return switch (kind) {
            case "light" -> "lightbulb-off";
            case "dirt" -> "trash";
            case "damage" -> "hammer";
            case "conflict" -> "exclamation-triangle";
            case "person" -> "person-hearts";
            default -> "eye";
        };
    }

    private static YearMonth month(String text, YearMonth now) {
        var month = CalendarYears.month(text);
        return month == null || month.isAfter(now) ? now : month;
    }
}
