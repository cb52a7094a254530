package fr.parvis.loadcurves.domain.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Lines of a text in UTF-8 (with or without its mark), UTF-16 of either kind, or Windows-1252; ended by CRLF, LF or CR. */
final class TextRows implements Rows {
    private static final int LOOKED_AT = 64;

    private final Reader text;
    private final boolean raw;
    private final char[] buffer = new char[8192];
    private int at;
    private int filled;
    private int line;
    private int ahead = -2;

    /** @throws Unreadable.Refusal when it is no text */
    TextRows(PushbackInputStream file) throws IOException {
        var charset = charset(file);
        this.raw = charset.equals(StandardCharsets.ISO_8859_1);
        this.text = new InputStreamReader(file, charset);
    }

    private static Charset charset(PushbackInputStream file) throws IOException {
        var head = new byte[LOOKED_AT];
        int n = file.readNBytes(head, 0, LOOKED_AT);
        if (n == 0) throw new Unreadable.Refusal(Unreadable.file(Fault.EMPTY));
        int mark = 0;
        Charset found = StandardCharsets.ISO_8859_1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < n; i++)
            if (head[i] == 0)
                if (i % 2 == 0) even++;
                else odd++;
        if (n >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            mark = 3;
        } else if (n >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            mark = 2;
            found = StandardCharsets.UTF_16LE;
        } else if (n >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            mark = 2;
            found = StandardCharsets.UTF_16BE;
        } else if (odd > n / 3 && even == 0) {
            found = StandardCharsets.UTF_16LE;
        } else if (even > n / 3 && odd == 0) {
            found = StandardCharsets.UTF_16BE;
        }
        if (even + odd > 0 && found.equals(StandardCharsets.ISO_8859_1))
            throw new Unreadable.Refusal(Unreadable.file(Fault.NOT_TEXT));
        file.unread(head, mark, n - mark);
        return found;
    }

    /** Bounded by who hands the bytes over. */
    static PushbackInputStream of(InputStream file) {
        return new PushbackInputStream(file, LOOKED_AT);
    }

    @Override
    public boolean next(Row row) throws IOException {
        row.clear();
        row.raw = raw;
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
