// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.files.NormalizedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Merges pictures into one PDF, a page each, streamed. A JPEG is copied unchanged, which costs neither quality nor memory; a PNG is encoded anew.
 * Pages are A4, portrait or landscape as the picture is.
 */
final class PagesToPdf {
    private static final double SHORT = 595.28;
    private static final double LONG = 841.89;
    private static final double MARGIN = 14;
    private static final int LONGEST_SIDE = 2800;
    private static final float QUALITY = 0.85f;

    /** A picture that was accepted. */
    record Page(Kind kind, SealedReading file) {}

    private final OutputStream to;
    private final List<Long> places = new ArrayList<>();
    private long at;

    private PagesToPdf(OutputStream to) {
        this.to = to;
    }

    /** Leaves the stream open. */
    static void write(List<Page> pages, OutputStream to) throws IOException {
        new PagesToPdf(to).write(pages);
    }

    private void write(List<Page> pages) throws IOException {
        raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1));
        begin(1);
        text("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        begin(2);
        var kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++)
            kids.append(i == 0 ? "" : " ").append(3 + 3 * i).append(" 0 R");
        text("<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>\nendobj\n");
        for (int i = 0; i < pages.size(); i++) page(3 + 3 * i, pages.get(i));
        long table = at;
        text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (var place : places) text(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        text("trailer\n<</Size " + (places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
    }

    private void page(int number, Page page) throws IOException {
        int turned = 0;
        int width;
        int height;
        int components = 3;
        byte[] drawn = null;
        JpegFacts facts = null;
        if (page.kind == Kind.JPEG) {
            facts = JpegFacts.of(page.file);
            // mirrored pictures come from no camera that photographs papers
            turned = switch (facts.orientation()) {
                case 3, 4 -> 180;
                case 5, 6 -> 90;
                case 7, 8 -> 270;
                default -> 0;
            };
            width = facts.width();
            height = facts.height();
            components = facts.components();
        } else {
            var picture = NormalizedImage.of(Preview.read(page.kind, page.file, LONGEST_SIDE), 1, LONGEST_SIDE);
            drawn = NormalizedImage.jpeg(picture, QUALITY);
            width = picture.getWidth();
            height = picture.getHeight();
        }
        boolean lies = width > height;
        double paperWidth = lies ? LONG : SHORT;
        double paperHeight = lies ? SHORT : LONG;
        double factor = Math.min((paperWidth - 2 * MARGIN) / width, (paperHeight - 2 * MARGIN) / height);
        begin(number);
        text(String.format(
                Locale.ROOT,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Rotate %d/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>\nendobj\n",
                paperWidth,
                paperHeight,
                turned,
                number + 2,
                number + 1));
        var drawing = String.format(
                Locale.ROOT,
                "q %.3f 0 0 %.3f %.3f %.3f cm /P Do Q",
                width * factor,
                height * factor,
                (paperWidth - width * factor) / 2,
                (paperHeight - height * factor) / 2);
        begin(number + 1);
        text("<</Length " + drawing.length() + ">>\nstream\n" + drawing + "\nendstream\nendobj\n");
        begin(number + 2);
        long length = drawn != null ? drawn.length : page.file.length() - hidden(facts);
        text("<</Type/XObject/Subtype/Image/Width " + width + "/Height " + height + "/BitsPerComponent 8/ColorSpace/"
                + (components == 1 ? "DeviceGray" : "DeviceRGB") + "/Filter/DCTDecode/Length " + length
                + ">>\nstream\n");
        if (drawn != null) raw(drawn);
        else if (facts != null) {
            BarePicture.jpegForPage(page.file, facts, to);
            at += length;
        }
        text("\nendstream\nendobj\n");
    }

    private static long hidden(@org.jspecify.annotations.Nullable JpegFacts facts) {
        return facts == null
                ? 0
                : facts.private_().stream().mapToLong(s -> s.to() - s.from()).sum();
    }

    private void begin(int number) throws IOException {
        places.add(at);
        text(number + " 0 obj\n");
    }

    private void text(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void raw(byte[] bytes) throws IOException {
        to.write(bytes);
        at += bytes.length;
    }
}
