// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parvis.files.table.WorkbookProblem.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Workbooks that are read row by row, and those that would take the memory of the server. */
class WorkbookTest {
    private static final WorkbookLimits LIMITS =
            new WorkbookLimits(20L << 20, 5, 30, 1_000, 5_000, 1_000_000, 10_000, 1_000_000, 200_000);

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] book(String rows, String shared) {
        return zip(new TreeMap<>(Map.of(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Feuille\" sheetId=\"1\"/></sheets></workbook>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
                "xl/sharedStrings.xml",
                "<sst>" + shared + "</sst>")));
    }

    private static byte[] openDocument(String sheets) {
        return zip(Map.of(
                "content.xml",
                "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body><office:spreadsheet>"
                        + sheets + "</office:spreadsheet></office:body></office:document-content>"));
    }

    private static byte[] openDocumentRows(String rows) {
        return openDocument("<table:table table:name=\"Feuille\"><table:table-column/>" + rows + "</table:table>");
    }

    private static String cell(String attributes, String text) {
        return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static List<String> rows(byte[] file) throws WorkbookProblem {
        List<String> all = new ArrayList<>();
        try (var book = Workbook.open(file, LIMITS)) {
            book.turnTo(0);
            while (book.next()) {
                var line = new StringBuilder(book.line() + ":");
                for (int i = 0; i < book.size(); i++) {
                    var cell = book.cell(i);
                    line.append('|')
                            .append(cell.formula() == null ? "" : "=" + cell.formula() + " ")
                            .append(cell.text());
                }
                all.add(line.toString());
            }
        }
        return all;
    }

    private static WorkbookProblem problem(byte[] file) {
        var problem = catchThrowableOfType(WorkbookProblem.class, () -> rows(file));
        assertThat(problem).isNotNull();
        return problem;
    }

    @Test
    void rows_come_with_their_numbers_and_cells_in_their_columns() throws WorkbookProblem {
        var rows = rows(book(
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>45.10000000000001</v></c><c r=\"D2\""
                        + " t=\"b\"><v>1</v></c></row><row r=\"5\"><c"
                        + " t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>never</t></rPh></is></c>"
                        + "<c><f>A1+1</f><v>1E3</v></c></row>",
                "<si><t>never</t></si><si><r><t>Ré</t></r><r><t>f</t></r></si>"));
        assertThat(rows).containsExactly("2:|Réf||45.10000000000001|1", "5:|ab|=A1+1 1000");
    }

    @Test
    void rows_and_cells_that_repeat_in_an_open_document_come_as_often_as_they_stand_there() throws WorkbookProblem {
        var rows = rows(
                openDocumentRows(
                        "<table:table-header-rows><table:table-row>"
                                + cell("table:number-columns-repeated=\"2\"", "a")
                                + "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>"
                                + cell("", "b")
                                + "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row></table:table-header-rows>"
                                + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
                                + "<table:table-row table:number-rows-repeated=\"2\">" + cell("", "c")
                                + "</table:table-row>"
                                + "<table:table-row table:number-rows-repeated=\"1048569\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"));
        assertThat(rows).containsExactly("1:|a|a||b", "5:|c", "6:|c");
    }

    @Test
    void a_cell_of_an_open_document_is_its_value_and_not_how_it_is_shown() throws WorkbookProblem {
        var rows = rows(
                openDocumentRows(
                        "<table:table-row>"
                                + cell(
                                        "office:value-type=\"currency\" office:value=\"1E3\" table:formula=\"of:=[.A1]+1\"",
                                        "1 000,00 €")
                                + cell(
                                        "office:value-type=\"date\" office:date-value=\"2026-10-05T00:00:00\"",
                                        "05/10/26")
                                + cell("office:value-type=\"time\" office:time-value=\"PT14H30M00S\"", "2 h")
                                + cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI")
                                + "<table:table-cell><office:annotation><text:p>never</text:p></office:annotation><text:p>un<text:s text:c=\"2\"/>"
                                + "<text:span>deux</text:span></text:p>\n  <text:p>trois</text:p>\n  </table:table-cell></table:table-row>"));
        assertThat(rows).containsExactly("1:|=[.A1]+1 1000|2026-10-05|14:30:00|1|un  deux\ntrois");
    }

    @Test
    void an_open_document_that_swells_is_refused() {
        var full = cell("table:number-columns-repeated=\"30\"", "x");
        assertThat(problem(openDocumentRows("<table:table-row table:number-rows-repeated=\"1000000\">" + full
                                + "</table:table-row>"))
                        .kind())
                .isEqualTo(Kind.SWOLLEN);
        assertThat(problem(openDocumentRows(
                                "<table:table-row>" + cell("", "<text:s text:c=\"1001\"/>") + "</table:table-row>"))
                        .kind())
                .isEqualTo(Kind.LONG_CELL);
        assertThat(problem(openDocument("<table:table/>".repeat(6))).kind()).isEqualTo(Kind.TOO_MANY_SHEETS);
        assertThat(problem(openDocument("")).kind()).isEqualTo(Kind.OPEN_DOCUMENT);
    }

    @Test
    void one_text_named_from_each_cell_is_refused_at_the_first() {
        var bomb = book(
                ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(60) + "</row>").repeat(60),
                "<si><t>" + "x".repeat(60_000) + "</t></si>");
        assertThat(bomb).hasSizeLessThan(10_000);
        var problem = problem(bomb);
        assertThat(problem.kind()).isEqualTo(Kind.LONG_CELL);
        assertThat(problem.where()).isEqualTo("A1");
    }

    @Test
    void letters_of_a_row_and_of_the_file_are_counted_too() {
        var cell = "<c t=\"s\"><v>0</v></c>";
        var text = "<si><t>" + "x".repeat(900) + "</t></si>";
        var row = problem(book("<row r=\"7\">" + cell.repeat(6) + "</row>", text));
        assertThat(row.kind()).isEqualTo(Kind.LONG_ROW);
        assertThat(row.where()).isEqualTo("7");
        assertThat(problem(book(("<row>" + cell.repeat(5) + "</row>").repeat(300), text))
                        .kind())
                .isEqualTo(Kind.SWOLLEN);
    }

    @Test
    void what_swells_is_refused_before_it_is_held() {
        assertThat(problem(book("<row><c t=\"inlineStr\"><is><t>" + "x".repeat(3_000_000) + "</t></is></c></row>", ""))
                        .kind())
                .isIn(Kind.SWOLLEN, Kind.LONG_CELL);
        assertThat(problem(book("<!--" + "< a ".repeat(50_000) + "-->", "")).kind())
                .isEqualTo(Kind.SWOLLEN);
        assertThat(problem(book("", "<si><t>a</t></si>".repeat(10_001))).kind()).isEqualTo(Kind.SWOLLEN);
        assertThat(problem(book("<row>" + "<c/>".repeat(200_001) + "</row>", ""))
                        .kind())
                .isIn(Kind.SWOLLEN, Kind.BROKEN);
    }

    @Test
    void entities_and_names_without_end_are_no_workbook() {
        var declared = "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        assertThat(problem(zip(Map.of(
                                "xl/workbook.xml",
                                declared + "<workbook><sheets><sheet name=\"&e;\"/></sheets></workbook>")))
                        .kind())
                .isEqualTo(Kind.BROKEN);
        var names = new StringBuilder();
        for (int i = 0; i < 1_000; i++) names.append("<n").append(i).append("/>");
        assertThat(problem(book(names.toString(), "")).kind()).isEqualTo(Kind.BROKEN);
        assertThat(problem(book("<a>".repeat(100), "")).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void many_sheets_and_other_archives_are_told_apart() {
        var parts = new TreeMap<String, String>();
        var sheets = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            sheets.append("<sheet name=\"s").append(i).append("\"/>");
            parts.put("xl/worksheets/sheet" + i + ".xml", "<worksheet/>");
        }
        parts.put("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>");
        assertThat(problem(zip(parts)).kind()).isEqualTo(Kind.TOO_MANY_SHEETS);
        assertThat(problem(zip(Map.of("a.csv", "a;b"))).kind()).isEqualTo(Kind.ARCHIVE);
        assertThat(problem(zip(Map.of("content.xml", "<x/>"))).kind()).isEqualTo(Kind.OPEN_DOCUMENT);
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 0}).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void who_finds_others_being_read_is_told_so_and_places_come_back() throws Exception {
        var sound = book("<row><c><v>1</v></c></row>", "");
        int places = Workbook.OPEN.availablePermits();
        Workbook.OPEN.acquire(places);
        try {
            assertThat(catchThrowableOfType(
                                    WorkbookProblem.class, () -> Workbook.open(sound, LIMITS, Duration.ofMillis(1)))
                            .kind())
                    .isEqualTo(Kind.BUSY);
        } finally {
            Workbook.OPEN.release(places);
        }
        problem(new byte[] {'P', 'K', 3, 4, 0});
        problem(book("<a>".repeat(100), ""));
        assertThat(rows(sound)).hasSize(1);
        assertThat(Workbook.OPEN.availablePermits()).isEqualTo(places);
    }
}
