// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.papers;

import fr.parvis.files.TaggedPdf;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Certificate that somebody attended a workshop; their name is printed and kept nowhere. */
@Component
public class Certificate {
    /**
     * Text of the paper.
     *
     * @param days each with its duration
     * @param duration of all of them
     * @param gestures gestures that the workshop trains, in words
     */
    public record Text(
            String association,
            String name,
            String workshop,
            String place,
            List<String> days,
            String duration,
            String goals,
            List<String> gestures,
            String on) {}

    private final TaggedPdf pdf;

    Certificate(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    public byte[] print(Text text) {
        return Words.in(Words.FRENCH).call(() -> pdf.of("workshops/certificate.jte", Map.of("text", text)));
    }
}
