// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.files.TaggedPdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;

/** Draws a sheet on one page, in the largest letters that fit: 20 points, 14 at the least. */
@Component
class DrawSheet {
    static final List<Integer> SIZES = List.of(20, 18, 16, 15, 14);

    private final TaggedPdf pdf;

    DrawSheet(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    boolean draws(String text) {
        return pdf.draws(text);
    }

    /** Nothing when it would need a second page. */
    Optional<byte[]> onePage(SheetText text) {
        return SIZES.stream()
                .map(size -> pdf.of("sheets/sheet.jte", Map.of("sheet", text, "size", size)))
                .filter(drawn -> pages(drawn) == 1)
                .findFirst();
    }

    private static int pages(byte[] drawn) {
        try (var document = Loader.loadPDF(drawn)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException("what was drawn cannot be read", e);
        }
    }
}
