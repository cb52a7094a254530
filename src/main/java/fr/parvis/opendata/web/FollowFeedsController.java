// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.opendata.domain.FollowFeeds;
import fr.parvis.opendata.domain.FollowFeeds.Followed;
import fr.parvis.opendata.domain.FollowFeeds.NotFollowed;
import fr.parvis.opendata.domain.FollowFeeds.Wish;
import fr.parvis.opendata.domain.ReadFeed;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Follows feeds of others, reads them at once, stops following them. */
@Controller
@Requires(Right.FOLLOW_FEEDS)
class FollowFeedsController {
    private final FollowFeeds feeds;
    private final ReadFeed read;
    private final ShowProposals show;

    FollowFeedsController(FollowFeeds feeds, ReadFeed read, ShowProposals show) {
        this.feeds = feeds;
        this.read = read;
        this.show = show;
    }

    @PostMapping(ProposalsController.HERE + "/flux")
    String follow(
            @RequestParam(defaultValue = "") String nom,
            @RequestParam(defaultValue = "") String adresse,
            @RequestParam(defaultValue = "") String association,
            Model model) {
        var wish = new Wish(nom, adresse, FormFields.id(association));
        var problems = new Problems();
        switch (feeds.follow(wish)) {
            case Followed followed -> {
                start(followed.feed());
                Notice.success(t("opendata.feed.followed", nom.strip())).onNextPage();
                return "redirect:" + ProposalsController.HERE;
            }
            case NotFollowed not ->
                not.problems().forEach((field, word) -> problems.add(field, t("opendata.wish." + word)));
        }

        return FormAnswer.invalid(show.handle(wish, problems, "1", model));
    }

    @PostMapping(ProposalsController.HERE + "/flux/{id}/lire")
    String readNow(@PathVariable UUID id) {
        (start(id) ? Notice.success(t("opendata.feed.reading")) : Notice.warning(t("opendata.feed.reading-already")))
                .onNextPage();
        return "redirect:" + ProposalsController.HERE;
    }

    /** It may take minutes: the page says how it goes. */
    private boolean start(UUID feed) {
        if (!read.claim(feed)) return false;
        Thread.ofVirtual()
                .name("feed-" + feed)
                .start(() -> Asking.as(Scope.network()).run(() -> read.read(feed)));
        return true;
    }

    @PostMapping(ProposalsController.HERE + "/flux/{id}/arreter")
    String stop(@PathVariable UUID id) {
        feeds.stop(id);
        Notice.success(t("opendata.feed.stopped")).onNextPage();
        return "redirect:" + ProposalsController.HERE;
    }
}
