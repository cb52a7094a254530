// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of unknown encoding, read once as it arrives: UTF-16 by its byte order mark or by its null bytes, else UTF-8, where a byte that
 * cannot be UTF-8 is read as Windows-1252.
 *
 * <p>So a file of either encoding is read in one pass, without knowing which before its first accent: in French written in
 * Windows-1252, an accented letter is followed by a byte that UTF-8 never allows there.
 */
public final class DecodedText extends Reader {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 8192;

    /** Bytes from which the encoding is told. */
    private static final int LOOKED_AT = 4096;

    private static final int LOOKED_AT_FOR_NULLS = 256;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private final String start;
    private final boolean binary;
    private boolean ended;
    private boolean windows;

    /** Reads the first bytes of a stream, which {@link #close} closes. */
    public DecodedText(InputStream in) throws IOException {
        this.in = in;
        int length = in.readNBytes(bytes.array(), 0, LOOKED_AT);
        bytes.limit(length);
        int mark = 0;
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (startsWith(0xFF, 0xFE)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (startsWith(0xFE, 0xFF)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else {
            charset = withoutMark(length);
        }
        bytes.position(mark);
        start = charset.decode(bytes.duplicate()).toString();
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        binary = utf8 && nulls(0, Math.min(length, LOOKED_AT_FOR_NULLS), 1) > 0;
        var wrong = utf8 ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        decoder = charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong);
    }

    /** A whole file. */
    public static String of(byte[] file) {
        var text = new StringWriter(file.length);
        try (var decoded = new DecodedText(new ByteArrayInputStream(file))) {
            decoded.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The encoding as far as it has been read: Windows-1252 once a byte could not be UTF-8. */
    public Charset charset() {
        return windows ? WINDOWS : charset;
    }

    /** The first letters, which are still to be read; accents in Windows-1252 are not told yet. */
    public String start() {
        return start;
    }

    /** Whether its first bytes are no text in any encoding. */
    public boolean isBinary() {
        return binary;
    }

    /** Letters of French in UTF-16 have a null byte each, always on the same side. */
    private Charset withoutMark(int length) {
        int even = nulls(0, length, 2);
        int odd = nulls(1, length, 2);
        if (odd > length / 4 && even <= odd / 8) return StandardCharsets.UTF_16LE;
        if (even > length / 4 && odd <= even / 8) return StandardCharsets.UTF_16BE;
        return StandardCharsets.UTF_8;
    }

    private int nulls(int from, int to, int step) {
        int nulls = 0;
        for (int i = from; i < to; i += step) if (bytes.get(i) == 0) nulls++;
        return nulls;
    }

    private boolean startsWith(int... mark) {
        if (bytes.limit() < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes.get(i) & 0xFF) != mark[i]) return false;
        return true;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) return -1;
            decode();
        }
        int many = Math.min(length, chars.remaining());
        chars.get(buffer, offset, many);
        return many;
    }

    private void decode() throws IOException {
        chars.clear();
        if (decoder.decode(bytes, chars, ended).isError() && chars.hasRemaining()) {
            windows = true;
            // one byte only: what follows may be sound again
            chars.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
            decoder.reset();
        } else if (chars.position() == 0 && !ended) {
            fill();
        }
        chars.flip();
    }

    private void fill() throws IOException {
        bytes.compact();
        int many = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (many < 0) ended = true;
        else bytes.position(bytes.position() + many);
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
