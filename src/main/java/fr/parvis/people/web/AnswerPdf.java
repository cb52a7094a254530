package fr.parvis.people.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import fr.parvis.people.domain.AnswerAccess;
import fr.parvis.shell.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The answer to an access request as a tagged document (PDF/UA-1), with its font inside: it can be read aloud and kept. */
@Component
class AnswerPdf {
    /** Liberation Sans (open font licence), which PDFBox carries. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TemplateEngine templates;

    AnswerPdf(TemplateEngine templates) {
        this.templates = templates;
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    byte[] of(AnswerAccess.Answer answer, String place) {
        var page = new StringOutput();
        templates.render(
                "people/answer.jte",
                java.util.Map.of(
                        "answer",
                        answer,
                        "place",
                        place,
                        "language",
                        Words.locale().getLanguage()),
                page);
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfUaAccessibility(true)
                    .useFont(AnswerPdf::font, "Parvis")
                    .withHtmlContent(page.toString(), null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer could not be drawn", e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(FONT));
    }
}
