// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactStatements;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the copy, without a database: all or nothing, found again, refused when it is damaged. */
class CopyFileTest {
    private static final UUID OURS = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-000000000002");

    @TempDir
    Path folder;

    private CopyFile.Limits limits() {
        return new CopyFile.Limits(128, folder.resolve("spill"));
    }

    /** Calls of the line: association, day, result, seconds. */
    private static void calls(CopyFile copy, CopyFile.Writing writing, ByteBuffer... lines) {
        writing.append("indicators", "fact_call", rows -> {
            var read = new CopiedRows(Fact.CALL, copy.codes(), rows);
            for (var line : lines) read.accept(line);
        });
    }

    private static ByteBuffer call(UUID association, String day, @Nullable String result) {
        return CopyFixtures.call(association, LocalDate.parse(day), result, 60);
    }

    private static Map<List<String>, Long> count(CopyFile copy, Extent extent, List<Dimension> by) {
        var found = new HashMap<List<String>, Long>();
        copy.read(statements -> {
            new CopyFacts(statements, copy.codes())
                    .read(
                            FactStatements.of(
                                    extent,
                                    new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                                    List.of("calls"),
                                    by,
                                    Map.of()),
                            (codes, values) -> found.put(codes, values[0]));
            return true;
        });
        return found;
    }

    @Test
    void what_was_written_is_found_again_and_what_failed_left_nothing() {
        var file = folder.resolve("one.duckdb");
        try (var copy = CopyFile.create(file, limits())) {
            copy.write(writing -> {
                calls(
                        copy,
                        writing,
                        call(OURS, "2026-03-01", "reached"),
                        call(OURS, "2026-04-01", null),
                        call(THEIRS, "2026-04-01", "reached"));
                new CopyState(7, Set.of(new CopyState.Applied(9, 1)), Instant.EPOCH, new CopyState.Applied(9, 1), 3)
                        .write(writing);
            });
            assertThatThrownBy(() -> copy.write(writing -> {
                        calls(copy, writing, call(OURS, "2026-05-01", "busy"));
                        throw new IllegalStateException("the act's own");
                    }))
                    .isInstanceOf(CopyFailed.class);
            assertThat(count(copy, new Extent.OfAssociation(OURS), List.of())).containsValue(2L);
        }
        try (var copy = CopyFile.open(file, limits())) {
            copy.write(writing -> calls(copy, writing, call(OURS, "2026-05-01", "voicemail")));
            assertThat(count(copy, new Extent.OfAssociation(OURS), List.of(Dimension.MONTH, Dimension.CALL_RESULT)))
                    .isEqualTo(Map.of(
                            List.of("202603", "reached"), 1L,
                            List.of("202604", ""), 1L,
                            List.of("202605", "voicemail"), 1L));
            assertThat(count(copy, new Extent.OfAssociation(THEIRS), List.of())).containsValue(1L);
            assertThat(count(copy, new Extent.WholeNetwork(), List.of(Dimension.ASSOCIATION)))
                    .containsEntry(List.of(OURS.toString()), 3L);
            var state = copy.read(CopyState::read);
            assertThat(state.horizon()).isEqualTo(7);
            assertThat(state.fed()).isEqualTo(3);
            assertThat(state.applied()).containsExactly(new CopyState.Applied(9, 1));
        }
    }

    @Test
    void each_row_has_the_month_quarter_year_and_weekday_of_its_day() {
        try (var copy = CopyFile.create(folder.resolve("days.duckdb"), limits())) {
            copy.write(writing -> calls(
                    copy,
                    writing,
                    call(OURS, "1970-01-01", null),
                    call(OURS, "2026-12-31", null),
                    call(OURS, "2026-12-31", null),
                    call(OURS, "2025-05-04", null)));
            var days = copy.read(statements -> statements
                    .sql("select cast(day as varchar) || ' ' || cast(month as varchar) || ' '"
                            + " || cast(quarter as varchar) || ' ' || cast(year as varchar) || ' '"
                            + " || cast(weekday as varchar)"
                            + " from indicators.fact_call order by rowid")
                    .query(String.class)
                    .list());
            assertThat(days)
                    .containsExactly(
                            "1970-01-01 197001 19701 1970 4",
                            "2026-12-31 202612 20264 2026 4",
                            "2026-12-31 202612 20264 2026 4",
                            "2025-05-04 202505 20252 2025 7");
        }
    }

    @Test
    void codes_of_any_length_have_a_number_each() {
        var codes = new ArrayList<String>();
        for (int length = 1; length <= 40; length++)
            for (var letter : List.of("a", "b", "é", "0")) {
                codes.add(letter + "x".repeat(length));
                codes.add("x".repeat(length) + letter);
            }
        var lines = new ArrayList<ByteBuffer>();
        for (int i = 0; i < 2; i++) for (var code : codes) lines.add(call(OURS, "2026-03-01", code));
        try (var copy = CopyFile.create(folder.resolve("codes.duckdb"), limits())) {
            copy.write(writing -> calls(copy, writing, lines.toArray(ByteBuffer[]::new)));
            var counted = count(copy, new Extent.OfAssociation(OURS), List.of(Dimension.CALL_RESULT));
            assertThat(counted).hasSize(codes.size());
            assertThat(counted.values()).containsOnly(2L);
        }
    }

    @Test
    void why_the_engine_refuses_the_last_rows_is_told() {
        try (var copy = CopyFile.create(folder.resolve("refused.duckdb"), limits())) {
            assertThatThrownBy(() -> copy.write(writing -> {
                        writing.statements()
                                .sql("create table numbered (no integer not null)")
                                .update();
                        writing.append("main", "numbered", rows -> rows.row(CopyFile.Row::appendNull));
                    }))
                    .isInstanceOf(CopyFailed.class)
                    .hasMessageContaining("NOT NULL");
        }
    }

    @Test
    void sums_of_years_that_did_not_change_are_not_read_again() {
        try (var copy = CopyFile.create(folder.resolve("years.duckdb"), limits())) {
            copy.write(writing -> calls(
                    copy,
                    writing,
                    call(OURS, "2023-03-01", "reached"),
                    call(OURS, "2024-03-01", "reached"),
                    call(OURS, "2026-03-01", "reached")));
            assertThat(countOfYears(copy)).isEqualTo(3);
            // what is said to change this year alone leaves the sums of the others as they were read
            copy.write(writing -> {
                writing.statements()
                        .sql("delete from indicators.fact_call where day < '2026-01-01'")
                        .update();
                calls(copy, writing, call(OURS, "2026-03-02", "reached"));
                writing.changesOnly(Set.of(2026));
            });
            assertThat(countOfYears(copy)).isEqualTo(4);
            copy.write(writing -> writing.changesOnly(Set.of(2024)));
            assertThat(countOfYears(copy)).isEqualTo(2);
            copy.write(writing -> calls(copy, writing, call(OURS, "2023-05-01", "reached")));
            assertThat(countOfYears(copy)).isEqualTo(3);
        }
    }

    private static long countOfYears(CopyFile copy) {
        var period = new Period(LocalDate.of(2022, 6, 1), LocalDate.of(2026, 6, 30));
        var counted = new ArrayList<Long>();
        copy.facts(facts -> {
            facts.read(
                    FactStatements.of(new Extent.OfAssociation(OURS), period, List.of("calls"), List.of(), Map.of()),
                    (_, values) -> counted.add(values[0]));
            return true;
        });
        assertThat(counted).as("one row").hasSize(1);
        return counted.getFirst();
    }

    @Test
    void a_file_that_is_no_copy_or_not_finished_is_refused() throws Exception {
        var damaged = folder.resolve("damaged.duckdb");
        Files.writeString(damaged, "not a database at all".repeat(1000));
        assertThatThrownBy(() -> CopyFile.open(damaged, limits())).isInstanceOf(CopyFailed.class);
        var unfinished = folder.resolve("unfinished.duckdb");
        CopyFile.create(unfinished, limits()).close();
        try (var copy = CopyFile.open(unfinished, limits())) {
            assertThatThrownBy(() -> copy.read(CopyState::read)).isInstanceOf(CopyFailed.class);
        }
    }

    @Test
    void a_copy_that_cannot_be_made_holds_no_file_open() {
        var there = folder.resolve("there.duckdb");
        CopyFile.create(there, limits()).close();
        assertThatThrownBy(() -> CopyFile.create(there, limits())).isInstanceOf(CopyFailed.class);
        // the engine opens no file twice in one process with other limits
        CopyFile.open(there, new CopyFile.Limits(256, folder.resolve("spill"))).close();
    }

    @Test
    void nothing_of_the_engine_is_left_in_the_temporary_folder() throws Exception {
        CopyFile.create(folder.resolve("some.duckdb"), limits()).close();
        var maps = Files.readString(Path.of("/proc/self/maps"));
        try (var left = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "libduckdb_java*.so")) {
            for (var file : left)
                assertThat(maps).doesNotContain(file.getFileName().toString() + "\n");
        }
    }

    @Test
    void questions_at_once_are_answered_two_at_a_time() throws Exception {
        try (var copy = CopyFile.create(folder.resolve("many.duckdb"), limits())) {
            copy.write(writing -> calls(copy, writing, call(OURS, "2026-03-01", "reached")));
            var asked = new ArrayList<java.util.concurrent.Future<Map<List<String>, Long>>>();
            try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 20; i++)
                    asked.add(threads.submit(() -> count(copy, new Extent.OfAssociation(OURS), List.of())));
            }
            for (var one : asked) assertThat(one.get()).containsValue(1L);
        }
    }
}
