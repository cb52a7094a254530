// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.indicators.Fact;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** All facts as Parquet: what is in it is what was recorded, as text, and a file that did not change stays as it is. */
@ParvisTest
class WriteParquetTest {
    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    ApplicationContext context;

    @Autowired
    CopySettings settings;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    @Test
    void requests_are_read_again_as_they_were_recorded_whatever_a_killed_process_left() throws Exception {
        var desk = fixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        var write = new WriteParquet(settings, CopyFixtures.writing(List.of(desk.association()), context), clock, json);
        var first = write.handle(folder);
        assertThat(Files.readString(folder.resolve("_manifest.json"))).contains("fact_request/y=");
        assertThat(Files.readString(folder.resolve("schema.json"))).contains("\"theme\":\"string\"");
        assertThat(count(desk)).isEqualTo(1);
        var file = folder.resolve(first.files().stream()
                .filter(one -> one.file().startsWith("fact_request/"))
                .toList()
                .getLast()
                .file());
        assertThat(file).exists();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        var emptied = folder.resolve("fact_request/y=1999/m=1/part.parquet");
        Files.createDirectories(emptied.getParent());
        Files.copy(file, emptied);
        var work = folder.resolve("_work");
        Files.createDirectories(work.resolve("spill"));
        Files.writeString(work.resolve("spill/duckdb_temp_storage-0.tmp"), "half");
        Files.writeString(work.resolve("facts.duckdb.wal"), "half");
        Files.delete(folder.resolve("_manifest.json"));
        write.handle(folder);
        assertThat(folder.resolve("_manifest.json")).exists();
        assertThat(emptied).as("a month without facts").doesNotExist();
        assertThat(count(desk)).isEqualTo(2);
        assertThat(work).as("nothing is left").doesNotExist();
    }

    @Test
    void what_is_recorded_while_facts_are_read_is_in_all_of_them_or_in_none() {
        var desk = fixtures.aDesk();
        Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        var facts = new FactRows(context.getBean(JdbcTemplate.class)) {
            @Override
            void all(Fact fact, UUID association, Consumer<ByteBuffer> row) {
                super.all(fact, association, row);
                if (fact == Fact.VISIT)
                    CompletableFuture.runAsync(() -> Network.as(desk.mediator(), () -> {
                                assertThat(visits.record(VisitsFixtures.aVisit(desk.point())))
                                        .isInstanceOf(Visits.Outcome.Accepted.class);
                            }))
                            .join();
            }
        };
        var writing = CopyFixtures.writing(List.of(desk.association()), facts, context);
        new WriteParquet(settings, writing, clock, json).handle(folder);
        assertThat(count(desk, "fact_visit", "true")).isEqualTo(1);
        assertThat(count(desk)).isEqualTo(1);
    }

    @Test
    void facts_that_cannot_be_read_end_the_writing_with_their_cause_and_leave_nothing() {
        var desk = fixtures.aDesk();
        var other = fixtures.aDesk();
        var facts = new FactRows(context.getBean(JdbcTemplate.class)) {
            @Override
            void all(Fact fact, UUID association, Consumer<ByteBuffer> row) {
                if (fact == Fact.REQUEST && association.equals(other.association()))
                    throw new IllegalStateException("the database went away");
                super.all(fact, association, row);
            }
        };
        var writing = CopyFixtures.writing(List.of(desk.association(), other.association()), facts, context);
        var write = new WriteParquet(settings, writing, clock, json);
        assertThatThrownBy(() -> write.handle(folder))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("the database went away");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void facts_of_several_associations_are_read_by_two_at_once_at_most_and_each_is_in_it() {
        var desks = List.of(fixtures.aDesk(), fixtures.aDesk(), fixtures.aDesk());
        for (var desk : desks) Network.as(desk.mediator(), () -> visits.record(VisitsFixtures.aVisit(desk.point())));
        var reading = ConcurrentHashMap.<UUID>newKeySet();
        var most = new AtomicInteger();
        var facts = new FactRows(context.getBean(JdbcTemplate.class)) {
            @Override
            void all(Fact fact, UUID association, Consumer<ByteBuffer> row) {
                reading.add(association);
                most.accumulateAndGet(reading.size(), Math::max);
                super.all(fact, association, row);
                if (fact == Fact.COPIED.getLast()) reading.remove(association);
            }
        };
        var few = desks.stream().map(VisitsFixtures.Desk::association).toList();
        new WriteParquet(settings, CopyFixtures.writing(few, facts, context), clock, json).handle(folder);
        for (var desk : desks) assertThat(count(desk)).isEqualTo(1);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void facts_are_sorted_with_more_memory_than_others_and_never_with_less() {
        var before = transaction.execute(_ -> workMemory());
        assertThat(sortedWith("4MB")).isEqualTo("32MB");
        assertThat(sortedWith("1GB")).isEqualTo("1GB");
        var after = transaction.execute(_ -> workMemory());
        assertThat(after).isEqualTo(before);
    }

    private String sortedWith(String usual) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            database.sql("select set_config('work_mem', :usual, true)")
                    .param("usual", usual)
                    .query(String.class)
                    .single();
            context.getBean(FactRows.class).sortInMemory();
            return workMemory();
        }));
    }

    private String workMemory() {
        return database.sql("select current_setting('work_mem')")
                .query(String.class)
                .single();
    }

    private long count(VisitsFixtures.Desk desk) {
        return count(desk, "fact_request", "theme = 'family-benefits'");
    }

    private long count(VisitsFixtures.Desk desk, String fact, String condition) {
        try (var engine = CopyFile.create(
                folder.resolve("reader-" + System.nanoTime()), new CopyFile.Limits(128, folder.resolve("spill")))) {
            return engine.read(statements -> statements
                    .sql("select count(*) from read_parquet('" + folder
                            + "/" + fact + "/*/*/*.parquet') where association = '" + desk.association()
                            + "' and " + condition)
                    .query(Long.class)
                    .single());
        }
    }
}
