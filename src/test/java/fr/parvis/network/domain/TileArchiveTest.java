// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.network.MapSettings;
import fr.parvis.network.SmallArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of tiles in the data folder: a sound one, one cut in half, something else. */
class TileArchiveTest {
    @TempDir
    Path data;

    private final byte[] sound = SmallArchive.bytes();

    private TileArchive archive() {
        return new TileArchive(GivenSettings.data(data), GivenSettings.of(MapSettings.class));
    }

    private void lay(byte[] bytes, int second) throws IOException {
        var file = data.resolve(TileArchive.NAME);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000L + second)));
    }

    @Test
    void a_sound_archive_is_found_and_read_in_parts() throws IOException {
        assertThat(archive().find()).isEmpty();
        lay(sound, 0);
        var found = archive().find().orElseThrow();
        assertThat(found.size()).isEqualTo(sound.length);
        assertThat(found.read(0, 7)).asString().isEqualTo("PMTiles");
        assertThat(found.read(127, 10)).isEqualTo(Arrays.copyOfRange(sound, 127, 137));
        assertThatThrownBy(() -> found.read(sound.length - 3, 10)).isInstanceOf(IOException.class);
        assertThat(archive().attribution()).contains("OpenStreetMap");
    }

    @Test
    void one_that_is_cut_in_half_is_left_alone_until_a_whole_one_comes() throws IOException {
        lay(Arrays.copyOf(sound, sound.length / 2), 0);
        var archive = archive();
        assertThat(archive.find()).isEmpty();
        lay(sound, 1);
        assertThat(archive.find()).isPresent();
        lay(Arrays.copyOf(sound, 50), 2);
        assertThat(archive.find()).as("shorter than a header").isEmpty();
    }

    @Test
    void what_is_no_archive_of_vector_tiles_is_left_alone() throws IOException {
        var other = sound.clone();
        other[0] = 'X';
        var old = sound.clone();
        old[7] = 2;
        var pictures = sound.clone();
        pictures[99] = 2;
        var archive = archive();
        int second = 0;
        for (var wrong : new byte[][] {other, old, pictures, new byte[500], {}}) {
            lay(wrong, second++);
            assertThat(archive.find()).isEmpty();
        }
    }
}
