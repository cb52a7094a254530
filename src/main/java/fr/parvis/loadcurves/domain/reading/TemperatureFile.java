// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Daily mean temperatures of outdoors, from any file with a column of dates and one of degrees. */
public final class TemperatureFile {
    private static final int COLDEST = -45;
    private static final int WARMEST = 50;

    /** Stations measure since long before there were meters that tell. */
    private static final int FIRST_YEAR = 1900;

    /** Outcome of a file. */
    public sealed interface Outcome {
        /** Degrees by day since 1970, and how many lines were left out. */
        record Read(Map<Integer, Double> celsius, int unreadable) implements Outcome {}

        record Refused(Unreadable why) implements Outcome {}
    }

    private TemperatureFile() {}

    static Outcome of(Rows rows) throws IOException {
        var row = new Row(8192);
        row.firstYear = FIRST_YEAR;
        Map<Integer, Double> celsius = new TreeMap<>();
        var counts = new Counts();
        int date = -1;
        int degrees = -1;
        while (rows.next(row)) {
            if (row.blank()) continue;
            row.cut(row.contains('\t') ? '\t' : ';');
            if (date < 0 || degrees < 0) {
                for (int i = 0; i < row.size(); i++) {
                    var name = row.name(i);
                    if (date < 0 && (name.startsWith("date") || name.equals("jour") || name.equals("aaaammjj")))
                        date = i;
                    else if (degrees < 0 && (name.startsWith("temp") || name.equals("tm") || name.equals("tmoy")))
                        degrees = i;
                }
                if (row.line > 20) break;
                continue;
            }
            counts.rows++;
            double value = row.number(degrees);
            if (Double.isNaN(value)) continue;
            if (!row.finished || !(row.stamp(date) || row.day(date)) || value < COLDEST || value > WARMEST) {
                if (row.finished) counts.unreadable(row.line, "", row.shown());
                continue;
            }
            var before = celsius.putIfAbsent((int) Math.floorDiv(row.local, Paris.DAY), value);
            if (before != null && before != value)
                throw new Unreadable.Refusal(Fault.COMPOSITE, row.line, "", row.shown());
        }
        counts.refuseTooMany();
        if (celsius.isEmpty()) return new Outcome.Refused(Unreadable.file(Fault.NO_TEMPERATURES));
        return new Outcome.Read(celsius, counts.unreadable);
    }
}
