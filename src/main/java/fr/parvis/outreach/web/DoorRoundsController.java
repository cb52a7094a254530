// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.outreach.domain.Attempt;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.outreach.domain.RoundOfDoors;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rounds of doors: planned, walked, printed. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class DoorRoundsController {
    static final String ADDRESS = HouseholdsController.ADDRESS + "/portes";

    private final RoundOfDoors rounds;
    private final OpenCard cards;
    private final ShowHousehold show;
    private final TaggedPdf pdf;

    DoorRoundsController(RoundOfDoors rounds, OpenCard cards, ShowHousehold show, TaggedPdf pdf) {
        this.rounds = rounds;
        this.cards = cards;
        this.show = show;
        this.pdf = pdf;
    }

    static String address(UUID round) {
        return ADDRESS + "/" + round;
    }

    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "") String secteur,
            @RequestParam(defaultValue = "") String jour,
            SignedIn who,
            Model model) {
        var day = FormFields.day(jour);
        var plan = new Plan(Ids.next(), day == null ? cards.today() : day, FormFields.id(secteur), Set.of());
        return page(plan, new Problems(), who, model);
    }

    @PostMapping(ADDRESS)
    String plan(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var fields = sent.toSingleValueMap();
        var round = FormFields.id(FormFields.text(fields, "round"));
        var day = FormFields.day(fields.get("day"), "day", problems);
        var sector = FormFields.id(FormFields.text(fields, "sector"));
        var chosen = FormFields.ids(sent.getOrDefault("entries", List.of()));
        if (round == null) problems.add("", Words.t("outreach.work.problem.stale"));
        if (problems.isEmpty() && round != null && day != null)
            if (problems.noneOf(rounds.plan(round, day, sector, chosen), "outreach.work.problem.stale")) {
                Notice.success(Words.n("outreach.work.round.planned", chosen.size()))
                        .onNextPage();
                return "redirect:" + address(round);
            }

        var plan = new Plan(
                round == null ? Ids.next() : round, day == null ? cards.today() : day, sector, Set.copyOf(chosen));
        return FormAnswer.refused(problems, page(plan, problems, who, model));
    }

    /**
     * Round that is being planned.
     *
     * @param sector null for all of them
     * @param chosen households to visit
     */
    private record Plan(UUID id, LocalDate day, @Nullable UUID sector, Set<UUID> chosen) {}

    private String page(Plan plan, Problems problems, SignedIn who, Model model) {
        var sector = plan.sector();
        var today = cards.today();
        var names = show.names(who);
        model.addAttribute(
                "page",
                new DoorRoundsPage(
                        rounds.rounds().stream()
                                .filter(it -> !it.day().isBefore(today))
                                .map(it -> new DoorRoundsPage.Round(
                                        address(it.id()),
                                        Words.longDate(it.day()),
                                        Words.t(
                                                "outreach.work.round.line",
                                                it.sectorName() == null
                                                        ? Words.t("outreach.work.round.any")
                                                        : it.sectorName(),
                                                names.getOrDefault(it.by(), Words.t("outreach.work.somebody")))))
                                .toList(),
                        plan.id().toString(),
                        plan.day().toString(),
                        today.toString(),
                        sector == null ? "" : sector.toString(),
                        rounds.sectors().stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        rounds.candidates(sector, plan.day()).stream()
                                .map(it -> candidate(it, today, plan.chosen().contains(it.id())))
                                .toList(),
                        problems));
        return "outreach/work/rounds";
    }

    private DoorRoundsPage.Candidate candidate(ListedHousehold entry, LocalDate today, boolean chosen) {
        return new DoorRoundsPage.Candidate(
                entry.id().toString(),
                entry.code(),
                ShowHousehold.days(entry.urgentOn(), entry.urgentWhat(), entry.doubtful(), today),
                show.place(entry),
                (entry.reach().phone() || entry.reach().mail()
                                ? Words.t("outreach.work.round.failed", entry.attempts())
                                : Words.t("outreach.work.round.only"))
                        + notBefore(entry, today),
                chosen);
    }

    /** The day until which the household is left in peace, where it is to come. */
    private String notBefore(ListedHousehold entry, LocalDate today) {
        if (entry.notBefore() == null) return "";
        var day = show.local(entry.notBefore(), entry).toLocalDate();
        return day.isAfter(today) ? " · " + Words.t("outreach.work.round.not-before", Words.longDate(day)) : "";
    }

    @GetMapping(ADDRESS + "/{id}")
    String round(@PathVariable UUID id, SignedIn who, Model model) {
        var round = rounds.find(id).orElseThrow(() -> new NotFound("round of doors " + id));
        model.addAttribute(
                "page",
                new DoorRoundPage(
                        id.toString(),
                        Words.longDate(round.day()),
                        round.day().equals(cards.today()),
                        round.sectorName() == null ? "" : round.sectorName(),
                        show.names(who).getOrDefault(round.by(), ""),
                        rounds.doors(id).stream().map(door -> door(door, round)).toList()));
        return "outreach/work/round";
    }

    private DoorRoundPage.Door door(RoundOfDoors.Door door, RoundOfDoors.Round round) {
        var entry = door.entry();
        boolean tried = entry.lastOutcome() != null
                && entry.attemptedAt() != null
                && show.local(entry.attemptedAt(), entry).toLocalDate().equals(round.day());
        return new DoorRoundPage.Door(
                entry.id().toString(),
                door.place(),
                entry.code(),
                door.household().name(),
                ShowCard.address(door.household()),
                entry.language() == null || entry.language().equals("fr") ? "" : Words.languageName(entry.language()),
                Ids.next().toString(),
                entry.version(),
                entry.open(),
                tried
                        ? ShowHousehold.outcome(entry.lastChannel(), entry.lastOutcome())
                        : entry.open() ? "" : Words.t("outreach.work.is.closed"),
                Attempt.outcomes("door").stream()
                        .filter(it -> !it.equals("call-back") && !it.equals("objected"))
                        .map(it -> new Option(it, Words.t("outreach.work.press." + it)))
                        .toList());
    }

    /** The sheet that goes along on paper: names and addresses, not a word of why. */
    @GetMapping(ADDRESS + "/{id}/feuille.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, SignedIn who) {
        var round = rounds.find(id).orElseThrow(() -> new NotFound("round of doors " + id));
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of(
                        "outreach/work/sheet.jte",
                        Map.of(
                                "day",
                                Words.longDate(round.day()),
                                "association",
                                who.place(),
                                "doors",
                                // households that refused since the round was planned are not printed
                                rounds.doors(id).stream()
                                        .filter(door -> door.entry().open())
                                        .map(door -> door(door, round))
                                        .collect(Collectors.toList()))));
        return Download.pdf("tournee.pdf").entity(drawn);
    }

    @PostMapping(ADDRESS + "/{id}/annuler")
    String drop(@PathVariable UUID id) {
        rounds.drop(id);
        Notice.success(Words.t("outreach.work.round.dropped")).onNextPage();
        return "redirect:" + ADDRESS;
    }
}
