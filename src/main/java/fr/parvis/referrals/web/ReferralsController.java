// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.partners.Partners;
import fr.parvis.people.People;
import fr.parvis.referrals.domain.SeeReferrals;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of the persons who were handed on, and how fast partners answer. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class ReferralsController {
    private static final int ON_A_PAGE = 25;

    private final SeeReferrals referrals;
    private final ShowReferral show;
    private final Partners partners;
    private final People people;

    ReferralsController(SeeReferrals referrals, ShowReferral show, Partners partners, People people) {
        this.referrals = referrals;
        this.show = show;
        this.partners = partners;
        this.people = people;
    }

    /** @param asked {@code voir} which, {@code qui} {@code mine} for one's own, {@code page} */
    @GetMapping(ShowReferral.ADDRESS)
    String list(@RequestParam Map<String, String> asked, SignedIn who, Model model) {
        var voir = FormFields.given(asked.get("voir"));
        var shown = SeeReferrals.SHOWN.contains(voir) ? voir : "waiting";
        var by = "mine".equals(asked.get("qui")) ? who.account() : null;
        int total = referrals.count(shown, by);
        var paging = Paging.of(asked.get("page"), total, ON_A_PAGE);
        var lines = referrals.list(shown, by, ON_A_PAGE, paging.offset());
        var names = show.names(lines.stream().map(SeeReferrals.Line::addressee).collect(Collectors.toSet()));
        var persons = people.names(lines.stream().map(SeeReferrals.Line::person).collect(Collectors.toSet()));
        model.addAttribute(
                "page",
                new ReferralsPage(
                        shown,
                        SeeReferrals.SHOWN.stream()
                                .map(one -> new Option(one, t("referrals.show." + one)))
                                .toList(),
                        by == null ? "all" : "mine",
                        List.of(
                                new Option("all", t("referrals.whose.all")),
                                new Option("mine", t("referrals.whose.mine"))),
                        lines.stream()
                                .map(it -> {
                                    var person = persons.get(it.person());
                                    return new ReferralsPage.Row(
                                            names.getOrDefault(it.addressee(), "—"),
                                            ShowReferral.address(it.id()),
                                            person == null ? "—" : person.name(),
                                            person != null && person.discreet(),
                                            t("referrals.sent.since", it.sentOn(), it.waitingSince()),
                                            ShowReferral.state(it.state()),
                                            ShowReferral.badge(it.state()),
                                            it.late());
                                })
                                .toList(),
                        total,
                        paging.page(),
                        paging.pages(),
                        referrals.patience(),
                        times()));
        return "referrals/referrals";
    }

    private List<ReferralsPage.Time> times() {
        var times = referrals.answerTimes(referrals.yearAgo(), 10);
        var names = partners.names(
                times.stream().map(SeeReferrals.OfPartner::partner).toList());
        return times.stream()
                .map(time -> {
                    var days = time.days();
                    return new ReferralsPage.Time(
                            names.getOrDefault(time.partner(), "—"),
                            Words.number(time.sent()),
                            Words.number(time.answered()),
                            days == null ? "" : Words.n("referrals.days", Math.round(days)));
                })
                .toList();
    }
}
