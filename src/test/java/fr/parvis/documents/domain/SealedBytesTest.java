// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.documents.domain.DataKey.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed bytes open whole, in their order, to their end and for their document, or not at all. */
class SealedBytesTest {
    private static final int CHUNK = Chunks.PLAIN;

    final DataKey key = DataKey.fresh("document a");

    @TempDir
    Path folder;

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var to = key.sealing(out, Part.CONTENT)) {
            // in pieces of any length, as they arrive
            for (int at = 0; at < plain.length; at += 7919) to.write(plain, at, Math.min(7919, plain.length - at));
        }
        return out.toByteArray();
    }

    private byte[] opened(DataKey by, Part part, byte[] sealed) throws IOException {
        return by.opening(new ByteArrayInputStream(sealed), part).readAllBytes();
    }

    private void opensForNobody(byte[] sealed) {
        assertThatThrownBy(() -> opened(key, Part.CONTENT, sealed)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
    void bytes_of_any_length_come_back(int length) throws IOException {
        var plain = bytes(length);
        var sealed = sealed(plain);
        assertThat(opened(key, Part.CONTENT, sealed)).isEqualTo(plain);
        var file = Files.write(folder.resolve("sealed"), sealed);
        try (var reading = key.reading(file, Part.CONTENT)) {
            assertThat(reading.length()).isEqualTo(length);
            assertThat(reading.stream().readAllBytes()).isEqualTo(plain);
            if (length > CHUNK) {
                reading.seek(CHUNK - 3);
                var across = new byte[4];
                reading.readFully(across);
                assertThat(across).isEqualTo(Arrays.copyOfRange(plain, CHUNK - 3, CHUNK + 1));
            }
        }
    }

    @Test
    void what_was_cut_opens_for_nobody_wherever_it_was_cut() throws IOException {
        var sealed = sealed(bytes(2 * CHUNK + 100));
        for (int end : new int[] {
            0, 5, Chunks.HEAD, Chunks.HEAD + Chunks.SEALED, Chunks.HEAD + 2 * Chunks.SEALED, sealed.length - 1
        }) opensForNobody(Arrays.copyOf(sealed, end));
    }

    @Test
    void chunks_swapped_repeated_or_changed_open_for_nobody() throws IOException {
        var sealed = sealed(bytes(3 * CHUNK));
        var swapped = sealed.clone();
        System.arraycopy(sealed, Chunks.HEAD, swapped, Chunks.HEAD + Chunks.SEALED, Chunks.SEALED);
        System.arraycopy(sealed, Chunks.HEAD + Chunks.SEALED, swapped, Chunks.HEAD, Chunks.SEALED);
        opensForNobody(swapped);
        var longer = Arrays.copyOf(sealed, sealed.length + Chunks.SEALED);
        System.arraycopy(sealed, Chunks.HEAD, longer, sealed.length, Chunks.SEALED);
        opensForNobody(longer);
        var changed = sealed.clone();
        changed[Chunks.HEAD + Chunks.SEALED + 9] ^= 1;
        opensForNobody(changed);
    }

    @Test
    void another_document_or_another_part_of_the_same_opens_nothing() throws IOException {
        var sealed = sealed(bytes(10));
        var other = DataKey.of(key.text(), "document b").orElseThrow();
        assertThatThrownBy(() -> opened(other, Part.CONTENT, sealed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> opened(key, Part.PREVIEW, sealed)).isInstanceOf(IOException.class);
        assertThat(opened(DataKey.of(key.text(), "document a").orElseThrow(), Part.CONTENT, sealed))
                .isEqualTo(bytes(10));
    }

    @Test
    void a_name_is_sealed_under_the_document_s_own_key() {
        assertThat(key.open(key.seal("Facture d’électricité"))).isEqualTo("Facture d’électricité");
        assertThat(DataKey.of("illisible", "document a")).isEmpty();
    }
}
