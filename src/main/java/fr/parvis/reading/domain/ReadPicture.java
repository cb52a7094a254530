package fr.parvis.reading.domain;

import fr.parvis.documents.PaperPages;
import fr.parvis.shell.NormalizedImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The pages of a letter, as pictures and as words: the text of a PDF where it has any, else what Tesseract reads of the picture, turned, straightened
 * and lit evenly before.
 */
@Component
class ReadPicture {
    /** Pages of a letter that are read; what follows is seldom more than conditions. */
    static final int MOST_PAGES = 4;

    private static final int READ_SIDE = 2_800;
    private static final int SHOWN_SIDE = 1_400;
    private static final float QUALITY = 0.6f;

    /** Below it a page of a PDF is a picture with a stamp on it. */
    private static final int FEW_WORDS = 20;

    private final PaperPages papers;
    private final CharacterReader reader;

    ReadPicture(PaperPages papers, CharacterReader reader) {
        this.papers = papers;
        this.reader = reader;
    }

    /** A page that was read: its picture as JPEG, and its words in the pixels of that picture. */
    @SuppressWarnings("ArrayRecordComponent")
    record Page(byte[] jpeg, LetterPage words) {}

    /** Whether pictures can be read here at all. */
    boolean readsPictures() {
        return reader.isThere();
    }

    /** @param pages how many the file has */
    List<Page> pages(byte[] file, boolean pdf, int pages) throws IOException {
        var read = new ArrayList<Page>();
        if (!pdf) {
            var picture = papers.page(file, 0, READ_SIDE).orElseThrow(() -> new IOException("no picture"));
            read.add(ocr(picture));
            return read;
        }
        try (var document = papers.pdf(file)) {
            for (int page = 0; page < Math.min(pages, MOST_PAGES); page++) {
                var shown = papers.page(file, page, SHOWN_SIDE).orElse(null);
                if (shown == null) continue;
                var words = PdfWords.of(document, page, shown.getWidth(), shown.getHeight());
                if (words.words().size() >= FEW_WORDS || !reader.isThere())
                    read.add(new Page(NormalizedImage.jpeg(shown, QUALITY), words));
                else
                    papers.page(file, page, READ_SIDE).ifPresent(picture -> {
                        try {
                            read.add(ocr(picture));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (read.isEmpty()) throw new IOException("no page could be drawn");
        return read;
    }

    Page ocr(BufferedImage picture) throws IOException {
        var gray = GrayPicture.of(picture, READ_SIDE);
        var orientation = reader.orientation(gray.evenlyLit());
        var first = upright(gray, orientation.quarters(), orientation.script());
        if (UnderstandLetter.isReadable(first.words)) return first;
        // how a small or dim page lies is easily mistaken
        var other = upright(gray, orientation.quarters() == 0 ? 2 : 0, orientation.script());
        return UnderstandLetter.isReadable(other.words) ? other : first;
    }

    private Page upright(GrayPicture gray, int quarters, String script) throws IOException {
        var straight = gray.turned(quarters).straightened();
        var words = reader.read(straight.evenlyLit(), script);
        var shown = straight.scaled(SHOWN_SIDE);
        return new Page(
                NormalizedImage.jpeg(shown.image(), QUALITY),
                scaled(words, (double) shown.width() / straight.width(), shown.width(), shown.height()));
    }

    private static LetterPage scaled(LetterPage page, double factor, int width, int height) {
        return new LetterPage(
                width,
                height,
                page.words().stream()
                        .map(word -> new Word(
                                word.text(),
                                new Box(
                                        (int) Math.floor(word.box().x() * factor),
                                        (int) Math.floor(word.box().y() * factor),
                                        (int) Math.ceil(word.box().width() * factor),
                                        (int) Math.ceil(word.box().height() * factor)),
                                word.line(),
                                word.confidence()))
                        .toList(),
                page.script());
    }
}
