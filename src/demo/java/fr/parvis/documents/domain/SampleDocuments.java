// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.files.TaggedPdf;
import fr.parvis.shell.Language;
import fr.parvis.values.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A paper of the demonstration: a bill that nobody sent, marked as an example all over. */
@Component
class SampleDocuments implements SamplePapers {
    private final AddDocuments add;
    private final TaggedPdf pdf;

    SampleDocuments(AddDocuments add, TaggedPdf pdf) {
        this.add = add;
        this.pdf = pdf;
    }

    @Override
    public void write(Cases.Named it, int rank) {
        if (rank % 3 == 2) return;
        try (var sending = add.begin(it.id())) {
            sending.take(
                    "facture-exemple.pdf",
                    new ByteArrayInputStream(pdf.draw(new TaggedPdf.Written(
                            page().replace("${number}", "%06d".formatted(100_000 + rank))
                                    .replace("${day}", Language.FRENCH.date(it.openedOn())),
                            Language.FRENCH.locale()))));
            if (sending.finish(false, "Facture d’électricité (EXEMPLE)", String::valueOf)
                    instanceof Outcome.Refused(var refused))
                throw new IllegalStateException("a sample document: " + refused);
        } catch (IOException e) {
            throw new UncheckedIOException("a sample document", e);
        }
    }

    private static String page() throws IOException {
        try (var file = SampleDocuments.class.getResourceAsStream("/documents/sample.xhtml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
