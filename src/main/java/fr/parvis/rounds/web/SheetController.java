// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.CheckKit;
import fr.parvis.rounds.domain.tours.KeepHalt;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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

    private final KeepHalt halts;
    private final AnnounceStopChange say;
    private final CheckKit kit;
    private final ShowSheet show;
    private final Team team;
    private final Clock clock;

    SheetController(KeepHalt halts, AnnounceStopChange say, CheckKit kit, ShowSheet show, Team team, Clock clock) {
        this.halts = halts;
        this.say = say;
        this.kit = kit;
        this.show = show;
        this.team = team;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String sheet(@RequestParam(defaultValue = "") String jour, SignedIn who, Model model) {
        return show.handle(day(jour), who, Map.of(), model);
    }

    private LocalDate day(String text) {
        var day = CalendarYears.day(text);
        return day == null ? team.today() : day;
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
    String happened(
            @PathVariable UUID stop,
            @PathVariable String jour,
            @ModelAttribute Event event,
            SignedIn who,
            Model model) {
        var day = day(jour);
        var problems = new Problems();
        var notice = notice(stop, day, event, problems);
        if (!problems.isEmpty()) {
            var moving = new FilledForm(Map.of("lieu", event.lieu()), problems);
            return FormAnswer.refused(problems, show.handle(day, who, Map.of(stop, moving), model));
        }
        notice.onNextPage();
        return "redirect:" + ADDRESS + "?jour=" + day;
    }

    /** @param problems to which what is wrong with a place elsewhere is added */
    private Notice notice(UUID stop, LocalDate day, Event event, Problems problems) {
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
                if (kind == StopChange.Kind.MOVED && said instanceof Result.Rejected<StopChange>(var found))
                    found.stream()
                            .filter(one -> one.field().equals("place"))
                            .forEach(one -> problems.add(one.at("lieu")));
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
