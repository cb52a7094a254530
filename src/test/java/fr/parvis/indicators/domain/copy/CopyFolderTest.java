// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last finished copy of this version counts; others are not looked at, and go. */
class CopyFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_copy_of_another_version_is_not_looked_at_and_goes() throws IOException {
        var copies = new CopyFolder(GivenSettings.data(folder));
        assertThat(copies.last()).isEmpty();
        var other = Files.writeString(copies.folder().resolve("copy-1.5-1-0199.duckdb"), "of another engine");
        assertThat(copies.last()).isEmpty();
        var first = copies.finish(Files.writeString(copies.next(), "one"));
        var making = Files.writeString(copies.next(), "being made");
        assertThat(copies.last()).contains(first);
        var second = copies.finish(Files.writeString(copies.next(), "two"));
        assertThat(copies.last()).contains(second);
        copies.sweep(second);
        assertThat(other).doesNotExist();
        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(making).as("somebody may be making it").exists();
        assertThat(making.toFile().setLastModified(System.currentTimeMillis() - 3_600_000))
                .isTrue();
        copies.sweepUnfinished();
        assertThat(making).as("this process makes it").exists();
        var spilled = Files.createDirectories(CopyFolder.spill(making)).resolve("duckdb_temp_storage-0.tmp");
        Files.writeString(spilled, "what did not fit");
        new CopyFolder(GivenSettings.data(folder)).sweepUnfinished();
        assertThat(making).as("whoever made it is gone").doesNotExist();
        assertThat(spilled).doesNotExist();
        try (var all = Files.list(copies.folder())) {
            assertThat(all).containsExactly(second);
        }
    }

    /** Holds a copy open until its input ends. */
    public static final class Holds {
        private Holds() {}

        public static void main(String[] args) throws IOException {
            var file = Path.of(args[0]);
            try (var copy = CopyFile.open(file, limits(file))) {
                System.out.println("open " + copy.file());
                if (System.in.read() >= 0) System.out.println("told");
            }
        }
    }

    private static CopyFile.Limits limits(Path file) {
        return new CopyFile.Limits(128, CopyFolder.spill(file));
    }

    @Test
    void a_copy_that_another_process_has_open_stays_until_it_is_closed() throws Exception {
        var copies = new CopyFolder(GivenSettings.data(folder));
        var making = copies.next();
        CopyFile.create(making, limits(making)).close();
        var theirs = copies.finish(making);
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holds.class.getName(),
                        theirs.toString()))
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            var line = out.readLine();
            while (line != null && !line.startsWith("open ")) line = out.readLine();
            assertThat(line).isNotNull();
            var ours = copies.finish(Files.writeString(copies.next(), "ours"));
            copies.sweep(ours);
            assertThat(theirs).exists();
            process.getOutputStream().close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            copies.sweep(ours);
            assertThat(theirs).doesNotExist();
            assertThat(ours).exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_full_disk_is_told_as_such() {
        var full = new CopyFailed("a change", new IOException("Could not write all bytes: No space left on device"));
        assertThat(full.isFull()).isTrue();
        assertThat(new CopyFailed("a change", new IOException("something else")).isFull())
                .isFalse();
        assertThat(FigureCopy.isFull(new IllegalStateException("No space left on device")))
                .isFalse();
    }
}
