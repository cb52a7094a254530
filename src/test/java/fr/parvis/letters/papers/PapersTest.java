// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Machine;
import fr.parvis.ParvisTest;
import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.LetterText;
import fr.parvis.values.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;

/** What a letter looks like on paper and in an office suite: order, tags, fonts, the window of the envelope. */
@ParvisTest
class PapersTest {
    private static final double POINTS = 72 / 25.4;

    @Autowired
    DrawLetter draw;

    @TempDir
    Path folder;

    static LetterText aLetter() {
        return aLetter("EDF\nService clients\nTSA 20012\n41975 Blois Cedex 9");
    }

    private static LetterText aLetter(String addressee) {
        return new LetterText(
                "Nour Haddad\n12 rue des Lilas\n69100 Villeurbanne\n06 12 34 56 78",
                addressee,
                "Villeurbanne",
                LocalDate.of(2026, 12, 1),
                "Contrat n° 4 012 345 678",
                "Contestation d’une coupure",
                "Madame, Monsieur,",
                "Je suis titulaire d’un contrat & d’un compteur <Linky>.\n\nJe demande :\n- le maintien de la fourniture\n- un échéancier de 3 mois\n\nMerci de me répondre.",
                "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.",
                "Nour Haddad",
                "Copie du courrier reçu\nCopie de la facture");
    }

    static Letter letter(LetterText text, Letter.Kind kind, Letter.State state, int number) {
        return new Letter(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                null,
                null,
                kind,
                state,
                number == 0 ? 0 : 2026,
                number,
                text,
                Ids.next(),
                LocalDate.of(2026, 11, 25),
                Ids.next(),
                Instant.EPOCH,
                0);
    }

    private static Letter ready(LetterText text) {
        return letter(text, Letter.Kind.LETTER, Letter.State.READY, 7);
    }

    private byte[] pdf(Letter letter) {
        return draw.pdf(letter, "Pimms de Villeurbanne");
    }

    private static final List<String> ORDER = List.of(
            "Nour Haddad",
            "69100 Villeurbanne",
            "EDF",
            "41975 Blois Cedex 9",
            "Villeurbanne, le 1er décembre 2026",
            "Réf.",
            "Objet",
            "Madame, Monsieur,",
            "compteur <Linky>",
            "le maintien de la fourniture",
            "Merci de me répondre.",
            "salutations distinguées",
            "Nour Haddad",
            "Pièces jointes",
            "Copie de la facture");

    private static void isInOrder(String text) {
        int at = 0;
        for (var part : ORDER) {
            int found = text.indexOf(part, at);
            assertThat(found).as("%s after the others in %s", part, text).isNotNegative();
            at = found + 1;
        }
    }

    @Test
    void the_pdf_is_tagged_in_french_with_its_fonts_inside_and_reads_in_order() throws IOException {
        try (var document = Loader.loadPDF(pdf(ready(aLetter())))) {
            var catalogue = document.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).isEqualTo("fr");
            assertThat(catalogue.getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Contestation d’une coupure");
            assertThat(new String(catalogue.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var fonts = new ArrayList<String>();
            for (var page : document.getPages())
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            assertThat(fonts).isNotEmpty().allMatch(name -> name.contains("NotoSans"));
            isInOrder(new PDFTextStripper().getText(document).replace('\u00a0', ' '));
        }
    }

    @Test
    void arabic_is_drawn_where_it_is_written() throws IOException {
        try (var document = Loader.loadPDF(pdf(ready(aLetter("نور حداد\nBron"))))) {
            var fonts = new ArrayList<String>();
            for (var name : document.getPage(0).getResources().getFontNames())
                fonts.add(document.getPage(0).getResources().getFont(name).getName());
            assertThat(fonts).anyMatch(name -> name.contains("Arabic"));
        }
    }

    @Test
    void poppler_reads_the_same_order_from_the_tags_and_from_the_page() throws Exception {
        var file = folder.resolve("courrier.pdf");
        Files.write(file, pdf(ready(aLetter())));
        isInOrder(run("pdftotext", "-raw", file.toString(), "-"));
        var structure = run("pdfinfo", "-struct-text", file.toString());
        assertThat(structure).contains("H1").contains("LI").contains("Objet");
        isInOrder(structure.replaceAll("\"\\s*\"", "").replaceAll("\\s+", " "));
    }

    private static String run(String... command) throws Exception {
        Machine.needs(Path.of("/usr/bin", command[0]));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.replace('\u00a0', ' ');
    }

    @Test
    void the_addressee_stands_in_the_window_of_the_envelope_and_nothing_else_does() throws IOException {
        var text = aLetter(
                "Caisse primaire d’assurance maladie 69\nCommission de recours amiable\nService du contentieux\nBâtiment C, 2e étage\n276 cours Émile Zola\n69907 Villeurbanne Cedex");
        try (var document = Loader.loadPDF(pdf(ready(text)))) {
            // a window of 100 × 45 mm, 20 mm from right and bottom of a DL envelope, with all the play of a sheet
            // folded in three
            for (var field : List.of(rectangle(100, 45, 90, 34), rectangle(90, 34, 110, 56))) {
                var area = new PDFTextStripperByArea();
                area.setSortByPosition(true);
                area.addRegion("window", field);
                area.extractRegions(document.getPage(0));
                assertThat(area.getTextForRegion("window")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty()))
                        .containsExactlyElementsOf(text.addressee().lines().toList());
            }
        }
    }

    private static java.awt.geom.Rectangle2D rectangle(double left, double top, double width, double height) {
        return new java.awt.geom.Rectangle2D.Double(left * POINTS, top * POINTS, width * POINTS, height * POINTS);
    }

    @Test
    void a_draft_says_so_and_shows_what_is_missing_and_what_is_written_by_hand() throws IOException {
        var text = aLetter("EDF\n[adresse du fournisseur]");
        var byHand = new LetterText(
                text.sender(),
                text.addressee(),
                text.place(),
                text.date(),
                "[à la main : numéro de sécurité sociale]",
                text.subject(),
                text.salutation(),
                text.body(),
                text.closing(),
                text.signature(),
                text.enclosures());
        var draft = letter(byHand, Letter.Kind.LETTER, Letter.State.DRAFT, 0);
        picture("brouillon", pdf(draft));
        try (var document = Loader.loadPDF(pdf(draft))) {
            var said = new PDFTextStripper().getText(document);
            assertThat(said)
                    .contains("Brouillon")
                    .contains("[adresse du fournisseur]")
                    .doesNotContain("[à la main");
        }
    }

    @Test
    void a_long_letter_goes_on_over_pages_that_are_counted() throws IOException {
        var text = aLetter();
        var body = "Une phrase qui revient souvent, pour voir comment un long courrier se tient. ".repeat(6) + "\n\n";
        var longer = new LetterText(
                text.sender(),
                text.addressee(),
                text.place(),
                text.date(),
                text.reference(),
                text.subject(),
                text.salutation(),
                body.repeat(12),
                text.closing(),
                text.signature(),
                text.enclosures());
        try (var document = Loader.loadPDF(pdf(ready(longer)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("3 / 3")
                    .contains("N° 2026-0007");
        }
    }

    @Test
    void an_attestation_has_a_title_and_no_addressee() throws IOException {
        var text = new LetterText(
                "Nour Haddad",
                "",
                "Bron",
                LocalDate.of(2026, 11, 25),
                "",
                "Attestation sur l’honneur",
                "",
                "Je soussignée Nour Haddad atteste sur l’honneur vivre seule.",
                "",
                "Nour Haddad",
                "");
        var attestation = letter(text, Letter.Kind.ATTESTATION, Letter.State.READY, 8);
        picture("attestation", pdf(attestation));
        try (var document = Loader.loadPDF(pdf(attestation))) {
            var said = new PDFTextStripper().getText(document);
            assertThat(said).contains("Fait à Bron, le 25 novembre 2026");
            assertThat(said.indexOf("Attestation sur l’honneur")).isLessThan(said.indexOf("Je soussignée"));
        }
    }

    /** To look at: {@code target/papers}. */
    private static void picture(String name, byte[] pdf) throws IOException {
        var pictures = Files.createDirectories(Path.of("target/papers"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 90),
                    "png",
                    pictures.resolve(name + ".png").toFile());
        }
    }

    @Test
    void the_letter_is_drawn_to_be_looked_at() throws IOException {
        picture("courrier", pdf(ready(aLetter())));
        assertThat(Path.of("target/papers/courrier.png")).exists();
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    private static Document xml(byte[] part) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
    }

    private static String words(Document document, String space, String... names) {
        var said = new StringBuilder();
        for (var name : names) {
            var nodes = document.getElementsByTagNameNS(space, name);
            for (int i = 0; i < nodes.getLength(); i++)
                said.append(nodes.item(i).getTextContent()).append('\n');
        }
        return said.toString().replace('\u00a0', ' ');
    }

    @Test
    void the_odt_says_the_same_and_puts_the_addressee_at_the_same_place() throws Exception {
        var letter = ready(aLetter());
        var odt = draw.odt(letter, "Pimms de Villeurbanne");
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/courrier.odt"), odt);
        var parts = parts(odt);
        assertThat(parts.keySet().iterator().next()).isEqualTo("mimetype");
        assertThat(new String(parts.get("mimetype"), StandardCharsets.US_ASCII))
                .isEqualTo("application/vnd.oasis.opendocument.text");
        for (var name : List.of("META-INF/manifest.xml", "meta.xml", "styles.xml")) xml(parts.get(name));
        var content = xml(parts.get("content.xml"));
        assertThat(content.getDocumentElement().getTextContent().replace('\u00a0', ' '))
                .contains("compteur <Linky>")
                .contains("41975 Blois Cedex 9")
                .contains("Objet : Contestation d’une coupure");
        var frame = (org.w3c.dom.Element)
                content.getElementsByTagNameNS("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "frame")
                        .item(0);
        assertThat(frame.getAttributeNS("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "y"))
                .isEqualTo("50mm");
        assertThat(words(content, "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "h"))
                .contains("Objet");
    }

    @Test
    void the_docx_says_the_same_in_the_same_order() throws Exception {
        var docx = draw.docx(ready(aLetter()), "Pimms de Villeurbanne");
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/courrier.docx"), docx);
        var parts = parts(docx);
        for (var part : parts.values()) xml(part);
        assertThat(parts.keySet()).contains("[Content_Types].xml", "_rels/.rels", "word/document.xml");
        isInOrder(words(
                xml(parts.get("word/document.xml")),
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "p"));
    }

    @Test
    void a_line_never_begins_with_a_sign_that_french_sets_apart() {
        assertThat(Gap.runs(
                        "Je dois 240 € : pourquoi ? « Facture » ; 5 % ! [numéro : lequel ?] [à la main : date] : fin"))
                .containsExactly(
                        new Gap.Run(
                                Gap.Kind.WORDS,
                                "Je dois 240\u00a0€\u00a0: pourquoi\u00a0? «\u00a0Facture\u00a0»\u00a0; 5\u00a0%\u00a0! "),
                        new Gap.Run(Gap.Kind.GAP, "numéro : lequel ?"),
                        new Gap.Run(Gap.Kind.WORDS, " "),
                        new Gap.Run(Gap.Kind.BY_HAND, "date"),
                        new Gap.Run(Gap.Kind.WORDS, "\u00a0: fin"));
        assertThat(Gap.runs("« [titre] »").getLast().text()).isEqualTo("\u00a0»");
    }

    @Test
    void signs_that_xml_knows_none_of_break_no_document() throws Exception {
        var text = aLetter("EDF\u0000\u000b\nBlois \uFFFF \uD800");
        parts(draw.docx(ready(text), "Pimms")).forEach((name, part) -> {
            try {
                xml(part);
            } catch (Exception e) {
                throw new AssertionError(name, e);
            }
        });
    }
}
