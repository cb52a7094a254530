// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class WrittenTableTest {
    private static final List<String> HEAD = List.of("date", "texte", "nombre");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    @Test
    void csv_is_marked_as_utf_8_and_computes_nothing() throws IOException {
        var file = written(
                TableFormat.CSV,
                WrittenTable.ROWS_OF_A_SHEET,
                cells(DAY, "=1+1", 12),
                cells(null, "été ; \"lundi\"\n📄", null),
                cells(DAY, "-5", -5),
                cells(DAY, "@SUM(A1)", 0));
        var text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFdate;texte;nombre\r\n");
        var records = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(file, 3, file.length - 3), StandardCharsets.UTF_8))
                .getRecords();
        assertThat(records)
                .extracting(record -> record.get("texte"))
                .containsExactly("'=1+1", "été ; \"lundi\"\n📄", "'-5", "'@SUM(A1)");
        assertThat(records.getFirst().get("date")).isEqualTo("2026-02-03");
        assertThat(records.get(2).get("nombre")).isEqualTo("-5");
    }

    @Test
    void excel_reads_days_numbers_and_texts_as_what_they_are() throws IOException {
        var file = written(
                TableFormat.XLSX,
                WrittenTable.ROWS_OF_A_SHEET,
                cells(DAY, "=1+1", 12),
                cells(null, "été <&> 📄\u0001\nsuite", null));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.getFirst().getCellAsString(1)).contains("texte");
            assertThat(rows.get(1).getCellAsDate(0).orElseThrow().toLocalDate()).isEqualTo(DAY);
            assertThat(rows.get(1).getCell(1).getFormula()).isNull();
            assertThat(rows.get(1).getCellAsString(1)).contains("=1+1");
            assertThat(rows.get(1).getCellAsNumber(2).orElseThrow().intValue()).isEqualTo(12);
            assertThat(rows.get(2).getCellAsString(1)).contains("été <&> 📄\uFFFD\nsuite");
        }
    }

    @Test
    void libreoffice_reads_days_numbers_and_texts_as_what_they_are() throws IOException {
        var file = written(
                TableFormat.ODS,
                WrittenTable.ROWS_OF_A_SHEET,
                cells(DAY, "=1+1", 12),
                cells(null, "été  <&> 📄\u0001\nsuite", null));
        var sheet = new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0);
        var values = sheet.getDataRange().getValues();
        assertThat(sheet.getName()).isEqualTo("Passages");
        assertThat(values[0]).containsExactly("date", "texte", "nombre");
        assertThat(values[1][0]).isEqualTo(DAY);
        assertThat(values[1][1]).isEqualTo("=1+1");
        assertThat(((Number) values[1][2]).intValue()).isEqualTo(12);
        assertThat(values[2][1]).isEqualTo("été  <&> 📄\uFFFD\nsuite");
    }

    @Test
    void an_archive_of_libreoffice_begins_with_its_kind_not_compressed() throws IOException {
        var file = written(TableFormat.ODS, 10, cells(DAY, "x", 1));
        try (var archive = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(archive.getNextEntry().getName()).isEqualTo("mimetype");
        }
        // where programs look for it
        assertThat(new String(file, 30, 8 + 46, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    }

    @Test
    void a_sheet_that_is_full_goes_on_in_the_next_with_its_head() throws IOException {
        var lines = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> cells(DAY, "ligne " + i, i))
                .toArray(List[]::new);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(written(TableFormat.XLSX, 3, lines)))) {
            var sheets = workbook.getSheets().toList();
            assertThat(sheets)
                    .extracting(sheet -> sheet.getName())
                    .containsExactly("Passages", "Passages 2", "Passages 3");
            assertThat(sheets.get(1).read().getFirst().getCellAsString(1)).contains("texte");
            assertThat(sheets.get(1).read().get(1).getCellAsString(1)).contains("ligne 2");
            assertThat(sheets.get(2).read()).hasSize(2);
        }
        var spreadsheet = new SpreadSheet(new ByteArrayInputStream(written(TableFormat.ODS, 3, lines)));
        assertThat(spreadsheet.getNumSheets()).isEqualTo(3);
        assertThat(spreadsheet.getSheet(1).getDataRange().getValues()[0][1]).isEqualTo("texte");
        assertThat(spreadsheet.getSheet(2).getDataRange().getValues()[1][1]).isEqualTo("ligne 4");
    }

    @SafeVarargs
    private static byte[] written(TableFormat format, int rows, List<Object>... lines) throws IOException {
        var file = new ByteArrayOutputStream();
        var table = WrittenTable.open(format, file, new WrittenTable.Sheets("Passages", HEAD, rows));
        for (var line : lines) table.line(line);
        table.close();
        return file.toByteArray();
    }

    private static List<Object> cells(Object... cells) {
        return Arrays.asList(cells);
    }
}
