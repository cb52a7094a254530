// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecodedTextTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String TEXT = "nom;prénom;à l'été;cœur d'Alençon — 12 €\r\nNoël;Zoé;;ç\n";

    @Test
    void the_encoding_is_told_with_or_without_a_mark() throws IOException {
        for (var text : List.of(TEXT, TEXT.repeat(2000), "\n".repeat(5000) + TEXT))
            for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE, WINDOWS)) {
                assertThat(DecodedText.of(text.getBytes(charset))).isEqualTo(text);
                if (!charset.equals(WINDOWS))
                    assertThat(DecodedText.of(("\uFEFF" + text).getBytes(charset)))
                            .isEqualTo(text);
                var read = new DecodedText(new ByteArrayInputStream(text.getBytes(charset)));
                read.transferTo(new java.io.StringWriter());
                assertThat(read.charset()).isEqualTo(charset);
            }
    }

    @Test
    void one_wrong_byte_does_not_spoil_the_rest() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("été 😀 ".getBytes(UTF_8));
        bytes.write("été ".getBytes(WINDOWS));
        bytes.write("été".getBytes(UTF_8));
        bytes.write(0xC3);
        assertThat(DecodedText.of(bytes.toByteArray())).isEqualTo("été 😀 été étéÃ");
    }

    @Test
    void a_letter_may_lie_across_two_buffers() {
        for (int before = 4080; before < 4110; before++) {
            var text = "a".repeat(before) + "é😀".repeat(3000);
            assertThat(DecodedText.of(text.getBytes(UTF_8))).isEqualTo(text);
            assertThat(DecodedText.of(text.getBytes(UTF_16LE))).isEqualTo(text);
        }
    }

    @Test
    void the_beginning_can_be_looked_at_before_it_is_read() throws IOException {
        var text = new DecodedText(new ByteArrayInputStream(("\uFEFF" + TEXT).getBytes(UTF_8)));
        assertThat(text.start()).isEqualTo(TEXT);
        assertThat(text.isBinary()).isFalse();
        assertThat(text.read()).isEqualTo('n');
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        assertThat(new DecodedText(new ByteArrayInputStream(new byte[] {1, 0, 2, 5, 9, 7, 0, 0, 1, 1, 1})).isBinary())
                .isTrue();
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var junk = new byte[random.nextInt(20_000)];
            random.nextBytes(junk);
            assertThat(DecodedText.of(junk)).hasSizeLessThanOrEqualTo(junk.length);
        }
    }

    @Test
    void nothing_is_an_empty_text() throws IOException {
        assertThat(DecodedText.of(new byte[0])).isEmpty();
        assertThat(DecodedText.of("\uFEFF".getBytes(UTF_16BE))).isEmpty();
        assertThat(new DecodedText(new ByteArrayInputStream(new byte[0])).start())
                .isEmpty();
    }
}
