// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
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
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Paging;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Presence walks: recorded with what was seen, handed on; read by month and sector. */
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
    private final WalkForms forms;
    private final Clock clock;

    WalksController(
            KeepWalk keep, SeeWalks see, Sectors sectors, Team team, Choices choices, WalkForms forms, Clock clock) {
        this.keep = keep;
        this.see = see;
        this.sectors = sectors;
        this.team = team;
        this.choices = choices;
        this.forms = forms;
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
        var walk = forms.read(form, WalkForms.photos(files, IN_A_FORM), List.of());
        if (problems.isEmpty())
            switch (keep.record(walk)) {
                case Result.Accepted<Walk>(var kept) -> {
                    RoundNotices.warned(t("rounds.walk.recorded", forms.said(kept)), WalkForms.texts(kept))
                            .withAction(
                                    ADDRESS + "/" + kept.id() + "/annuler?version=" + kept.version(), t("rounds.undo"))
                            .onNextPage();
                    return WalkForms.toMonthOf(kept);
                }
                case Result.Rejected<Walk>(var found) -> WalkForms.addTo(problems, found);
                case Result.Conflict<Walk> other -> problems.add("", t("rounds.problem.identifier-taken"));
            }

        return FormAnswer.invalid(page(model, form, Map.of(), who));
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
                    RoundNotices.warned(t("rounds.walk.relayed"), form.text("answer"))
                            .onNextPage();
                    return "redirect:" + back;
                }
                case Result.Rejected<UUID>(var found) -> {
                    if (found.stream().anyMatch(one -> one.is(Result.WALK_UNKNOWN))) {
                        Notice.danger(RoundForm.first(found)).onNextPage();
                        return "redirect:" + back;
                    }
                    WalkForms.addTo(problems, found);
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
                        forms.choices(form.ids("colleagues"), null, who.account()),
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
                RoundWords.time(walk.startedAt(), team.zone()),
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
                        ? t("rounds.relay.answered", Words.date(answered), RoundWords.text(s.answer()))
                                .strip()
                        : s.relay() == null ? "" : t("rounds.relay.awaited"),
                typed == null ? RoundWords.text(s.relay()) : typed.of("relay"),
                typed == null ? RoundWords.text(on) : typed.of("relayedOn"),
                typed == null ? RoundWords.text(answered) : typed.of("answeredOn"),
                typed == null ? RoundWords.text(s.answer()) : typed.of("answer"),
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
