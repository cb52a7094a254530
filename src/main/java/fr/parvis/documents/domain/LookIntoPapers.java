// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.documents.PaperPages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** Implements {@link PaperPages}, by the same rules as for documents that are kept. */
@Component
class LookIntoPapers implements PaperPages {
    private static final int MOST = 20;

    private final ContentRule rule;
    private final VirusScan scan;
    private final ReadDocument read;

    LookIntoPapers(ContentRule rule, VirusScan scan, ReadDocument read) {
        this.rule = rule;
        this.scan = scan;
        this.read = read;
    }

    @Override
    public Checked check(byte[] file, String field) throws IOException {
        try (var bytes = new RandomAccessReadBuffer(file)) {
            return switch (rule.check(bytes)) {
                case ContentCheck.Accepted(var kind, var pages) -> new Checked.Fit(kind == Kind.PDF, pages);
                case ContentCheck.Refused(var problem) -> new Checked.Unfit(problem.at(field));
            };
        }
    }

    @Override
    public Scan scan(byte[] file) {
        return switch (scan.scan(new ByteArrayInputStream(file))) {
            case VirusScan.Verdict.Clean clean -> Scan.CLEAN;
            case VirusScan.Verdict.Found found -> Scan.VIRUS;
            case VirusScan.Verdict.Unknown unknown -> Scan.UNKNOWN;
        };
    }

    @Override
    public Optional<BufferedImage> page(byte[] file, int page, int longest) throws IOException {
        // closed by the collector: a drawing that is given up may still read
        var bytes = new RandomAccessReadBuffer(file);
        var kind = ContentRule.kind(bytes);
        if (kind == null) return Optional.empty();
        return Optional.ofNullable(
                kind == Kind.PDF ? Preview.drawn(bytes, page, longest) : Preview.picture(kind, bytes, longest));
    }

    @Override
    public PDDocument pdf(byte[] file) throws IOException {
        return PdfRule.open(new RandomAccessReadBuffer(file));
    }

    @Override
    public List<Kept> of(UUID caseFile) {
        return read.latest(caseFile, MOST).stream()
                .filter(Document::readable)
                .map(document -> new Kept(document.id(), document.name()))
                .toList();
    }

    @Override
    public Optional<Opened> open(UUID document) throws IOException {
        return read.open(document, ReadDocument.Sight.FILE)
                .map(it -> new Opened(it.document().caseFile(), it.bytes()));
    }
}
