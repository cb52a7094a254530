// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import fr.parvis.loadcurves.domain.reading.Daily;
import fr.parvis.loadcurves.domain.reading.Load;
import fr.parvis.loadcurves.domain.reading.Paris;
import fr.parvis.loadcurves.domain.reading.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file as the operator writes it, with what is true in it.
 *
 * @param lines without their ends
 * @param header number of lines before the first measurement
 * @param watts by start of the step
 * @param kWh by day, for files of days
 * @param offPeak kWh by day, for files of registers
 * @param peaks kVA by day
 */
record Written(
        Shape shape,
        int minutes,
        boolean endStamps,
        List<String> lines,
        int header,
        Map<Long, Float> watts,
        Map<Integer, Double> kWh,
        Map<Integer, Double> offPeak,
        Map<Integer, Double> peaks) {
    static final String PRM = "19125759625988";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    boolean naive() {
        return shape == Shape.LONG || shape == Shape.EXCHANGE;
    }

    /** Any shape, any of the ways in which it is written; days around the changes of the clock as often as others. */
    static Written some(Random random) {
        var shape = Shape.values()[random.nextInt(6)];
        int minutes = new int[] {10, 30, 30, 60}[random.nextInt(4)];
        int days = shape == Shape.DAILY || shape == Shape.INDEX
                ? 40 + random.nextInt(160)
                : 6 + random.nextInt(minutes / 2);
        var first = switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(2024, 10, 27).minusDays(random.nextInt(days));
            case 1 -> LocalDate.of(2025, 3, 30).minusDays(random.nextInt(days));
            default -> LocalDate.of(2024, 1, 1).plusDays(random.nextInt(600));
        };
        var daily = Home.of(random.nextLong()).year(first, days, 0).daily();
        return switch (shape) {
            case DAILY -> daily(daily, random);
            case INDEX -> index(daily, random);
            default -> load(shape, Home.load(daily, minutes, random), minutes, random);
        };
    }

    private static String number(double value, int decimals, boolean comma) {
        var text = String.format(java.util.Locale.ROOT, "%." + decimals + "f", value);
        return comma ? text.replace('.', ',') : text;
    }

    static Written load(Shape shape, Load load, int minutes, Random random) {
        boolean end = shape == Shape.ACCOUNT || shape == Shape.LONG || shape == Shape.PREAMBLE && random.nextBoolean();
        List<String> lines = new ArrayList<>();
        Map<Long, Float> truth = new HashMap<>();
        var begin = LocalDate.ofEpochDay(Paris.day(load.start()[0]));
        var after =
                LocalDate.ofEpochDay(Paris.day(load.start()[load.size() - 1])).plusDays(1);
        switch (shape) {
            case PREAMBLE -> {
                lines.add(
                        "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes");
                lines.add(PRM + ";Courbe de charge;" + begin.format(FRENCH) + ";" + after.format(FRENCH)
                        + ";Energie active;Consommation;Comptage Brut;W;" + (random.nextBoolean() ? minutes : ""));
                if (random.nextBoolean()) lines.add("");
                lines.add("Horodate;Valeur");
            }
            case LONG ->
                lines.add(
                        "Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;Etat complémentaire");
            case EXCHANGE ->
                lines.add(
                        "Date de la mesure;Heure de la mesure;Valeur;Statut de la mesure;PRM;Type de données;Date de début;Date de fin;Grandeur métier;Grandeur physique;Statut demandé;Unité;Pas en minutes");
            default -> {
                lines.add("Identifiant PRM;" + PRM + ";Type de donnees;Courbe de charge;");
                if (random.nextBoolean()) lines.add("horodate ISO fin de pas;puissance moyenne (W)");
            }
        }
        int header = lines.size();
        double gaps = random.nextInt(3) == 0 ? 0.03 : 0;
        for (int i = 0; i < load.size(); i++) {
            boolean blank = random.nextDouble() < gaps;
            var at = Instant.ofEpochSecond(load.start()[i] + (end ? minutes * 60L : 0))
                    .atZone(PARIS);
            var value = blank ? "" : Integer.toString((int) load.watts()[i]);
            if (!blank) truth.put(load.start()[i], load.watts()[i]);
            lines.add(
                    switch (shape) {
                        case LONG ->
                            PRM + ";" + begin + " 00:00:00;" + after + " 00:00:00;PA;CONS;BRUT;W;" + PLAIN.format(at)
                                    + ";" + value + ";B;PT" + minutes + "M;0;0";
                        case EXCHANGE ->
                            FRENCH.format(at) + ";" + at.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm:ss"))
                                    + ";"
                                    + value + ";Réelle;" + PRM + ";Courbe de charge;" + begin.format(FRENCH) + ";"
                                    + after.format(FRENCH)
                                    + ";Consommation;Puissance active;Brut;W;" + minutes;
                        default -> ISO.format(at) + ";" + value;
                    });
        }
        return new Written(shape, minutes, end, lines, header, truth, Map.of(), Map.of(), Map.of());
    }

    static Written daily(Daily daily, Random random) {
        boolean wh = random.nextBoolean();
        boolean comma = random.nextBoolean();
        boolean iso = random.nextInt(4) == 0;
        List<String> lines = new ArrayList<>();
        Map<Integer, Double> truth = new HashMap<>();
        if (random.nextBoolean()) lines.add("Type de comptage : ;Consommation Quotidienne");
        lines.add(wh ? "Date;Valeur (en Wh)" : "Date;Valeur (en kWh)");
        int header = lines.size();
        for (int i = 0; i < daily.size(); i++) {
            var date = LocalDate.ofEpochDay(daily.day()[i]);
            double rounded = Math.round(daily.kWh()[i] * 1000) / 1000.0;
            boolean blank = random.nextInt(40) == 0;
            if (!blank) truth.put(daily.day()[i], rounded);
            lines.add((iso ? date.toString() : date.format(FRENCH)) + ";"
                    + (blank ? "NA" : wh ? number(rounded * 1000, 0, comma) : number(rounded, 3, comma)));
        }
        return new Written(Shape.DAILY, 1440, false, lines, header, Map.of(), truth, Map.of(), Map.of());
    }

    static Written index(Daily daily, Random random) {
        List<String> lines = new ArrayList<>();
        Map<Integer, Double> truth = new HashMap<>();
        Map<Integer, Double> offPeak = new HashMap<>();
        Map<Integer, Double> highest = new HashMap<>();
        int n = daily.size();
        var from = LocalDate.ofEpochDay(daily.day()[0]);
        var period = from.format(FRENCH) + ";" + from.plusDays(n).format(FRENCH);
        lines.add(
                "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite");
        lines.add(PRM + ";Index;" + period + ";Energie active;Consommation;Comptage Brut;Wh");
        lines.add("");
        var columns = new StringBuilder("Horodate;Type de releve");
        for (int i = 1; i <= 10; i++) columns.append(";EAS F").append(i);
        for (int i = 1; i <= 4; i++) columns.append(";EAS D").append(i);
        lines.add(columns.append(";EAS T").toString());
        int header = lines.size();
        long off = 3_000_000 + random.nextInt(1_000_000);
        long peak = 9_000_000 + random.nextInt(1_000_000);
        for (int i = 0; i <= n; i++) {
            var at = from.plusDays(i).atStartOfDay(PARIS);
            lines.add(ISO.format(at) + ";Arrêté quotidien;" + off + ";" + peak + ";;;;;;;;;" + off + ";" + peak + ";;;"
                    + (off + peak));
            if (i == n) break;
            long all = Math.round(daily.kWh()[i] * 1000);
            long cheap = Math.round(all * (0.25 + 0.2 * random.nextDouble()));
            off += cheap;
            peak += all - cheap;
            truth.put(daily.day()[i], all / 1000.0);
            offPeak.put(daily.day()[i], cheap / 1000.0);
        }
        var names = new StringBuilder("Periode;Identifiant calendrier fournisseur;Libelle calendrier fournisseur");
        for (int i = 1; i <= 10; i++)
            names.append(";Identifiant classe temporelle ")
                    .append(i)
                    .append(";Libelle classe temporelle ")
                    .append(i)
                    .append(";Cadran classe temporelle ")
                    .append(i);
        lines.add(names.toString());
        var calendar = new StringBuilder("Du " + ISO.format(from.atStartOfDay(PARIS))
                + " au;FC011827;Heures Creuses;HC;Heures Creuses;EAS F1;HP;Heures Pleines;EAS F2");
        for (int i = 3; i <= 10; i++) calendar.append(";;;EAS F").append(i);
        lines.add(calendar.toString());
        lines.add(
                "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite");
        lines.add(PRM + ";Puissance maximale quotidienne;" + period
                + ";Puissance maximale atteinte;Consommation;Comptage Brut;VA");
        lines.add("Horodate;Valeur");
        for (int i = 0; i < n; i++) {
            int va = 1500 + random.nextInt(4500);
            highest.put(daily.day()[i], va / 1000.0);
            var at = OffsetDateTime.of(
                    LocalDateTime.of(
                            from.plusDays(i), java.time.LocalTime.of(18, random.nextInt(60), random.nextInt(60))),
                    ZoneOffset.ofHours(1));
            lines.add(ISO.format(at) + ";" + va);
        }
        return new Written(Shape.INDEX, 1440, false, lines, header, Map.of(), truth, offPeak, highest);
    }
}
