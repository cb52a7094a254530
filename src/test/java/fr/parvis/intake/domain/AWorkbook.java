// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks that no spreadsheet would write. */
final class AWorkbook {
    private AWorkbook() {}

    static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++)
            row.append("<c r=\"")
                    .append((char) ('A' + i))
                    .append(number)
                    .append("\" t=\"inlineStr\"><is><t>")
                    .append(cells[i])
                    .append("</t></is></c>");
        return row.append("</row>").toString();
    }

    static byte[] of(String rows) throws IOException {
        return of(rows.getBytes(UTF_8), 0, InputStream.nullInputStream());
    }

    /**
     * @param rows of the sheet, before the filling
     * @param filling so many letters in one more cell
     * @param shared texts of the workbook, written as they come; none without
     */
    static byte[] of(byte[] rows, long filling, InputStream shared) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
                            + "</Relationships>");
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"L\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                            + "</Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            zip.write(rows);
            if (filling > 0) {
                write(zip, "<row r=\"900\"><c r=\"A900\" t=\"inlineStr\"><is><t>");
                var letters = "x".repeat(100_000).getBytes(UTF_8);
                for (long left = filling; left > 0; left -= letters.length) zip.write(letters);
                write(zip, "</t></is></c></row>");
            }
            write(zip, "</sheetData></worksheet>");
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            write(zip, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            shared.transferTo(zip);
            write(zip, "</sst>");
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, text);
        zip.closeEntry();
    }

    private static void write(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(UTF_8));
    }
}
