// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.loadcurves.domain.trial.ExampleFile;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.NetworkTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class CurvePagesTest {
    private static final String BORDER = "----courbe";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    SignedIn me;
    UUID caseFile;
    String here;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
        here = "/bureau/suivis/" + caseFile + "/courbes";
    }

    private static Map<String, String> agreed() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("but", "understand");
        fields.put("du", "2024-01-01");
        fields.put("au", "2025-12-31");
        fields.put("jusque", LocalDate.now(NetworkTime.ZONE).plusYears(1).toString());
        fields.put("maniere", "spoken");
        fields.put("accord", "oui");
        return fields;
    }

    private MvcTestResult send(Map<String, String> fields, byte[] curve, byte[] temperatures) {
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) -> out.writeBytes(
                ("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        file(out, "courbe", curve);
        file(out, "temperatures", temperatures);
        out.writeBytes(("--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .uri(here)
                .with(Browser.as(me))
                .with(csrf().asHeader())
                .contentType("multipart/form-data; boundary=" + BORDER)
                .content(out.toByteArray())
                .exchange();
    }

    private static void file(ByteArrayOutputStream out, String name, byte[] bytes) {
        out.writeBytes(("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                        + (bytes.length == 0 ? "" : name + ".csv") + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_reversed_period_is_said_and_swapped_by_one_press_with_all_else_kept() throws Exception {
        var file = ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0);
        var fields = agreed();
        fields.put("du", "2025-12-31");
        fields.put("au", "2024-01-01");
        fields.put("puissance", "9");
        var refused = send(fields, file.bytes(), new byte[0]);
        assertThat(refused).hasStatus(422);
        var page = Pages.read(refused);
        assertThat(page.select("#f-au-error").text()).contains("La fin est avant le début", "échangez-les");
        assertThat(page.select("#curve-form button[name=echanger]").text()).isEqualTo("Échanger les deux dates");
        fields.put("echanger", "oui");
        var without = Pages.read(send(fields, new byte[0], new byte[0]));
        assertThat(without.select("#f-du").val()).isEqualTo("2024-01-01");
        assertThat(without.select("#f-au").val()).isEqualTo("2025-12-31");
        assertThat(without.select("#f-puissance").val()).isEqualTo("9");
        assertThat(without.select("button[name=echanger]")).isEmpty();
        assertThat(send(fields, file.bytes(), new byte[0]))
                .as("with the file chosen again it is read at once")
                .hasStatus(302);
        fields.put("du", "2024-01-01");
        fields.put("au", "2025-12-31");
        assertThat(send(fields, file.bytes(), new byte[0]))
                .as("dates in their order are left as they are")
                .hasStatus(302);
    }

    @Test
    void a_curve_becomes_a_report_on_screen_and_two_pages_on_paper() throws Exception {
        assertThat(pages.as(me).read("/bureau/suivis/" + caseFile).select("a[href=" + here + "]"))
                .isNotEmpty();
        var file = ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0);
        var fields = agreed();
        fields.put("puissance", "9");
        fields.put("hc", "23h30-7h30");
        fields.put("hcVenir", "1h-6h, 12h-15h");
        var sent = send(fields, file.bytes(), file.temperatures());
        assertThat(sent).hasStatus(302);
        var report = sent.getResponse().getRedirectedUrl();
        var page = pages.as(me).read(report);
        assertThat(page.select("h1").text()).isEqualTo("Votre consommation d’électricité");
        assertThat(page.select("figure.chart")).hasSize(3);
        assertThat(page.select("figure.chart table")).hasSize(3);
        assertThat(page.select("#gestures li")).hasSize(5);
        assertThat(page.select("#gestures").text()).contains("€ par an, à vérifier", "À vérifier");
        assertThat(page.select("#shows").text()).contains("degré", "heures creuses", "1 000 W");
        var paper = pages.as(me).get(report + "/rapport.pdf");
        assertThat(paper).hasStatusOk().hasContentType("application/pdf");
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/papers"));
        java.nio.file.Files.write(
                java.nio.file.Path.of("target/papers/courbe.pdf"),
                paper.getResponse().getContentAsByteArray());
        try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        }
        assertThat(mvc.post()
                        .uri(report + "/retirer")
                        .with(Browser.as(me))
                        .with(csrf().asHeader())
                        .exchange())
                .hasStatus(302)
                .hasRedirectedUrl(here);
        assertThat(pages.as(me).get(report)).hasStatus(404);
    }

    /** A year of days; what is used follows the temperature outdoors, and chance as much as is said. */
    private String partsOf(java.util.function.DoubleUnaryOperator use, double chance) throws Exception {
        var curve = new StringBuilder("Date;Valeur (en kWh)\n");
        var outdoors = new StringBuilder("Date;Temperature\n");
        var random = new java.util.Random(5);
        for (var day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
            double celsius = 13 - 10 * Math.cos(2 * Math.PI * day.getDayOfYear() / 366) + random.nextInt(5) - 2;
            curve.append(day)
                    .append(';')
                    .append(String.format(
                            java.util.Locale.ROOT, "%.3f", use.applyAsDouble(celsius) + chance * random.nextDouble()))
                    .append('\n');
            outdoors.append(day).append(';').append(celsius).append('\n');
        }
        var sent = send(
                agreed(),
                curve.toString().getBytes(StandardCharsets.UTF_8),
                outdoors.toString().getBytes(StandardCharsets.UTF_8));
        var report = sent.getResponse().getRedirectedUrl();
        var shown = pages.as(me).read(report).text();
        try (var pdf = Loader.loadPDF(
                pages.as(me).get(report + "/rapport.pdf").getResponse().getContentAsByteArray())) {
            return shown + " PAPER "
                    + new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void where_the_weather_explains_little_screen_and_paper_say_so_and_name_no_effect_of_the_cold() throws Exception {
        assertThat(partsOf(celsius -> 10 + 0.4 * Math.max(0, 16 - celsius), 16).split(" PAPER "))
                .allSatisfy(text -> assertThat(text)
                        .contains("La température n’explique que", "On ne peut pas dire ce que coûte le froid")
                        .contains("Sans les heures, on ne peut pas dire quand.")
                        .doesNotContain("Effet du froid", "Le chauffage fait à peu près"));
    }

    @Test
    void a_home_with_cooling_is_told_both_on_screen_and_paper() throws Exception {
        assertThat(partsOf(celsius -> 6 + 1.2 * Math.max(0, 14 - celsius) + 2 * Math.max(0, celsius - 19), 1)
                        .split(" PAPER "))
                .allSatisfy(text -> assertThat(text)
                        .contains("chaque degré de moins ajoute", "chaque degré de plus ajoute", "une climatisation")
                        .contains("presque aucun jour au-dessus de")
                        .doesNotContain("Le chauffage fait à peu près", "0 jours sur 100"));
    }

    @Test
    void a_workbook_that_swells_is_refused_in_a_moment_with_the_cell_that_does() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            for (var part : Map.of(
                            "xl/workbook.xml",
                            "<workbook><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>",
                            "xl/sharedStrings.xml",
                            "<sst><si><t>" + "x".repeat(60_000) + "</t></si></sst>",
                            "xl/worksheets/sheet1.xml",
                            "<worksheet><sheetData>"
                                    + ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(60) + "</row>").repeat(60)
                                    + "</sheetData></worksheet>")
                    .entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        var sent = send(agreed(), bytes.toByteArray(), new byte[0]);
        assertThat(sent).hasStatus(422);
        assertThat(Pages.read(sent).text()).contains("La cellule ou la ligne A1 contient trop de lettres");
    }

    /** Daily means of Lyon-like winters and summers, as a weather service writes them. */
    private static String temperatures(int first, int years, String separator) {
        var text = new StringBuilder("NUM_POSTE;AAAAMMJJ;TM\n");
        for (var day = LocalDate.of(first, 1, 1); day.getYear() < first + years; day = day.plusDays(1))
            text.append("69029001;")
                    .append(day.format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE))
                    .append(';')
                    .append(String.format(
                            java.util.Locale.ROOT, "%.1f", 12.5 - 9 * Math.cos(2 * Math.PI * day.getDayOfYear() / 365)))
                    .append(separator);
        return text.toString();
    }

    private MvcTestResult sendClimate(SignedIn who, Map<String, String> fields, String file) {
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) -> out.writeBytes(
                ("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        file(out, "temperatures", file.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(("--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .uri("/bureau/annees-normales")
                .with(Browser.as(who))
                .with(csrf().asHeader())
                .contentType("multipart/form-data; boundary=" + BORDER)
                .content(out.toByteArray())
                .exchange();
    }

    @Test
    void the_head_reads_in_a_normal_year_and_reports_say_what_a_home_would_use_in_it() throws Exception {
        var head = network.a(Role.NETWORK_HEAD, null);
        var fields = Map.of(
                "departement",
                "69",
                "station",
                "Lyon-Bron",
                "source",
                "Fichier inventé pour le test",
                "lu",
                "2026-11-01");
        var nine = sendClimate(head, fields, temperatures(2015, 9, "\n"));
        assertThat(nine).hasStatus(422);
        assertThat(Pages.read(nine).select("#f-temperatures-error").text()).contains("au moins 10 années entières");
        assertThat(Pages.read(nine).select("#f-station").val()).isEqualTo("Lyon-Bron");
        assertThat(sendClimate(head, Map.of("departement", "99", "station", "x"), ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez un département de la liste", "Choisissez le fichier");
        assertThat(sendClimate(me, fields, temperatures(2014, 11, "\n"))).hasStatus(403);
        assertThat(sendClimate(head, fields, temperatures(2014, 11, "\r\n"))).hasStatus(302);
        var kept = pages.as(head).get("/bureau/annees-normales");
        assertThat(Pages.read(kept).select("tbody").text())
                .contains("Rhône", "Lyon-Bron", "2014 à 2024, 11 années entières", "degrés-jours");

        assertThat(pages.as(me).read(here).select("#f-departement option").text())
                .contains("69 Rhône");
        var file = ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0);
        var asked = agreed();
        asked.put("departement", "69");
        var sent = send(asked, file.bytes(), file.temperatures());
        assertThat(sent).hasStatus(302);
        var report = sent.getResponse().getRedirectedUrl();
        assertThat(pages.as(me).read(report).select(".figures").text())
                .contains("Pour une année normale", "dont", "climat moyen de Lyon-Bron, 2014 à 2024");
        try (var pdf = Loader.loadPDF(
                pages.as(me).get(report + "/rapport.pdf").getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        asked.put("departement", "75");
        assertThat(Pages.read(send(asked, file.bytes(), file.temperatures()))
                        .select("#f-departement-error")
                        .text())
                .contains("Choisissez un département");
    }

    @Test
    void days_only_have_a_report_too() throws Exception {
        var days = new StringBuilder("Date;Valeur (en kWh)\n");
        for (int i = 0; i < 200; i++)
            days.append(LocalDate.of(2024, 9, 1).plusDays(i))
                    .append(';')
                    .append(8 + i % 5)
                    .append(",25\n");
        var sent = send(agreed(), days.toString().getBytes(StandardCharsets.UTF_8), new byte[0]);
        assertThat(sent).hasStatus(302);
        var report = sent.getResponse().getRedirectedUrl();
        assertThat(pages.as(me).read(report).text())
                .contains("Il n’y a que 200 jours", "au plus : le fichier n’a pas d’heures");
        try (var pdf = Loader.loadPDF(
                pages.as(me).get(report + "/rapport.pdf").getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void bills_only_have_a_report_too() throws Exception {
        var bills = "Debut;Fin;kWh\n01/01/2024;01/03/2024;900\n01/03/2024;01/05/2024;600\n01/05/2024;01/07/2024;400\n"
                + "01/07/2024;01/09/2024;380\n01/09/2024;01/11/2024;500\n01/11/2024;01/01/2025;850\n";
        var file = ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0);
        var sent = send(agreed(), bills.getBytes(StandardCharsets.UTF_8), file.temperatures());
        assertThat(sent).hasStatus(302);
        assertThat(pages.as(me).read(sent.getResponse().getRedirectedUrl()).text())
                .contains("une par facture", "ne se distingue pas de zéro", "On ne peut pas conclure")
                .doesNotContain("kWh par jour et par degré");
    }

    @Test
    void without_an_agreement_nothing_is_read_and_what_was_typed_stays() throws Exception {
        var fields = agreed();
        fields.remove("accord");
        fields.put("hc", "22h30-6h30");
        var sent = send(fields, ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0).bytes(), new byte[0]);
        assertThat(sent).hasStatus(422);
        assertThat(Pages.read(sent).select("#f-accord-error").text()).contains("Sans l’accord de la personne");
        assertThat(Pages.read(sent).select("#f-hc").val()).isEqualTo("22h30-6h30");
        assertThat(pages.as(me).read(here).select("#curves")).isEmpty();
    }

    @Test
    void hours_of_summer_without_those_of_winter_are_not_dropped() throws Exception {
        var fields = agreed();
        fields.put("hcEte", "1h-6h");
        var sent = send(fields, ExampleFile.year(3, LocalDate.of(2024, 1, 1), 0).bytes(), new byte[0]);
        assertThat(sent).hasStatus(422);
        assertThat(Pages.read(sent).select("#f-hc-error").text())
                .contains("Donnez aussi les heures creuses de l’hiver");
        assertThat(Pages.read(sent).select("#f-hcEte").val()).isEqualTo("1h-6h");
        assertThat(Pages.read(sent).select("details:has(#f-hc)").hasAttr("open"))
                .isTrue();
    }

    @Test
    void a_file_that_is_refused_says_the_line_the_field_and_what_to_do() throws Exception {
        var text =
                "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n"
                        + "00000000000000;Courbe de charge;01/09/2018;21/08/2020;Energie active;Consommation;Comptage Brut;kvar\nHorodate;Valeur\n";
        var sent = send(agreed(), text.getBytes(StandardCharsets.UTF_8), new byte[0]);
        assertThat(sent).hasStatus(422);
        assertThat(Pages.read(sent).select("#f-courbe-error").text())
                .contains("Ligne 2", "« kvar » (Unite)", "Prenez la courbe de charge");
        assertThat(Pages.read(send(agreed(), new byte[0], new byte[0]))
                        .select("#f-courbe-error")
                        .text())
                .contains("Choisissez le fichier");
    }

    @Test
    void every_fault_has_its_sentence() {
        for (var fault : fr.parvis.loadcurves.domain.reading.Fault.values())
            assertThat(fr.parvis.shell.Words.has("loadcurves.fault." + fault.key()))
                    .as(fault.key())
                    .isTrue();
    }

    @Test
    void the_head_of_the_network_keeps_the_prices() throws Exception {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var address = "/bureau/tarifs-electricite";
        var page = pages.as(head).read(address);
        assertThat(page.select("table").text()).contains("Exemple à remplacer", "À vérifier");
        var refused = mvc.post()
                .uri(address)
                .with(Browser.as(head))
                .with(csrf().asHeader())
                .param("valable", "2062")
                .param("nom", "X")
                .param("base", "douze")
                .param("abonnements", "six")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select(".error-summary li")).hasSizeGreaterThan(5);
        assertThat(pages.as(me).get(address)).hasStatus(403);
    }
}
