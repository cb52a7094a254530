// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.runtime.ParvisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * Texts of a network's own instead of ours, as when a native reader has corrected a translation: files {@code <code>.properties} in the
 * folder that {@code parvis.words} names, read at the start. What cannot be read is said in the log, and ours stands.
 */
@Component
class OwnWords {
    private static final Logger LOG = LoggerFactory.getLogger(OwnWords.class);

    OwnWords(ParvisSettings parvis) {
        if (!parvis.words().isBlank()) Words.override(read(Path.of(parvis.words())));
    }

    private static Map<Language, Map<String, String>> read(Path folder) {
        var own = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            var file = folder.resolve(language.code() + ".properties");
            if (!Files.exists(file)) continue;
            try {
                var texts = Words.read(language, new FileSystemResource(file));
                texts.keySet().stream()
                        .filter(key -> !Words.knows(language, key))
                        .forEach(key -> LOG.warn("{} says {}, which no page asks for", file, key));
                own.put(language, texts);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("the words in {} cannot be read, ours are said: {}", file, e.toString());
            }
        }
        if (own.isEmpty())
            LOG.warn("there are no words in {}: files are named after a language, as in ar.properties", folder);
        return own;
    }
}
