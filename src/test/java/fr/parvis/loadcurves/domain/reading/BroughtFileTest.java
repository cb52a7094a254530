// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people bring them: from the operator's account, from their supplier; values are made up. */
class BroughtFileTest {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter FRENCH_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static Reading read(byte[] bytes) {
        try {
            return CurveFile.read(new ByteArrayInputStream(bytes), null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Curve curve(byte[] bytes) {
        var read = read(bytes);
        assertThat(read).isInstanceOf(Curve.class);
        return (Curve) read;
    }

    private static Curve curve(String text) {
        return curve(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Fault fault(byte[] bytes) {
        var read = read(bytes);
        assertThat(read).isInstanceOf(Unreadable.class);
        return ((Unreadable) read).fault();
    }

    private static Fault fault(String text) {
        return fault(text.getBytes(StandardCharsets.UTF_8));
    }

    private static double total(Load load) {
        double sum = 0;
        for (int i = 0; i < load.size(); i++) sum += load.kWh(i);
        return sum;
    }

    // the operator's workbook

    private interface Sheet {
        void write(Workbook book);
    }

    private static byte[] workbook(Sheet... sheets) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            for (var sheet : sheets) sheet.write(book);
        }
        return bytes.toByteArray();
    }

    private static void cover(Workbook book) {
        var sheet = book.newWorksheet("Page d'accueil");
        sheet.value(
                5,
                1,
                "Les données de ce fichier sont celles que vous avez demandées. "
                        + "Elles vous appartiennent. ".repeat(60));
        sheet.value(7, 1, "Sommaire");
    }

    private static Worksheet about(Workbook book, String name, String kind) {
        var sheet = book.newWorksheet(name);
        sheet.value(1, 1, "Export des données de l'énergie");
        sheet.value(7, 1, "Point Référence Mesure (PRM) : ");
        sheet.value(7, 2, "09000000000000");
        sheet.value(7, 3, "Type de comptage : ");
        sheet.value(7, 4, kind);
        sheet.value(8, 1, "Date de début : ");
        sheet.value(8, 2, "01/01/2026");
        sheet.value(9, 1, "Date de fin : ");
        sheet.value(9, 2, "31/01/2026");
        return sheet;
    }

    private static void days(Workbook book, String name, String kind, boolean serial, double times) {
        var sheet = about(book, name, kind);
        sheet.value(13, 1, "Date");
        sheet.value(13, 2, "Valeur (en kWh)");
        for (int i = 0; i < 30; i++) {
            var day = FIRST.plusDays(i);
            if (serial) {
                sheet.value(14 + i, 1, day);
                sheet.style(14 + i, 1).format("dd/mm/yyyy").set();
            } else sheet.value(14 + i, 1, day.format(FRENCH));
            if (i == 2) sheet.value(14 + i, 2, "NA");
            else sheet.value(14 + i, 2, times * (6.329 + i));
        }
    }

    private static double sumOfDays() {
        double sum = 0;
        for (int i = 0; i < 30; i++) if (i != 2) sum += 6.329 + i;
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_workbook_of_the_account_has_its_days_behind_a_cover(boolean serial) throws IOException {
        var curve = curve(workbook(
                BroughtFileTest::cover,
                book -> days(book, "Export Consommation Quotidienne", "Consommation Quotidienne", serial, 1)));
        assertThat(curve.shape()).isEqualTo(Shape.DAILY);
        assertThat(curve.meter()).isEqualTo("09000000000000");
        assertThat(curve.daily().size()).isEqualTo(29);
        assertThat(curve.quality().blank()).isEqualTo(1);
        assertThat(curve.daily().total()).isCloseTo(sumOfDays(), within(1e-9));
    }

    @Test
    void what_is_produced_stands_on_another_sheet_and_is_not_taken_for_what_is_consumed() throws IOException {
        Sheet production = book -> days(book, "Export Production Quotidienne", "Production Quotidienne", false, 3);
        Sheet consumption = book -> days(book, "Export Consommation Quotidienne", "Consommation Quotidienne", false, 1);
        assertThat(curve(workbook(BroughtFileTest::cover, production, consumption))
                        .daily()
                        .total())
                .isCloseTo(sumOfDays(), within(1e-9));
        assertThat(fault(workbook(BroughtFileTest::cover, production))).isEqualTo(Fault.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_half_hours_of_the_workbook_have_a_begin_and_an_end(boolean serial) throws IOException {
        double[] sum = {0};
        var bytes = workbook(BroughtFileTest::cover, book -> {
            var sheet = about(book, "Consommation Horaire", "Consommation Horaire");
            sheet.value(15, 2, "Début");
            sheet.value(15, 3, "Fin");
            sheet.value(15, 4, "Valeur (en kW)");
            var at = FIRST.atStartOfDay();
            for (int i = 0; i < 48 * 7; i++) {
                var end = at.plusMinutes(30);
                if (serial) {
                    sheet.value(16 + i, 2, at);
                    sheet.value(16 + i, 3, end);
                } else {
                    sheet.value(16 + i, 2, at.format(FRENCH_TIME));
                    sheet.value(16 + i, 3, end.format(FRENCH_TIME));
                }
                double kW = 0.3 + i % 48 / 100.0;
                sheet.value(16 + i, 4, kW);
                sum[0] += kW / 2;
                at = end;
            }
        });
        var curve = curve(bytes);
        assertThat(curve.stepMinutes()).isEqualTo(30);
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.END, Stamps.How.DECLARED));
        assertThat(curve.load().start()[0]).isEqualTo(Paris.startOfDay((int) FIRST.toEpochDay()));
        assertThat(total(curve.load())).isCloseTo(sum[0], within(1e-4));
        assertThat(curve.daily().size()).isEqualTo(7);
    }

    @Test
    void a_table_may_begin_in_any_column() throws IOException {
        var text = new StringBuilder(";;Date;Valeur (en kWh)\n");
        for (int i = 0; i < 20; i++)
            text.append(";;")
                    .append(FIRST.plusDays(i))
                    .append(";")
                    .append(5 + i)
                    .append("\n");
        assertThat(curve(text.toString()).daily().total()).isEqualTo(20 * 5 + 190);
    }

    // the operator's text files

    @ParameterizedTest
    @ValueSource(strings = {"Wh", "kWh"})
    void days_under_a_brief_preamble_are_read_in_the_unit_of_their_column(String unit) {
        var text = new StringBuilder("Identifiant PRM;Type de donnees;Date de debut;Date de fin\n"
                + "12345678901234;Consommation quotidienne;01/01/2026;31/01/2026\n\nDate;Valeur (en " + unit + ")\n");
        for (int i = 0; i < 30; i++)
            text.append(FIRST.plusDays(i))
                    .append(";")
                    .append(unit.equals("Wh") ? 12_571 + i : 12.571)
                    .append("\n");
        var curve = curve(text.toString());
        assertThat(curve.meter()).isEqualTo("12345678901234");
        assertThat(curve.daily().total()).isCloseTo(30 * 12.571 + (unit.equals("Wh") ? 0.435 : 0), within(1e-9));
        assertThat(fault(text.toString().replace("Consommation quotidienne", "Injection quotidienne")))
                .isEqualTo(Fault.PRODUCTION);
    }

    @Test
    void days_are_read_under_the_name_consumption_too() {
        var text = new StringBuilder("Date;Consommation (en kWh)\n");
        for (int i = 0; i < 10; i++)
            text.append(FIRST.plusDays(i).format(FRENCH)).append(";12,5\n");
        assertThat(curve(text.toString()).daily().total()).isEqualTo(125);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1429xxxxxxxxxx", "1429XXXXXXXXXX", "9000000000000"})
    void a_meter_number_may_be_masked_or_have_lost_its_first_zero(String meter) {
        assertThat(curve(account(meter, 48, "")).meter()).isEqualTo(meter);
    }

    private static String account(String meter, int steps, String stray) {
        var text = new StringBuilder("Identifiant PRM;" + meter
                + ";Type de donnees;Courbe de charge;\nhorodate ISO fin de pas;puissance moyenne (W)\n");
        for (int i = 1; i <= steps; i++)
            text.append(FIRST.atStartOfDay().plusMinutes(30L * i))
                    .append(":00+01:00;")
                    .append(400 + i)
                    .append(i == 1 ? stray : "")
                    .append("\n");
        return text.toString();
    }

    @Test
    void a_stray_semicolon_is_told_and_refuses_nothing() {
        var at = curve(account("12345678901234", 96, ";"));
        assertThat(at.load().size()).isEqualTo(96);
        assertThat(at.quality().unreadable()).isZero();
        var inside = curve(account("12345678901234", 96, "").replace(":00+01:00;401\n", ":00+01:00;;401\n"));
        assertThat(inside.quality().unreadable()).isEqualTo(1);
        assertThat(inside.load().size()).isEqualTo(95);
    }

    @Test
    void the_last_line_counts_without_an_end_and_says_that_it_may_be_cut() {
        var whole = account("12345678901234", 96, "");
        var curve = curve(whole.substring(0, whole.length() - 1));
        assertThat(curve.load().size()).isEqualTo(96);
        assertThat(curve.quality().unfinished()).isTrue();
        assertThat(curve.stamps().how()).isEqualTo(Stamps.How.DECLARED);
    }

    @Test
    void a_curve_of_energy_is_read_where_the_file_says_watt_hours() {
        var text = new StringBuilder(
                "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape"
                        + " metier;Unite;Pas en minutes\n"
                        + "12345678901234;Courbe de charge;01/01/2026;03/01/2026;Energie active;Consommation;Comptage"
                        + " Brut;Wh;30\n"
                        + "Horodate;Valeur\n");
        for (int i = 1; i <= 96; i++)
            text.append(FIRST.atStartOfDay().plusMinutes(30L * i))
                    .append(":00+01:00;")
                    .append(200 + i)
                    .append("\n");
        assertThat(total(curve(text.toString()).load())).isCloseTo((96 * 200 + 96 * 97 / 2) / 1000.0, within(1e-4));
        assertThat(fault(text.toString().replace("Energie active", "Puissance active")))
                .isEqualTo(Fault.UNIT_DOES_NOT_FIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 23})
    void a_day_on_which_the_step_changes_is_kept_whole(int hour) {
        var text = new StringBuilder("Identifiant PRM;12345678901234;Type de donnees;Courbe de charge;\n"
                + "horodate ISO fin de pas;puissance moyenne (W)\n");
        double sum = 0;
        var at = FIRST.atStartOfDay();
        var change = FIRST.plusDays(2).atTime(hour, 0);
        int n = 0;
        while (at.isBefore(FIRST.plusDays(5).atStartOfDay())) {
            int minutes = at.isBefore(change) ? 60 : 30;
            at = at.plusMinutes(minutes);
            int watts = 300 + 7 * (n++ % 50);
            sum += watts * minutes / 60_000.0;
            text.append(at).append(":00+01:00;").append(watts).append("\n");
        }
        var curve = curve(text.toString());
        assertThat(total(curve.load())).isCloseTo(sum, within(1e-4));
        assertThat(curve.daily().size()).isEqualTo(5);
        assertThat(curve.daily().total()).isCloseTo(sum, within(1e-4));
        assertThat(curve.quality().coverage()).isEqualTo(1);
    }

    @Test
    void registers_of_tempo_are_counted_at_their_two_tariffs_and_by_colour() {
        var text = new StringBuilder(
                "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape"
                        + " metier;Unite\n"
                        + "12345678901234;Index;01/01/2026;31/01/2026;Energie active;Consommation;Comptage Brut;Wh\n\n"
                        + "Horodate;Type de releve");
        for (int i = 1; i <= 10; i++) text.append(";EAS F").append(i);
        for (int i = 1; i <= 4; i++) text.append(";EAS D").append(i);
        text.append(";EAS T\n");
        long[] register = {1_000_000, 2_000_000, 300_000, 400_000, 50_000, 60_000};
        for (int day = 0; day <= 30; day++) {
            int colour = day % 10 == 9 ? 2 : day % 5 == 4 ? 1 : 0;
            text.append(FIRST.plusDays(day)).append("T00:00:00+01:00;Arrêté quotidien");
            long all = 0;
            for (long one : register) {
                text.append(";").append(one);
                all += one;
            }
            text.append(";;;;;;;;;").append(all).append("\n");
            register[2 * colour] += 4_000;
            register[2 * colour + 1] += 9_000;
        }
        text.append("Periode;Identifiant calendrier fournisseur;Libelle calendrier fournisseur\n")
                .append("Du 2025-12-01T00:00:00+01:00 au;FC000014;Tempo")
                .append(";HCJB;Bleu HC;EAS F1;HPJB;Bleu HP;EAS F2;HCJW;Blanc HC;EAS F3;HPJW;Blanc HP;EAS F4")
                .append(";HCJR;Rouge HC;EAS F5;HPJR;Rouge HP;EAS F6\n");
        var curve = curve(text.toString());
        assertThat(curve.daily().total()).isCloseTo(30 * 13, within(1e-9));
        assertThat(curve.registers())
                .isEqualTo(new Curve.Registers(
                        120, 270, 0, 30, 0, new Curve.Registers.Tempo(24 * 13, 3 * 13, 3 * 13, 3 * 9)));
    }

    // suppliers

    private static byte[] edf(boolean newestFirst, int days, List<Double> watts) {
        List<String> lines = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            var day = FIRST.plusDays(d);
            List<String> hours = new ArrayList<>();
            for (int i = 1; i <= 48; i++) {
                int value = 250 + (d * 48 + i) % 700;
                watts.add((double) value);
                hours.add(LocalDateTime.of(day, java.time.LocalTime.MIDNIGHT)
                                .plusMinutes(30L * i)
                                .format(DateTimeFormatter.ofPattern("HH:mm:ss"))
                        + ";" + value + ";Réelle");
            }
            if (newestFirst) Collections.reverse(hours);
            hours.addFirst(day.format(FRENCH) + ";;");
            if (newestFirst) lines.addAll(0, hours);
            else lines.addAll(hours);
        }
        return ("\r\nRécapitulatif de mes puissances atteintes en W\r\n\r\n"
                        + "Date et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée\r\n"
                        + String.join("\r\n", lines) + "\r\n\r\n")
                .getBytes(Charset.forName("windows-1252"));
    }

    @Test
    void half_hours_of_edf_stand_under_their_days_the_newest_first() {
        List<Double> watts = new ArrayList<>();
        var curve = curve(edf(true, 10, watts));
        assertThat(curve.shape()).isEqualTo(Shape.SUPPLIER);
        assertThat(curve.stamps()).isEqualTo(new Stamps(Stamps.End.END, Stamps.How.DETECTED));
        assertThat(curve.load().size()).isEqualTo(480);
        assertThat(curve.load().start()[0]).isEqualTo(Paris.startOfDay((int) FIRST.toEpochDay()));
        assertThat(curve.quality().outOfOrder()).isZero();
        assertThat(total(curve.load()))
                .isCloseTo(watts.stream().mapToDouble(w -> w / 2000).sum(), within(1e-3));
        assertThat(curve.daily().size()).isEqualTo(10);
    }

    @Test
    void days_of_edf_are_read_and_its_months_and_registers_say_what_to_take() {
        var days = new StringBuilder("\n"
                + "Récapitulatif de ma consommation\n\n"
                + "Date de consommation;Consommation (kWh);Consommation (euros);Nature de la donnée\n");
        for (int i = 29; i >= 0; i--)
            days.append(FIRST.plusDays(i).format(FRENCH))
                    .append(";")
                    .append(7 + i % 3)
                    .append(";1,42;Réelle\n");
        var curve = curve(days.toString());
        assertThat(curve.daily().total()).isEqualTo(240);
        assertThat(curve.quality().outOfOrder()).isZero();
        assertThat(fault("\n"
                        + "Récapitulatif de ma consommation\n\n"
                        + "Période de consommation;Consommation (kWh);Nature de la donnée\n\n"
                        + "Année 2025;1 016;\n"
                        + "12/2025;1016;Réelle\n"))
                .isEqualTo(Fault.MONTHLY);
        assertThat(fault("\n"
                        + "Récapitulatif de mes index\n\n"
                        + "Date de relevé de l'index;Type d'index;Index Heures pleines (kWh);Index Heures"
                        + " creuses (kWh)\n"
                        + "03/01/2026;Index transmis;1010;520\n"))
                .isEqualTo(Fault.SUPPLIER_INDEX);
    }

    @Test
    void days_of_octopus_tell_both_tariffs_and_money_is_no_energy() {
        var text = new StringBuilder("Période de consommation;Consommation (kWh);Consommation (euros);"
                + "Nature de la donnée (Réelle/estimée);Option tarifaire;Consommation HP (kWh);Consommation HC (kWh);"
                + "Consommation HP (euros);Consommation HC (euros)\n");
        for (int i = 0; i < 20; i++)
            text.append(FIRST.plusDays(i).format(FRENCH))
                    .append(";4,749;0,62;-;Heures pleines / heures creuses;1,005;3,744;0,22;0,4\n");
        var curve = curve(text.toString());
        assertThat(curve.daily().total()).isCloseTo(20 * 4.749, within(1e-9));
        assertThat(curve.registers().offPeakKWh()).isCloseTo(20 * 3.744, within(1e-9));
        assertThat(curve.registers().peakKWh()).isCloseTo(20 * 1.005, within(1e-9));
    }

    @Test
    void an_archive_of_several_files_says_which_one_to_take() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mes-puissances-atteintes-30min-000000000000-00000.csv"));
            zip.write(edf(true, 2, new ArrayList<>()));
        }
        assertThat(fault(bytes.toByteArray())).isEqualTo(Fault.ARCHIVE);
    }
}
