// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.files.table.DecodedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Lines of a text in any encoding, ended by CRLF, LF or CR. */
final class TextRows implements Rows {
    private final Reader text;
    private final char[] buffer = new char[8192];
    private int at;
    private int filled;
    private int line;
    private int ahead = -2;

    /** @throws Unreadable.Refusal when it is no text */
    TextRows(InputStream file) throws IOException {
        var decoded = new DecodedText(file);
        if (decoded.start().isEmpty()) throw new Unreadable.Refusal(Unreadable.file(Fault.EMPTY));
        if (decoded.isBinary()) throw new Unreadable.Refusal(Unreadable.file(Fault.NOT_TEXT));
        text = decoded;
    }

    @Override
    public boolean next(Row row) throws IOException {
        row.clear();
        row.line = ++line;
        int c = ahead == -2 ? letter() : ahead;
        ahead = -2;
        if (c < 0) return false;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (c == 0) throw new Unreadable.Refusal(Fault.NOT_TEXT, line, "", "");
            if (!row.add((char) c)) throw new Unreadable.Refusal(Fault.NOT_A_CURVE, line, "", row.shown());
            c = letter();
        }
        row.finished = c >= 0;
        if (c == '\r') {
            ahead = letter();
            if (ahead == '\n') ahead = -2;
        }
        return true;
    }

    private int letter() throws IOException {
        if (at == filled) {
            filled = text.read(buffer, 0, buffer.length);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++];
    }
}
