// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import fr.parvis.indicators.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it feeds a copy leaves rows and state that belong together. */
class KilledCopyTest {
    private static final int BATCH = 50;
    private static final UUID ASSOCIATION = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @TempDir
    Path folder;

    /** Feeds a copy until it is killed: one batch and its number in each transaction. */
    public static final class Feeds {
        private Feeds() {}

        public static void main(String[] args) {
            var file = Path.of(args[0]);
            try (var copy = CopyFile.open(file, limits(file.getParent()))) {
                long number = copy.read(CopyState::read).horizon();
                while (true) {
                    long next = ++number;
                    copy.write(writing -> {
                        writing.append("indicators", "fact_call", rows -> {
                            var read = new CopiedRows(Fact.CALL, copy.codes(), rows);
                            for (int i = 0; i < BATCH; i++)
                                read.accept(CopyFixtures.call(
                                        ASSOCIATION, LocalDate.of(2026, 3, 1), "reached-" + next, 60));
                        });
                        state(next).write(writing);
                    });
                    System.out.println("fed");
                }
            }
        }
    }

    private static CopyFile.Limits limits(Path folder) {
        return new CopyFile.Limits(128, folder.resolve("spill"));
    }

    private static CopyState state(long number) {
        return new CopyState(number, Set.of(), Instant.EPOCH, null, 0);
    }

    @Test
    void rows_and_state_are_equal_after_each_kill() throws Exception {
        var file = folder.resolve("killed.duckdb");
        try (var copy = CopyFile.create(file, limits(folder))) {
            copy.write(writing -> state(0).write(writing));
        }
        var random = new Random(5);
        long last = 0;
        for (int kill = 0; kill < Scale.of(3, 50); kill++) {
            killAfterSome(file, random.nextInt(40));
            try (var copy = CopyFile.open(file, limits(folder))) {
                long number = copy.read(CopyState::read).horizon();
                long rows = copy.read(statements -> statements
                        .sql("select count(*) from indicators.fact_call")
                        .query(Long.class)
                        .single());
                assertThat(rows).as("after kill " + kill).isEqualTo(number * BATCH);
                assertThat(number).isGreaterThan(last);
                last = number;
            }
        }
    }

    private void killAfterSome(Path file, int more) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Feeds.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            // at any moment after the first batches
            for (int i = 0; i <= more; i++) assertThat(out.readLine()).isEqualTo("fed");
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}
