// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** Icons on paper: PNG files that {@code src/main/node/pictograms.mjs} draws, because the writer of PDF files knows no SVG. */
public final class Pictogram {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Pictogram() {}

    /**
     * Data address of an icon.
     *
     * @param file in the resources, without its ending: {@code sheets/pictograms/call}
     */
    public static String of(String file) {
        return KNOWN.computeIfAbsent(file, Pictogram::read);
    }

    private static String read(String file) {
        try (var in = new ClassPathResource(file + ".png").getInputStream()) {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("no pictogram " + file, e);
        }
    }
}
