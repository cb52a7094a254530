// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.outreach.domain.CallsInProgress;
import fr.parvis.outreach.domain.ConfirmAvoided;
import fr.parvis.outreach.domain.ContactHours;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.outreach.domain.WorkList;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The households to contact, the most urgent first: who works on one already, and the next one at one press. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class HouseholdsController {
    static final String ADDRESS = OutreachAddresses.LISTS;

    private static final String ALL = "tous";
    private static final String BACK = "a-rappeler";
    private static final Map<String, ListedHousehold.State> STATES = Map.of(
            "a-joindre",
            ListedHousehold.State.WAITING,
            "joints",
            ListedHousehold.State.REACHED,
            "clos",
            ListedHousehold.State.CLOSED);

    private final WorkList list;
    private final CallsInProgress claims;
    private final ConfirmAvoided confirm;
    private final ContactHours hours;
    private final ShowHousehold show;

    HouseholdsController(
            WorkList list, CallsInProgress claims, ConfirmAvoided confirm, ContactHours hours, ShowHousehold show) {
        this.list = list;
        this.claims = claims;
        this.confirm = confirm;
        this.hours = hours;
        this.show = show;
    }

    /**
     * Question for households, as an address asks it.
     *
     * @param point null for the one that one works from
     * @param par phone, mail, post or door
     * @param apres end of the page before
     */
    record Question(@Nullable String point, String convention, String par, String etat, String apres) {
        Question {
            convention = FormFields.given(convention);
            par = FormFields.given(par);
            etat = FormFields.given(etat);
            apres = FormFields.given(apres);
        }

        Question inState(String state) {
            return new Question(point, convention, par, state, apres);
        }
    }

    /** Filter in the address. */
    private record Asked(String point, String arrangement, String channel, String state, WorkList.Filter filter) {
        String address(@Nullable String from) {
            return ADDRESS + "?point=" + point + "&convention=" + arrangement + "&par=" + channel + "&etat=" + state
                    + (from == null ? "" : "&apres=" + from);
        }
    }

    @GetMapping(ADDRESS)
    String show(@ModelAttribute Question question, SignedIn who, Model model) {
        var asked = asked(question, who);
        var from = WorkList.From.read(question.apres()).orElse(null);
        var found = list.page(asked.filter, from);
        var others =
                claims.others(found.entries().stream().map(ListedHousehold::id).toList());
        var names = show.names(who);
        var now = list.now();
        var today = list.today();
        var next = found.next();
        model.addAttribute(
                "page",
                new WorkListPage(
                        found.entries().stream()
                                .map(entry -> line(entry, elsewhere(others.get(entry.id()), names), today, now))
                                .toList(),
                        asked.point,
                        points(who, today),
                        asked.arrangement,
                        list.arrangements().stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        asked.channel,
                        Stream.of("phone", "mail", "post", "door")
                                .map(it -> new Option(it, Words.t("outreach.work.by." + it)))
                                .toList(),
                        asked.state,
                        Stream.of("a-joindre", BACK, "joints", "clos")
                                .map(it -> new Option(it, Words.t("outreach.work.state." + it)))
                                .toList(),
                        from == null ? "" : asked.address(null),
                        next == null ? "" : asked.address(next.text()),
                        list.decentNow(show.departments(who)),
                        nextSays("outreach.work.next.hint", who),
                        confirm.count(),
                        who.may(Right.KEEP_LISTS)));
        return "outreach/work/list";
    }

    /** Takes the next household for me. */
    @PostMapping(ADDRESS + "/suivant")
    String next(@ModelAttribute Question question, SignedIn who) {
        var asked = asked(question.inState("a-joindre"), who);
        var next = list.next(asked.filter);
        if (next.isPresent()) return "redirect:" + HouseholdController.address(next.get());
        Notice.warning(nextSays("outreach.work.next.none", who)).onNextPage();
        return "redirect:" + asked.address(null);
    }

    /** @param key of what is said while one may call */
    private String nextSays(String key, SignedIn who) {
        return list.decentNow(show.departments(who))
                ? Words.t(key)
                : Words.t("outreach.work.next.hours", hours.from(), hours.to());
    }

    private Asked asked(Question question, SignedIn who) {
        var point = question.point();
        var par = question.par();
        var etat = question.etat();
        UUID chosen;
        if (point == null || point.isBlank())
            chosen = claims.point().filter(it -> show.isPoint(who, it)).orElse(null);
        else {
            chosen = Optional.ofNullable(FormFields.id(point))
                    .filter(it -> show.isPoint(who, it))
                    .orElse(null);
            if (!claims.point().equals(Optional.ofNullable(chosen))) claims.lookAt(chosen);
        }
        var arrangement = FormFields.id(question.convention());
        var channel = List.of("phone", "mail", "post", "door").contains(par) ? par : "";
        var state = etat.equals(BACK) || STATES.containsKey(etat) ? etat : "a-joindre";
        return new Asked(
                chosen == null ? ALL : chosen.toString(),
                arrangement == null ? "" : arrangement.toString(),
                channel,
                state,
                new WorkList.Filter(
                        chosen,
                        arrangement,
                        state.equals(BACK),
                        channel.isEmpty() ? null : channel,
                        STATES.getOrDefault(state, ListedHousehold.State.WAITING)));
    }

    private List<Option> points(SignedIn who, LocalDate today) {
        return Stream.concat(
                        Stream.of(new Option(ALL, Words.t("outreach.work.all-points"))),
                        show.points(who, today).stream())
                .toList();
    }

    private static String elsewhere(CallsInProgress.@Nullable Claim other, Map<UUID, String> names) {
        return other == null
                ? ""
                : Words.t("outreach.work.elsewhere", names.getOrDefault(other.by(), Words.t("outreach.work.somebody")));
    }

    private WorkListPage.Line line(ListedHousehold entry, String elsewhere, LocalDate today, Instant now) {
        var back = entry.backAt();
        var before = entry.notBefore();
        return new WorkListPage.Line(
                HouseholdController.address(entry.id()),
                entry.code(),
                entry.open()
                        ? ShowHousehold.what(entry.urgentOn(), entry.urgentWhat(), entry.doubtful())
                        : Words.t("outreach.work.closed." + entry.closedWhy()),
                entry.open() ? ShowHousehold.left(entry.urgentOn(), today) : null,
                entry.open() && entry.doubtful() && entry.urgentOn() != null,
                show.place(entry),
                ShowHousehold.reach(entry),
                Words.n("outreach.work.tried", entry.mostAttempts(), entry.attempts()),
                ShowHousehold.outcome(entry.lastChannel(), entry.lastOutcome()),
                !entry.open()
                        ? ""
                        : back != null
                                ? Words.t("outreach.work.back", show.moment(back, entry))
                                : before != null && before.isAfter(now)
                                        ? Words.t("outreach.work.not-before", show.moment(before, entry))
                                        : entry.tiredOut() && entry.state() == ListedHousehold.State.WAITING
                                                ? Words.t("outreach.work.tired")
                                                : "",
                entry.state().key(),
                elsewhere);
    }
}
