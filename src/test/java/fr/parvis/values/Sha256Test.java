// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

    @Test
    void is_the_hash_of_the_standard_s_example() {
        assertThat(Sha256.hex(ABC)).isEqualTo(OF_ABC);
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of("abc")).isEqualTo(Sha256.of(ABC)).hasSize(32);
    }

    @Test
    void the_short_form_and_the_entity_tag_are_its_first_half() {
        assertThat(Sha256.shortHex(ABC)).isEqualTo(OF_ABC.substring(0, 32));
        assertThat(Sha256.etag(ABC)).isEqualTo('"' + OF_ABC.substring(0, 32) + '"');
    }

    @Test
    void a_stream_has_the_hash_of_its_bytes() throws IOException {
        var digest = Sha256.newDigest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            out.write('a');
            out.write(new byte[] {'b', 'c'});
        }
        assertThat(Sha256.hex(digest)).isEqualTo(OF_ABC);
    }
}
