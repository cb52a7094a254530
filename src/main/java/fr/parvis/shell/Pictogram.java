package fr.parvis.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** The pictures of papers, for who reads badly; drawn by {@code src/main/node/pictograms.mjs}, because what draws PDF files knows no SVG. */
public final class Pictogram {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Pictogram() {}

    /**
     * A picture as an address that holds it.
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
