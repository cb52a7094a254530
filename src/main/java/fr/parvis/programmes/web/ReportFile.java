// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.equipment.EquipmentWords;
import fr.parvis.programmes.domain.KeepProgrammes;
import fr.parvis.programmes.domain.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rows of the file of a report.
 *
 * @param head the columns that each row begins with
 */
record ReportFile(List<String> head, List<List<String>> rows) {
    /** @param theme name of a theme by its code */
    static List<List<String>> rows(
            Programme programme,
            LocalDate from,
            LocalDate to,
            KeepProgrammes.Report report,
            UnaryOperator<String> theme) {
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of("programme", "from", "to", "what", "name", "acts", "persons", "minutes")
                .map(column -> t("programmes.csv." + column))
                .toList());
        var head = List.of(ProgrammeWords.name(programme), from.toString(), to.toString());
        var file = new ReportFile(head, rows);
        file.add("visits", t("programmes.csv.all"), report.visits());
        for (var line : report.themes()) file.add("theme", theme.apply(line.code()), line);
        file.add("sessions", t("programmes.csv.all"), report.sessions());
        for (var line : report.workshops()) file.add("workshop", line.code(), line);
        for (var one : report.equipment()) {
            var kind = EquipmentWords.kind(one.kind());
            file.add("lent", kind, one.lent());
            file.add("given", kind, one.given());
            file.add("sold", kind, one.sold());
        }
        var vouchers = report.vouchers();
        if (vouchers != null) {
            file.add("vouchers", t("programmes.csv.taken"), vouchers.taken());
            file.add("vouchers", t("programmes.csv.asked"), vouchers.asked());
        }
        return rows;
    }

    private void add(String what, String name, KeepProgrammes.Line line) {
        var persons = what.equals("theme") ? "" : String.valueOf(line.persons());
        add(what, name, List.of(String.valueOf(line.acts()), persons, String.valueOf(line.minutes())));
    }

    private void add(String what, String name, long number) {
        add(what, name, List.of(String.valueOf(number), "", ""));
    }

    private void add(String what, String name, List<String> numbers) {
        var row = new ArrayList<>(head);
        row.add(t("programmes.csv." + what));
        row.add(name);
        row.addAll(numbers);
        rows.add(row);
    }
}
