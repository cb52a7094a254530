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

    private static final int HEAD_LINES = 15;

    /** No household has more: 36 kVA, with the margin of the breaker. */
    static final double MOST_WATTS = 45_000;

    static final double MOST_KWH_A_DAY = 1000;
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
    private static final List<String> CODES = List.of("indice de vraisemblance", "etat complementaire");
    private static final String HOUR_STAMP = "Horodate";
    private static final String VALUE = "Valeur";

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
        BILLS
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
    private long tail = Long.MIN_VALUE;
    private int cells;
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
            row.cut(row.contains(';') || !row.contains('\t') ? ';' : '\t');
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
        if (row.stamp(0) || !Double.isInfinite(row.number(0))) throw refuse(Fault.NO_HEADER, "", row.shown());
        if (++headLines > HEAD_LINES) throw refuse(Fault.NOT_A_CURVE, "", row.shown());
    }

    /** Names of columns that begin a block; false when the line is none. */
    private boolean heading(String first) {
        switch (first) {
            case "identifiant prm" -> {
                if (named("horodate") >= 0) table(Shape.LONG);
                else if (row.name(2).equals("type de donnees")) account();
                else if (named("type de donnees") >= 0 && named("unite") >= 0) {
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
            case "date" -> daily();
            case "debut", "date de debut", "du" -> {
                if (!row.name(1).matches("fin|date de fin|au") || !row.field(2).matches(".*\\bkWh\\b.*"))
                    throw refuse(Fault.UNKNOWN_UNIT, "", row.shown());
                begin(Block.BILLS, Shape.BILLS);
            }
            case "horodate" -> throw refuse(row.size() > 2 ? Fault.COLUMNS_MOVED : Fault.UNKNOWN_UNIT, "", row.shown());
            default -> {
                if (!first.startsWith("horodate iso")) return false;
                accountColumns();
            }
        }
        return true;
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
        cells = 0;
        shape = of;
        stage = Stage.ROWS;
    }

    private void sameMeter(String found) {
        if (!found.matches("\\d{14}")) throw refuse(Fault.COLUMNS_MOVED, "Identifiant PRM", found);
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
        consumption("Grandeur metier", inColumn("grandeur metier"));
        var found = measure("Unite", inColumn("unite"));
        Block next;
        Shape of = Shape.PREAMBLE;
        boolean fits;
        if (type.equals("courbe de charge")) {
            next = Block.POWER;
            fits = found == Measure.W || found == Measure.KW;
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

    /** What the preamble says of the time asked for; a day more on either side. */
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

    private void daily() {
        var value = row.field(1).strip();
        if (row.size() != 2 || !Row.plain(value).startsWith("valeur"))
            throw refuse(Fault.COLUMNS_MOVED, "", row.shown());
        unit = measure(
                VALUE, value.replaceAll("(?i)^valeur\\s*(\\((en )?)?", "").replaceAll("\\)$", ""));
        if (unit.power) throw refuse(Fault.UNIT_DOES_NOT_FIT, VALUE, value);
        begin(Block.DAYS, Shape.DAILY);
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
        if (Character.isLetter(first) && heading(row.name(0))) return;
        switch (Objects.requireNonNull(block)) {
            case POWER -> power();
            case DAYS -> day();
            case INDEX -> {
                if (row.finished && row.stamp(0) && outOfRange()) {
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
        }
    }

    private void unreadable(String field, String value) {
        counts.unreadable(row.line, field, value);
    }

    private boolean unfinished() {
        if (row.finished) return false;
        counts.unfinished = true;
        if (block == Block.POWER && row.stamp(0) && !row.dateOnly && sameKind()) tail = when();
        return true;
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
        if (unfinished()) return;
        if (odd()) unreadable("", row.shown());
        else if (serial(0)) throw refuse(Fault.SERIAL_TIME, HOUR_STAMP, row.field(0));
        else if (!row.stamp(0) || row.dateOnly || !sameKind()) unreadable(HOUR_STAMP, row.field(0));
        else if (outOfRange()) unreadable(HOUR_STAMP, row.field(0));
        else take(row.number(1), unit, row.field(1));
    }

    /** A line with more or fewer fields than the first one of its block: a column slipped. */
    private boolean odd() {
        if (cells == 0) cells = row.cells;
        return row.cells != cells || row.size() > 2;
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
        if (unfinished()) return;
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

    /** Whether what each line repeats is what the first one says. */
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
        if (unfinished()) return;
        boolean date = row.stamp(0) && (row.dateOnly || Math.floorMod(row.local, Paris.DAY) == 0);
        if (!date && serial(0) && rows instanceof WorkbookRows) {
            // days of a workbook count from 30 December 1899
            row.local = ((long) row.number(0) - 25_569) * Paris.DAY;
            date = true;
        }
        double value = row.number(1);
        if (odd()) unreadable("", row.shown());
        else if (!date) unreadable("Date", row.field(0));
        else if (value == Row.BAD || Math.abs(value) * unit.factor > MOST_KWH_A_DAY) unreadable(VALUE, row.field(1));
        else {
            if (value < 0) counts.negatives++;
            points.add(Math.floorDiv(row.local, Paris.DAY), value < 0 ? Row.BLANK : value, row.line);
        }
    }

    private void peak() {
        counts.rows++;
        if (unfinished()) return;
        double value = row.number(1);
        if (odd() || !row.stamp(0)) unreadable(HOUR_STAMP, row.field(0));
        else if (value == Row.BAD || value < 0 || value * peakUnit.factor > MOST_WATTS) unreadable(VALUE, row.field(1));
        else if (!Double.isNaN(value)) peaks.add(Math.floorDiv(row.local, Paris.DAY), value, row.line);
    }

    private void bill() {
        counts.rows++;
        if (unfinished()) return;
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
        counts.refuseTooMany();
        if (of == Shape.BILLS) return new Bills(bills, counts).curve();
        if (of == Shape.INDEX) return index.curve(meter, peaks, peakUnit.factor, seen.contains(Block.INDEX));
        var assembly = new Assembly(points, counts, of, meter, unit);
        if (seen.contains(Block.DAYS)) return assembly.days();
        return assembly.load(Boolean.TRUE.equals(naive), declaredEnd, declaredStep, severalSteps, tail, chosen);
    }
}
