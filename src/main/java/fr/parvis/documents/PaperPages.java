// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import fr.parvis.values.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Documents for modules that read them: the check of an upload, pages as pixels, and documents that are kept. */
public interface PaperPages {

    /** Kind of a file by its content. */
    sealed interface Checked {
        /** @param pdf or a picture @param pages 1 for a picture */
        record Fit(boolean pdf, int pages) implements Checked {}

        /** Why it may not come in. */
        record Unfit(Problem problem) implements Checked {}
    }

    /** A document of a case. @param bytes to be closed by who reads them */
    record Opened(UUID caseFile, InputStream bytes) {}

    /** Whether a file may come in, by the rules for documents; sizes are read before any pixel is. @param field of the form */
    Checked check(byte[] file, String field) throws IOException;

    /** Answer of the scan for viruses. */
    enum Scan {
        CLEAN,
        VIRUS,
        /** The scanner that is set did not answer. */
        UNKNOWN
    }

    /** Whether a file holds a virus, by the scanner that is set; without one every file is clean. */
    Scan scan(byte[] file);

    /**
     * A page as pixels, upright as its camera was held.
     *
     * @param file one that {@link #check} found fit
     * @param page from 0
     * @param longest its longest side at most
     * @return nothing when it cannot be drawn within some seconds
     */
    Optional<BufferedImage> page(byte[] file, int page, int longest) throws IOException;

    /** A PDF, with little memory for what is made of it; to be closed. @param file one that {@link #check} found fit */
    PDDocument pdf(byte[] file) throws IOException;

    /** A document of a case that can be read. */
    record Kept(UUID id, String name) {}

    /** The latest readable documents of a case, for a page that is itself noted as a reading. */
    List<Kept> of(UUID caseFile);

    /** The bytes of a document, which is a reading of the person's file and noted; nothing for one that is not there or not readable. */
    Optional<Opened> open(UUID document) throws IOException;
}
