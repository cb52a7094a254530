// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.ParvisTest;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ListsSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.network.LocalDaysBy;
import fr.parvis.outreach.ListLine;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.shell.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of partners: any order, any encoding, any separator; and each damage with the sentence that says what to do. */
@ParvisTest
class ReadListTest {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC);
    private static final String HEAD = "Référence client;Nom;Téléphone;";

    @Autowired
    LocalDays localDays;

    @Autowired
    fr.parvis.network.Communes communes;

    ReadList read;

    @BeforeEach
    void a_day_in_november() {
        read = new ReadList(
                communes,
                new LocalDaysBy(TODAY, localDays),
                GivenSettings.of(ListsSettings.class, "lines", 50, "bytes", 100_000));
    }

    private static Arrangement agreed(List<String> fields, Map<String, String> mapping) {
        return new Arrangement(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                "Liste",
                "electricity",
                fields,
                List.of("reference"),
                "partner",
                "contract",
                "partner",
                "",
                "",
                90,
                5,
                30,
                null,
                mapping,
                false,
                LocalDate.of(2026, 1, 1),
                null,
                0);
    }

    private Reading.Lines lines(byte[] file) {
        return (Reading.Lines) read.handle(agreed(ListField.codes(), Map.of()), file);
    }

    private Reading.Lines lines(String file) {
        return lines(file.getBytes(UTF_8));
    }

    private String refusal(byte[] file) {
        var refused = (Reading.NotReadable) read.handle(agreed(ListField.codes(), Map.of()), file);
        return Words.t(refused.problem().problem());
    }

    /** What is said of the one value under a heading. */
    private String fault(String heading, String value) {
        var errors = lines(HEAD + heading + "\nC-1;Haddad;0612345601;" + value + "\n")
                .errors();
        assertThat(errors).as(value).hasSize(1);
        assertThat(errors.getFirst().line()).isEqualTo(2);
        return Words.t(errors.getFirst().problem());
    }

    private ListLine good(String heading, String value) {
        var read = lines(HEAD + heading + "\nC-1;Haddad;0612345601;" + value + "\n");
        assertThat(read.errors()).as(value).isEmpty();
        return read.good().getFirst();
    }

    @Test
    void a_list_is_read_as_a_supplier_sends_it() {
        var read = lines(ListsFixtures.LIST);
        assertThat(read.errors()).isEmpty();
        var first = read.good().getFirst();
        assertThat(first.household().name()).isEqualTo("Nour Haddad");
        assertThat(first.household().phones()).containsExactly("0612345601");
        assertThat(first.commune()).isEqualTo("69029");
        assertThat(first.cents()).isEqualTo(123_456);
        assertThat(first.issuedOn()).isEqualTo("2026-09-01");
        assertThat(first.planned()).isEqualTo("reduction");
        assertThat(first.plannedOn()).isEqualTo("2026-12-15");
        assertThat(read.good().get(2).household().phones()).isEmpty();
    }

    /** The file was written by LibreOffice 25.2: a title above the headings, a blank row, dates and amounts as such, a space that is written twice. */
    @Test
    void a_list_is_read_as_libreoffice_writes_it() throws IOException {
        var read = lines(ReadListTest.class
                .getResourceAsStream("/intake/liste-libreoffice.ods")
                .readAllBytes());
        assertThat(read.errors()).isEmpty();
        assertThat(read.good()).extracting(ListLine::line).containsExactly(3, 4, 5, 7);
        var first = read.good().getFirst();
        assertThat(first.household().name()).isEqualTo("Nour Haddad");
        assertThat(first.household().postcode()).isEqualTo("69500");
        assertThat(first.cents()).isEqualTo(123_456);
        assertThat(first.issuedOn()).isEqualTo("2026-09-01");
        assertThat(first.plannedOn()).isEqualTo("2026-12-15");
        var last = read.good().getLast();
        assertThat(last.household().phones()).containsExactly("0612345604");
        assertThat(last.household().street()).isEqualTo("5 impasse des Lilas");
    }

    @Test
    void whatever_the_encoding_and_the_separator() {
        var commas = ListsFixtures.LIST
                .replace("1 234,56 €", "\"1 234,56 €\"")
                .replace("89,90", "\"89,90\"")
                .replace(';', ',');
        var tabs = ListsFixtures.LIST.replace(';', '\t');
        for (var file : List.of(
                ListsFixtures.LIST.getBytes(UTF_8),
                ("\uFEFF" + ListsFixtures.LIST).getBytes(UTF_8),
                ListsFixtures.LIST.getBytes(Charset.forName("windows-1252")),
                ("\uFEFF" + ListsFixtures.LIST).getBytes(UTF_16LE),
                ("\uFEFF" + ListsFixtures.LIST).getBytes(UTF_16BE),
                ListsFixtures.LIST.getBytes(UTF_16LE),
                commas.getBytes(UTF_8),
                tabs.getBytes(UTF_8),
                ListsFixtures.LIST.replace("\n", "\r\n").getBytes(UTF_8),
                ("sep=;\r\n" + ListsFixtures.LIST).getBytes(UTF_8),
                ("Extraction du 26/11/2026\n\n" + ListsFixtures.LIST).getBytes(UTF_8))) {
            var read = lines(file);
            assertThat(read.errors()).isEmpty();
            assertThat(read.good()).hasSize(3);
            assertThat(read.good().get(1).household().name()).isEqualTo("Léa Martin");
            assertThat(read.good().get(1).cents()).isEqualTo(8990);
        }
    }

    @Test
    void columns_stand_in_any_order_under_any_usual_name() {
        var read =
                lines("CP,Ville,TEL.,Solde,N° client,Titulaire\n69500,BRON,+33 6 12 34 56 01,12.5,42,M. HADDAD Nour\n");
        assertThat(read.errors()).isEmpty();
        assertThat(read.good().getFirst().household().reference()).isEqualTo("42");
        assertThat(read.good().getFirst().household().family()).isEqualTo("M. HADDAD Nour");
        assertThat(read.good().getFirst().cents()).isEqualTo(1250);
    }

    @Test
    void a_workbook_keeps_its_dates_numbers_and_lost_zeros() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Liste");
            var head = List.of(
                    "Référence client", "Nom", "Téléphone", "Code postal", "Commune", "Montant dû", "Date de facture");
            for (int i = 0; i < head.size(); i++) sheet.value(0, i, head.get(i));
            sheet.value(1, 0, 1001);
            sheet.value(1, 1, "Haddad");
            sheet.value(1, 2, 612345601);
            sheet.value(1, 3, 1000);
            sheet.value(1, 4, "Bourg-en-Bresse");
            sheet.value(1, 5, 45.1);
            sheet.value(1, 6, LocalDate.of(2026, 9, 1));
            sheet.style(1, 6).format("dd/mm/yyyy").set();
            sheet.value(2, 0, 1002);
            sheet.value(2, 1, "Martin");
            sheet.value(2, 2, "0612345602");
            sheet.formula(2, 5, "1+1");
        }
        var read = lines(out.toByteArray());
        var it = read.good().getFirst();
        assertThat(it.household().reference()).isEqualTo("1001");
        assertThat(it.household().phones()).containsExactly("0612345601");
        assertThat(it.household().postcode()).isEqualTo("01000");
        assertThat(it.commune()).isEqualTo("01053");
        assertThat(it.cents()).isEqualTo(4510);
        assertThat(it.issuedOn()).isEqualTo("2026-09-01");
        assertThat(read.errors()).hasSize(1);
        assertThat(plain(Words.t(read.errors().getFirst().problem())))
                .isEqualTo("« =1+1 » est une formule de tableur, pas une valeur. Collez la valeur à sa place.");
    }

    @Test
    void what_was_not_agreed_is_not_read_and_counted() {
        var read = (Reading.Lines) this.read.handle(
                agreed(List.of("reference", "family", "phone"), Map.of()), ListsFixtures.LIST.getBytes(UTF_8));
        assertThat(read.notKept()).hasSize(8).contains("Montant dû", "Adresse").doesNotContain("Nom");
        assertThat(read.good().getFirst().cents()).isNull();
        assertThat(read.good().getFirst().household().street()).isNull();
        assertThat(Words.in(Words.FRENCH).call(() -> Words.n("intake.not-kept", 3)))
                .isEqualTo("3 colonnes ignorées, car non prévues par l’accord.");
    }

    @Test
    void what_somebody_corrected_is_remembered_and_goes_before_the_names() {
        var file = "KUNNR;NAME1;Nom\n1;Haddad;autre\n".getBytes(UTF_8);
        var unknown = (Reading.Lines) read.handle(agreed(List.of("reference", "phone"), Map.of()), file);
        assertThat(unknown.isSomebodyElses()).isTrue();
        var known = (Reading.Lines) read.handle(
                agreed(List.of("reference", "family"), Map.of("reference", "KUNNR", "family", "NAME1")), file);
        assertThat(known.good().getFirst().household().family()).isEqualTo("Haddad");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "01/09/2026|2026-09-01",
                "1/9/26|2026-09-01",
                "01-09-2026|2026-09-01",
                "01.09.2026|2026-09-01",
                "2026-09-01|2026-09-01",
                "2026-09-01T00:00:00|2026-09-01",
                "20260901|2026-09-01",
                "46266|2026-09-01",
                "1er septembre 2026|2026-09-01",
                "01/09/2026 10:30|2026-09-01"
            })
    void dates_as_people_and_systems_write_them(String written, LocalDate meant) {
        assertThat(good("Date de facture", written).issuedOn()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 234,56 €|123456",
                "1\u00a0234,56|123456",
                "1\u202f234,56 EUR|123456",
                "1.234,56|123456",
                "1,234.56|123456",
                "12|1200",
                "12,5|1250",
                "0,00|0"
            })
    void amounts_as_people_and_systems_write_them(String written, long cents) {
        assertThat(good("Montant", written).cents()).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "06 12 34 56 78|0612345678",
                "06.12.34.56.78|0612345678",
                "06/12/34/56/78|0612345678",
                "+33 (0)6 12 34 56 78|0612345678",
                "0033612345678|0612345678",
                "33612345678|0612345678",
                "612345678|0612345678",
                "'+33612345678|0612345678",
                "+32 475 12 34 56|+32475123456"
            })
    void telephones_as_people_and_systems_write_them(String written, String dialled) {
        assertThat(good("Mobile", written).household().phones()).contains(dialled);
    }

    @Test
    void several_telephones_of_a_cell_are_all_kept() {
        assertThat(good("Mobile", "06 12 34 56 02 / 04 72 00 00 03").household().phones())
                .containsExactly("0612345601", "0612345602", "0472000003");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Date de facture|hier|« hier » n’est pas une date. Écrivez-la comme 31/12/2026.",
                "Date de facture|31/02/2026|« 31/02/2026 » n’est pas une date. Écrivez-la comme 31/12/2026.",
                "Date limite|01/01/2062|La date « 01/01/2062 » est dans plus de deux ans. Vérifiez l’année.",
                "Date limite|01/01/62|La date « 01/01/62 » est dans plus de deux ans. Vérifiez l’année.",
                "Date de facture|31/12/1999|La date « 31/12/1999 » est avant l’an 2000. Vérifiez l’année.",
                "Date de facture|27/11/2026|La facture est datée du 27/11/2026, une date future. Vérifiez la date.",
                "Dernière relance|01/01/2027|Le dernier courrier est daté du 01/01/2027, une date future. Vérifiez la date.",
                "Montant|-12,00|Le montant « -12,00 » est négatif : ce foyer ne doit rien. Enlevez la ligne, ou corrigez le montant.",
                "Montant|(12,00)|Le montant « (12,00) » est négatif : ce foyer ne doit rien. Enlevez la ligne, ou corrigez le montant.",
                "Montant|douze|« douze » n’est pas un montant. Écrivez-le comme 1234,56.",
                "Montant|1,2345|« 1,2345 » n’est pas un montant. Écrivez-le comme 1234,56.",
                "Montant|9999999|Le montant « 9999999 » dépasse un million d’euros. Vérifiez-le.",
                "Mobile|06 12 34|« 06 12 34 » n’est pas un numéro de téléphone. Écrivez-le comme 06 12 34 56 78, ou +32… pour l’étranger.",
                "Mobile|0000000000|« 0000000000 » n’est pas un numéro de téléphone. Écrivez-le comme 06 12 34 56 78, ou +32… pour l’étranger.",
                "Courriel|nour@|« nour@ » n’est pas une adresse courriel. Corrigez-la ou videz la case.",
                "Code postal|695|Le code postal « 695 » n’a pas 5 chiffres. Corrigez-le.",
                "Code postal|99999|Le code postal « 99999 » n’existe pas. Corrigez-le.",
                "Code INSEE|99999|Aucune commune n’a le code INSEE « 99999 ». Corrigez-le.",
                "Puissance|99|La puissance « 99 » n’est pas un nombre de 1 à 36 kVA. Corrigez-la.",
                "Intervention|peut-être|« peut-être » n’est pas une intervention connue. Écrivez : réduction, coupure, expulsion ou autre.",
                "Chèque énergie|bientôt|« bientôt » ne dit pas si le foyer a le chèque énergie. Écrivez : oui ou non.",
                "Adresse|=cmd|« =cmd » est une formule de tableur, pas une valeur. Collez la valeur à sa place.",
                "Adresse|'=cmd|« =cmd » est une formule de tableur, pas une valeur. Collez la valeur à sa place.",
                "Adresse|@SUM(A1)|« @SUM(A1) » est une formule de tableur, pas une valeur. Collez la valeur à sa place."
            })
    void a_wrong_value_is_said_with_what_to_do(String heading, String value, String said) {
        assertThat(plain(fault(heading, value))).isEqualTo(said);
    }

    /** Spaces that keep words together, as plain ones. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @Test
    void a_command_in_a_cell_is_refused_as_text() {
        assertThat(plain(fault("Adresse", "\"=cmd|'/c calc'!A1\"")))
                .isEqualTo(
                        "« =cmd|'/c calc'!A1 » est une formule de tableur, pas une valeur. Collez la valeur à sa place.");
    }

    @Test
    void a_bill_payable_before_it_was_issued_is_refused() {
        var errors = lines("Réf;Nom;Tel;Date de facture;Date limite\n1;A;0612345601;10/10/2026;01/10/2026\n")
                .errors();
        assertThat(plain(Words.t(errors.getFirst().problem())))
                .isEqualTo("La date limite de paiement (01/10/2026) vient avant la facture. Vérifiez les deux dates.");
    }

    @Test
    void the_same_reference_twice_is_said_with_the_first_line() {
        var read = lines("Réf;Nom;Tel\nC-1;Haddad;0612345601\nC-2;Martin;0612345602\nc 1;Haddad;0612345601\n");
        assertThat(read.good()).hasSize(2);
        assertThat(read.errors()).hasSize(1);
        assertThat(read.errors().getFirst().line()).isEqualTo(4);
        assertThat(plain(Words.t(read.errors().getFirst().problem())))
                .isEqualTo("La référence « c 1 » est déjà à la ligne 2. Gardez une seule des deux lignes.");
    }

    @Test
    void a_line_without_reference_name_or_any_way_is_refused() {
        var read = lines("Réf;Nom;Tel;Adresse\n;Haddad;0612345601;\n2;;0612345602;\n3;Martin;NC;-\n");
        assertThat(read.errors().stream().map(error -> plain(Words.t(error.problem()))))
                .containsExactly(
                        "La référence du client manque. Ajoutez-la.",
                        "Le nom manque. Ajoutez-le.",
                        "Ni téléphone, ni courriel, ni adresse : on ne pourrait pas joindre ce foyer. Ajoutez un moyen de le joindre.");
    }

    @Test
    void a_line_with_more_values_than_columns_is_refused() {
        assertThat(plain(Words.t(lines("Réf;Nom;Tel\n1;Haddad;0612345601;12;34\n")
                        .errors()
                        .getFirst()
                        .problem())))
                .isEqualTo(
                        "Cette ligne a plus de valeurs que de colonnes. Un texte contient sans doute le séparateur : mettez-le entre guillemets.");
    }

    @Test
    void files_that_are_no_list_are_refused_with_what_to_do() {
        assertThat(plain(refusal(new byte[0])))
                .isEqualTo("Ce fichier est vide. Vérifiez que c’est le bon, puis choisissez-le de nouveau.");
        assertThat(plain(refusal("\n\n  \n".getBytes(UTF_8))))
                .isEqualTo("Ce fichier est vide. Vérifiez que c’est le bon, puis choisissez-le de nouveau.");
        assertThat(plain(refusal("Réf;Nom;Tel\n".getBytes(UTF_8))))
                .isEqualTo(
                        "Ce fichier a des titres de colonnes, mais aucune ligne. Demandez au partenaire un fichier rempli.");
        assertThat(refusal("%PDF-1.7".getBytes(UTF_8))).contains("PDF");
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0})).contains("image");
        assertThat(refusal(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}))
                .contains(".xls");
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("abîmé");
        assertThat(refusal("<html><body>".getBytes(UTF_8))).contains("page web");
        assertThat(plain(refusal("Réf;Nom;Tel\n1;\"Haddad;0612345601\n".getBytes(UTF_8))))
                .contains("guillemet");
    }

    @Test
    void more_lines_or_bytes_than_the_setting_are_refused() {
        var file = new StringBuilder("Réf;Nom;Tel\n");
        for (int i = 0; i < 51; i++) file.append(i).append(";Haddad;0612345601\n");
        assertThat(plain(refusal(file.toString().getBytes(UTF_8))))
                .isEqualTo(
                        "Ce fichier a trop de lignes : 50 au plus. Coupez-le en plusieurs parties. Rien n’a été pris.");
        assertThat(plain(refusal(new byte[100_001]))).startsWith("Ce fichier est trop lourd : 0 Mo au plus.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NC", "-", "inconnu", "", "N/A", "néant"})
    void words_for_nothing_are_nothing(String cell) {
        assertThat(good("Mobile", cell).household().phones()).containsExactly("0612345601");
    }

    @Test
    void somebody_elses_columns_are_named() {
        var read = lines("mois;dépenses\njanvier;12\n");
        assertThat(read.isSomebodyElses()).isTrue();
        assertThat(plain(Words.t(ReceiveList.nothing(read).why().problem())))
                .isEqualTo(
                        "Aucune colonne n’a été reconnue. Titres trouvés : mois, dépenses. Dites quelle colonne contient quoi, ou vérifiez que c’est le bon fichier.");
    }

    @Test
    void a_workbook_that_swells_beyond_what_a_list_would_is_refused_before_it_is_read() throws IOException {
        var head = AWorkbook.row(1, "Réf", "Nom", "Tel").getBytes(UTF_8);
        var none = java.io.InputStream.nullInputStream();
        assertThat(plain(refusal(AWorkbook.of(head, 30_000_000, none))))
                .as("one cell")
                .contains("La cellule A900 contient plus de");
        var texts = "<si><t>a</t></si>".repeat(60_000).getBytes(UTF_8);
        var many = java.util.Collections.enumeration(java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> (java.io.InputStream) new java.io.ByteArrayInputStream(texts))
                .toList());
        read = new ReadList(
                communes,
                new LocalDaysBy(TODAY, localDays),
                GivenSettings.of(ListsSettings.class, "lines", 50, "bytes", 10_000_000));
        assertThat(plain(refusal(AWorkbook.of(head, 0, new java.io.SequenceInputStream(many)))))
                .as("millions of texts")
                .contains("trop gros");
    }

    @Test
    void a_line_of_more_cells_than_any_table_has_is_refused_before_they_are_all_held() {
        var wide = "Réf;Nom;Tel\n1;Haddad;0612345601" + ";x".repeat(20_000) + "\n";
        assertThat(plain(refusal(wide.getBytes(UTF_8))))
                .isEqualTo("Ce fichier n’est ni un tableau de texte (CSV) ni un classeur (.xlsx ou .ods).");
        assertThat(lines("Réf;Nom;Tel;" + "x;".repeat(300) + "\n1;Haddad;0612345601\n")
                        .good())
                .as("an export of three hundred columns")
                .hasSize(1);
    }

    @Test
    void a_name_is_a_name_also_where_it_reads_like_nothing() {
        var read = lines("Réf;Nom;Prénom;Tel;Montant\n1;SO;Awa;0612345601;SO\n");
        assertThat(read.errors()).isEmpty();
        assertThat(read.good().getFirst().household().name()).isEqualTo("Awa SO");
        assertThat(read.good().getFirst().cents()).isNull();
    }
}
