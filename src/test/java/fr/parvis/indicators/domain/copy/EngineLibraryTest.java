// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that killed processes left in the temporary folder, which several processes sweep at once. */
class EngineLibraryTest {
    @TempDir
    Path temporary;

    @Test
    void old_libraries_are_deleted_also_beside_one_that_another_process_deletes_at_once() throws IOException {
        // listed, and no longer there when it is looked at
        Files.createSymbolicLink(temporary.resolve("libduckdb_java1.so"), temporary.resolve("deleted"));
        var old = Files.createFile(temporary.resolve("libduckdb_java2.so"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        var fresh = Files.createFile(temporary.resolve("libduckdb_java3.so"));
        var other = Files.createFile(temporary.resolve("letter.so"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        EngineLibrary.sweep(temporary);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
    }
}
