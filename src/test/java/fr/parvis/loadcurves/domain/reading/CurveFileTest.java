// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that files come in, each written as it is given out. */
class CurveFileTest {
    private static final String PREAMBLE =
            "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n"
                    + "00000000000000;Courbe de charge;01/09/2018;21/08/2020;Energie active;Consommation;Comptage Brut;W;\n\nHorodate;Valeur\n";
    private static final String LONG =
            "Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;Etat complémentaire\n";

    private static Reading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(byte[] bytes) {
        try {
            return CurveFile.read(new ByteArrayInputStream(bytes), null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Curve curve(String text) {
        assertThat(read(text)).isInstanceOf(Curve.class);
        return (Curve) read(text);
    }

    private static Unreadable refused(String text) {
        assertThat(read(text)).isInstanceOf(Unreadable.class);
        return (Unreadable) read(text);
    }

    private static String row(String stamp, String value) {
        return "19125759625988;2023-03-13 00:00:00;2025-03-13 00:00:00;PA;CONS;BRUT;W;" + stamp + ";" + value
                + ";B;PT30M;0;0\n";
    }

    /** A day of half hours. */
    private static String day(String date, String offset, boolean end) {
        var text = new StringBuilder();
        for (int i = end ? 1 : 0; i < (end ? 49 : 48); i++) {
            var at = LocalDate.parse(date).atStartOfDay().plusMinutes(30L * i);
            text.append(at)
                    .append(":00")
                    .append(offset)
                    .append(";")
                    .append(100 + i)
                    .append("\n");
        }
        return text.toString();
    }

    @Test
    void reads_the_file_with_a_preamble_and_the_start_of_the_step() {
        var curve = curve(PREAMBLE + day("2020-01-06", "+01:00", false));
        assertThat(curve.shape()).isEqualTo(Shape.PREAMBLE);
        assertThat(curve.meter()).isEqualTo("00000000000000");
        assertThat(curve.stepMinutes()).isEqualTo(30);
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.START, Stamps.How.DETECTED));
        assertThat(curve.load().start()[0])
                .isEqualTo(Instant.parse("2020-01-05T23:00:00Z").getEpochSecond());
        assertThat(curve.daily().size()).isEqualTo(1);
        // 100 W to 147 W over half an hour each
        assertThat(curve.daily().kWh()[0]).isCloseTo(2.964, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void reads_the_end_of_the_step_from_the_first_and_last_stamp() {
        var curve = curve(PREAMBLE + day("2020-01-06", "+01:00", true));
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.END, Stamps.How.DETECTED));
        assertThat(curve.load().start()[0])
                .isEqualTo(Instant.parse("2020-01-05T23:00:00Z").getEpochSecond());
    }

    @Test
    void says_when_nothing_tells_the_end_of_the_step_and_takes_a_choice() throws IOException {
        var text = PREAMBLE + "2020-01-06T10:00:00+01:00;200\n2020-01-06T10:30:00+01:00;300\n";
        assertThat(curve(text).stamps()).isEqualTo(new Stamps(Stamps.End.END, Stamps.How.ASSUMED));
        var chosen = (Curve)
                CurveFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Stamps.End.START);
        assertThat(chosen.stamps()).isEqualTo(new Stamps(Stamps.End.START, Stamps.How.CHOSEN));
        assertThat(chosen.load().start()[0])
                .isEqualTo(Instant.parse("2020-01-06T09:00:00Z").getEpochSecond());
    }

    @Test
    void a_blank_is_a_gap_and_never_zero() {
        var curve = curve(
                PREAMBLE
                        + "2018-12-07T00:00:00+01:00;\n2018-12-07T00:10:00+01:00;270,5\n2018-12-07T00:20:00+01:00;264.5\n2018-12-07T00:30:00+01:00;260\n");
        assertThat(curve.stepMinutes()).isEqualTo(10);
        assertThat(curve.load().watts()).containsExactly(270.5f, 264.5f, 260f);
        assertThat(curve.quality().blank()).isEqualTo(1);
        assertThat(curve.quality().coverage()).isEqualTo(0.75);
    }

    @Test
    void reads_the_long_file_and_the_two_hours_of_october() {
        var curve = curve(LONG
                + row("2023-10-29 01:30:00", "1")
                + row("2023-10-29 02:00:00", "2")
                + row("2023-10-29 02:30:00", "3")
                + row("2023-10-29 02:00:00", "4")
                + row("2023-10-29 02:30:00", "5")
                + row("2023-10-29 03:00:00", "60"));
        assertThat(curve.shape()).isEqualTo(Shape.LONG);
        assertThat(curve.load().watts()).containsExactly(1, 2, 3, 4, 5, 60);
        assertThat(curve.load().start()[5] - curve.load().start()[0]).isEqualTo(5 * 1800);
        assertThat(curve.quality().ambiguous()).isZero();
    }

    @Test
    void keeps_none_of_the_doubled_hour_when_its_order_does_not_tell() {
        var curve = curve(LONG
                + row("2023-10-29 01:30:00", "10")
                + row("2023-10-29 02:00:00", "20")
                + row("2023-10-29 02:30:00", "30")
                + row("2023-10-29 02:30:00", "50")
                + row("2023-10-29 03:00:00", "60")
                + row("2023-10-29 03:30:00", "70"));
        assertThat(curve.load().watts()).containsExactly(10, 60, 70);
        assertThat(curve.quality().ambiguous()).isEqualTo(3);
    }

    @Test
    void the_hour_that_march_does_not_have_leaves_no_gap() {
        var curve = curve(LONG
                + row("2023-03-26 01:30:00", "10")
                + row("2023-03-26 03:00:00", "20")
                + row("2023-03-26 03:30:00", "30"));
        assertThat(curve.load().watts()).containsExactly(10, 20, 30);
        assertThat(curve.quality().missing()).isZero();
    }

    @Test
    void reads_the_file_of_the_customers_account() {
        var curve = curve(
                "Identifiant PRM;12345678901234;Type de donnees;Courbe de charge;\r\nhorodate ISO fin de pas;puissance moyenne (W)\r\n2026-01-05T00:30:00+01:00;1200\r\n2026-01-05T01:00:00+01:00;800\r\n2026-01-05T01:30:00+01:00;600\r\n");
        assertThat(curve.shape()).isEqualTo(Shape.ACCOUNT);
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.END, Stamps.How.DECLARED));
        assertThat(curve.load().start()[0])
                .isEqualTo(Instant.parse("2026-01-04T23:00:00Z").getEpochSecond());
        assertThat(curve.load().kWh(0)).isEqualTo(0.6);
    }

    @ParameterizedTest
    @CsvSource({"Date;Valeur (en kWh),6.329,6.329", "Date;Valeur (en Wh),6329,6.329"})
    void reads_the_daily_file(String columns, String first, double kWh) {
        boolean wh = columns.contains("Wh)") && !columns.contains("kWh");
        var curve = curve("Type de comptage : ;Consommation Quotidienne\n" + columns + "\n01/01/2026;" + first
                + "\n02/01/2026;NA\n03/01/2026;" + (wh ? "5000" : "5,0") + "\n");
        assertThat(curve.shape()).isEqualTo(Shape.DAILY);
        assertThat(curve.load()).isNull();
        assertThat(curve.daily().kWh()).containsExactly(kWh, 5);
        assertThat(curve.quality().blank()).isEqualTo(1);
    }

    @Test
    void reads_the_daily_workbook_with_dates_as_numbers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Parvis", "1.0")) {
            var sheet = book.newWorksheet("Export");
            sheet.value(0, 0, "Point Référence Mesure (PRM) : ");
            sheet.value(0, 1, "00000000000000");
            sheet.value(0, 2, "Type de comptage : ");
            sheet.value(0, 3, "Consommation Quotidienne");
            sheet.value(1, 0, "Date");
            sheet.value(1, 1, "Valeur (en kWh)");
            sheet.value(2, 0, 46023.54);
            sheet.value(2, 1, 2.5);
            sheet.value(3, 0, 46024);
            sheet.value(3, 1, "1,5");
        }
        var curve = (Curve) read(out.toByteArray());
        assertThat(curve.daily().kWh()).containsExactly(2.5, 1.5);
        assertThat(Paris.date(curve.daily().day()[0])).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    private static final String INDEX =
            "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n"
                    + "00000000000000;Index;01/09/2019;21/08/2020;Energie active;Consommation;Comptage Brut;Wh\n\n"
                    + "Horodate;Type de releve;EAS F1;EAS F2;EAS F3;EAS F4;EAS F5;EAS F6;EAS F7;EAS F8;EAS F9;EAS F10;EAS D1;EAS D2;EAS D3;EAS D4;EAS T\n"
                    + "2019-09-02T00:00:00+02:00;Arrêté quotidien;1009905;819074;2679;2747;;;;;;;1012584;821821;;;1834405\n"
                    + "2019-09-03T00:00:00+02:00;Arrêté quotidien;1009905;819074;5185;6747;;;;;;;1015090;825821;;;1840911\n"
                    + "2019-09-04T00:00:00+02:00;Arrêté quotidien;1009905;819074;7185;10747;;;;;;;1017090;829821;;;1846911\n\n"
                    + "Periode;Identifiant calendrier fournisseur;Libelle calendrier fournisseur;Identifiant classe temporelle 1\n"
                    + "Du 2019-09-02T00:00:00+02:00 au;FC011827;HC Semaine et HC Week-End;HCWE;Heures Creuses Week-end;EAS F1;HPWE;Heures Pleines Week-end;EAS F2;HCSEM;Heures Creuses Semaine;EAS F3;HPSEM;Heures Pleines Semaine;EAS F4;;;EAS F5\n";
    private static final String PEAKS =
            "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n"
                    + "00000000000000;Puissance maximale quotidienne;01/09/2019;21/08/2020;Puissance maximale atteinte;Consommation;Comptage Brut;W\n"
                    + "Horodate;Valeur\n2019-09-02T15:17:24+02:00;3695\n2019-09-03T01:34:50+02:00;2345\n";

    @Test
    void reads_registers_their_calendar_and_the_highest_powers() {
        var curve = curve(INDEX + PEAKS);
        assertThat(curve.shape()).isEqualTo(Shape.INDEX);
        assertThat(curve.daily().kWh())
                .containsExactly(new double[] {6.506, 6}, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(curve.registers().offPeakKWh()).isCloseTo(4.506, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(curve.registers().peakKWh()).isCloseTo(8, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(curve.peaks().kVA()).containsExactly(3.695, 2.345);
    }

    @Test
    void registers_that_do_not_add_up_are_not_believed() {
        var found = refused(INDEX.replace(";1840911", ";1840999").replace(";1846911", ";1847911"));
        assertThat(found.fault()).isEqualTo(Fault.UNREADABLE_ROWS);
        assertThat(found.line()).isEqualTo(6);
        assertThat(found.field()).isEqualTo("EAS T");
    }

    @Test
    void peaks_alone_are_no_curve() {
        assertThat(refused(PEAKS).fault()).isEqualTo(Fault.ONLY_PEAKS);
    }

    @Test
    void reads_the_older_exchange() {
        var head =
                "Date de la mesure;Heure de la mesure;Valeur;Statut de la mesure;PRM;Type de données;Date de début;Date de fin;Grandeur métier;Grandeur physique;Statut demandé;Unité;Pas en minutes\n";
        var tail =
                ";Réelle;12345678901234;Courbe de charge;01/01/2019;02/01/2019;Consommation;Puissance active;Brut;W;30\n";
        var text = new StringBuilder(head);
        for (int i = 0; i < 48; i++)
            text.append("01/01/2019;%02d:%02d:00;%d".formatted(i / 2, i % 2 * 30, 200 + i))
                    .append(tail);
        var curve = curve(text.toString());
        assertThat(curve.shape()).isEqualTo(Shape.EXCHANGE);
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.START, Stamps.How.DETECTED));
        assertThat(curve.load().size()).isEqualTo(48);
    }

    @Test
    void reads_bills() {
        var curve = curve(
                "Debut;Fin;kWh\n01/01/2026;31/01/2026;310\n01/02/2026;28/02/2026;300,5\n01/03/2026;01/04/2026;200\n");
        assertThat(curve.bills()).extracting(Curve.Bill::days).containsExactly(31, 28, 31);
        assertThat(curve.shape()).isEqualTo(Shape.BILLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void reads_any_encoding(String charset) {
        var text = LONG.replace("\n", "\r\n")
                + row("2023-03-13 00:30:00", "692")
                + row("2023-03-13 01:00:00", "1284")
                + row("2023-03-13 01:30:00", "700");
        var found = read(text.getBytes(Charset.forName(charset)));
        assertThat(found).isInstanceOf(Curve.class);
        var marked =
                read(("\ufeff" + text).getBytes(Charset.forName(charset.equals("windows-1252") ? "UTF-8" : charset)));
        assertThat(marked).isInstanceOf(Curve.class);
    }

    @Test
    void counts_doubles_negatives_and_contradictions() {
        var curve = curve(
                PREAMBLE
                        + "2026-01-05T00:30:00+01:00;1200\n2026-01-05T01:00:00+01:00;-4000\n2026-01-05T01:30:00+01:00;600\n2026-01-05T01:30:00+01:00;600\n2026-01-05T02:00:00+01:00;1\n2026-01-05T02:00:00+01:00;2\n2026-01-05T02:30:00+01:00;50\n");
        assertThat(curve.load().watts()).containsExactly(1200, 600, 50);
        assertThat(curve.quality().negatives()).isEqualTo(1);
        assertThat(curve.quality().duplicates()).isEqualTo(1);
        assertThat(curve.quality().contradictions()).isEqualTo(1);
    }

    @Test
    void a_day_at_another_step_keeps_its_energy() {
        var text = new StringBuilder(PREAMBLE)
                .append(day("2020-01-06", "+01:00", false))
                .append(day("2020-01-07", "+01:00", false));
        for (int h = 0; h < 24; h++) text.append("2020-01-08T%02d:00:00+01:00;500\n".formatted(h));
        text.append("2020-01-09T00:00:00+01:00;500\n");
        var curve = curve(text.toString());
        assertThat(curve.stepMinutes()).isEqualTo(30);
        var daily = curve.daily();
        assertThat(Paris.date(daily.day()[2])).isEqualTo(LocalDate.of(2020, 1, 8));
        assertThat(daily.kWh()[2]).isCloseTo(12, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void a_last_line_without_an_end_counts_unless_its_stamp_is_cut() {
        var two = PREAMBLE + "2026-01-05T00:30:00+01:00;1200\n2026-01-05T01:00:00+01:00;800\n";
        var curve = curve(two + "2026-01-05T01:30:00+01:00;60");
        assertThat(curve.load().watts()).containsExactly(1200, 800, 60);
        assertThat(curve.quality().unfinished()).isTrue();
        var cut = curve(two + "2026-01-05T01:30:00+01");
        assertThat(cut.load().watts()).containsExactly(1200, 800);
        assertThat(cut.quality().unfinished()).isTrue();
        assertThat(cut.quality().unreadable()).isZero();
    }

    @Test
    void values_beside_a_hole_of_lines_are_left_out() {
        var curve = curve(
                PREAMBLE
                        + "2026-01-05T00:30:00+01:00;10\n2026-01-05T01:00:00+01:00;20\n2026-01-05T05:00:00+01:00;50\n2026-01-05T05:30:00+01:00;60\n2026-01-05T06:00:00+01:00;70\n");
        assertThat(curve.load().watts()).containsExactly(10, 60, 70);
        assertThat(curve.quality().besideGaps()).isEqualTo(2);
        assertThat(curve.quality().missing()).isEqualTo(7);
        assertThat(curve.quality().expected()).isEqualTo(12);
    }

    @Test
    void names_what_is_wrong_and_where() {
        assertThat(refused("")).isEqualTo(new Unreadable(Fault.EMPTY, 0, "", ""));
        assertThat(refused("bonjour;tout;le;monde\n".repeat(30)).fault()).isEqualTo(Fault.NOT_A_CURVE);
        assertThat(refused("Horodate;Valeur\n2026-01-05T00:00:00+01:00;12345\n").fault())
                .isEqualTo(Fault.UNKNOWN_UNIT);
        assertThat(refused(PREAMBLE.replace(";W;", ";kvar;") + day("2020-01-06", "+01:00", false)))
                .isEqualTo(new Unreadable(Fault.UNKNOWN_UNIT, 2, "Unite", "kvar"));
        assertThat(refused(PREAMBLE.replace("Energie active", "Puissance active")
                                        .replace(";W;", ";Wh;")
                                + day("2020-01-06", "+01:00", false))
                        .fault())
                .isEqualTo(Fault.UNIT_DOES_NOT_FIT);
        assertThat(refused(PREAMBLE.replace("Consommation", "Production") + day("2020-01-06", "+01:00", false))
                        .fault())
                .isEqualTo(Fault.PRODUCTION);
        assertThat(refused(day("2020-01-06", "+01:00", false)).fault()).isEqualTo(Fault.NO_HEADER);
        assertThat(refused(PREAMBLE + "2026-01-05T00:30:00+01:00;1200\n").fault())
                .isEqualTo(Fault.SINGLE_POINT);
        assertThat(refused(
                                PREAMBLE
                                        + "2026-01-05T00:30:00+01:00;1200\n2026-01-05T01:00:00+01:00;800\n2026-01-05T01:01:00+01:00;5\n2026-01-05T01:30:00+01:00;600\n")
                        .fault())
                .isEqualTo(Fault.IRREGULAR_STEP);
        assertThat(refused(PREAMBLE + day("2020-01-06", "+01:00", false).replaceAll(";\\d+", ";0"))
                        .fault())
                .isEqualTo(Fault.NOTHING_CONSUMED);
        assertThat(refused(PREAMBLE.replace(";W;", ";kW;") + day("2020-01-06", "+01:00", false))
                        .fault())
                .isEqualTo(Fault.UNREADABLE_ROWS);
        assertThat(refused("Date;Valeur (en Wh)\n01/01/2026;6.3\n02/01/2026;5.1\n03/01/2026;4.9\n")
                        .fault())
                .isEqualTo(Fault.IMPLAUSIBLE);
        assertThat(refused("Horodate,Valeur\n2026-01-05T00:00:00+01:00,12\n").fault())
                .isEqualTo(Fault.WRONG_SEPARATOR);
        assertThat(refused(LONG
                                + row("2023-03-13 00:30:00", "692").replace("19125759625988", "11111111111111")
                                + row("2023-03-13 01:00:00", "692"))
                        .fault())
                .isEqualTo(Fault.TWO_METERS);
    }

    @Test
    void two_files_in_one_are_refused() {
        var found = refused(
                "Type de comptage : ;Consommation Quotidienne\nDate;Valeur (en kWh)\n01/03/2026;5\n02/03/2026;7\n\nhorodate ISO fin de pas;puissance moyenne (W)\n2026-03-03T00:30:00+01:00;1200\n2026-03-03T01:00:00+01:00;800\n");
        assertThat(found.fault()).isEqualTo(Fault.COMPOSITE);
        assertThat(found.line()).isEqualTo(6);
    }

    @Test
    void what_does_not_end_is_ended() throws IOException {
        var line = (PREAMBLE + "2020-01-06T10:00:00+01:00;200\n").getBytes(StandardCharsets.UTF_8);
        try (var endless = new java.io.InputStream() {
            private int at;

            @Override
            public int read() {
                return at < line.length ? line[at++] : '\n';
            }
        }) {
            assertThat(CurveFile.read(endless, null)).isEqualTo(new Unreadable(Fault.TOO_LARGE, 0, "", ""));
        }
        assertThat(((Unreadable) read(new byte[] {'P', 'K', 3, 4, 0, 0, 7})).fault())
                .isEqualTo(Fault.BROKEN_WORKBOOK);
        assertThat(((Unreadable) read(new byte[] {1, 0, 0, 7, 0, 0, 0, 0})).fault())
                .isEqualTo(Fault.NOT_TEXT);
    }

    @Test
    @org.junit.jupiter.api.Timeout(60)
    void a_file_of_nothing_but_the_doubled_hour_takes_no_longer_than_another() {
        var same = new StringBuilder(LONG);
        var mixed = new StringBuilder(LONG);
        for (int i = 0; i < 100_000; i++) {
            same.append(row("2023-10-29 02:30:00", "7"));
            mixed.append(row(i % 2 == 0 ? "2023-10-29 02:00:00" : "2023-10-30 02:00:00", "7"));
        }
        assertThat(read(same.toString())).isInstanceOf(Unreadable.class);
        assertThat(read(mixed.toString())).isInstanceOf(Unreadable.class);
    }

    @Test
    void temperatures_of_a_station_reach_back_before_there_were_meters() throws IOException {
        var file = new StringBuilder("NUM_POSTE;AAAAMMJJ;TM\n");
        for (var day = LocalDate.of(1991, 1, 1); day.getYear() < 2021; day = day.plusDays(1))
            file.append("69029001;").append(day.toString().replace("-", "")).append(";12.5\n");
        var read = CurveFile.temperatures(
                new java.io.ByteArrayInputStream(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(read).isInstanceOfSatisfying(TemperatureFile.Outcome.Read.class, it -> {
            assertThat(it.celsius()).hasSize(10_958);
            assertThat(it.unreadable()).isZero();
        });
    }
}
