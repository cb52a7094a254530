// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.network.OfferedPoints;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Paging;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Feeds that are followed, and what a person decides of what they propose. */
@Component
@Transactional
public class FollowFeeds {
    /** Feeds are read when nobody is in the way. */
    private static final LocalTime NIGHT = LocalTime.of(1, 0);

    private static final Limits ONE_PLACE = new Limits(1_000_000, 1);
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 2000;

    private final FeedTable feeds;
    private final FetchFeed fetch;
    private final OfferedPoints points;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;

    FollowFeeds(
            FeedTable feeds,
            FetchFeed fetch,
            OfferedPoints points,
            Associations associations,
            Journal journal,
            Clock clock) {
        this.feeds = feeds;
        this.fetch = fetch;
        this.points = points;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
    }

    /** Request to follow a feed, as typed. */
    public record Wish(
            String name, String address, @Nullable UUID association) {}

    /** Outcome of a request. */
    public sealed interface Outcome {}

    /** It is followed from now on. */
    public record Followed(UUID feed) implements Outcome {}

    /** Why not, by field: words under {@code opendata.wish.}. */
    public record NotFollowed(Map<String, String> problems) implements Outcome {}

    /** Outcome of a decision. */
    public enum Decision {
        DONE,
        /** Somebody decided it before, or the feed says it no more. */
        GONE,
        /** Our point says something else than when it was proposed: to be looked at again. */
        CHANGED_MEANWHILE,
        /** The association has a point of that identifier. */
        THERE_ALREADY
    }

    @Transactional(readOnly = true)
    public List<FollowedFeed> list() {
        return feeds.list();
    }

    /** Those that were not read since the night began. */
    @Transactional(readOnly = true)
    public List<UUID> due() {
        var now = clock.instant().atZone(NetworkTime.ZONE);
        var night = now.toLocalTime().isBefore(NIGHT) ? now.minusDays(1).with(NIGHT) : now.with(NIGHT);
        return feeds.list().stream()
                .filter(feed -> feed.readAt() == null || feed.readAt().isBefore(night.toInstant()))
                .map(FollowedFeed::id)
                .toList();
    }

    public Outcome follow(Wish wish) {
        var problems = new LinkedHashMap<String, String>();
        var name = wish.name().strip();
        var address = wish.address().strip();
        if (name.isEmpty()) problems.put("nom", "name.missing");
        else if (name.length() > LONGEST_NAME) problems.put("nom", "name.long");
        if (address.isEmpty()) problems.put("adresse", "address.missing");
        else if (address.length() > LONGEST_ADDRESS || !fetch.canFollow(address))
            problems.put("adresse", FetchFeed.isOfTheWeb(address) ? "address.wrong" : "address.file");
        var association = wish.association();
        if (association == null
                || associations.list().stream()
                        .noneMatch(one -> one.open() && one.id().equals(association)))
            problems.put("association", "association.missing");
        if (!problems.isEmpty() || association == null) return new NotFollowed(problems);
        var id = Ids.next();
        if (!feeds.insert(id, name, address, association)) return new NotFollowed(Map.of("adresse", "address.twice"));
        journal.note("opendata.feed-followed", id.toString(), Map.of());
        return new Followed(id);
    }

    public void stop(UUID feed) {
        feeds.stop(
                feeds.find(feed).orElseThrow(() -> new NotFound("feed " + feed)).id());
        journal.note("opendata.feed-stopped", feed.toString(), Map.of());
    }

    /**
     * A page of what waits.
     *
     * @param total places of which something waits
     * @param page the one asked for, or the last there is; from 1
     * @param proposals of some places, those of one place after one another
     */
    public record Waiting(int total, int page, int pages, List<Proposal> proposals) {}

    /** As of one moment: a feed may be read meanwhile. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Waiting waiting(@Nullable UUID feed, int asked, int size) {
        int total = feeds.countOpenPlaces(feed);
        var paging = Paging.of(asked, total, size);
        return new Waiting(total, paging.page(), paging.pages(), feeds.listOpen(feed, size, paging.offset()));
    }

    /** Takes what a proposal says into our points. */
    public Decision accept(UUID proposal, UUID account) {
        var held = feeds.hold(proposal).orElse(null);
        if (held == null) return Decision.GONE;
        var one = held.proposal();
        return switch (one.kind()) {
            case NEW -> add(one, place(held.place()), account);
            case CHANGE -> change(one, place(held.place()), account);
            case GONE -> close(one, account);
        };
    }

    /** Accepts all open proposals about the same place, the one given first. */
    public List<Decision> acceptPlace(UUID proposal, UUID account) {
        var decisions = new ArrayList<Decision>();
        for (var one : ofTheSamePlace(proposal)) decisions.add(accept(one, account));
        return decisions;
    }

    /** It is proposed no more until the feed says something else. */
    public Decision setAside(UUID proposal, UUID account) {
        if (feeds.hold(proposal).isEmpty()) return Decision.GONE;
        feeds.decide(proposal, "ASIDE", null, account);
        return Decision.DONE;
    }

    public void setPlaceAside(UUID proposal, UUID account) {
        for (var one : ofTheSamePlace(proposal)) setAside(one, account);
    }

    private List<UUID> ofTheSamePlace(UUID proposal) {
        return feeds.hold(proposal)
                .map(held -> feeds.ofTheSamePlace(
                        held.proposal().feed(), held.proposal().sourceId()))
                .orElse(List.of());
    }

    private Decision add(Proposal one, StandardPlace place, UUID account) {
        var feed = feeds.find(one.feed()).orElseThrow(() -> new NotFound("feed " + one.feed()));
        var point =
                points.add(feed.association(), place.source() == null ? place.known(place.id(), feed.name()) : place);
        if (point.isEmpty()) return Decision.THERE_ALREADY;
        feeds.link(feed.id(), Map.of(one.sourceId(), point.get()));
        feeds.decide(one.id(), "ACCEPTED", point.get(), account);
        return Decision.DONE;
    }

    private Decision change(Proposal one, StandardPlace theirs, UUID account) {
        var facet = Objects.requireNonNull(one.facet());
        var point = Objects.requireNonNull(one.point());
        var beside = points.beside(Map.of(point, theirs)).stream().findFirst().orElse(null);
        if (beside == null || !facet.differs(beside.ours(), beside.theirs())) {
            feeds.drop(one.id());
            return Decision.GONE;
        }
        var ours = facet.of(beside.ours());
        if (!ours.equals(one.ours())) {
            feeds.renew(one.id(), ours);
            return Decision.CHANGED_MEANWHILE;
        }
        points.change(point, facet.taken(beside.ours(), beside.theirs()));
        feeds.decide(one.id(), "ACCEPTED", null, account);
        return Decision.DONE;
    }

    private Decision close(Proposal one, UUID account) {
        points.close(Objects.requireNonNull(one.point()));
        feeds.unlink(one.feed(), one.sourceId());
        feeds.decide(one.id(), "ACCEPTED", null, account);
        return Decision.DONE;
    }

    /** A place as it was kept, read back as a feed is. */
    private StandardPlace place(@Nullable String json) {
        var read = new ArrayList<StandardPlace>();
        try {
            points.read(
                    new ByteArrayInputStream(("[" + json + "]").getBytes(StandardCharsets.UTF_8)), ONE_PLACE, row -> {
                        if (row instanceof Row.Good good) read.add(good.place());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a place that was kept can be read"));
    }
}
