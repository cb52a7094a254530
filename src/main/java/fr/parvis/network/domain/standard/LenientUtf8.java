package fr.parvis.network.domain.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, where a byte that cannot be UTF-8 is read as Windows-1252.
 *
 * <p>So a file of either encoding is read in one pass, without knowing which before its first accent: in French written in
 * Windows-1252, an accented letter is followed by a byte that UTF-8 never allows there.
 */
final class LenientUtf8 extends Reader {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private final CharBuffer chars = CharBuffer.allocate(8192).flip();
    private boolean ended;
    private boolean windows;

    LenientUtf8(InputStream in) {
        this.in = in;
    }

    /** Whether a byte had to be read as Windows-1252 so far. */
    boolean metWindows1252() {
        return windows;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
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
        if (many < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + many);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
