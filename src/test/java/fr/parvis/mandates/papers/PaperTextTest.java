// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.Scope;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words that people signed stay what they were. */
class PaperTextTest {
    /** SHA-256 of the words of each version. A line is added with a version; one that is there is never changed. */
    private static final Map<Integer, String> WORDS = Map.of(
            1, "08957adbe576639c405bca9129301c66b47d027ef2ee2bfa59c44c6cec072c44",
            2, "15e1eba248e95c4ee47a280b54c9c9e7e14514b72ac1e3277e932313af3f2296");

    private static Properties words(int version) throws IOException {
        var words = new Properties();
        try (var reader = new InputStreamReader(PaperText.file(version).getInputStream(), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void words_that_somebody_may_have_signed_are_never_changed() throws IOException, NoSuchAlgorithmException {
        for (var version : WORDS.entrySet()) {
            var text = new TreeMap<>(words(version.getKey()))
                    .entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                            .collect(Collectors.joining());
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(digest))
                    .as(
                            "the words of version %s were signed: leave them, and write mandates/paper-%s.properties",
                            version.getKey(), Mandate.CURRENT_WORDS + 1)
                    .isEqualTo(version.getValue());
        }
    }

    @Test
    void a_field_is_called_by_the_papers_it_is_about_and_in_the_first_version_as_it_was_signed() {
        assertThat(PaperText.of(1).field(Scope.ETRANGER)).isEqualTo("Étrangers et Europe");
        assertThat(PaperText.of(2).field(Scope.ETRANGER)).isEqualTo("Titre de séjour, nationalité");
        assertThat(PaperText.of(2).scope(Scope.ETRANGER)).startsWith("Titre de séjour, nationalité\u00a0: visa");
    }

    @Test
    void each_version_up_to_the_one_of_today_is_there_and_says_every_field_and_duration() throws IOException {
        assertThat(WORDS.keySet()).hasSize(Mandate.CURRENT_WORDS).contains(Mandate.CURRENT_WORDS);
        assertThat(PaperText.file(Mandate.CURRENT_WORDS + 1).exists())
                .as("a version that nobody is given yet")
                .isFalse();
        for (int version = 1; version <= Mandate.CURRENT_WORDS; version++) {
            var text = PaperText.of(version);
            for (var scope : Scope.values()) assertThat(text.scope(scope)).contains("\u00a0: ");
            for (int days : Mandate.DURATIONS) assertThat(text.duration(days)).isNotBlank();
            assertThat(text.rights()).hasSizeGreaterThanOrEqualTo(5);
        }
    }
}
