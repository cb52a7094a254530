// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A table as an OpenDocument spreadsheet (ISO/IEC 26300), its rows written into the archive as they come. */
final class OdsTable implements WrittenTable {
    private static final String MEDIA_TYPE = TableFormat.ODS.mediaType();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """.formatted(MEDIA_TYPE);

    private static final String STYLES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>
            """;

    private static final String BEGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"\
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"\
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"\
             xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"\
             xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3">
            <office:automatic-styles>
            <number:date-style style:name="day-format"><number:day number:style="long"/><number:text>/</number:text>\
            <number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
            <style:style style:name="day" style:family="table-cell" style:data-style-name="day-format"/>
            <style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
            </office:automatic-styles>
            <office:body><office:spreadsheet>
            """;

    private static final String END = "</office:spreadsheet></office:body></office:document-content>\n";

    private final ZipOutputStream archive;
    private final Writer content;
    private final Sheets sheets;
    private int begun;
    private int row;

    OdsTable(OutputStream to, Sheets sheets) throws IOException {
        this.sheets = sheets;
        archive = new ZipOutputStream(to, StandardCharsets.UTF_8);
        archive.setLevel(4);
        // first and not compressed: by this, programs know the file
        stored("mimetype", MEDIA_TYPE);
        entry("META-INF/manifest.xml", MANIFEST);
        entry("styles.xml", STYLES);
        archive.putNextEntry(new ZipEntry("content.xml"));
        content = new BufferedWriter(new OutputStreamWriter(archive, StandardCharsets.UTF_8), 1 << 16);
        content.write(BEGIN);
        begin();
    }

    private void begin() throws IOException {
        content.write("<table:table table:name=\"" + sheets.name(++begun) + "\"><table:table-column"
                + " table:number-columns-repeated=\"" + sheets.head().size() + "\"/>\n<table:table-row>");
        for (var column : sheets.head()) text(column, " table:style-name=\"head\"");
        content.write("</table:table-row>\n");
        row = 1;
    }

    @Override
    public void line(List<? extends @Nullable Object> cells) throws IOException {
        if (row == sheets.rows()) {
            content.write("</table:table>\n");
            begin();
        }
        content.write("<table:table-row>");
        for (var cell : cells) {
            switch (cell) {
                case null -> content.write("<table:table-cell/>");
                case LocalDate day ->
                    content.write(
                            "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\""
                                    + day + "\"><text:p>" + DAY.format(day) + "</text:p></table:table-cell>");
                case Number number ->
                    content.write("<table:table-cell office:value-type=\"float\" office:value=\"" + number
                            + "\"><text:p>" + number + "</text:p></table:table-cell>");
                case Object text -> text(text.toString(), "");
            }
        }
        content.write("</table:table-row>\n");
        row++;
    }

    private void text(String text, String style) throws IOException {
        content.write("<table:table-cell" + style + " office:value-type=\"string\">");
        var printable = WrittenTable.printable(text);
        // most cells are one line, and an expression costs more than the cell
        if (printable.indexOf('\n') < 0 && printable.indexOf('\r') < 0) paragraph(printable);
        else for (var line : printable.split("\r\n|\r|\n", -1)) paragraph(line);
        content.write("</table:table-cell>");
    }

    private void paragraph(String line) throws IOException {
        content.write("<text:p>");
        escaped(line);
        content.write("</text:p>");
    }

    private void escaped(String line) throws IOException {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> content.write("&lt;");
                case '>' -> content.write("&gt;");
                case '&' -> content.write("&amp;");
                case '\t' -> content.write("<text:tab/>");
                // spaces in a row are one, unless it is said
                case ' ' -> content.write(i > 0 && line.charAt(i - 1) == ' ' || i == 0 ? "<text:s/>" : " ");
                default -> content.write(c);
            }
        }
    }

    private void stored(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var checksum = new CRC32();
        checksum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }

    private void entry(String name, String text) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(text.getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
    }

    @Override
    public void close() throws IOException {
        content.write("</table:table>\n");
        content.write(END);
        content.flush();
        archive.closeEntry();
        archive.finish();
        archive.flush();
    }
}
