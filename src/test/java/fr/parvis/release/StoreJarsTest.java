// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/StoreJars.java}, which a release runs on its jars before the whole is compressed. */
class StoreJarsTest {
    private static final List<String> NAMES = List.of("META-INF/MANIFEST.MF", "META-INF/", "b.txt", "a.txt");

    @TempDir
    Path folder;

    private String said = "";

    private Path jar(String name) throws IOException {
        var jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (var to = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : NAMES) {
                to.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) to.write(content(entry));
                to.closeEntry();
            }
        }
        return jar;
    }

    private static byte[] content(String entry) {
        return (entry + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
    }

    private int store(String zone) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Dstderr.encoding=UTF-8",
                        "-Duser.timezone=" + zone,
                        "bin/StoreJars.java",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void entries_are_stored_in_their_order_with_their_bytes() throws Exception {
        var jar = jar("app/lib/one.jar");
        assertThat(store("Europe/Paris")).as(said).isZero();
        try (var stored = new ZipFile(jar.toFile())) {
            var entries = stored.stream().toList();
            assertThat(entries).extracting(ZipEntry::getName).isEqualTo(NAMES);
            assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
            for (var entry : entries) {
                if (entry.isDirectory()) continue;
                try (var content = stored.getInputStream(entry)) {
                    assertThat(content.readAllBytes()).isEqualTo(content(entry.getName()));
                }
            }
        }
        try (var files = Files.list(jar.getParent())) {
            assertThat(files).containsExactly(jar);
        }
    }

    @Test
    void the_same_jar_gives_the_same_bytes_in_any_zone() throws Exception {
        var jar = jar("one.jar");
        assertThat(store("Europe/Paris")).as(said).isZero();
        var first = Files.readAllBytes(jar);
        assertThat(store("America/Cayenne")).as(said).isZero();
        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void a_jar_with_an_entry_twice_is_named_and_left_as_it_is() throws Exception {
        var jar = jar("one.jar");
        var twice = Files.readString(jar, StandardCharsets.ISO_8859_1).replace("b.txt", "a.txt");
        Files.writeString(jar, twice, StandardCharsets.ISO_8859_1);
        assertThat(store("Europe/Paris")).isEqualTo(1);
        assertThat(said).contains(jar + " : l'entrée a.txt s'y trouve deux fois.");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
        assertThat(Files.readString(jar, StandardCharsets.ISO_8859_1)).isEqualTo(twice);
    }
}
