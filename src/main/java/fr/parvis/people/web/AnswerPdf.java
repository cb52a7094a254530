package fr.parvis.people.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import fr.parvis.people.TellsOfPerson.Line;
import fr.parvis.people.TellsOfPerson.Told;
import fr.parvis.people.domain.AnswerAccess;
import fr.parvis.shell.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/** The answer to an access request as a tagged document (PDF/UA-1), with its font inside: it can be read aloud and kept. */
@Component
class AnswerPdf {
    /** Liberation Sans (open font licence), which PDFBox carries. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final int NO_BREAK = 0xa0;

    private final TemplateEngine templates;
    private final CmapLookup letters;

    AnswerPdf(TemplateEngine templates) {
        this.templates = templates;
        this.letters = letters();
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    byte[] of(AnswerAccess.Answer answer, String place) {
        var page = new StringOutput();
        var drawn = drawn(answer);
        templates.render(
                "people/answer.jte",
                java.util.Map.of(
                        "answer",
                        drawn,
                        "undrawn",
                        drawn.toString().contains(Words.t("people.answer.hole")),
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

    /** The same with a sign where letters are that the font does not have: Arabic, Tamil, Chinese; the data file has them. */
    private AnswerAccess.Answer drawn(AnswerAccess.Answer answer) {
        return new AnswerAccess.Answer(
                drawn(answer.name()),
                answer.madeOn(),
                answer.sections().stream()
                        .map(section -> new AnswerAccess.Section(
                                drawn(section.title()),
                                section.told().stream().map(this::drawn).toList()))
                        .toList());
    }

    private Told drawn(Told told) {
        return new Told(
                drawn(told.title()),
                told.lines().stream()
                        .map(line -> new Line(drawn(line.name()), drawn(line.text())))
                        .toList());
    }

    private String drawn(String text) {
        var drawn = new StringBuilder();
        boolean hole = false;
        for (int letter : text.codePoints().toArray()) {
            boolean space = Character.isWhitespace(letter) || Character.isSpaceChar(letter);
            boolean known = letters.getGlyphId(letter) != 0;
            if (hole && space) continue;
            if (known || space) {
                if (hole) drawn.append(' ');
                drawn.appendCodePoint(known || Character.isWhitespace(letter) ? letter : NO_BREAK);
                hole = false;
            } else if (!hole) {
                drawn.append(Words.t("people.answer.hole"));
                hole = true;
            }
        }
        return drawn.toString();
    }

    private static CmapLookup letters() {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(font()))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("the font of documents cannot be read", e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PdfRendererBuilder.class.getResourceAsStream(FONT));
    }
}
