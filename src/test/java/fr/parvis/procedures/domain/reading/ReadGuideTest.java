// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.procedures.GuideFixtures;
import fr.parvis.procedures.domain.Sheet;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads zips of the official guide: real sheets, and files that somebody made to harm. */
class ReadGuideTest {

    private static List<Sheet> read(byte[] zip) throws Exception {
        var sheets = new ArrayList<Sheet>();
        ReadGuide.read(new ByteArrayInputStream(zip), sheets::add);
        return sheets;
    }

    private static Why refused(byte[] zip) {
        return catchThrowableOfType(UnreadableGuide.class, () -> read(zip)).why();
    }

    private static byte[] xml(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_real_sheet_says_what_answers_what_to_bring_and_where() throws Exception {
        var sheets = read(GuideFixtures.zip(GuideFixtures.sheets()));
        assertThat(sheets).hasSizeGreaterThanOrEqualTo(150);
        var card = sheets.stream()
                .filter(one -> one.id().equals("F1342"))
                .findFirst()
                .orElseThrow();
        assertThat(card.title()).isEqualTo("Carte d'identité d'un mineur : première demande");
        assertThat(card.dated()).isEqualTo("2020-07-21");
        assertThat(card.path()).startsWith("Papiers - Citoyenneté", "Carte d'identité");
        assertThat(card.answer()).contains("se rendre en mairie avec les pièces justificatives");
        assertThat(card.papers()).anySatisfy(papers -> {
            assertThat(papers.when()).contains("Demande en France").contains("L'enfant a un passeport valide");
            assertThat(papers.items()).anyMatch(item -> item.startsWith("Photo d'identité de moins de 6 mois"));
        });
        assertThat(card.services())
                .anySatisfy(one -> assertThat(one.address()).startsWith("https://passeport.ants.gouv.fr/"));
        assertThat(card.places()).contains("Mairie délivrant des cartes d'identité");
        assertThat(sheets).allSatisfy(one -> assertThat(one.answer()).isNotBlank());
    }

    @Test
    void unfinished_sheets_and_guided_searches_are_passed_over() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("F1.xml", GuideFixtures.sheet("F1", "**CNI à finir", "Brouillon."));
        files.put("F2.xml", GuideFixtures.sheet("F2", "Une fiche", "Un texte."));
        files.put("R3.xml", xml("<ServiceComplementaire ID=\"R3\"/>"));
        files.put("readme.txt", xml("rien"));
        assertThat(read(GuideFixtures.zip(files))).extracting(Sheet::id).containsExactly("F2");
    }

    @Test
    void html_in_a_text_stays_text_and_an_address_of_a_script_is_none() throws Exception {
        var files = Map.of(
                "F2.xml",
                xml(
                        "<Publication ID=\"F2\" type=\"Fiche\"><title>Une fiche</title><date>x</date><Introduction><Texte><Paragraphe>"
                                + "&lt;script&gt;alert(1)&lt;/script&gt;</Paragraphe></Texte></Introduction>"
                                + "<ServiceEnLigne type=\"Téléservice\" URL=\"javascript:alert(1)\"><Titre>Payer</Titre></ServiceEnLigne></Publication>"));
        var sheet = read(GuideFixtures.zip(files)).getFirst();
        assertThat(sheet.answer()).isEqualTo("<script>alert(1)</script>");
        assertThat(sheet.services().getFirst().address()).isNull();
    }

    @Test
    void a_zip_that_climbs_out_of_its_folder_is_refused() {
        for (var name : List.of("../F1.xml", "/etc/F1.xml", "a\\..\\F1.xml", "C:F1.xml"))
            assertThat(refused(GuideFixtures.zip(Map.of(name, GuideFixtures.sheet("F1", "Titre", "Texte")))))
                    .as(name)
                    .isEqualTo(Why.UNSAFE_NAME);
    }

    @Test
    void entities_are_refused_and_nothing_is_fetched() {
        var outside =
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Publication ID=\"F1\" type=\"Fiche\"><title>&x;</title></Publication>";
        var laughs =
                "<!DOCTYPE p [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><Publication ID=\"F1\" type=\"Fiche\"><title>&b;</title></Publication>";
        assertThat(refused(GuideFixtures.zip(Map.of("F1.xml", xml(outside))))).isIn(Why.UNSAFE_XML, Why.BROKEN_XML);
        assertThat(refused(GuideFixtures.zip(Map.of("F1.xml", xml(laughs))))).isIn(Why.UNSAFE_XML, Why.BROKEN_XML);
    }

    @Test
    void an_entry_that_unpacks_beyond_the_limit_is_refused() {
        var zeros = new byte[ReadGuide.LONGEST_SHEET + 2];
        Arrays.fill(zeros, (byte) ' ');
        assertThat(refused(GuideFixtures.zip(Map.of("F1.xml", zeros)))).isEqualTo(Why.SWELLS);
    }

    @Test
    void a_truncated_zip_no_zip_and_broken_xml_are_told_apart() {
        var whole = GuideFixtures.zip(GuideFixtures.sheets());
        assertThat(refused(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(Why.TRUNCATED);
        assertThat(refused(xml("<html>Panne</html>"))).isEqualTo(Why.NO_ZIP);
        assertThat(refused(GuideFixtures.zip(Map.of("F1.xml", xml("<Publication ID=\"F1\"")))))
                .isEqualTo(Why.BROKEN_XML);
        var deep = "<a>".repeat(200) + "</a>".repeat(200);
        assertThat(refused(GuideFixtures.zip(Map.of("F1.xml", xml(deep))))).isEqualTo(Why.BROKEN_XML);
    }
}
