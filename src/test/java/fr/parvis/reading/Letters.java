// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Letters as PDF with text, and pictures that should not come in. */
public final class Letters {
    /** A reminder of a supplier; {@code {0}} its date, {@code {1}} the day until which to pay. */
    public static final String REMINDER = """
            EDF
            Service clients TSA 20012
            41975 BLOIS CEDEX 9

            Reference client : 6 004 512 378

            Lyon, le {0}

            Objet : relance, facture impayee

            Madame,

            Sauf erreur de notre part, nous n'avons pas recu le reglement de votre facture.
            Le montant a payer est de 187,42 euros.
            Merci de regler cette somme avant le {1}.
            Si vous avez deja paye, ne tenez pas compte de cette lettre.

            Nous vous prions d'agreer, Madame, nos salutations distinguees.
            www.edf.fr
            """;

    private Letters() {}

    /** Each text is a page. */
    public static byte[] pdf(String... pages) {
        try (var pdf = new PDDocument()) {
            var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (var text : pages) {
                var page = new PDPage(PDRectangle.A4);
                pdf.addPage(page);
                try (var pen = new PDPageContentStream(pdf, page)) {
                    float y = 790;
                    for (var line : text.split("\n")) {
                        pen.beginText();
                        pen.setFont(font, 11);
                        pen.newLineAtOffset(60, y);
                        pen.showText(line);
                        pen.endText();
                        y -= 18;
                    }
                }
            }
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG that says how large it is, and holds next to nothing. */
    public static byte[] png(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array());
        chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] bytes) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** What an iPhone keeps its photos as. */
    public static byte[] heic() {
        var bytes = new byte[600];
        var head = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    public static byte[] webp() {
        var bytes = new byte[600];
        var head = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
