// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.OpenPoints;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.values.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Finished feeds outlive the process that made them, as long as they say what is so. */
@ParvisTest
class FeedCacheTest {
    @Autowired
    WriteFeed write;

    @Autowired
    OpenPoints openPoints;

    @Autowired
    Associations associations;

    @Autowired
    PublicFigures figures;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    Communes communes;

    @TempDir
    Path data;

    @BeforeEach
    void aPointAtLeast() {
        aPoint();
    }

    @Test
    void a_whole_feed_is_taken_up_by_the_process_after() throws IOException {
        for (var feed : List.of(Feed.POINTS, Feed.HSDS_LOCATIONS)) {
            var before = shelf("a").get(feed, null);
            var written = Files.getLastModifiedTime(before.file());
            var after = shelf("a").get(feed, null);
            assertThat(after).isEqualTo(before);
            assertThat(Files.getLastModifiedTime(after.file())).isEqualTo(written);
        }
        var first = shelf("a").page(Feed.HSDS_LOCATIONS, null, 0, 1);
        assertThat(first.count()).isEqualTo(1);
        assertThat(new String(first.contents(), java.nio.charset.StandardCharsets.UTF_8))
                .as("where its objects begin is known too")
                .startsWith("{")
                .endsWith("}");
    }

    @Test
    void what_changed_meanwhile_is_told() {
        var before = shelf("a").get(Feed.POINTS, null);
        aPoint();
        var after = shelf("a").get(Feed.POINTS, null);
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(before.file()).doesNotExist();
    }

    @Test
    void how_the_database_stands_is_asked_once_a_second_at_most() {
        var now = new AtomicReference<>(Instant.now());
        var shelf = new FeedCache(
                write,
                openPoints,
                associations,
                figures,
                transactions,
                ((InstantSource) now::get).withZone(ZoneOffset.UTC),
                Duration.ofSeconds(1),
                "a",
                "",
                data);
        var before = shelf.get(Feed.POINTS, null).fingerprint();
        aPoint();
        assertThat(shelf.get(Feed.POINTS, null).fingerprint()).isEqualTo(before);
        now.updateAndGet(it -> it.plusSeconds(1));
        assertThat(shelf.get(Feed.POINTS, null).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void another_build_writes_it_anew_and_what_says_the_same_is_as_old_as_it_was() {
        var before = shelf("a").get(Feed.POINTS, null);
        var after = shelf("b").get(Feed.POINTS, null);
        assertThat(after.file()).isNotEqualTo(before.file());
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.modified()).isEqualTo(before.modified());
    }

    @Test
    void what_is_left_damaged_is_made_anew() throws IOException {
        var before = shelf("a").get(Feed.POINTS, null);
        Files.write(before.file(), new byte[] {1, 2, 3});
        var after = shelf("a").get(Feed.POINTS, null);
        assertThat(after.gzipBytes()).isEqualTo(before.gzipBytes());
        Files.writeString(note("points"), "{\"build\": [");
        assertThat(shelf("a").get(Feed.POINTS, null).fingerprint()).isEqualTo(before.fingerprint());
        Files.delete(shelf("a").get(Feed.POINTS, null).file());
        assertThat(shelf("a").get(Feed.POINTS, null).file()).exists();
    }

    @Test
    void a_file_that_disappears_under_a_shelf_is_made_again() throws IOException {
        var shelf = shelf("a");
        Files.delete(shelf.get(Feed.POINTS, null).file());
        assertThat(shelf.get(Feed.POINTS, null).file()).exists();
    }

    @Test
    void what_no_note_names_is_swept_away() throws IOException {
        var kept = shelf("a").get(Feed.POINTS, null).file();
        var left = Files.createTempFile(kept.getParent(), "points-", ".feed");
        shelf("a").get(Feed.POINTS_MAP, null);
        assertThat(left).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void two_who_ask_at_once_are_given_the_same_one() throws Exception {
        var shelf = shelf("a");
        Callable<FeedCache.Ready> asking = () -> shelf.get(Feed.POINTS, null);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = people.invokeAll(List.of(asking, asking, asking, asking));
            for (var answer : answers)
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
        }
        try (var files = Files.list(data.resolve("open-data").resolve("whole"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".feed"))).hasSize(1);
        }
    }

    private Path note(String feed) {
        return data.resolve("open-data").resolve("whole").resolve(feed + ".json");
    }

    private FeedCache shelf(String build) {
        return new FeedCache(
                write, openPoints, associations, figures, transactions, clock, Duration.ZERO, build, "", data);
    }

    private void aPoint() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        Ids.next(),
                        Objects.requireNonNull(director.association()),
                        PointKind.FIXED,
                        "Point du rayon",
                        "1 rue du Parvis",
                        "29200",
                        communes.find("29019").orElseThrow(),
                        null,
                        List.of(),
                        "",
                        "Mo-Fr 09:00-12:00",
                        Set.of(),
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
    }
}
