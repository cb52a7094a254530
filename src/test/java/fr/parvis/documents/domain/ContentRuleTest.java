// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.parvis.Scale;
import fr.parvis.documents.Papers;
import fr.parvis.documents.domain.DataKey.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come in is told by what is in a file; what is refused says why. */
class ContentRuleTest {
    private final ContentRule rule = new ContentRule(new PdfRule(), new PictureRule());
    private final DataKey key = DataKey.fresh("document a");

    @TempDir
    Path folder;

    private int files;

    private SealedReading file(byte[] bytes) throws IOException {
        var path = folder.resolve("file" + files++);
        try (var to = key.sealing(Files.newOutputStream(path), Part.CONTENT)) {
            to.write(bytes);
        }
        return key.reading(path, Part.CONTENT);
    }

    private ContentCheck check(byte[] bytes) throws IOException {
        try (var file = file(bytes)) {
            return rule.check(file);
        }
    }

    @Test
    void papers_come_in() throws IOException {
        assertThat(check(Papers.pdf(3))).isEqualTo(new ContentCheck.Accepted(Kind.PDF, 3));
        assertThat(check(Papers.jpeg(600, 800))).isEqualTo(new ContentCheck.Accepted(Kind.JPEG, 1));
        assertThat(check(Papers.png(600, 800))).isEqualTo(new ContentCheck.Accepted(Kind.PNG, 1));
        assertThat(check(Papers.jpegOfATelephone(600, 800, 6))).isEqualTo(new ContentCheck.Accepted(Kind.JPEG, 1));
    }

    static Stream<Arguments> refused() {
        var jpeg = Papers.jpeg(200, 200);
        var png = Papers.png(200, 200);
        return Stream.of(
                Arguments.of("an HTML page named .pdf", Papers.html(), "web-page"),
                Arguments.of("a zip bomb", Papers.zip("a", "b", "c"), "archive"),
                Arguments.of("a text of Word", Papers.zip("[Content_Types].xml", "word/document.xml"), "office"),
                Arguments.of("an old text of Word", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, "office"),
                Arguments.of("a photo as some telephones make it", text("\0\0\0\u0018ftypheic"), "heic"),
                Arguments.of("a program", text("MZ\u0090"), "program"),
                Arguments.of("anything", text("bonjour"), "unknown"),
                Arguments.of("nothing", new byte[0], "empty"),
                Arguments.of("20,000 pixels as PNG", Papers.pngThatSays(20_000, 20_000), "picture-large"),
                Arguments.of("20,000 pixels as JPEG", Papers.jpegThatSays(20_000, 10), "picture-large"),
                Arguments.of("too many pixels in all", Papers.pngThatSays(11_000, 11_000), "picture-large"),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), "picture-broken"),
                Arguments.of("the head of a JPEG", Arrays.copyOf(jpeg, 40), "picture-broken"),
                Arguments.of("a PDF with script", Papers.pdfWithScript(), "pdf-script"),
                Arguments.of("a PDF with script spelt otherwise", Papers.pdfWithHiddenScript(), "pdf-script"),
                Arguments.of("a PDF that launches", Papers.pdfThatLaunches(), "pdf-launch"),
                Arguments.of("a PDF with a file inside", Papers.pdfWithAFileInside(), "pdf-files"),
                Arguments.of("a PDF with a password", Papers.pdfWithAPassword(), "pdf-password"),
                Arguments.of("a PDF that swells", Papers.pdfThatSwells(200, 1), "pdf-swollen"),
                Arguments.of("a PDF that swells twice", Papers.pdfThatSwells(Scale.of(500, 2_000), 2), "pdf-swollen"),
                Arguments.of("the head of a PDF", text("%PDF-1.7\n"), "pdf-broken"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused_with_the_reason(String what, byte[] bytes, String why) throws IOException {
        assertThat(check(bytes))
                .isInstanceOfSatisfying(
                        ContentCheck.Refused.class,
                        r -> assertThat(r.problem().code()).isEqualTo("documents.problem." + why));
    }

    @Test
    void a_picture_is_kept_without_what_the_telephone_wrote_into_it_and_still_stands_upright() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = file(Papers.jpegOfATelephone(300, 200, 6))) {
            BarePicture.write(Kind.JPEG, file, out);
        }
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Telephone");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(out.toByteArray()))
                        .getWidth())
                .isEqualTo(300);
        try (var kept = file(out.toByteArray())) {
            assertThat(JpegFacts.of(kept).orientation()).isEqualTo(6);
            var drawn = Preview.picture(Kind.JPEG, kept);
            assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(200, 300);
        }
        var png = new ByteArrayOutputStream();
        try (var file = file(Papers.png(30, 20))) {
            BarePicture.write(Kind.PNG, file, png);
        }
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(png.toByteArray()))
                        .getWidth())
                .isEqualTo(30);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static byte[] segment(int marker, String said) {
        int length = said.length() + 2;
        return joined(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, text(said));
    }

    private static byte[] progressive(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new javax.imageio.IIOImage(Papers.picture(width, height), null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private byte[] bare(byte[] jpeg) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = file(jpeg)) {
            BarePicture.write(Kind.JPEG, file, out);
        }
        return out.toByteArray();
    }

    /** Before its last scan, where the tables of that scan begin or it does. */
    private static byte[] betweenScans(byte[] jpeg, byte[] said) {
        int last = jpeg.length;
        for (int i = 2; i < jpeg.length - 1; i++)
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xda) last = i;
        return joined(Arrays.copyOf(jpeg, last), said, Arrays.copyOfRange(jpeg, last, jpeg.length));
    }

    @Test
    void nothing_that_follows_a_picture_or_hides_between_its_scans_is_kept() throws IOException {
        var trailer = joined(Papers.jpegOfATelephone(40, 30, 1), text("ftypmp42 film SEFT maker"));
        var mpf = segment(0xe2, "MPF\0GPS of the second");
        var profile = segment(0xe2, "ICC_PROFILE\0\1\1colours");
        for (var jpeg : List.of(Papers.jpeg(300, 200), progressive(300, 200))) {
            var head = Arrays.copyOf(jpeg, 2);
            var rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
            assertThat(bare(jpeg)).isEqualTo(jpeg);
            assertThat(bare(joined(head, mpf, rest, trailer))).isEqualTo(jpeg);
            assertThat(bare(joined(head, profile, rest, trailer))).isEqualTo(joined(head, profile, rest));
            // without its end mark, before another picture and at the end of the file
            var open = Arrays.copyOf(jpeg, jpeg.length - 2);
            assertThat(bare(open)).isEqualTo(open);
            assertThat(bare(joined(open, trailer))).isEqualTo(open);
            try (var file = file(bare(open))) {
                assertThat(Preview.picture(Kind.JPEG, file).getWidth()).isEqualTo(300);
            }
        }
        var scans = progressive(300, 200);
        var said = joined(segment(0xe1, "Exif\0\0GPS"), segment(0xfe, "Telephone"), mpf);
        assertThat(bare(joined(betweenScans(scans, said), trailer))).isEqualTo(scans);
        var pdf = new ByteArrayOutputStream();
        try (var first = file(joined(betweenScans(scans, said), trailer));
                var second = file(joined(Papers.jpegOfATelephone(300, 200, 6), trailer))) {
            PagesToPdf.write(
                    List.of(new PagesToPdf.Page(Kind.JPEG, first), new PagesToPdf.Page(Kind.JPEG, second)), pdf);
        }
        assertThat(new String(pdf.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS", "Telephone", "ftyp", "SEFT");
        assertThat(check(pdf.toByteArray())).isEqualTo(new ContentCheck.Accepted(Kind.PDF, 2));
        try (var pages = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFRenderer(pages).renderImage(1, 0.2f).getWidth()).isPositive();
        }
    }

    /** A picture to whoever looks, an archive to whoever unpacks: both read the same file, one from its head and one from its end. */
    @Test
    void an_archive_or_a_film_behind_a_picture_is_not_kept() throws IOException {
        var archive = Papers.zip("charge.exe");
        var film = joined(text("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom"), new byte[50_000]);
        for (var kind : List.of(Kind.JPEG, Kind.PNG)) {
            var picture = kind == Kind.JPEG ? Papers.jpegOfATelephone(300, 200, 1) : Papers.png(300, 200);
            for (var trailer : List.of(archive, film, joined(film, archive))) {
                var brought = joined(picture, trailer);
                assertThat(check(brought)).isEqualTo(new ContentCheck.Accepted(kind, 1));
                var path = Files.write(folder.resolve("brought" + files++), brought);
                var out = new ByteArrayOutputStream();
                try (var file = file(brought)) {
                    BarePicture.write(kind, file, out);
                }
                assertThat(out.size()).isLessThanOrEqualTo(picture.length);
                assertThat(text(out)).doesNotContain("PK\u0003\u0004", "PK\u0001\u0002", "ftyp", "charge.exe");
                var kept = Files.write(folder.resolve("kept" + files++), out.toByteArray());
                if (trailer != film)
                    try (var zip = new java.util.zip.ZipFile(path.toFile())) {
                        assertThat(zip.size()).as("it was an archive").isEqualTo(1);
                    }
                assertThatThrownBy(() -> new java.util.zip.ZipFile(kept.toFile()).close())
                        .isInstanceOf(java.util.zip.ZipException.class);
                assertThat(ImageIO.read(kept.toFile()).getWidth()).isEqualTo(300);
            }
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_page_is_drawn_beside_the_carriers_and_counts_until_it_has_ended() throws Exception {
        var thread = new java.util.concurrent.atomic.AtomicReference<Thread>();
        var end = new java.util.concurrent.CountDownLatch(1);
        int free = Preview.DRAWING.availablePermits();
        assertThat(Preview.inTime(
                        () -> {
                            thread.set(Thread.currentThread());
                            while (end.getCount() > 0) Thread.onSpinWait();
                            return null;
                        },
                        Duration.ofSeconds(2)))
                .isNull();
        assertThat(thread.get().isVirtual()).isFalse();
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(Preview.DRAWING.availablePermits()).isEqualTo(free - 1);
        end.countDown();
        await().untilAsserted(
                        () -> assertThat(Preview.DRAWING.availablePermits()).isEqualTo(free));
    }

    @Test
    void a_plan_of_endless_lines_stops_when_nobody_waits_for_it_any_more() throws IOException {
        int free = Preview.DRAWING.availablePermits();
        try (var file = file(Papers.pdfOfEndlessLines())) {
            assertThat(Preview.draw(Kind.PDF, file, new ByteArrayOutputStream(), Duration.ofSeconds(2)))
                    .isFalse();
            await().untilAsserted(
                            () -> assertThat(Preview.DRAWING.availablePermits()).isEqualTo(free));
        }
    }

    @Test
    void pictures_become_one_pdf_a_page_each_upright() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var first = file(Papers.jpeg(600, 800));
                var second = file(Papers.jpegOfATelephone(800, 600, 6));
                var third = file(Papers.png(900, 500))) {
            PagesToPdf.write(
                    List.of(
                            new PagesToPdf.Page(Kind.JPEG, first),
                            new PagesToPdf.Page(Kind.JPEG, second),
                            new PagesToPdf.Page(Kind.PNG, third)),
                    out);
        }
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(check(out.toByteArray())).isEqualTo(new ContentCheck.Accepted(Kind.PDF, 3));
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getPages()).extracting(page -> page.getRotation()).containsExactly(0, 90, 0);
            for (int i = 0; i < 3; i++) {
                var drawn = new PDFRenderer(pdf).renderImage(i, 0.25f);
                assertThat(drawn.getHeight() > drawn.getWidth()).isEqualTo(i < 2);
                boolean blue = false;
                for (int x = 0; x < drawn.getWidth(); x++)
                    for (int y = 0; y < drawn.getHeight(); y++)
                        blue |= (drawn.getRGB(x, y) & 0xff) > 200 && (drawn.getRGB(x, y) >> 16 & 0xff) < 60;
                assertThat(blue).isTrue();
            }
        }
    }

    @Test
    void the_first_page_of_a_pdf_is_drawn() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = file(Papers.pdf(2))) {
            assertThat(Preview.draw(Kind.PDF, file, out)).isTrue();
        }
        var drawn = ImageIO.read(new java.io.ByteArrayInputStream(out.toByteArray()));
        assertThat(drawn.getHeight()).isBetween(1300, 1401);
    }
}
