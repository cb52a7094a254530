// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A document of an office suite: parts of XML in a ZIP, as ODF (ISO/IEC 26300) and OOXML (ISO/IEC 29500) ask for. */
public final class OfficeFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    /** Type of the file: the first part, not compressed, for programs that look at the first bytes. */
    public OfficeFile mimetype(String type) {
        var content = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return put(entry, content);
    }

    public OfficeFile part(String name, String xml) {
        return put(
                new ZipEntry(name),
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml).getBytes(StandardCharsets.UTF_8));
    }

    private OfficeFile put(ZipEntry entry, byte[] content) {
        try {
            // the same document gives the same file
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the document could not be written", e);
        }
    }

    public byte[] close() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document could not be written", e);
        }
    }

    /** Text as XML takes it: without signs that it knows none of. */
    public static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean known = sign == '\t'
                            || sign == '\n'
                            || sign >= 0x20 && sign <= 0xD7FF
                            || sign >= 0xE000 && sign <= 0xFFFD
                            || sign >= 0x10000;
                    if (known) escaped.appendCodePoint(sign);
                }
            }
        });
        return escaped.toString();
    }
}
