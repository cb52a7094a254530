// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.partners.Partners;
import fr.parvis.referrals.domain.SeeOwnReferrals;
import fr.parvis.referrals.domain.SeeOwnReferrals.Line;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Referrals that a partner's own account sees: what waits for it, what it answered and after how many days. */
@Controller
class OwnReferralsController {
    static final String ADDRESS = "/partenaire/transmissions";
    private static final int ROWS = 20;
    private static final int ROWS_AT_HOME = 5;

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry ownReferralsEntry() {
            return new NavigationEntry(NavigationSection.HOME, 20, ADDRESS, "referrals.own.title", Right.SEE_OWN_LISTS);
        }

        @Bean
        HelpTopics ownReferralsHelp() {
            return new HelpTopics(Map.of(ADDRESS, "12-listes-partenaires#ce-que-voit-le-partenaire"));
        }
    }

    private final SeeOwnReferrals referrals;
    private final Partners partners;

    OwnReferralsController(SeeOwnReferrals referrals, Partners partners) {
        this.referrals = referrals;
        this.partners = partners;
    }

    @Requires(value = Right.SEE_OWN_LISTS, within = Within.PARTNER)
    @GetMapping(ADDRESS)
    String show(@RequestParam(required = false) @Nullable String page, SignedIn who, Model model) {
        var partner = who.requirePartner();
        boolean open = partners.isOpen(partner);
        var sums = open ? referrals.sums(partner) : new SeeOwnReferrals.Sums(0, 0, 0, null);
        var paging = Paging.of(page, sums.sent(), ROWS);
        List<Line> lines = open ? referrals.list(partner, ROWS, paging.offset()) : List.of();
        model.addAttribute(
                "page",
                new OwnReferralsPage(
                        who.place(),
                        Words.number(sums.sent()),
                        Words.number(sums.waiting()),
                        Words.number(sums.answered()),
                        delay(sums),
                        lines.stream().map(OwnReferralsController::row).toList(),
                        paging.page(),
                        paging.pages()));
        return "referrals/own";
    }

    private static String delay(SeeOwnReferrals.Sums sums) {
        var days = sums.days();
        return days == null ? t("referrals.own.no-delay") : t("referrals.own.delay", Words.number(days));
    }

    private static OwnReferralsPage.Row row(Line line) {
        var answered = line.answeredOn();
        var days = line.days();
        return new OwnReferralsPage.Row(
                Words.date(line.sentOn()),
                state(line),
                line.waits() ? "warning" : "plain",
                line.waits() && line.byLink() ? t("referrals.own.until", Words.date(line.expiresOn())) : "",
                answered == null ? t("referrals.own.no-answer") : Words.date(answered),
                days == null ? "" : n("referrals.own.days", days));
    }

    private static String state(Line line) {
        return t("referrals.own.state."
                + (line.waits() && !line.byLink() ? "paper" : line.state().word()));
    }

    /** Part of a partner's home page: referrals that wait for its answer, and how long it takes. */
    @Component
    static class AtHome implements HomePart {
        private final SeeOwnReferrals referrals;
        private final Partners partners;

        AtHome(SeeOwnReferrals referrals, Partners partners) {
            this.referrals = referrals;
            this.partners = partners;
        }

        @Override
        public int order() {
            return 20;
        }

        @Override
        public Optional<HomePart.Content> of(SignedIn who) {
            UUID partner = who.partner();
            if (partner == null || !partners.isOpen(partner)) return Optional.empty();
            var sums = referrals.sums(partner);
            if (sums.sent() == 0) return Optional.empty();
            var today = referrals.today();
            return Optional.of(new HomePart.Content(
                    t("referrals.own.title"),
                    ADDRESS,
                    List.of(
                            new HomePart.Figure(
                                    Words.number(sums.waiting()),
                                    n("referrals.own.waiting", sums.waiting()),
                                    ADDRESS,
                                    sums.waiting() > 0),
                            new HomePart.Figure(
                                    Words.number(sums.answered()),
                                    n("referrals.own.answered", sums.answered()),
                                    ADDRESS,
                                    false),
                            new HomePart.Figure(delay(sums), t("referrals.own.delay.label"), ADDRESS, false)),
                    referrals.list(partner, ROWS_AT_HOME, 0).stream()
                            .map(line -> new HomePart.Row(
                                    t("referrals.own.of", Words.date(line.sentOn())),
                                    state(line),
                                    ADDRESS,
                                    line.waits() && line.waitingSince().isBefore(today)))
                            .toList(),
                    t("referrals.own.none")));
        }
    }
}
