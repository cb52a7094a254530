// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.documents.PaperPages;
import fr.parvis.files.NormalizedImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** About 200 dots an inch of a sheet: more makes Tesseract slower and not surer. */
    private static final int READ_SIDE = 2_400;

    /** Longest side of the picture from which the orientation of a page is found: smaller than for reading. */
    private static final int LYING_SIDE = 1_600;

    private static final int SHOWN_SIDE = 1_400;
    private static final float QUALITY = 0.6f;
    private static final int LONG_WORD = 4;

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
    record Page(byte[] jpeg, LetterPage words) {
        Page withScript(String script) {
            return new Page(jpeg, new LetterPage(words.width(), words.height(), words.words(), script));
        }
    }

    /** Whether pictures can be read here at all. */
    boolean readsPictures() {
        return reader.isThere();
    }

    /** @param pages number of pages of the file */
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

    /**
     * Reads a picture as it lies, then turned: by a quarter where its words stand upright on their side, else upside down. Which way is up is asked
     * last: it costs more than to try, and small or dim pages mislead it.
     */
    Page ocr(BufferedImage picture) throws IOException {
        var gray = GrayPicture.of(picture, READ_SIDE);
        var tried = new HashMap<Integer, Page>();
        var asItLies = upright(gray, 0);
        if (isFine(asItLies)) return asItLies;
        tried.put(0, asItLies);
        int[] turns = {2};
        if (isSideways(asItLies.words)) turns = runsDown(asItLies.words) ? new int[] {3, 1} : new int[] {1, 3};
        for (int quarters : turns) {
            var page = upright(gray, quarters);
            if (isFine(page)) return page;
            tried.put(quarters, page);
        }
        var orientation = reader.orientation(gray.scaled(LYING_SIDE).evenlyLit());
        var page = tried.get(orientation.quarters());
        if (page == null) page = upright(gray, orientation.quarters());
        return page.withScript(orientation.script());
    }

    private static boolean isFine(Page page) {
        return !isSideways(page.words) && UnderstandLetter.isReadable(page.words);
    }

    /** Whether most words are higher than wide: Tesseract reads lines that run up or down as well. */
    private static boolean isSideways(LetterPage page) {
        var words = page.words().stream()
                .filter(word -> word.text().length() >= LONG_WORD)
                .toList();
        return words.stream()
                        .filter(word -> word.box().height() > word.box().width())
                        .count()
                > words.size() / 2;
    }

    private static boolean runsDown(LetterPage page) {
        int down = 0;
        for (int i = 1; i < page.words().size(); i++) {
            var one = page.words().get(i - 1);
            var next = page.words().get(i);
            if (one.line() == next.line())
                down += Integer.signum(next.box().y() - one.box().y());
        }
        return down > 0;
    }

    private Page upright(GrayPicture gray, int quarters) throws IOException {
        var straight = gray.turned(quarters).straightened();
        var words = reader.read(straight.evenlyLit());
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
