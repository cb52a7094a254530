// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.walks.KeepWalk;
import fr.parvis.rounds.domain.walks.RecordedWalk;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** A presence walk that stands: put right, taken back, given back; what it said before. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class WalkController {
    private static final String ADDRESS = WalksController.ADDRESS;

    private final KeepWalk keep;
    private final SeeWalks see;
    private final Team team;
    private final WalkForms forms;

    WalkController(KeepWalk keep, SeeWalks see, Team team, WalkForms forms) {
        this.keep = keep;
        this.see = see;
        this.team = team;
        this.forms = forms;
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
                "partner", RoundWords.text(walk.partner())));
        int i = 0;
        for (var seen : walk.sightings()) {
            values.addAll(List.of(
                    "event" + i, seen.id().toString(),
                    "kind" + i, seen.kind(),
                    "place" + i, seen.place(),
                    "said" + i, seen.said(),
                    "relay" + i, RoundWords.text(seen.relay())));
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
        var walk = forms.read(
                form, WalkForms.photos(files, sightings), found.walk().sightings());
        if (problems.isEmpty())
            switch (keep.correct(walk, form.text("reason"))) {
                case Result.Accepted<Walk>(var kept) -> {
                    RoundNotices.warned(t("rounds.walk.corrected", forms.said(kept)), WalkForms.texts(kept))
                            .onNextPage();
                    return WalkForms.toMonthOf(kept);
                }
                case Result.Rejected<Walk>(var refused) -> WalkForms.addTo(problems, refused);
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
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        var problems = new Problems();
        switch (keep.cancel(id, version, reason)) {
            case Result.Accepted<Walk>(var walk) -> {
                Notice.success(t("rounds.walk.cancelled", forms.said(walk)))
                        .withAction(ADDRESS + "/" + id + "/retablir", t("rounds.give-back"))
                        .onNextPage();
                return WalkForms.toMonthOf(walk);
            }
            case Result.Rejected<Walk>(var found) -> {
                if (found.stream().anyMatch(one -> one.is(Result.WALK_UNKNOWN))) {
                    Notice.danger(RoundForm.first(found)).onNextPage();
                    return forms.toMonthOf(id);
                }
                problems.addAll(found);
            }
            case Result.Conflict<Walk> _ -> problems.stale(t("rounds.problem.conflict"));
        }
        var found = standing(id);
        var typed = new FilledForm(Map.of("reason", reason), problems);
        return FormAnswer.refused(problems, correction(model, found, formOf(found.walk()), typed));
    }

    @PostMapping(ADDRESS + "/{id}/retablir")
    String giveBack(@PathVariable UUID id) {
        var notice = switch (keep.giveBack(id)) {
            case Result.Accepted<Walk>(var walk) -> Notice.success(t("rounds.walk.given-back", forms.said(walk)));
            case Result.Rejected<Walk>(var problems) -> Notice.danger(RoundForm.first(problems));
            case Result.Conflict<Walk> other -> Notice.warning(t("rounds.problem.conflict"));
        };
        notice.onNextPage();

        return forms.toMonthOf(id);
    }

    @GetMapping(ADDRESS + "/evenements/{sighting}/photo")
    ResponseEntity<byte[]> photo(@PathVariable UUID sighting) {
        return Download.inline("lieu.jpg", MediaType.IMAGE_JPEG_VALUE)
                .entity(see.photo(sighting).orElseThrow(() -> new NotFound("photo of " + sighting)));
    }

    private RecordedWalk standing(UUID id) {
        return see.find(id).filter(found -> !found.cancelled()).orElseThrow(() -> new NotFound("walk " + id));
    }

    private String correction(Model model, RecordedWalk found, RoundForm form) {
        return correction(model, found, form, FilledForm.empty());
    }

    /** @param cancelling values of the form that takes the walk back, when they were refused */
    private String correction(Model model, RecordedWalk found, RoundForm form, FilledForm cancelling) {
        var walk = found.walk();
        var names = team.names();
        var who = SignedIn.current();
        if (who == null) throw new IllegalStateException("nobody is signed in");
        model.addAttribute(
                "page",
                new WalkPage(
                        walk.id().toString(),
                        t("rounds.walk.said-on", forms.said(walk), Words.longDate(walk.day())),
                        !see.isFree(found),
                        walk.version(),
                        form,
                        cancelling,
                        forms.choices(walk.colleagues(), walk.sector(), walk.account()),
                        walk.sightings().size() + 1,
                        walk.sightings().stream()
                                .map(s -> s.hasPhoto() ? ADDRESS + "/evenements/" + s.id() + "/photo" : "")
                                .toList(),
                        see.earlier(walk.id()).stream()
                                .map(before -> new WalkPage.Before(
                                        t(
                                                "rounds.walk.when",
                                                Words.date(LocalDate.ofInstant(before.replacedAt(), team.zone())),
                                                RoundWords.time(before.replacedAt(), team.zone())),
                                        names.getOrDefault(before.replacedBy(), "?"),
                                        before(before.walk()),
                                        RoundWords.text(before.reason())))
                                .toList()));
        return "rounds/walk";
    }

    private String before(Walk walk) {
        return Stream.concat(
                        Stream.of(forms.said(walk)),
                        walk.sightings().stream()
                                .map(s -> t("rounds.sighting." + s.kind()) + ", " + s.place()
                                        + (s.said().isEmpty() ? "" : " : " + s.said())))
                .collect(Collectors.joining(" · "));
    }
}
