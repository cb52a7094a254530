// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.files.Download;
import fr.parvis.files.Spreadsheet;
import fr.parvis.intake.domain.Reading;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/** Refused lines as a file that is corrected and handed in again: the columns as they came, then what to correct. */
final class RefusedTable {
    private RefusedTable() {}

    static void csv(HttpServletResponse response, List<Reading.Refused> refused) throws IOException {
        Spreadsheet.send(response, "lignes-a-corriger.csv", rows(refused));
    }

    static void xlsx(HttpServletResponse response, List<Reading.Refused> refused) throws IOException {
        var file = Download.attachment("lignes-a-corriger.xlsx", Download.XLSX);
        // the writer closes what it writes to; the answer is another's to close
        var out = new FilterOutputStream(file.to(response)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        try (var book = new Workbook(out, "Parvis", "1.0")) {
            var sheet = book.newWorksheet("À corriger");
            var rows = rows(refused);
            for (int row = 0; row < rows.size(); row++)
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.inlineString(row, column, printable(rows.get(row).get(column)));
                    if (row == 0) sheet.style(row, column).bold().set();
                }
            sheet.freezePane(0, 1);
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
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
