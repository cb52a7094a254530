// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Phrases by which people ask for a sheet, shipped in {@code procedures/asked.tsv}: on each line the number of a sheet, a tab and phrases with "|" between
 * two. Sheets that the guide does not have are never asked for. Parvis does not start with a line that is written otherwise.
 */
@Component
class AskedPhrases {
    private static final String FILE = "procedures/asked.tsv";
    private static final Pattern LINE = Pattern.compile("([FN]\\d{1,8})\\t([^\\t]+)");

    private final Map<String, List<String>> bySheet;
    private final String version;

    AskedPhrases() {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            bySheet = read(text);
            version = Sha256.shortHex(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when a line is not one sheet with its phrases, or a second one of the same sheet */
    static Map<String, List<String>> read(String text) {
        var bySheet = new TreeMap<String, List<String>>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            var parts = LINE.matcher(line);
            if (!parts.matches()) throw malformed(number, "the number of a sheet, a tab and phrases are expected");
            var phrases = Arrays.stream(parts.group(2).split("\\|", -1))
                    .map(String::strip)
                    .toList();
            if (phrases.stream().anyMatch(String::isEmpty)) throw malformed(number, "a phrase is empty");
            if (bySheet.put(parts.group(1), phrases) != null)
                throw malformed(number, parts.group(1) + " has a line before");
        }
        return bySheet;
    }

    private static IllegalStateException malformed(int number, String why) {
        return new IllegalStateException(FILE + ", line " + number + ": " + why);
    }

    /** The phrases of a sheet; none for most. */
    List<String> of(String sheet) {
        return bySheet.getOrDefault(sheet, List.of());
    }

    /** Version of the phrases: another one when any of them is another. */
    String version() {
        return version;
    }
}
