// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.network.OfferedPoints;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardWriter;
import fr.parvis.opendata.domain.FeedTable.Difference;
import fr.parvis.opendata.domain.FetchFeed.Fetched;
import fr.parvis.opendata.domain.FetchFeed.NotFetched;
import fr.parvis.opendata.domain.Proposal.Kind;
import fr.parvis.values.Ids;
import fr.parvis.values.RowProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a feed that is followed and proposes its differences to a person; changes nothing itself. A feed that is not read to its
 * end proposes nothing.
 */
@Component
public class ReadFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ReadFeed.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int MOST_ROWS = 100_000;

    /** More than a person will look through; the rest is proposed once these are decided. */
    private static final int MOST_DIFFERENCES = 5_000;

    private static final int MOST_REMARKS = 100;
    private static final int AT_A_TIME = 200;

    private final FetchFeed fetch;
    private final FeedTable feeds;
    private final OfferedPoints points;
    private final TransactionTemplate transaction;

    ReadFeed(FetchFeed fetch, FeedTable feeds, OfferedPoints points, PlatformTransactionManager transactions) {
        this.fetch = fetch;
        this.feeds = feeds;
        this.points = points;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Says that it is being read, for whoever looks; false when it is already. */
    public boolean claim(UUID feed) {
        return Boolean.TRUE.equals(transaction.execute(status -> feeds.claim(feed)));
    }

    /** Reads a feed that was claimed. What becomes of it stands on its page. */
    public void read(UUID id) {
        var found = transaction.execute(status -> feeds.find(id));
        if (found == null || found.isEmpty()) return;
        try {
            switch (fetch.fetch(found.get().address())) {
                case NotFetched not -> couldNotRead(id, not.key(), not.args());
                case Fetched fetched -> readAndDelete(id, fetched.file());
            }
        } catch (RuntimeException | IOException e) {
            LOG.error("feed {} could not be read", id, e);
            couldNotRead(id, "opendata.reading.fault", List.of());
        }
    }

    private void couldNotRead(UUID id, String key, List<String> args) {
        transaction.executeWithoutResult(status -> feeds.couldNotRead(id, key, args));
    }

    private void readAndDelete(UUID id, Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var comparison = transaction.execute(status -> new Comparison(feeds.links(id)));
            var refused = points.read(in, new Limits(fetch.mostBytes(), MOST_ROWS), comparison::row);
            if (refused.isPresent())
                couldNotRead(
                        id, refused.get().messageKey(), List.of(refused.get().detail()));
            else transaction.executeWithoutResult(status -> comparison.lay(id));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A feed while it is compared, place by place. */
    private final class Comparison {
        private final Map<String, UUID> links;
        private final MatchPlaces matches;
        private final Map<UUID, Row.Good> waiting = new LinkedHashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private final List<RowProblem> remarks = new ArrayList<>();
        private final Map<String, UUID> newLinks = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private int places;
        private int refused;

        Comparison(Map<String, UUID> links) {
            this.links = links;
            this.matches = new MatchPlaces(points, links);
        }

        void row(Row row) {
            switch (row) {
                case Row.Refused no -> {
                    refused++;
                    // a place whose row is wrong is not gone
                    no.raw().forEach(seen::add);
                    remark(Stream.concat(no.errors().stream(), no.warnings().stream()));
                }
                case Row.Good good -> {
                    places++;
                    seen.add(good.place().id());
                    remark(good.warnings().stream());
                    place(good);
                }
            }
        }

        private void remark(Stream<RowProblem> problems) {
            problems.limit(MOST_REMARKS - remarks.size()).forEach(remarks::add);
        }

        private void place(Row.Good row) {
            var point = matches.find(row.place());
            if (point.isEmpty()) {
                isNew(row);
                return;
            }
            if (!links.containsKey(row.place().id())) newLinks.put(row.place().id(), point.get());
            // a point that was closed here stays closed, whatever the feed says
            if (matches.isClosed(point.get()) || !matches.isOurs(point.get())) return;
            waiting.put(point.get(), row);
            if (waiting.size() >= AT_A_TIME) compare();
        }

        private void isNew(Row.Good row) {
            var place = row.place();
            var said = Stream.of(Facet.values()).map(facet -> facet.of(place)).collect(Collectors.joining("\n"));
            add(new Difference(
                    place.id(),
                    Kind.NEW.name(),
                    null,
                    place.name(),
                    place.commune(),
                    "",
                    Stream.of(Facet.ADDRESS, Facet.PHONE, Facet.HOURS, Facet.SERVICES)
                            .map(facet -> facet.of(place))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(" · ")),
                    said,
                    json(place),
                    row.line()));
        }

        private void compare() {
            Map<UUID, StandardPlace> said = new HashMap<>();
            waiting.forEach((point, row) -> said.put(point, row.place()));
            for (var beside : points.beside(said)) {
                var row = waiting.get(beside.point());
                if (row == null || !beside.open()) continue;
                for (var facet : Facet.values())
                    if (facet.differs(beside.ours(), beside.theirs()))
                        add(new Difference(
                                row.place().id(),
                                facet.name(),
                                beside.point(),
                                beside.ours().name(),
                                beside.ours().commune(),
                                facet.of(beside.ours()),
                                facet.of(beside.theirs()),
                                facet.of(beside.theirs()),
                                json(beside.theirs()),
                                row.line()));
            }
            waiting.clear();
        }

        private void add(Difference one) {
            if (differences.size() < MOST_DIFFERENCES) differences.add(one);
        }

        private static String json(StandardPlace place) {
            return JSON.writeValueAsString(StandardWriter.fields(place));
        }

        /** Lays nothing down of a feed that was stopped while it was read. */
        void lay(UUID feed) {
            if (!feeds.isFollowed(feed)) return;
            compare();
            gone();
            feeds.link(feed, newLinks);
            feeds.propose(feed, differences.stream().map(one -> Ids.next()).toList(), differences);
            feeds.wasRead(feed, places, refused, remarks);
        }

        private void gone() {
            Map<UUID, String> missing = new HashMap<>();
            links.forEach((sourceId, point) -> {
                if (!seen.contains(sourceId) && matches.isOurs(point) && !matches.isClosed(point))
                    missing.put(point, sourceId);
            });
            points.beside(missing.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> StandardPlace.at(one.getValue(), "", "", "", "")
                                            .done())))
                    .forEach(beside -> add(new Difference(
                            String.valueOf(missing.get(beside.point())),
                            Kind.GONE.name(),
                            beside.point(),
                            beside.ours().name(),
                            beside.ours().commune(),
                            "",
                            "",
                            "",
                            null,
                            null)));
        }
    }
}
