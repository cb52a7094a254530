// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import fr.parvis.limits.DrawingTurns;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/**
 * Papers to print or keep, as tagged documents (PDF/UA-1, ISO 14289-1) with their fonts inside: they can be read aloud. A template
 * is well-formed XHTML that names its language and {@code font-family: Parvis, ParvisArabic}; what is written from right to left says
 * {@code dir="rtl"}.
 */
@Component
public class TaggedPdf {
    private static final int NO_BREAK = 0xa0;

    /** Noto Sans (open font licence): Latin, Greek, Cyrillic, Arabic. */
    private record Face(String family, int weight, byte[] file) {}

    private final TemplateEngine templates;
    private final DrawingTurns turns;
    private final PaperWords words;
    private final List<Face> faces;
    private final List<CmapLookup> letters;

    /**
     * A paper with all its words, before it is drawn: two of the same words are the same paper.
     *
     * @param page well-formed XHTML
     */
    public record Written(String page, Locale locale) {}

    TaggedPdf(TemplateEngine templates, DrawingTurns turns, PaperWords words) {
        this.templates = templates;
        this.turns = turns;
        this.words = words;
        this.faces = List.of(
                face("Parvis", 400, "noto-sans/400Regular/NotoSans_400Regular"),
                face("Parvis", 700, "noto-sans/700Bold/NotoSans_700Bold"),
                face("ParvisArabic", 400, "noto-sans-arabic/400Regular/NotoSansArabic_400Regular"),
                face("ParvisArabic", 700, "noto-sans-arabic/700Bold/NotoSansArabic_700Bold"));
        this.letters = faces.stream()
                .filter(face -> face.weight() == 400)
                .map(TaggedPdf::letters)
                .toList();
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** @param template the name of a template of well-formed XHTML; letters that no font has are drawn as the word that stands for them, and
     *     characters that XML does not know are left out */
    public byte[] of(String template, Map<String, Object> params) {
        return draw(write(template, params));
    }

    /** Fills a template without drawing it. */
    public Written write(String template, Map<String, Object> params) {
        var page = new StringOutput();
        templates.render(template, params, page);
        return new Written(drawn(page.toString()), words.locale());
    }

    /** Draws when it is one's turn ({@link DrawingTurns}). */
    public byte[] draw(Written paper) {
        return turns.take(() -> drawNow(paper));
    }

    private byte[] drawNow(Written paper) {
        try (var out = new ByteArrayOutputStream();
                var pictures = new BatikSVGDrawer(
                        BatikSVGDrawer.SvgScriptMode.SECURE, BatikSVGDrawer.SvgExternalResourceMode.SECURE)) {
            var builder = new PdfRendererBuilder()
                    .useFastMode()
                    .usePdfUaAccessibility(true)
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer())
                    // the breaker of the JDK parts words at their apostrophe
                    .useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(paper.locale()))
                    .defaultTextDirection(PdfRendererBuilder.TextDirection.LTR)
                    // pictures of rectangles, lines and outlines of letters: no font is looked for
                    .useSVGDrawer(pictures)
                    .withHtmlContent(paper.page(), null)
                    .toStream(out);
            for (var face : faces)
                builder.useFont(
                        () -> new ByteArrayInputStream(face.file()),
                        face.family(),
                        face.weight(),
                        FontStyle.NORMAL,
                        true);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the paper could not be drawn", e);
        }
    }

    /** Whether all letters of the text are there: not those of Tamil, Chinese, nor pictures. */
    public boolean draws(String text) {
        return text.codePoints().allMatch(letter -> !written(letter) || space(letter) || known(letter));
    }

    private String drawn(String page) {
        var text = writable(page);
        if (draws(text)) return text;
        var drawn = new StringBuilder();
        boolean hole = false;
        for (int letter : text.codePoints().toArray()) {
            if (hole && space(letter)) continue;
            if (known(letter) || space(letter)) {
                if (hole) drawn.append(' ');
                drawn.appendCodePoint(known(letter) || Character.isWhitespace(letter) ? letter : NO_BREAK);
                hole = false;
            } else if (!hole) {
                drawn.append(words.undrawn());
                hole = true;
            }
        }
        return drawn.toString();
    }

    /** One character that XML refuses would keep the whole paper from being drawn; those that part words still do. */
    private static String writable(String text) {
        if (text.codePoints().allMatch(TaggedPdf::written)) return text;
        var all = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (written(letter)) all.appendCodePoint(letter);
            else if (Character.isWhitespace(letter)) all.append(' ');
        });
        return all.toString();
    }

    /** XML 1.0, production 2; and what tells a browser which way a text runs, for which no font has a letter. */
    private static boolean written(int letter) {
        if (letter >= 0x2066 && letter <= 0x2069) return false;
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= 0x20 && letter <= 0xd7ff
                || letter >= 0xe000 && letter <= 0xfffd
                || letter >= 0x10000;
    }

    private static boolean space(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private boolean known(int letter) {
        return letters.stream().anyMatch(font -> font.getGlyphId(letter) != 0);
    }

    private static CmapLookup letters(Face face) {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(face.file()))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("a font of printed papers cannot be read", e);
        }
    }

    private static Face face(String family, int weight, String file) {
        try (var in = TaggedPdf.class.getResourceAsStream("/fonts/" + file + ".ttf")) {
            return new Face(family, weight, Objects.requireNonNull(in, file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a font of printed papers cannot be read", e);
        }
    }
}
