// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Machine;
import fr.parvis.ParvisTest;
import fr.parvis.reports.domain.Block;
import fr.parvis.reports.domain.Model;
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
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;

/** A report on paper and in office suites: all its blocks, in order, with tags and alternative texts. */
@ParvisTest
class ReportPapersTest {
    @Autowired
    DrawReport draw;

    @Autowired
    MeasuredReport measured;

    @TempDir
    Path folder;

    private static Block.Count count(long value) {
        return new Block.Count(value, String.valueOf(value));
    }

    private static List<Block.Count> counts(long... values) {
        var counts = new ArrayList<Block.Count>();
        for (long value : values) counts.add(count(value));
        return counts;
    }

    private static Block.Bar bar(String label, long value) {
        return new Block.Bar(label, label, label.substring(0, 3), count(value));
    }

    static Model aReport() {
        return new Model(
                1,
                "france-services",
                "Rapport <France> Services & Cie",
                "Pimms de Lyon, du 01/07/2026 au 30/09/2026",
                "Pimms de Lyon",
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 9, 30),
                2,
                Instant.parse("2026-10-02T08:00:00Z"),
                List.of("3e trimestre 2026", "Depuis janvier 2026", "3e trimestre 2025"),
                List.of(
                        new Block.Title("essential", "L’essentiel"),
                        new Block.Text(
                                "summary", "Il y a eu 1 234 passages & 3 <ateliers>.\n\nAvec :\n- la mairie\n- la CAF"),
                        new Block.Indicators(
                                "figures",
                                List.of(new Block.Figure(
                                        "visits",
                                        "Passages",
                                        "Un passage est une personne aidée une fois.",
                                        counts(1234, 3456, 1111)))),
                        new Block.Chart(
                                "month",
                                "Passages par mois",
                                "Mois",
                                "Passages",
                                Block.Form.COLUMNS,
                                List.of(bar("juillet 2026", 400), bar("août 2026", 300), bar("septembre 2026", 534)),
                                ""),
                        new Block.Title("demand", "Ce qui est demandé"),
                        new Block.Table(
                                "themes",
                                "Demandes par thème",
                                "Thème",
                                List.of("3e trimestre 2026", "Depuis janvier 2026", "3e trimestre 2025"),
                                List.of(
                                        new Block.Row("a", "Logement", counts(120, 300, 100)),
                                        new Block.Row(
                                                "b",
                                                "Santé",
                                                List.of(count(80), new Block.Count(null, "masqué"), count(70))),
                                        new Block.Row("rest", "Autres", counts(9, 12, 8))),
                                new Block.Row("total", "Total", counts(209, 400, 178)),
                                "Les nombres de moins de 5 sont masqués."),
                        new Block.Chart(
                                "operators",
                                "Demandes par opérateur",
                                "Opérateur",
                                "Demandes",
                                Block.Form.BARS,
                                List.of(
                                        bar("Caisse d’allocations familiales", 320),
                                        bar("France Travail", 210),
                                        bar("Un très long nom d’opérateur qui ne tient pas sur une ligne", 21)),
                                ""),
                        new Block.Points(
                                "points",
                                "Passages par point",
                                List.of("3e trimestre 2026"),
                                List.of(new Block.Place("p", "Bron Parilly", "Bron", counts(400))),
                                ""),
                        new Block.Quote("word", "On m’a écoutée.", "Une habitante de Bron")),
                Map.of("visits", 1),
                Map.of(),
                List.of(new Model.Change(
                        "themes", List.of("Demandes par thème", "Logement", "3e trimestre 2026"), "118", "120")));
    }

    private static final List<String> ORDER = List.of(
            "Rapport <France> Services & Cie",
            "Pimms de Lyon, du 01/07/2026",
            "Version 2.",
            "L’essentiel",
            "3 <ateliers>",
            "la mairie",
            "Passages",
            "Ce qui est demandé",
            "Demandes par thème",
            "Logement",
            "Total",
            "Demandes par opérateur",
            "Bron Parilly",
            "On m’a écoutée.",
            "Ce qui a changé depuis la version 1",
            "118, maintenant 120");

    private static void isInOrder(String text) {
        var read = text.replaceAll("[\\s\\h]+", " ");
        int at = 0;
        for (var part : ORDER) {
            int found = read.indexOf(part, at);
            assertThat(found).as("%s after the others in %s", part, read).isNotNegative();
            at = found + 1;
        }
    }

    @Test
    void the_pdf_is_tagged_and_each_chart_says_what_it_shows() throws IOException {
        var pdf = draw.pdf(aReport());
        pictures("rapport", pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var catalogue = document.getDocumentCatalog();
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Rapport <France> Services & Cie");
            assertThat(new String(catalogue.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
            for (var page : document.getPages())
                for (var name : page.getResources().getFontNames())
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            isInOrder(new PDFTextStripper().getText(document));
            var figures = new ArrayList<String>();
            var kinds = new ArrayList<String>();
            walk(catalogue.getStructureTreeRoot(), figures, kinds);
            assertThat(figures)
                    .containsExactly(
                            "Passages par mois\u00a0: juillet 2026 400\u00a0; août 2026 300\u00a0; septembre 2026 534",
                            "Demandes par opérateur\u00a0: Caisse d’allocations familiales 320\u00a0;"
                                    + " France Travail 210\u00a0;"
                                    + " Un très long nom d’opérateur qui ne tient pas sur une ligne 21");
            assertThat(kinds).contains("H1", "H2", "H3", "Table", "TH", "TD", "LI");
        }
    }

    private static void walk(PDStructureNode node, List<String> figures, List<String> kinds) {
        for (var kid : node.getKids())
            if (kid instanceof PDStructureElement element) {
                kinds.add(element.getStructureType());
                if (element.getStructureType().equals("Figure"))
                    figures.add(element.getCOSObject().getString(COSName.ALT));
                walk(element, figures, kinds);
            }
    }

    @Test
    void poppler_reads_the_order_from_the_tags() throws Exception {
        Machine.needs(Path.of("/usr/bin/pdfinfo"));
        var file = folder.resolve("rapport.pdf");
        Files.write(file, draw.pdf(aReport()));
        var process = new ProcessBuilder("pdfinfo", "-struct-text", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("H1").contains("TH").contains("Figure");
    }

    /** To look at: {@code target/papers}. */
    private static void pictures(String name, byte[] pdf) throws IOException {
        var folder = Files.createDirectories(Path.of("target/papers"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 0; i < document.getNumberOfPages(); i++)
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(i, 70),
                        "png",
                        folder.resolve(name + "-" + (i + 1) + ".png").toFile());
        }
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

    private static String words(Document document) {
        return document.getDocumentElement().getTextContent();
    }

    @Test
    void the_docx_holds_charts_that_can_be_changed_and_named_parts_only() throws Exception {
        var parts = parts(draw.docx(aReport()));
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve("rapport.docx"), draw.docx(aReport()));
        for (var part : parts.values()) xml(part);
        var document = new String(parts.get("word/document.xml"), StandardCharsets.UTF_8);
        assertThat(document)
                .contains("descr=\"Passages par mois\u00a0: juillet 2026 400")
                .contains("<w:tblHeader/>");
        assertThat(parts).containsKeys("word/charts/chart1.xml", "word/charts/chart2.xml");
        assertThat(new String(parts.get("[Content_Types].xml"), StandardCharsets.UTF_8))
                .contains("/word/charts/chart2.xml");
        // each relation that the document names is there, and leads to a part
        var relations = xml(parts.get("word/_rels/document.xml.rels")).getElementsByTagName("Relationship");
        for (int i = 0; i < relations.getLength(); i++)
            assertThat(parts)
                    .containsKey("word/"
                            + relations
                                    .item(i)
                                    .getAttributes()
                                    .getNamedItem("Target")
                                    .getNodeValue());
        assertThat(document).contains("r:id=\"r4\"").contains("r:id=\"r5\"");
        isInOrder(document.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    @Test
    void the_odt_says_the_same_and_its_charts_have_words() throws Exception {
        var odt = draw.odt(aReport());
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve("rapport.odt"), odt);
        var parts = parts(odt);
        assertThat(parts.keySet().iterator().next()).isEqualTo("mimetype");
        for (var name : List.of("META-INF/manifest.xml", "meta.xml", "styles.xml")) xml(parts.get(name));
        var content = xml(parts.get("content.xml"));
        isInOrder(spaced(parts.get("content.xml")));
        assertThat(words(content)).contains("Passages par mois\u00a0: juillet 2026 400");
        everyStyleIsThere(content, xml(parts.get("styles.xml")));
    }

    @Test
    void the_slides_show_one_thing_each_under_its_title() throws Exception {
        var odp = draw.odp(aReport());
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve("rapport.odp"), odp);
        var parts = parts(odp);
        assertThat(new String(parts.get("mimetype"), StandardCharsets.US_ASCII))
                .isEqualTo("application/vnd.oasis.opendocument.presentation");
        var content = xml(parts.get("content.xml"));
        var slides = content.getElementsByTagNameNS("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "page");
        assertThat(slides.getLength()).isEqualTo(9);
        assertThat(slides.item(4).getTextContent())
                .contains("Ce qui est demandé")
                .contains("Logement");
        assertThat(spaced(parts.get("content.xml"))).contains("masqué").contains("« On m’a écoutée. »");
        everyStyleIsThere(content, xml(parts.get("styles.xml")));
    }

    private static String spaced(byte[] part) {
        return new String(part, StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** A style that is named and not there is what office suites repair. */
    private static void everyStyleIsThere(Document content, Document styles) {
        var known = new ArrayList<String>();
        for (var document : List.of(content, styles))
            for (var local : List.of("style", "list-style", "page-layout", "master-page")) {
                var nodes = document.getElementsByTagNameNS("*", local);
                for (int i = 0; i < nodes.getLength(); i++)
                    known.add(((org.w3c.dom.Element) nodes.item(i))
                            .getAttributeNS("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "name"));
            }
        var all = content.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            var attributes = all.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++)
                if ("style-name".equals(attributes.item(j).getLocalName()))
                    assertThat(known).contains(attributes.item(j).getNodeValue());
        }
    }

    @Test
    void a_report_of_twelve_charts_fills_twenty_pages() throws Exception {
        var result = measured.run(12);
        assertThat(result.pages()).isGreaterThanOrEqualTo(20);
        assertThat(result.charts()).isEqualTo(12);
    }
}
