// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkWords;
import fr.parvis.network.Timetables;
import fr.parvis.network.Timetables.InWords;
import fr.parvis.opendata.domain.Facet;
import fr.parvis.opendata.domain.FollowFeeds;
import fr.parvis.opendata.domain.FollowFeeds.Wish;
import fr.parvis.opendata.domain.FollowedFeed;
import fr.parvis.opendata.domain.Proposal;
import fr.parvis.opendata.domain.Proposal.Kind;
import fr.parvis.opendata.web.ProposalsPage.Said;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the feeds that are followed and the proposals that wait. */
@Component
class ShowProposals {
    private static final int PLACES_ON_A_PAGE = 20;

    private final FollowFeeds feeds;
    private final Associations associations;
    private final Timetables timetables;
    private final LocalDays localDays;

    ShowProposals(FollowFeeds feeds, Associations associations, Timetables timetables, LocalDays localDays) {
        this.feeds = feeds;
        this.associations = associations;
        this.timetables = timetables;
        this.localDays = localDays;
    }

    String handle(Wish typed, Problems problems, String page, Model model) {
        model.addAttribute("page", page(typed, problems, page));
        return "opendata/proposals";
    }

    private ProposalsPage page(Wish typed, Problems problems, String asked) {
        var waiting = feeds.waiting(null, Paging.number(asked), PLACES_ON_A_PAGE);
        var all = associations.list();
        Map<UUID, String> names = all.stream().collect(Collectors.toMap(Association::id, Association::name));
        var followed = feeds.list();
        Map<UUID, String> feedNames = followed.stream().collect(Collectors.toMap(FollowedFeed::id, FollowedFeed::name));
        return new ProposalsPage(
                followed.stream().map(feed -> feed(feed, names)).toList(),
                places(waiting.proposals(), feedNames),
                waiting.total(),
                waiting.page(),
                waiting.pages(),
                problems,
                typed.name(),
                typed.address(),
                Objects.toString(typed.association(), ""),
                all.stream()
                        .filter(Association::open)
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList());
    }

    private ProposalsPage.Feed feed(FollowedFeed feed, Map<UUID, String> associations) {
        String kind;
        String state;
        var detail = "";
        if (feed.readingSince() != null) {
            kind = "act";
            state = t("opendata.feed.state.reading", when(feed.readingSince()));
        } else if (feed.readAt() == null) {
            kind = "plain";
            state = t("opendata.feed.state.never");
        } else if (feed.problem() != null) {
            kind = "danger";
            state = t("opendata.feed.state.problem", when(feed.readAt()));
            detail = t(feed.problem(), feed.problemArgs().toArray());
        } else {
            kind = "success";
            state = t("opendata.feed.state.read", when(feed.readAt()));
            detail = n("opendata.feed.places", feed.places())
                    + (feed.refused() == 0 ? "" : " " + n("opendata.feed.refused", feed.refused()));
        }
        return new ProposalsPage.Feed(
                feed.id(),
                feed.name(),
                feed.address(),
                associations.getOrDefault(feed.association(), ""),
                kind,
                state,
                detail,
                feed.readingSince() != null,
                feed.remarks());
    }

    private String when(Instant instant) {
        var at = localDays.local(instant);
        return t("opendata.when", at.toLocalDate(), Words.time(at.toLocalTime()));
    }

    private List<ProposalsPage.Place> places(List<Proposal> proposals, Map<UUID, String> feeds) {
        var places = new ArrayList<ProposalsPage.Place>();
        for (int from = 0; from < proposals.size(); ) {
            var first = proposals.get(from);
            int to = from + 1;
            while (to < proposals.size() && isOfTheSamePlace(first, proposals.get(to))) to++;
            places.add(new ProposalsPage.Place(
                    first.id(),
                    feeds.getOrDefault(first.feed(), ""),
                    first.name(),
                    first.commune(),
                    first.kind() == Kind.NEW,
                    first.kind() == Kind.GONE,
                    first.point(),
                    proposals.subList(from, to).stream()
                            .sorted(Comparator.comparing(one -> one.facet() == null ? Facet.NAME : one.facet()))
                            .map(this::line)
                            .toList()));
            from = to;
        }
        return places;
    }

    private static boolean isOfTheSamePlace(Proposal one, Proposal other) {
        return one.feed().equals(other.feed()) && one.sourceId().equals(other.sourceId());
    }

    private ProposalsPage.Line line(Proposal one) {
        var facet = one.facet();
        if (facet == Facet.HOURS && one.kind() == Kind.CHANGE) {
            var ours = inWords(one.ours());
            var theirs = inWords(one.theirs());
            return new ProposalsPage.Line(
                    one.id(),
                    NetworkWords.fact(facet.field()),
                    said(one.ours(), ours, theirs),
                    said(one.theirs(), theirs, ours));
        }
        return new ProposalsPage.Line(
                one.id(),
                switch (one.kind()) {
                    case NEW -> t("opendata.proposal.place");
                    case GONE -> t("opendata.proposal.point");
                    case CHANGE -> facet == null ? "" : NetworkWords.fact(facet.field());
                },
                said(one.kind() == Kind.GONE ? t("opendata.proposal.open") : one.ours()),
                said(one.kind() == Kind.GONE ? t("opendata.proposal.gone") : one.theirs()));
    }

    private InWords inWords(String hours) {
        return timetables.inWords(hours, Words.locale());
    }

    private static Said said(String text) {
        return new Said(text, List.of(), true);
    }

    private static Said said(String text, InWords words, InWords other) {
        return new Said(
                text,
                words.days().stream()
                        .map(day -> new ProposalsPage.Day(
                                day.days(), day.hours(), !other.days().contains(day)))
                        .toList(),
                words.whole());
    }
}
