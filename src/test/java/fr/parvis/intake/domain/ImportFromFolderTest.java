// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ListsSettings;
import fr.parvis.intake.papers.FolderReportInFrench;
import fr.parvis.network.LocalDays;
import fr.parvis.network.LocalDaysBy;
import fr.parvis.outreach.ListsFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of the watched folder are imported once they are complete, and deleted after the days that were agreed. */
@ParvisTest
class ImportFromFolderTest {
    private static final int DAYS = 30;

    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    ReceiveList receive;

    @Autowired
    ReadList read;

    @Autowired
    Arrangements arrangements;

    @Autowired
    Associations associations;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    @Autowired
    ListsFixtures fixtures;

    SignedIn me;
    Arrangement agreed;
    Instant now;

    @BeforeEach
    void an_arrangement() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        agreed = fixtures.anArrangement(me, fixtures.aPartner(me, "Énergie d’essai"), ListField.codes(), DAYS, false);
        now = Instant.now();
    }

    private void forget(WatchedFolder watched, int days) {
        var clock = Clock.fixed(now.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        var forget = new ForgetListFiles(db, arrangements, watched, new LocalDaysBy(clock, localDays), clock);
        Network.as(
                me,
                () -> transaction.execute(_ -> forget.forget(localDays.today().plusDays(days))));
    }

    private int write(String sql) {
        return Network.as(me, () -> transaction.execute(_ -> db.sql(sql).update()));
    }

    private List<Map<String, Object>> entries() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select * from outreach.entry order by line")
                        .query()
                        .listOfRows()));
    }

    @Test
    void a_file_of_the_watched_folder_is_taken_whole_once_and_deleted_in_time() throws Exception {
        var watched = new WatchedFolder(GivenSettings.of(ListsSettings.class, "folder", folder));
        agreed = fixtures.anArrangement(me, agreed.partner(), ListField.codes(), DAYS, false);
        write("update outreach.arrangement set folder = true where id = '" + agreed.id() + "'");
        watched.prepare(agreed.id());
        var take = new ImportFromFolder(
                watched,
                arrangements,
                receive,
                read,
                new FolderReportInFrench(),
                associations,
                transactions,
                localDays,
                Clock.fixed(now, ZoneOffset.UTC));
        var here = folder.resolve(agreed.id().toString());
        Files.writeString(here.resolve("semaine.csv"), ListsFixtures.LIST.substring(0, 200));
        Files.writeString(here.resolve("photo.csv"), "%PDF-1.7");
        Files.writeString(here.resolve("encore.csv.part"), ListsFixtures.LIST);
        assertThat(take.handle()).as("seen once: may still grow").isZero();
        Files.writeString(here.resolve("semaine.csv"), ListsFixtures.LIST);
        assertThat(take.handle()).as("the one that did not grow").isEqualTo(1);
        assertThat(here.resolve("semaine.csv")).exists();
        assertThat(take.handle()).isEqualTo(1);
        assertThat(here.resolve("encore.csv.part")).exists();
        assertThat(entries()).hasSize(3);
        assertThat(watched.done(agreed.id())).hasSize(4);
        assertThat(report(here.resolve("pris"))).contains("3 foyers nouveaux");
        assertThat(report(here.resolve("refuses"))).contains("PDF");
        Files.writeString(here.resolve("semaine-bis.csv"), ListsFixtures.LIST);
        take.handle();
        assertThat(take.handle()).isEqualTo(1);
        assertThat(entries()).hasSize(3);
        for (var file : watched.done(agreed.id())) Files.setLastModifiedTime(file, FileTime.from(now));
        forget(watched, DAYS - 1);
        assertThat(watched.done(agreed.id())).hasSize(6);
        forget(watched, DAYS + 1);
        assertThat(watched.done(agreed.id())).isEmpty();
    }

    private static String report(Path in) throws Exception {
        try (var all = Files.list(in)) {
            return Files.readString(all.filter(file -> file.toString().endsWith(".rapport.txt"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void what_a_broken_transfer_leaves_in_the_watched_folder_goes_in_time_too() throws Exception {
        var watched = new WatchedFolder(GivenSettings.of(ListsSettings.class, "folder", folder));
        watched.prepare(agreed.id());
        var here = folder.resolve(agreed.id().toString());
        var left = List.of(here.resolve("semaine.csv.part"), here.resolve(".semaine.csv.x7Kq2"));
        var whole = here.resolve("semaine.csv");
        write("update outreach.arrangement set folder = true where id = '" + agreed.id() + "'");
        for (var file : left) Files.writeString(file, ListsFixtures.LIST);
        Files.writeString(whole, ListsFixtures.LIST);
        for (var file : List.of(left.getFirst(), left.getLast(), whole))
            Files.setLastModifiedTime(file, FileTime.from(now));
        forget(watched, DAYS - 1);
        assertThat(left).allSatisfy(file -> assertThat(file).exists());
        forget(watched, DAYS + 1);
        assertThat(left).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(whole).as("it is read").exists();
        write("update outreach.arrangement set folder = false where id = '" + agreed.id() + "'");
        forget(watched, DAYS + 1);
        assertThat(whole).as("nobody reads it any more").doesNotExist();
    }

    @Test
    void a_file_whose_reading_never_ends_is_begun_twice_and_holds_back_no_other() throws Exception {
        var watched = new WatchedFolder(GivenSettings.of(ListsSettings.class, "folder", folder));
        write("update outreach.arrangement set folder = true where id = '" + agreed.id() + "'");
        watched.prepare(agreed.id());
        var here = folder.resolve(agreed.id().toString());
        var hostile = here.resolve("a".repeat(240) + ".csv");
        Files.writeString(hostile, ListsFixtures.LIST);
        Files.writeString(here.resolve("b.csv"), ListsFixtures.LIST);
        var begun = new ArrayList<String>();
        var take = new ImportFromFolder(
                watched,
                arrangements,
                (arrangement, file) -> {
                    begun.add(file.name().substring(0, 1));
                    if (file.name().startsWith("a")) throw new OutOfMemoryError("Java heap space");
                    return receive.handle(arrangement, file);
                },
                read,
                new FolderReportInFrench(),
                associations,
                transactions,
                localDays,
                Clock.fixed(now, ZoneOffset.UTC));
        for (int look = 0; look < 8; look++) take.handle();
        assertThat(begun).containsExactlyInAnyOrder("a", "a", "b");
        assertThat(entries()).isNotEmpty();
        assertThat(hostile).doesNotExist();
        try (var refused = Files.list(here.resolve("refuses"))) {
            var report = refused.filter(file -> file.toString().endsWith(".rapport.txt"))
                    .findAny()
                    .orElseThrow();
            assertThat(report).content().contains("s’est arrêtée deux fois");
        }
        try (var left = Files.list(here)) {
            assertThat(left.filter(Files::isRegularFile)).as("no note stays").isEmpty();
        }
    }

    @Test
    void a_file_of_a_long_name_is_moved_away_once_it_is_taken() throws Exception {
        var watched = new WatchedFolder(GivenSettings.of(ListsSettings.class, "folder", folder));
        write("update outreach.arrangement set folder = true where id = '" + agreed.id() + "'");
        watched.prepare(agreed.id());
        var take = new ImportFromFolder(
                watched,
                arrangements,
                receive,
                read,
                new FolderReportInFrench(),
                associations,
                transactions,
                localDays,
                Clock.fixed(now, ZoneOffset.UTC));
        var file = folder.resolve(agreed.id().toString()).resolve("é".repeat(120) + ".csv");
        Files.writeString(file, ListsFixtures.LIST);
        take.handle();
        assertThat(take.handle()).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(watched.done(agreed.id())).hasSize(2);
    }
}
