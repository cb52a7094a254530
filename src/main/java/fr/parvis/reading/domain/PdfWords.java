// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a page of a PDF with their places, in the pixels of the picture that is drawn of it. */
final class PdfWords extends PDFTextStripper {
    private static final int MOST = 4_000;

    private final List<Word> words = new ArrayList<>();
    private final double factor;
    private int line;

    private PdfWords(int page, double factor) {
        this.factor = factor;
        setStartPage(page + 1);
        setEndPage(page + 1);
        setSortByPosition(true);
    }

    /** @param width of the picture of the page */
    static LetterPage of(PDDocument pdf, int page, int width, int height) throws IOException {
        var box = pdf.getPage(page).getCropBox();
        int turned = Math.floorMod(pdf.getPage(page).getRotation(), 180);
        var stripper = new PdfWords(page, width / (double) (turned == 90 ? box.getHeight() : box.getWidth()));
        stripper.getText(pdf);
        return new LetterPage(width, height, List.copyOf(stripper.words), "");
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        line++;
        super.writeLineSeparator();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        var word = new StringBuilder();
        var at = new ArrayList<TextPosition>();
        for (var position : positions) {
            var signs = position.getUnicode();
            if (signs == null || signs.isBlank()) {
                add(word, at);
                continue;
            }
            word.append(signs);
            at.add(position);
        }
        add(word, at);
        super.writeString(text, positions);
    }

    private void add(StringBuilder word, List<TextPosition> at) {
        if (at.isEmpty() || words.size() >= MOST) {
            word.setLength(0);
            at.clear();
            return;
        }
        double left = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        double height = 4;
        for (var sign : at) {
            left = Math.min(left, sign.getXDirAdj());
            right = Math.max(right, sign.getXDirAdj() + sign.getWidthDirAdj());
            bottom = Math.max(bottom, sign.getYDirAdj());
            height = Math.max(height, Math.max(sign.getHeightDir(), sign.getFontSizeInPt() * 0.7));
        }
        words.add(new Word(
                word.toString(),
                new Box(
                        (int) Math.round(left * factor),
                        (int) Math.round((bottom - height) * factor),
                        (int) Math.round((right - left) * factor),
                        (int) Math.round(height * 1.15 * factor)),
                line,
                100));
        word.setLength(0);
        at.clear();
    }
}
