// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.opendata.domain.FollowFeeds;
import fr.parvis.opendata.domain.FollowFeeds.Decision;
import fr.parvis.opendata.domain.FollowFeeds.Wish;
import fr.parvis.shell.LocalAddress;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposals from feeds of others: a person takes each difference, or sets it aside. */
@Controller
@Requires(Right.FOLLOW_FEEDS)
class ProposalsController {
    static final String HERE = "/bureau/propositions";

    private final FollowFeeds feeds;
    private final ShowProposals show;

    ProposalsController(FollowFeeds feeds, ShowProposals show) {
        this.feeds = feeds;
        this.show = show;
    }

    @GetMapping(HERE)
    String list(@RequestParam(defaultValue = "1") String page, Model model) {
        return show.handle(new Wish("", "", null), new Problems(), page, model);
    }

    @PostMapping(HERE + "/{id}/accepter")
    String accept(@PathVariable UUID id, @RequestParam(defaultValue = HERE) String retour, SignedIn who) {
        said(feeds.accept(id, who.account())).onNextPage();
        return back(retour);
    }

    @PostMapping(HERE + "/{id}/ecarter")
    String setAside(@PathVariable UUID id, @RequestParam(defaultValue = HERE) String retour, SignedIn who) {
        var decision = feeds.setAside(id, who.account());
        (decision == Decision.DONE ? Notice.success(t("opendata.decided.aside")) : said(decision)).onNextPage();
        return back(retour);
    }

    @PostMapping(HERE + "/{id}/tout-accepter")
    String acceptPlace(@PathVariable UUID id, @RequestParam(defaultValue = HERE) String retour, SignedIn who) {
        var decisions = feeds.acceptPlace(id, who.account());
        said(decisions.stream()
                        .filter(one -> one != Decision.DONE)
                        .findFirst()
                        .orElse(decisions.isEmpty() ? Decision.GONE : Decision.DONE))
                .onNextPage();
        return back(retour);
    }

    @PostMapping(HERE + "/{id}/tout-ecarter")
    String setPlaceAside(@PathVariable UUID id, @RequestParam(defaultValue = HERE) String retour, SignedIn who) {
        feeds.setPlaceAside(id, who.account());
        Notice.success(t("opendata.decided.aside")).onNextPage();
        return back(retour);
    }

    private static Notice said(Decision decision) {
        return switch (decision) {
            case DONE -> Notice.success(t("opendata.decided.done"));
            case GONE -> Notice.warning(t("opendata.decided.gone"));
            case CHANGED_MEANWHILE -> Notice.warning(t("opendata.decided.changed"));
            case THERE_ALREADY -> Notice.danger(t("opendata.decided.there"));
        };
    }

    private static String back(String address) {
        return "redirect:" + LocalAddress.orElse(address, HERE);
    }
}
