// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook that somebody wrote to do harm, or that came to harm: texts named from each cell, deep and endless XML, entities, doubled and
 * lying parts, cuts, cells out of this world. The same seed makes the same file.
 */
@SuppressWarnings("ArrayRecordComponent")
public record HostileWorkbook(String kind, byte[] bytes) {
    private static final String NS = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    /** One of many of these is as large as it may be sent. */
    private static final int HEAVY = 60;

    private enum Kind {
        SHARED_BOMB,
        SHARED_MANY,
        DEEP,
        ENTITIES,
        EXTERNAL,
        DOUBLED_PART,
        LYING_SIZES,
        CUT,
        FLIPPED,
        FAR_CELLS,
        FAR_ROWS,
        FORMULAS,
        STYLES,
        EMPTY_CELLS,
        EMPTY_ROWS,
        SWELLING_TEXT,
        COMMENT,
        CDATA,
        ATTRIBUTES,
        NAMES,
        INSTRUCTIONS,
        NAMESPACES,
        MANY_SHEETS,
        MANY_PARTS,
        NUMBERS,
        LONG_CELL,
        LONG_ROW,
        ENCODING,
        NESTED_ZIP,
        RELATIONS,
        NO_PARTS,
        RANDOM_XML,
        SOUND
    }

    public static HostileWorkbook of(long seed) {
        var random = new Random(seed);
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        try {
            var bytes = new HostileWorkbook.Maker(random).make(kind);
            // one of ten comes to more harm on its way
            if (random.nextInt(10) == 0) bytes = flipped(bytes, random);
            if (random.nextInt(20) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            return new HostileWorkbook(kind.name(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        var other = bytes.clone();
        for (int i = 0, n = 1 + random.nextInt(20); i < n && other.length > 0; i++)
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        return other;
    }

    /** Writes one. */
    private static final class Maker {
        private final Random random;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(out);
        private final boolean heavy;

        Maker(Random random) {
            this.random = random;
            this.heavy = random.nextInt(HEAVY) == 0;
            zip.setLevel(random.nextInt(4) == 0 ? 9 : 1);
        }

        private int many(int some, int most) {
            return heavy ? most : 1 + random.nextInt(some);
        }

        byte[] make(Kind kind) throws IOException {
            switch (kind) {
                case SHARED_BOMB -> shared(1, many(1_200_000, 8_000_000), many(90, 200), many(60, 400));
                case SHARED_MANY ->
                    shared(1 + random.nextInt(30), many(1_100, 32_000), many(200, 2_000), many(60, 200));
                case DEEP -> {
                    int n = many(50_000, 2_000_000);
                    begin();
                    if (random.nextBoolean()) {
                        open("xl/worksheets/sheet1.xml");
                        write(HEAD + "<worksheet " + NS + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>");
                        repeat("<r>", n);
                        repeat("</r>", n);
                        write("</is></c></row></sheetData></worksheet>");
                    } else {
                        put("xl/worksheets/sheet1.xml", sheet("<row><c t=\"s\"><v>0</v></c></row>"));
                        open("xl/sharedStrings.xml");
                        write(HEAD + "<sst " + NS + ">");
                        repeat("<si>", n);
                    }
                }
                case ENTITIES -> {
                    var dtd = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">");
                    for (char c = 'b'; c < 'b' + 12; c++)
                        dtd.append("<!ENTITY ")
                                .append(c)
                                .append(" \"")
                                .append(("&" + (char) (c - 1) + ";").repeat(12))
                                .append("\">");
                    begin();
                    put(
                            "xl/worksheets/sheet1.xml",
                            HEAD + dtd + "]>" + sheet("<row><c t=\"inlineStr\"><is><t>&m;</t></is></c></row>"));
                }
                case EXTERNAL -> {
                    begin();
                    var what = random.nextBoolean() ? "file:///etc/passwd" : "http://127.0.0.1:9/x";
                    put(
                            random.nextBoolean() ? "xl/worksheets/sheet1.xml" : "xl/sharedStrings.xml",
                            HEAD + "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + what + "\"> %p; <!ENTITY e SYSTEM \"" + what
                                    + "\">]>" + sheet("<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>"));
                    if (random.nextBoolean()) put("xl/worksheets/sheet2.xml", sheet(""));
                }
                case DOUBLED_PART -> {
                    begin();
                    put("xl/worksheets/sheet1.xml", sheet("<row><c><v>1</v></c></row>"));
                    put("xl/worksheets/sheetX.xml", sheet("<row><c><v>2</v></c></row>"));
                    return renamed(finish(), "sheetX", "sheet1");
                }
                case LYING_SIZES -> {
                    sound();
                    var bytes = finish();
                    for (int i = 0; i + 46 < bytes.length; i++) {
                        boolean central = at(bytes, i, 1, 2);
                        if (!central && !at(bytes, i, 3, 4)) continue;
                        int from = i + (central ? 20 : 18);
                        for (int k = 0; k < 8; k++)
                            if (random.nextInt(3) == 0)
                                bytes[from + k] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
                        if (central && random.nextInt(4) == 0) bytes[i + 10] = (byte) random.nextInt(100);
                        if (central && random.nextInt(4) == 0)
                            bytes[i + 42 + random.nextInt(4)] = (byte) random.nextInt(256);
                    }
                    return bytes;
                }
                case CUT -> {
                    sound();
                    var bytes = finish();
                    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
                }
                case FLIPPED -> {
                    sound();
                    return flipped(finish(), random);
                }
                case FAR_CELLS ->
                    rows(
                            "<row r=\"1\"><c r=\""
                                    + new String[] {"XFD1", "ZZZZZZZ1", "XFE1", "1", "", "a1", "A-1", "Ω1"}
                                            [random.nextInt(8)]
                                    + "\"><v>1</v></c></row>",
                            many(2_000, 200_000));
                case FAR_ROWS ->
                    rows(
                            "<row r=\""
                                    + new String[] {"1048576", "2147483647", "99999999999999999999", "-1", "", "x", "0"}
                                            [random.nextInt(7)]
                                    + "\"><c><v>1</v></c></row>",
                            many(2_000, 200_000));
                case FORMULAS ->
                    rows(
                            "<row><c><f t=\"shared\" ref=\"A1:XFD1048576\" si=\"" + random.nextInt() + "\">"
                                    + "SUM(".repeat(random.nextInt(300)) + "</f><v>1</v></c><c><f/></c></row>",
                            many(2_000, 100_000));
                case STYLES -> {
                    sound();
                    open("xl/styles.xml");
                    write("<styleSheet " + NS + ">");
                    repeat("<xf numFmtId=\"14\"/><numFmt formatCode=\"yyyy\"/>", many(20_000, 2_000_000));
                }
                case EMPTY_CELLS -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData>");
                    int rows = many(50, 2_000);
                    for (int i = 0; i < rows; i++) {
                        write("<row>");
                        repeat("<c/>", 1 + random.nextInt(16_384));
                        write("</row>");
                    }
                    write("</sheetData></worksheet>");
                }
                case EMPTY_ROWS -> rows("<row/>", many(200_000, 20_000_000));
                case SWELLING_TEXT -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData><row><c t=\"inlineStr\"><is><t>");
                    repeat("x", many(2_000_000, 400_000_000));
                    write("</t></is></c></row></sheetData></worksheet>");
                }
                case COMMENT -> piece("<!--", "< a ", "-->", many(400_000, 50_000_000));
                case CDATA ->
                    piece(
                            "<row><c t=\"inlineStr\"><is><t><![CDATA[",
                            "< ] ",
                            "]]></t></is></c></row>",
                            many(400_000, 50_000_000));
                case ATTRIBUTES -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData><row><c");
                    if (random.nextBoolean()) {
                        int n = many(3_000, 200_000);
                        for (int i = 0; i < n; i++) write(" a" + i + "=\"" + i + "\"");
                    } else {
                        write(" r=\"");
                        repeat("A", many(200_000, 100_000_000));
                        write("\"");
                    }
                    write("/></row></sheetData></worksheet>");
                }
                case NAMES -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData>");
                    int n = many(60_000, 4_000_000);
                    boolean attribute = random.nextBoolean();
                    for (int i = 0; i < n; i++) write(attribute ? "<c n" + i + "=\"\"/>" : "<n" + i + "/>");
                    write("</sheetData></worksheet>");
                }
                case INSTRUCTIONS -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData>");
                    int n = many(60_000, 2_000_000);
                    for (int i = 0; i < n; i++) write("<?p" + i + " x?>");
                    write("</sheetData></worksheet>");
                }
                case NAMESPACES -> {
                    begin();
                    open("xl/worksheets/sheet1.xml");
                    write(HEAD + "<worksheet " + NS + "><sheetData>");
                    int n = many(60_000, 2_000_000);
                    for (int i = 0; i < n; i++) write("<x" + i + ":c xmlns:x" + i + "=\"urn:" + i + "\"/>");
                    write("</sheetData></worksheet>");
                }
                case MANY_SHEETS -> {
                    int n = many(400, 20_000);
                    put("[Content_Types].xml", "<Types/>");
                    open("xl/workbook.xml");
                    write("<workbook " + NS + "><sheets>");
                    for (int i = 1; i <= n; i++) write("<sheet name=\"s" + i + "\" sheetId=\"" + i + "\"/>");
                    write("</sheets></workbook>");
                    for (int i = 1; i <= n && i < 3_000; i++) put("xl/worksheets/sheet" + i + ".xml", sheet("<row/>"));
                }
                case MANY_PARTS -> {
                    sound();
                    int n = many(3_000, 100_000);
                    for (int i = 0; i < n; i++) put("xl/media/" + i, "");
                }
                case NUMBERS ->
                    rows(
                            "<row><c><v>"
                                    + new String[] {
                                                "1E999999999",
                                                "-1E-999999999",
                                                "NaN",
                                                "INF",
                                                "9".repeat(500),
                                                "0." + "0".repeat(300) + "1",
                                                "1e2147483647",
                                                " ",
                                                "--1",
                                                "0x10"
                                            }
                                            [random.nextInt(10)]
                                    + "</v></c><c t=\"s\"><v>"
                                    + new String[] {"-1", "99999999999", "1e9", "", "x", "0"}[random.nextInt(6)]
                                    + "</v></c><c t=\"b\"><v>7</v></c><c t=\"d\"><v>9</v></c><c t=\"zz\"/></row>",
                            many(500, 20_000));
                case LONG_CELL ->
                    rows(
                            "<row><c t=\"inlineStr\"><is><t>" + "é".repeat(900 + random.nextInt(40_000))
                                    + "</t></is></c></row>",
                            many(20, 500));
                case LONG_ROW ->
                    rows(
                            "<row>"
                                    + ("<c t=\"inlineStr\"><is><t>" + "z".repeat(random.nextInt(1_100))
                                                    + "</t></is></c>")
                                            .repeat(1 + random.nextInt(250))
                                    + "</row>",
                            many(50, 2_000));
                case ENCODING -> {
                    begin();
                    var charset = Charset.forName(
                            new String[] {"UTF-16", "UTF-32", "IBM037", "windows-1252", "UTF-16LE"}[random.nextInt(5)]);
                    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                    zip.write(("<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>"
                                    + sheet("<row><c t=\"inlineStr\"><is><t>é&#x0;&#xFFFFFFF;&lt;</t></is></c></row>"))
                            .getBytes(charset));
                    zip.closeEntry();
                }
                case NESTED_ZIP -> {
                    begin();
                    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                    zip.write(new Maker(random).make(Kind.SOUND));
                    zip.closeEntry();
                }
                case RELATIONS -> {
                    open("xl/_rels/workbook.xml.rels");
                    write("<Relationships>");
                    int n = many(20_000, 500_000);
                    for (int i = 0; i < n; i++)
                        write("<Relationship Id=\"rId" + i + "\" Type=\"x/worksheet\" Target=\"../../../etc/passwd" + i
                                + "\"/>");
                    write("</Relationships>");
                    zip.closeEntry();
                    put("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"rId1\"/></sheets></workbook>");
                    put("xl/worksheets/sheet1.xml", sheet(""));
                }
                case NO_PARTS ->
                    put(new String[] {"content.xml", "xl/workbook.xml", "a.csv", "../../x"}[random.nextInt(4)], "<x/>");
                case RANDOM_XML -> {
                    begin();
                    var text = new StringBuilder("<worksheet><sheetData>");
                    var bits = new String[] {
                        "<row>",
                        "</row>",
                        "<c>",
                        "</c>",
                        "<v>",
                        "</v>",
                        "<is>",
                        "</is>",
                        "<t>",
                        "</t>",
                        "<rPh>",
                        "</rPh>",
                        "1",
                        "<f>",
                        "</f>",
                        "&amp;",
                        "</sheetData>",
                        "<c r=\"B2\" t=\"s\">",
                        "x",
                        "<si>",
                        "</si>",
                        "&",
                        "<",
                        ">"
                    };
                    for (int i = 0, n = random.nextInt(400); i < n; i++) text.append(bits[random.nextInt(bits.length)]);
                    put("xl/worksheets/sheet1.xml", text.toString());
                    put("xl/sharedStrings.xml", text.toString());
                }
                case SOUND -> sound();
            }
            return finish();
        }

        private void sound() throws IOException {
            begin();
            var rows = new StringBuilder("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Date</t></is></c>"
                    + "<c r=\"B1\" t=\"inlineStr\"><is><t>Valeur (en kWh)</t></is></c></row>");
            for (int i = 2; i < 40; i++)
                rows.append("<row r=\"")
                        .append(i)
                        .append("\"><c r=\"A")
                        .append(i)
                        .append("\"><v>")
                        .append(45_000 + i)
                        .append("</v></c><c r=\"B")
                        .append(i)
                        .append("\"><v>")
                        .append(5 + random.nextInt(20))
                        .append("</v></c></row>");
            put("xl/worksheets/sheet1.xml", sheet(rows.toString()));
        }

        /** Texts that many cells name. */
        private void shared(int texts, int letters, int rows, int columns) throws IOException {
            begin();
            open("xl/sharedStrings.xml");
            write(HEAD + "<sst " + NS + ">");
            for (int i = 0; i < texts; i++) {
                write("<si><t>");
                repeat(random.nextBoolean() ? "x" : " ", letters);
                write("</t></si>");
            }
            write("</sst>");
            zip.closeEntry();
            open("xl/worksheets/sheet1.xml");
            write(HEAD + "<worksheet " + NS + "><sheetData>");
            for (int r = 0; r < rows; r++) {
                write("<row>");
                repeat("<c t=\"s\"><v>" + random.nextInt(texts) + "</v></c>", columns);
                write("</row>");
            }
            write("</sheetData></worksheet>");
            zip.closeEntry();
        }

        private void rows(String row, int times) throws IOException {
            begin();
            open("xl/worksheets/sheet1.xml");
            write(HEAD + "<worksheet " + NS + "><sheetData>");
            repeat(row, times);
            write("</sheetData></worksheet>");
        }

        private void piece(String begin, String filling, String end, int times) throws IOException {
            begin();
            open("xl/worksheets/sheet1.xml");
            write(HEAD + "<worksheet " + NS + "><sheetData>" + begin);
            repeat(filling, times);
            write(end + "</sheetData></worksheet>");
        }

        private static String sheet(String rows) {
            return "<worksheet " + NS + "><sheetData>" + rows + "</sheetData></worksheet>";
        }

        private void begin() throws IOException {
            put("[Content_Types].xml", "<Types/>");
            put(
                    "xl/workbook.xml",
                    "<workbook " + NS + "><sheets><sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>");
        }

        private void open(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
        }

        private void put(String name, String text) throws IOException {
            open(name);
            write(text);
            zip.closeEntry();
        }

        private void write(String text) throws IOException {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }

        private void repeat(String text, long times) throws IOException {
            var bytes = text.repeat((int) Math.min(times, 1 + 65_536 / text.length()))
                    .getBytes(StandardCharsets.UTF_8);
            long each = Math.min(times, 1 + 65_536 / text.length());
            for (long left = times; left > 0; left -= each)
                zip.write(bytes, 0, (int) (bytes.length / each * Math.min(each, left)));
        }

        private byte[] finish() throws IOException {
            zip.close();
            return out.toByteArray();
        }

        private static boolean at(byte[] bytes, int i, int third, int fourth) {
            return bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == third && bytes[i + 3] == fourth;
        }

        private static byte[] renamed(byte[] bytes, String from, String to) {
            var was = from.getBytes(StandardCharsets.US_ASCII);
            var becomes = to.getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i + was.length <= bytes.length; i++)
                if (Arrays.equals(bytes, i, i + was.length, was, 0, was.length))
                    System.arraycopy(becomes, 0, bytes, i, becomes.length);
            return bytes;
        }
    }
}
