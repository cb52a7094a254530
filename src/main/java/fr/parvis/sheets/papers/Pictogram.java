package fr.parvis.sheets.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** The pictures that tell who reads badly what a part of the sheet is about; drawn by {@code src/main/node/pictograms.mjs}. */
final class Pictogram {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Pictogram() {}

    static String of(String name) {
        return KNOWN.computeIfAbsent(name, Pictogram::read);
    }

    private static String read(String name) {
        try (var in = new ClassPathResource("sheets/pictograms/" + name + ".png").getInputStream()) {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("no pictogram " + name, e);
        }
    }
}
