// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.loadcurves.domain.reading.Unreadable.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the lines of a file: which shape it has, which unit, then its measurements. What cannot be right is left out and counted,
 * or refuses the file by name; nothing is guessed.
 */
final class CurveTable {
    /** Longest line: the names of the calendars' columns are 1,800 letters. */
    private static final int LONGEST = 8192;

    private static final int HEAD_LINES = 25;

    /** No household has more: 36 kVA, with the margin of the breaker. */
    static final double MOST_WATTS = 45_000;

    static final double MOST_KWH_A_DAY = 1000;

    /** Two tariffs of a day and their sum are each rounded. */
    private static final double REGISTERS_ROUNDED = 0.02;

    private static final double MOST_QUALITY = 9;
    private static final List<String> INDEX_COLUMNS = indexColumns();
    /** Columns that say the same on each line: where one does not, fields changed places. */
    private static final List<String> SAME = List.of(
            "date de debut",
            "date de fin",
            "etape metier",
            "type de donnees",
            "statut demande",
            "unite",
            "grandeur physique");

    private static final Set<String> LONG_COLUMNS = Set.of(
            "identifiant prm",
            "date de debut",
            "date de fin",
            "grandeur physique",
            "grandeur metier",
            "etape metier",
            "unite",
            "horodate",
            "valeur",
            "nature",
            "pas",
            "indice de vraisemblance",
            "etat complementaire");
    private static final Set<String> EXCHANGE_COLUMNS = Set.of(
            "date de la mesure",
            "heure de la mesure",
            "valeur",
            "statut de la mesure",
            "prm",
            "type de donnees",
            "date de debut",
            "date de fin",
            "grandeur metier",
            "grandeur physique",
            "statut demande",
            "unite",
            "pas en minutes");
    private static final List<String> BRIEF =
            List.of("identifiant prm", "type de donnees", "date de debut", "date de fin");
    private static final List<String> CODES = List.of("indice de vraisemblance", "etat complementaire");
    private static final String HOUR_STAMP = "Horodate";
    private static final String VALUE = "Valeur";

    /** Days of a workbook count from 30 December 1899. */
    private static final int SERIAL_1970 = 25_569;

    private enum Stage {
        HEAD,
        PREAMBLE,
        COLUMNS,
        ROWS
    }

    private enum Block {
        POWER,
        DAYS,
        INDEX,
        CALENDARS,
        PEAKS,
        TABLE,
        BILLS,
        /** Begin, end and mean power of each step. */
        SPANS,
        /** A line for each day, then its hours. */
        HOURS
    }

    private final Rows rows;
    private final Stamps.@Nullable End chosen;
    private final Row row = new Row(LONGEST);
    private final Counts counts = new Counts();
    private final Points points = new Points();
    private final IndexTable index = new IndexTable(counts);
    private final Points peaks = new Points();
    private final List<Curve.Bill> bills = new ArrayList<>();
    private final Set<Block> seen = EnumSet.noneOf(Block.class);

    private Stage stage = Stage.HEAD;
    private @Nullable Block block;
    private @Nullable Shape shape;
    private Measure unit = Measure.W;
    private Measure peakUnit = Measure.W;
    private String meter = "";
    private int headLines;
    private final Map<String, Integer> columns = new HashMap<>();
    private @Nullable Boolean naive;
    private boolean declaredEnd;
    private int declaredStep;
    private boolean severalSteps;
    private int valueAt = 1;
    private int width = 2;
    private int peakAt = -1;
    private int offPeakAt = -1;
    private final Map<Integer, double[]> registers = new HashMap<>();
    private long today = Long.MIN_VALUE;
    private boolean midnight;
    private double midnightValue;
    private int midnightLine;
    private int tableSize;
    private String tableUnit = "";
    private String tableDirection = "";
    private String tableStep = "";
    private List<String> tableSame = List.of();
    private List<Boolean> tableCodeless = List.of();
    private int rangeFrom = Integer.MIN_VALUE;
    private int rangeTo = Integer.MAX_VALUE;
    private boolean rangeHolds;
    private boolean rangeTried;

    CurveTable(Rows rows, Stamps.@Nullable End chosen) {
        this.rows = rows;
        this.chosen = chosen;
    }

    private static List<String> indexColumns() {
        List<String> names = new ArrayList<>(List.of("horodate", "type de releve"));
        for (int i = 1; i <= 10; i++) names.add("eas f" + i);
        for (int i = 1; i <= 4; i++) names.add("eas d" + i);
        names.add("eas t");
        return names;
    }

    Reading read() throws IOException {
        boolean any = false;
        while (rows.next(row)) {
            if (row.blank()) continue;
            any = true;
            char separator = row.contains(';') || !row.contains('\t') ? ';' : '\t';
            if (stage == Stage.HEAD) row.cutHead(separator);
            else row.cut(separator);
            switch (stage) {
                case HEAD -> head();
                case PREAMBLE -> preamble();
                case COLUMNS -> columns();
                case ROWS -> line();
            }
        }
        if (!any) return Unreadable.file(Fault.EMPTY);
        return finish();
    }

    private Refusal refuse(Fault fault, String field, String value) {
        return new Refusal(fault, row.line, field, value);
    }

    // the head of the file

    private void head() {
        var first = row.name(0);
        if (heading(first)) return;
        if (first.startsWith("horodate,") || first.startsWith("identifiant prm,") || first.startsWith("date,"))
            throw refuse(Fault.WRONG_SEPARATOR, "", row.shown());
        if (first.startsWith("type de comptage") || first.startsWith("point reference mesure")) {
            aboutMeter();
            return;
        }
        if (first.startsWith("recapitulatif de mes index")) throw refuse(Fault.SUPPLIER_INDEX, "", "");
        if (row.stamp(0) || !Double.isInfinite(row.number(0))) throw refuse(Fault.NO_HEADER, "", row.shown());
        if (++headLines > HEAD_LINES) throw refuse(Fault.NOT_A_CURVE, "", row.shown());
    }

    /** Names of columns that begin a block; false when the line is none. */
    private boolean heading(String first) {
        switch (first) {
            case "identifiant prm" -> {
                if (named("horodate") >= 0) table(Shape.LONG);
                else if (row.name(2).equals("type de donnees")) account();
                else if (named("type de donnees") >= 0 && named("unite") >= 0 || isBrief()) {
                    names();
                    stage = Stage.PREAMBLE;
                } else throw refuse(Fault.COLUMNS_MOVED, "", row.shown());
            }
            case "date de la mesure" -> table(Shape.EXCHANGE);
            case "periode" -> {
                if (!row.name(1).startsWith("identifiant calendrier"))
                    throw refuse(Fault.COLUMNS_MOVED, "", row.shown());
                begin(Block.CALENDARS, Shape.INDEX);
            }
            case "date", "jour", "date de consommation", "periode de consommation" -> daily();
            case "date et heure de releve par le distributeur" -> supplier();
            case "debut", "date de debut", "du" -> {
                if (row.name(1).equals("fin") && row.name(2).matches("valeur.*\\((en )?k?w\\)")) {
                    spans();
                    return true;
                }
                if (!row.name(1).matches("fin|date de fin|au") || !row.field(2).matches(".*\\bkWh\\b.*"))
                    throw refuse(Fault.UNKNOWN_UNIT, "", row.shown());
                begin(Block.BILLS, Shape.BILLS);
            }
            case "horodate" -> throw refuse(row.size() > 2 ? Fault.COLUMNS_MOVED : Fault.UNKNOWN_UNIT, "", row.shown());
            default -> {
                if (first.startsWith("date de releve de l")) throw refuse(Fault.SUPPLIER_INDEX, "", row.shown());
                if (!first.startsWith("horodate iso")) return false;
                accountColumns();
            }
        }
        return true;
    }

    /** A preamble that names meter, kind and time only: the unit stands above the values. */
    private boolean isBrief() {
        return row.size() == BRIEF.size()
                && BRIEF.stream().allMatch(name -> row.name(BRIEF.indexOf(name)).equals(name));
    }

    private int named(String name) {
        for (int i = 0; i < row.size(); i++) if (row.name(i).equals(name)) return i;
        return -1;
    }

    private void names() {
        columns.clear();
        for (int i = 0; i < row.size(); i++)
            if (columns.put(row.name(i), i) != null) throw refuse(Fault.COLUMNS_MOVED, row.field(i), row.shown());
    }

    private void begin(Block next, Shape of) {
        boolean together = of == Shape.INDEX && (shape == null || shape == Shape.INDEX);
        if (!seen.isEmpty() && !together || !seen.add(next)) throw refuse(Fault.COMPOSITE, "", row.shown());
        block = next;
        shape = of;
        stage = Stage.ROWS;
    }

    private void sameMeter(String found) {
        // some hide most of its digits, and a spreadsheet takes a zero at its beginning away
        if (!found.matches("(?=.*\\d)[0-9xX*]{13,14}")) throw refuse(Fault.COLUMNS_MOVED, "Identifiant PRM", found);
        if (!meter.isEmpty() && !meter.equals(found)) throw refuse(Fault.TWO_METERS, "Identifiant PRM", found);
        meter = found;
    }

    private void aboutMeter() {
        for (int i = 0; i + 1 < row.size(); i++) {
            var name = row.name(i);
            if (name.startsWith("type de comptage")) consumption("Type de comptage", row.field(i + 1));
            if (name.startsWith("point reference mesure")) sameMeter(row.field(i + 1));
        }
    }

    private void consumption(String field, String value) {
        var found = Row.plain(value);
        if (found.contains("prod") || found.contains("injection")) throw refuse(Fault.PRODUCTION, field, value);
        if (!found.equals("cons") && !found.startsWith("consommation"))
            throw refuse(Fault.UNKNOWN_MEASURE, field, value);
    }

    private Measure measure(String field, String value) {
        return Measure.of(value).orElseThrow(() -> refuse(Fault.UNKNOWN_UNIT, field, value));
    }

    private String inColumn(String name) {
        var at = columns.get(name);
        return at == null ? "" : row.field(at);
    }

    private void preamble() {
        if (heading(row.name(0))) throw refuse(Fault.COMPOSITE, "", row.shown());
        sameMeter(inColumn("identifiant prm"));
        var type = Row.plain(inColumn("type de donnees"));
        if (type.contains("production") || type.contains("injection"))
            throw refuse(Fault.PRODUCTION, "Type de donnees", type);
        if (!columns.containsKey("unite")) {
            if (!type.startsWith("consommation") && !type.equals("courbe de charge") && !type.startsWith("energie"))
                throw refuse(Fault.UNKNOWN_MEASURE, "Type de donnees", type);
            stage = Stage.HEAD;
            return;
        }
        consumption("Grandeur metier", inColumn("grandeur metier"));
        var found = measure("Unite", inColumn("unite"));
        Block next;
        Shape of = Shape.PREAMBLE;
        boolean fits;
        if (type.equals("courbe de charge")) {
            next = Block.POWER;
            boolean energy = Row.plain(inColumn("grandeur physique")).startsWith("energie");
            fits = found == Measure.W || found == Measure.KW || !found.power && energy;
        } else if (type.equals("index")) {
            next = Block.INDEX;
            of = Shape.INDEX;
            fits = !found.power;
        } else if (type.equals("puissance maximale quotidienne")) {
            next = Block.PEAKS;
            of = Shape.INDEX;
            fits = found.power;
        } else if (type.matches("(energie|consommation) (globale )?quotidienne")) {
            next = Block.DAYS;
            fits = !found.power;
        } else {
            throw refuse(Fault.UNKNOWN_MEASURE, "Type de donnees", type);
        }
        if (!Row.plain(inColumn("grandeur physique"))
                .matches(next == Block.PEAKS ? "puissance (maximale|active).*" : "(energie|puissance) active"))
            throw refuse(Fault.UNKNOWN_MEASURE, "Grandeur physique", inColumn("grandeur physique"));
        if (!fits) throw refuse(Fault.UNIT_DOES_NOT_FIT, "Unite", inColumn("unite"));
        if (next != Block.PEAKS) range();
        if (next == Block.PEAKS) peakUnit = found;
        else unit = found;
        if (next == Block.POWER) declaredStep = minutes(inColumn("pas en minutes"));
        begin(next, of);
        stage = Stage.COLUMNS;
    }

    /** Reads the requested period in the preamble, widened by a day on either side. */
    private void range() {
        int from = day(inColumn("date de debut"));
        int to = day(inColumn("date de fin"));
        if (from == Integer.MIN_VALUE || to < from) return;
        rangeFrom = from - 1;
        rangeTo = to + 1;
    }

    private static int day(String written) {
        var one = new Row(32);
        for (char c : written.toCharArray()) if (!one.add(c)) return Integer.MIN_VALUE;
        one.cut(';');
        return one.stamp(0) ? (int) Math.floorDiv(one.local, Paris.DAY) : Integer.MIN_VALUE;
    }

    /** Lines of another time than the first one and the preamble agree on came from elsewhere. */
    private boolean outOfRange() {
        int day = (int) Math.floorDiv(row.local, Paris.DAY);
        boolean out = day < rangeFrom || day > rangeTo;
        if (!rangeTried) {
            rangeTried = true;
            rangeHolds = !out;
        }
        return rangeHolds && out;
    }

    private void columns() {
        boolean right;
        if (block == Block.INDEX) {
            right = row.size() == INDEX_COLUMNS.size();
            for (int i = 0; right && i < row.size(); i++) right = row.name(i).equals(INDEX_COLUMNS.get(i));
        } else {
            right = row.size() == 2
                    && row.name(0).equals("horodate")
                    && row.name(1).equals("valeur");
        }
        if (!right) throw refuse(row.stamp(0) ? Fault.NO_HEADER : Fault.COLUMNS_MOVED, "", row.shown());
        stage = Stage.ROWS;
    }

    /** Days and what was used on each; suppliers add what it costs and at which tariff. */
    private void daily() {
        valueAt = -1;
        width = row.size();
        for (int i = 1; i < width; i++) {
            var name = row.name(i);
            if (name.startsWith("valeur") || name.matches("consommation( totale)? ?\\((en )?k?wh\\)")) {
                if (valueAt >= 0) throw refuse(Fault.COLUMNS_MOVED, row.field(i), row.shown());
                valueAt = i;
            } else if (name.matches("consommation hp ?\\((en )?kwh\\)")) peakAt = i;
            else if (name.matches("consommation hc ?\\((en )?kwh\\)")) offPeakAt = i;
            else if (!name.matches("nature.*|option tarifaire|.*\\((en )?euros?( ttc)?\\)|.*\\((en )?€( ttc)?\\)"))
                throw refuse(Fault.COLUMNS_MOVED, row.field(i), row.shown());
        }
        if (valueAt < 0) throw refuse(Fault.COLUMNS_MOVED, "", row.shown());
        var value = row.field(valueAt).strip();
        unit = measure(VALUE, unitIn(value));
        if (unit.power) throw refuse(Fault.UNIT_DOES_NOT_FIT, VALUE, value);
        begin(Block.DAYS, Shape.DAILY);
    }

    /** Unit in the heading of a column: in brackets, or behind its name. */
    private static String unitIn(String column) {
        return column.replaceAll("(?i)^(valeur|consommation( totale)?|puissance atteinte)\\s*(\\((en )?)?", "")
                .replaceAll("\\)$", "");
    }

    private void supplier() {
        var value = row.field(1).strip();
        if (!row.name(1).startsWith("puissance atteinte")) throw refuse(Fault.COLUMNS_MOVED, value, row.shown());
        unit = measure(VALUE, unitIn(value));
        if (unit != Measure.W && unit != Measure.KW) throw refuse(Fault.UNIT_DOES_NOT_FIT, value, row.shown());
        width = row.size();
        begin(Block.HOURS, Shape.SUPPLIER);
    }

    private void spans() {
        var value = row.field(2).strip();
        unit = measure(VALUE, unitIn(value));
        width = row.size();
        declaredEnd = true;
        begin(Block.SPANS, Shape.ACCOUNT);
    }

    private void account() {
        sameMeter(row.field(1));
        var type = Row.plain(row.field(3));
        if (type.contains("production") || type.contains("injection"))
            throw refuse(Fault.PRODUCTION, "Type de donnees", type);
        if (!type.equals("courbe de charge")) throw refuse(Fault.UNKNOWN_MEASURE, "Type de donnees", type);
        unit = Measure.W;
        begin(Block.POWER, Shape.ACCOUNT);
        declaredEnd = true;
    }

    private void accountColumns() {
        var value = row.field(1).strip();
        if (row.size() != 2 || !row.name(0).equals("horodate iso fin de pas"))
            throw refuse(Fault.COLUMNS_MOVED, "", row.shown());
        if (!Row.plain(value).startsWith("puissance moyenne ("))
            throw refuse(Fault.UNIT_DOES_NOT_FIT, value, row.shown());
        var found = measure(value, value.replaceAll(".*\\(", "").replaceAll("\\)$", ""));
        if (found != Measure.W && found != Measure.KW) throw refuse(Fault.UNIT_DOES_NOT_FIT, value, row.shown());
        // the line about the meter may stand before, and no measurement yet
        if (shape != Shape.ACCOUNT || points.size > 0 || counts.rows > 0) begin(Block.POWER, Shape.ACCOUNT);
        unit = found;
        declaredEnd = true;
    }

    private void table(Shape of) {
        names();
        var needed = of == Shape.LONG
                ? List.of("identifiant prm", "horodate", "valeur", "unite", "grandeur metier", "grandeur physique")
                : List.of("date de la mesure", "heure de la mesure", "valeur", "prm", "grandeur metier", "unite");
        for (var name : needed)
            if (!columns.containsKey(name))
                throw refuse(name.equals("unite") ? Fault.UNKNOWN_UNIT : Fault.COLUMNS_MOVED, name, row.shown());
        var known = of == Shape.LONG ? LONG_COLUMNS : EXCHANGE_COLUMNS;
        for (var name : columns.keySet())
            if (!known.contains(name)) throw refuse(Fault.COLUMNS_MOVED, name, row.shown());
        begin(Block.TABLE, of);
    }

    // measurements

    private void line() {
        char first = row.first();
        if (!row.finished) counts.unfinished = true;
        if (Character.isLetter(first) && heading(row.name(0))) return;
        switch (Objects.requireNonNull(block)) {
            case POWER -> power();
            case DAYS -> day();
            case INDEX -> {
                if (row.stamp(0) && outOfRange()) {
                    counts.rows++;
                    unreadable(HOUR_STAMP, row.field(0));
                } else {
                    index.row(row, unit.factor);
                }
            }
            case CALENDARS -> index.calendar(row);
            case PEAKS -> peak();
            case TABLE -> tableRow();
            case BILLS -> bill();
            case SPANS -> span();
            case HOURS -> hour();
        }
    }

    /** A last line without an end that says nothing may be cut, and is nobody's fault. */
    private void unreadable(String field, String value) {
        if (row.finished) counts.unreadable(row.line, field, value);
        else {
            counts.rows--;
            counts.lastLost = true;
        }
    }

    private boolean sameKind() {
        boolean here = row.offset == Row.NAIVE;
        if (naive == null) naive = here;
        return naive == here;
    }

    private long when() {
        return row.offset == Row.NAIVE ? row.local : row.local - row.offset;
    }

    private void power() {
        counts.rows++;
        if (odd()) unreadable("", row.shown());
        else if (serial(0)) throw refuse(Fault.SERIAL_TIME, HOUR_STAMP, row.field(0));
        else if (!row.stamp(0) || row.dateOnly || !sameKind()) unreadable(HOUR_STAMP, row.field(0));
        else if (outOfRange()) unreadable(HOUR_STAMP, row.field(0));
        else take(row.number(1), unit, row.field(1));
    }

    /** A line with fewer fields than its columns, or more: one slipped. Empty ones at the end are none. */
    private boolean odd() {
        return row.size() > 2 || row.cells < 2;
    }

    /** The hours of one step: both stand in the file, in local time. */
    private void span() {
        counts.rows++;
        if (row.size() > width || row.cells < 3) {
            unreadable("", row.shown());
            return;
        }
        boolean begun = time(0);
        long begin = row.local;
        boolean ended = begun && time(1);
        long step = row.local - begin;
        if (!ended || !sameKind()) unreadable(HOUR_STAMP, row.field(ended ? 0 : 1));
        // the clock may have been changed between the two
        else if (step < -3600 || step > 3 * 3600) unreadable("Fin", row.field(1));
        else take(row.number(2), unit, row.field(2));
    }

    /** A date and hour, in a workbook also as the days since 30 December 1899 that it keeps. */
    private boolean time(int i) {
        if (row.stamp(i)) return !row.dateOnly;
        if (!(rows instanceof WorkbookRows) || !serial(i)) return false;
        row.local = Math.round((row.number(i) - SERIAL_1970) * 1440) * 60;
        row.offset = Row.NAIVE;
        return true;
    }

    /** A line for a day, then lines for the ends of its half hours. Midnight is the end of its day where the newest stands first. */
    private void hour() {
        if (row.size() == 1 && row.stamp(0) && row.dateOnly) {
            settle(true);
            today = row.local;
            return;
        }
        counts.rows++;
        if (row.size() > width || row.cells < 2 || today == Long.MIN_VALUE) {
            unreadable("", row.shown());
            return;
        }
        row.local = today;
        row.offset = Row.NAIVE;
        if (!row.hourOf(0)) {
            unreadable(HOUR_STAMP, row.field(0));
            return;
        }
        sameKind();
        double value = row.number(1);
        if (row.local > today) {
            settle(row.local - today > Paris.DAY / 2);
            take(value, unit, row.field(1));
        } else if (value == Row.BAD) {
            unreadable(VALUE, row.field(1));
        } else {
            settle(true);
            midnight = true;
            midnightValue = value;
            midnightLine = row.line;
        }
    }

    /** Adds the value of midnight to the start or the end of the day: the hour that follows tells which. */
    private void settle(boolean endOfDay) {
        if (!midnight) return;
        midnight = false;
        if (midnightValue < 0 || midnightValue * unit.factor > MOST_WATTS) counts.unreadable(midnightLine, VALUE, "");
        else points.add(today + (endOfDay ? Paris.DAY : 0), midnightValue, midnightLine);
    }

    private boolean serial(int i) {
        double number = row.number(i);
        return number > 36_000 && number < 73_000;
    }

    private void take(double value, Measure in, String shown) {
        if (value == Row.BAD || in.power && Math.abs(value) * in.factor > MOST_WATTS) {
            unreadable(VALUE, shown);
            return;
        }
        if (value < 0) {
            counts.negatives++;
            value = Row.BLANK;
        }
        points.add(when(), value, row.line);
    }

    private void tableRow() {
        counts.rows++;
        if (row.size() > columns.size()) {
            unreadable("", row.shown());
            return;
        }
        if (tableSize == 0) {
            tableSize = row.size();
            tableUnit = inColumn("unite");
            var tablePhysical = inColumn("grandeur physique");
            tableSame = SAME.stream().map(this::inColumn).toList();
            tableCodeless = CODES.stream().map(name -> inColumn(name).isEmpty()).toList();
            tableDirection = inColumn("grandeur metier");
            tableStep = inColumn(shape == Shape.LONG ? "pas" : "pas en minutes");
            declaredStep = minutes(tableStep);
            if (declaredStep < 0) throw refuse(Fault.COLUMNS_MOVED, "Pas", tableStep);
            sameMeter(inColumn(shape == Shape.LONG ? "identifiant prm" : "prm"));
            unit = measure("Unite", tableUnit);
            consumption("Grandeur metier", inColumn("grandeur metier"));
            var physical = Row.plain(tablePhysical);
            boolean power = physical.equals("pa") || physical.equals("puissance active");
            boolean energy = physical.equals("ea") || physical.equals("energie active");
            if (shape == Shape.LONG && !power && !energy)
                throw refuse(Fault.UNKNOWN_MEASURE, "Grandeur physique", tablePhysical);
            if (unit == Measure.VA
                    || unit == Measure.KVA
                    || shape == Shape.LONG && power != unit.power
                    || shape == Shape.EXCHANGE && !unit.power)
                throw refuse(Fault.UNIT_DOES_NOT_FIT, "Unite", tableUnit);
        }
        int prm = at(shape == Shape.LONG ? "identifiant prm" : "prm");
        if (!row.is(prm, meter)) {
            var other = row.field(prm);
            if (other.matches("\\d{14}")) throw refuse(Fault.TWO_METERS, "Identifiant PRM", other);
            unreadable("Identifiant PRM", other);
            return;
        }
        if (row.size() != tableSize) {
            unreadable("", row.shown());
            return;
        }
        int metier = at("grandeur metier");
        if (!row.is(metier, tableDirection)) {
            var here = Row.plain(row.field(metier));
            if (here.contains("prod") || here.contains("inj"))
                throw refuse(Fault.PRODUCTION, "Grandeur metier", row.field(metier));
            unreadable("Grandeur metier", row.field(metier));
            return;
        }
        int of = at("unite");
        if (!row.is(of, tableUnit) && Measure.of(row.field(of)).isPresent())
            throw refuse(Fault.UNIT_DOES_NOT_FIT, "Unite", row.field(of));
        if (!like() || !code(at(CODES.getFirst())) || !code(at(CODES.getLast()))) {
            unreadable("", row.shown());
            return;
        }
        int stepAt = at(shape == Shape.LONG ? "pas" : "pas en minutes");
        if (stepAt >= 0 && !row.is(stepAt, tableStep)) {
            int step = minutes(row.field(stepAt));
            if (step <= 0) {
                unreadable("Pas", row.field(stepAt));
                return;
            }
            if (declaredStep > 0 && step != declaredStep) severalSteps = true;
            declaredStep = step;
            tableStep = row.field(stepAt);
        }
        int value = at("valeur");
        int at = at(shape == Shape.LONG ? "horodate" : "date de la mesure");
        boolean stamp = row.stamp(at);
        if (stamp && shape == Shape.EXCHANGE) stamp = row.dateOnly && row.hourOf(at("heure de la mesure"));
        else stamp = stamp && !row.dateOnly;
        if (!stamp || !sameKind()) unreadable(HOUR_STAMP, row.field(at));
        else take(row.number(value), unit, row.field(value));
    }

    /** Where a column is; -1 when there is none. */
    private int at(String name) {
        return columns.getOrDefault(name, -1);
    }

    /** Whether the columns that each line repeats are as in the first one. */
    private boolean like() {
        for (int i = 0; i < SAME.size(); i++) {
            int at = at(SAME.get(i));
            if (at >= 0 && !row.is(at, tableSame.get(i)) && !row.field(at).equals(tableSame.get(i))) return false;
        }
        for (int i = 0; i < CODES.size(); i++) {
            int at = at(CODES.get(i));
            // a code that is there on one line is there on all
            if (at >= 0 && row.length(at) == 0 != tableCodeless.get(i)) return false;
        }
        return true;
    }

    /** Codes of one figure: a measurement that slipped into their column is seen. */
    private boolean code(int at) {
        if (at < 0) return true;
        double found = row.number(at);
        return Double.isNaN(found) || found >= 0 && found <= MOST_QUALITY;
    }

    /** 0 when nothing is said, -1 when it is no step. */
    private static int minutes(String said) {
        return switch (said.strip()) {
            case "" -> 0;
            case "10", "PT10M" -> 10;
            case "15", "PT15M" -> 15;
            case "30", "PT30M" -> 30;
            case "60", "PT60M", "PT1H" -> 60;
            default -> -1;
        };
    }

    private void day() {
        counts.rows++;
        boolean date = row.stamp(0) && (row.dateOnly || Math.floorMod(row.local, Paris.DAY) == 0);
        if (!date && serial(0) && rows instanceof WorkbookRows) {
            row.local = ((long) row.number(0) - SERIAL_1970) * Paris.DAY;
            date = true;
        }
        if (!date && points.size == 0 && row.field(0).matches("\\d{2}/\\d{4}|(?i)ann.e \\d{4}"))
            throw refuse(Fault.MONTHLY, "", row.shown());
        double value = row.number(valueAt);
        if (row.size() > width || row.cells <= valueAt) unreadable("", row.shown());
        else if (!date) unreadable("Date", row.field(0));
        else if (value == Row.BAD || Math.abs(value) * unit.factor > MOST_KWH_A_DAY)
            unreadable(VALUE, row.field(valueAt));
        else {
            if (value < 0) counts.negatives++;
            int day = (int) Math.floorDiv(row.local, Paris.DAY);
            points.add(day, value < 0 ? Row.BLANK : value, row.line);
            registers(day, value);
        }
    }

    /** Kept where the two tariffs come to what the day says. */
    private void registers(int day, double value) {
        if (peakAt < 0 || offPeakAt < 0) return;
        double peak = row.number(peakAt);
        double offPeak = row.number(offPeakAt);
        if (peak >= 0 && offPeak >= 0 && Math.abs(peak + offPeak - value * unit.factor) < REGISTERS_ROUNDED)
            registers.put(day, new double[] {peak, offPeak});
    }

    private void peak() {
        if (!row.finished) return;
        counts.rows++;
        double value = row.number(1);
        if (odd() || !row.stamp(0)) unreadable(HOUR_STAMP, row.field(0));
        else if (value == Row.BAD || value < 0 || value * peakUnit.factor > MOST_WATTS) unreadable(VALUE, row.field(1));
        else if (!Double.isNaN(value)) peaks.add(Math.floorDiv(row.local, Paris.DAY), value, row.line);
    }

    private void bill() {
        counts.rows++;
        double value = row.number(2);
        boolean begun = row.size() == 3 && row.stamp(0);
        int from = (int) Math.floorDiv(row.local, Paris.DAY);
        boolean ended = begun && row.stamp(1);
        int to = (int) Math.floorDiv(row.local, Paris.DAY);
        if (!ended || to <= from || to - from > 400) unreadable("Fin", row.shown());
        else if (!(value >= 0) || value > MOST_KWH_A_DAY * (to - from)) unreadable("kWh", row.field(2));
        else bills.add(new Curve.Bill(from, to - from, value));
    }

    // the end of the file

    private Reading finish() {
        var of = shape;
        if (of == null) throw new Refusal(Unreadable.file(Fault.NOT_A_CURVE));
        if (stage != Stage.ROWS) throw refuse(Fault.NO_HEADER, "", "");
        settle(true);
        counts.refuseTooMany();
        if (of == Shape.BILLS) return new Bills(bills, counts).curve();
        if (of == Shape.INDEX) return index.curve(meter, peaks, peakUnit.factor, seen.contains(Block.INDEX));
        points.oldestFirst();
        var assembly = new Assembly(points, counts, of, meter, unit);
        if (seen.contains(Block.DAYS)) return withRegisters(assembly.days());
        if (Boolean.TRUE.equals(naive)) assembly.resolve();
        return assembly.load(declaredEnd, severalSteps ? 0 : declaredStep, chosen);
    }

    private Curve withRegisters(Curve curve) {
        if (registers.isEmpty()) return curve;
        double peak = 0;
        double offPeak = 0;
        int known = 0;
        for (int day : curve.daily().day()) {
            var both = registers.get(day);
            if (both == null) continue;
            known++;
            peak += both[0];
            offPeak += both[1];
        }
        return known == 0
                ? curve
                : curve.with(new Curve.Registers(
                        offPeak, peak, 0, known, curve.daily().size() - known, null));
    }
}
