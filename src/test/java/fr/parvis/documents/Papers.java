// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** What people bring to a case, and what they should not. */
public final class Papers {
    /** The harmless signs that every scanner takes for a virus, in two halves so that no scanner takes this file for one. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private Papers() {}

    private interface Writing {
        void to(PDDocument pdf) throws IOException;
    }

    public static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 4, height / 4, width / 2, height / 8);
        pen.dispose();
        return picture;
    }

    private static byte[] drawn(int width, int height, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(width, height), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return drawn(width, height, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return drawn(width, height, "png");
    }

    /** As a telephone takes it: lying on its side, and telling where. */
    public static byte[] jpegOfATelephone(int width, int height, int orientation) {
        var jpeg = jpeg(width, height);
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0MM\0*\0\0\0\b".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(new byte[] {0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        exif.writeBytes("GPS 45.7640 4.8357 Telephone Trois".getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(jpeg.length + exif.size() + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) (exif.size() + 2))
                .put(exif.toByteArray())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A picture that says it is so large; it has no such pixels. */
    public static byte[] pngThatSays(int width, int height) {
        var png = png(10, 10);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    public static byte[] jpegThatSays(int width, int height) {
        var jpeg = jpeg(10, 10);
        for (int i = 2; i < jpeg.length; i++)
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        throw new IllegalStateException("no frame");
    }

    private static byte[] pdf(Writing writing) {
        try (var pdf = new PDDocument()) {
            writing.to(pdf);
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument pdf, int pages) throws IOException {
        for (int i = 0; i < pages; i++) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 28);
                content.newLineAtOffset(72, 700);
                content.showText("Facture de mars, page " + (i + 1));
                content.endText();
            }
        }
    }

    public static byte[] pdf(int pages) {
        return pdf(pdf -> write(pdf, pages));
    }

    /** So heavy a PDF that nothing compresses. */
    public static byte[] heavyPdf(int bytes) {
        return pdf(pdf -> {
            write(pdf, 1);
            var noise = new byte[bytes];
            new Random(7).nextBytes(noise);
            var stream = pdf.getDocument().createCOSStream();
            try (var to = stream.createRawOutputStream()) {
                to.write(noise);
            }
            pdf.getPage(0).getCOSObject().setItem(COSName.getPDFName("PieceInfo"), stream);
        });
    }

    public static byte[] pdfWithScript() {
        return pdf(pdf -> {
            write(pdf, 1);
            pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('bonjour')"));
        });
    }

    /** The same, its names spelt so that no search for words finds them. */
    public static byte[] pdfWithHiddenScript() {
        var text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
                + "4 0 obj<</S/J#61vaScrip#74/#4a#53(app.alert\\(1\\))>>endobj\n"
                + "trailer<</Root 1 0 R/Size 5>>\n%%EOF\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] pdfThatLaunches() {
        return pdf(pdf -> {
            write(pdf, 1);
            var link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(10, 10, 50, 50));
            var launch = new PDActionLaunch();
            launch.getCOSObject().setString(COSName.F, "calc.exe");
            link.setAction(launch);
            pdf.getPage(0).getAnnotations().add(link);
        });
    }

    public static byte[] pdfWithAFileInside() {
        return pdf(pdf -> {
            write(pdf, 1);
            var file = new PDComplexFileSpecification();
            file.setFile("liste.csv");
            file.setEmbeddedFile(new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream(new byte[100])));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(java.util.Map.of("liste.csv", file));
            var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            pdf.getDocumentCatalog().setNames(names);
        });
    }

    public static byte[] pdfWithAPassword() {
        return pdf(pdf -> {
            write(pdf, 1);
            pdf.protect(new StandardProtectionPolicy("maître", "secret", new AccessPermission()));
        });
    }

    /**
     * A page whose drawing swells to so many megabytes of nothing.
     *
     * @param times how often it is compressed
     */
    public static byte[] pdfThatSwells(int megabytes, int times) {
        var bytes = deflated(new byte[1 << 20], megabytes);
        var filters = new StringBuilder("/FlateDecode");
        for (int i = 1; i < times; i++) {
            bytes = deflated(bytes, 1);
            filters.append("/FlateDecode");
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Length " + bytes.length + "/Filter[" + filters + "]>>\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(bytes);
        out.writeBytes(
                "\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] part, int times) {
        var deflater = new Deflater();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[1 << 14];
        for (int i = 0; i < times; i++) {
            deflater.setInput(part);
            while (!deflater.needsInput()) out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.finish();
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    /** A page whose drawing calls drawings that call drawings of lines: thousands of millions of them. */
    public static byte[] pdfOfEndlessLines() {
        return pdf(pdf -> {
            write(pdf, 1);
            var drawing = form(pdf, "0 0 m 100 100 l S\n".repeat(2000), null);
            for (int i = 0; i < 2; i++) drawing = form(pdf, "/F Do\n".repeat(2000), drawing);
            var page = pdf.getPage(0);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawForm(drawing);
            }
        });
    }

    private static PDFormXObject form(PDDocument pdf, String drawing, PDFormXObject inner) throws IOException {
        var form = new PDFormXObject(pdf);
        form.setBBox(new PDRectangle(200, 200));
        var resources = new PDResources();
        if (inner != null) resources.put(COSName.getPDFName("F"), inner);
        form.setResources(resources);
        try (var to = form.getStream().createOutputStream()) {
            to.write(drawing.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    public static byte[] zip(String... names) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] html() {
        return "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    }
}
