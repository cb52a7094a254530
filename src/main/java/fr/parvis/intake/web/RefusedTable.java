// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.Download;
import fr.parvis.files.Spreadsheet;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.intake.domain.Reading;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Refused lines as a file that is corrected and handed in again: the columns as they came, then what to correct. */
final class RefusedTable {
    private RefusedTable() {}

    static void csv(HttpServletResponse response, List<Reading.Refused> refused) throws IOException {
        Spreadsheet.send(response, "lignes-a-corriger.csv", rows(refused));
    }

    static void xlsx(HttpServletResponse response, List<Reading.Refused> refused) throws IOException {
        var out = Download.attachment("lignes-a-corriger.xlsx", Download.XLSX).to(response);
        var rows = rows(refused);
        try (var table = WrittenTable.open(TableFormat.XLSX, out, "À corriger", rows.getFirst())) {
            for (var row : rows.subList(1, rows.size())) table.line(row);
        }
    }

    private static List<List<String>> rows(List<Reading.Refused> refused) {
        var headings = new LinkedHashSet<String>();
        refused.forEach(line -> headings.addAll(line.kept().keySet()));
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(headings);
        head.add(t("intake.column.line"));
        head.add(t("intake.column.correct"));
        rows.add(head);
        for (var line : refused) {
            var row = new ArrayList<String>();
            for (var heading : headings) row.add(line.kept().getOrDefault(heading, ""));
            row.add(String.valueOf(line.line()));
            row.add(line.errors().stream()
                    .map(error -> Words.t(error.problem()))
                    .collect(Collectors.joining(" ")));
            rows.add(row);
        }
        return rows;
    }
}
