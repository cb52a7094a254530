// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.GivenSettings;
import fr.parvis.indicators.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy is made on a disk of 8 MB, in a mount that its process alone sees: it says so, leaves nothing, and the copy before it answers as before. */
class FullDiskTest {
    private static final int ROWS = 100_000;

    @TempDir
    Path folder;

    /** Makes a small copy, then one that does not fit. */
    public static final class Fills {
        private Fills() {}

        public static void main(String[] args) throws IOException {
            var copies = new CopyFolder(GivenSettings.data(Path.of(args[0])));
            var first = copies.next();
            try (var copy = CopyFile.create(first, limits(first))) {
                add(copy, 0, 10);
                copy.write(writing -> new CopyState(1, Set.of(), Instant.EPOCH, null, 0).write(writing));
            }
            var kept = copies.finish(first);
            var making = copies.next();
            try (var copy = CopyFile.create(making, limits(making))) {
                for (int i = 0; i < 1000; i++) add(copy, i * ROWS, ROWS);
                System.out.println("it was not full");
            } catch (CopyFailed e) {
                System.out.println("full: " + FigureCopy.isFull(e));
                copies.delete(making);
            }
            try (var copy = CopyFile.open(kept, limits(kept));
                    var files = Files.list(copies.folder())) {
                System.out.println("kept: "
                        + copy.read(statements -> statements
                                .sql("select count(*) from indicators.fact_call")
                                .query(Long.class)
                                .single()));
                System.out.println("files: " + files.count());
            }
        }

        private static CopyFile.Limits limits(Path file) {
            return new CopyFile.Limits(128, CopyFolder.spill(file));
        }

        private static void add(CopyFile copy, int from, int number) {
            copy.write(writing -> writing.append("indicators", "fact_call", rows -> {
                var read = new CopiedRows(Fact.CALL, copy.codes(), rows);
                for (int i = from; i < from + number; i++)
                    read.accept(CopyFixtures.call(
                            new UUID(0, i), LocalDate.of(2026, 3, 1), "reached", (int) (i * 7919L % 100_003)));
            }));
        }
    }

    private static boolean mounts(Path disk) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                                    "unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_full_disk_leaves_the_copy_before_it_and_nothing_else() throws Exception {
        var disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(mounts(disk), "a machine that lets a process mount for itself");
        var process = new ProcessBuilder(List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"",
                        disk.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fills.class.getName(),
                        disk.toString()))
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            assertThat(out.lines().toList()).containsExactly("full: true", "kept: 10", "files: 1");
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}
