// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import fr.parvis.files.Download;
import fr.parvis.files.Spreadsheet;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.returns.domain.ReturnContent;
import fr.parvis.returns.domain.ReturnFiles;
import fr.parvis.returns.papers.ReturnFileText;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** A return file as it is fetched: a table of text or a workbook, in French, with nothing that could be computed. */
final class ReturnTable {
    private ReturnTable() {}

    static void csv(ReturnFiles.Made file, ReturnContent content, HttpServletResponse response) throws IOException {
        Spreadsheet.send(response, name(file) + ".csv", rows(content));
    }

    static void xlsx(ReturnFiles.Made file, ReturnContent content, HttpServletResponse response) throws IOException {
        var out = Download.attachment(name(file) + ".xlsx", Download.XLSX).to(response);
        var rows = rows(content);
        try (var table = WrittenTable.open(TableFormat.XLSX, out, "retour", rows.getFirst())) {
            // a workbook's text is never computed, but what is copied out of it may be
            for (var row : rows.subList(1, rows.size()))
                table.line(row.stream().map(Spreadsheet::escapeFormula).toList());
        }
    }

    private static String name(ReturnFiles.Made file) {
        return "retour-" + file.from() + "-" + file.to();
    }

    /** Whatever the language of the screen: programs that import it rely on the words. */
    private static List<List<String>> rows(ReturnContent content) {
        return Words.in(Words.FRENCH).call(() -> ReturnFileText.rows(content));
    }
}
