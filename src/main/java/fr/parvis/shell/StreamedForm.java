// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.ErrorResponseException;

/**
 * A form with files, read part by part as it arrives: however long a file is, no more of it than a buffer is here. Its token stands in
 * its first field, or in a header, and is checked before anything else is read.
 */
public final class StreamedForm {
    private static final int LONGEST_FIELD = 8_000;

    /** Bytes of the headers of a part: a file's name may have 255 letters, each of several bytes. */
    private static final int LONGEST_HEADERS = 4_000;

    /** How much of what is not wanted is read away, so that the browser comes to read the answer. */
    private static final long AWAY = 600_000_000;

    /** A part: a field has its text, a file its bytes as they arrive. */
    public sealed interface Part {
        String name();

        record Field(String name, String text) implements Part {}

        /** @param fileName as the sender calls it: to be believed in nothing */
        record File(String name, String fileName, InputStream bytes) implements Part {}
    }

    private final HttpServletRequest request;
    private final FileItemInputIterator parts;

    private StreamedForm(HttpServletRequest request, FileItemInputIterator parts) {
        this.request = request;
        this.parts = parts;
    }

    /**
     * Begins to read.
     *
     * @throws NotAllowed without the token of this browser
     */
    public static StreamedForm of(HttpServletRequest request) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) throw notUnderstood(null);
        try {
            var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
            upload.setHeaderCharset(StandardCharsets.UTF_8);
            upload.setMaxPartHeaderSize(LONGEST_HEADERS);
            var form = new StreamedForm(request, upload.getItemIterator(request));
            form.checkToken();
            return form;
        } catch (FileUploadException e) {
            throw notUnderstood(e);
        }
    }

    private void checkToken() throws IOException {
        var token = (CsrfToken)
                Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()), "a form is guarded by a token");
        var header = request.getHeader(token.getHeaderName());
        if (header != null) {
            compare(token, header);
            return;
        }
        var first = next();
        if (!(first instanceof Part.Field(var name, var text)) || !name.equals(token.getParameterName()))
            throw new NotAllowed("a form without its token");
        compare(token, text);
    }

    private static void compare(CsrfToken token, String given) {
        if (!MessageDigest.isEqual(
                token.getToken().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
            throw new NotAllowed("a form with another token");
    }

    /** The next part, once the one before is read or not wanted; nothing at the end. */
    public @Nullable Part next() throws IOException {
        try {
            if (!parts.hasNext()) return null;
            FileItemInput part = parts.next();
            var name = Objects.requireNonNullElse(part.getFieldName(), "");
            if (!part.isFormField())
                return new Part.File(
                        name, Objects.requireNonNullElse(part.getName(), ""), new Bytes(part.getInputStream()));
            try (var text = part.getInputStream()) {
                return new Part.Field(name, new String(text.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
            }
        } catch (FileUploadException e) {
            throw notUnderstood(e);
        }
    }

    /** Bytes that arrive; a form that ends before its end is no form. */
    private static final class Bytes extends FilterInputStream {
        Bytes(InputStream from) {
            super(from);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (FileUploadException e) {
                throw notUnderstood(e);
            }
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            try {
                return super.read(to, offset, length);
            } catch (FileUploadException e) {
                throw notUnderstood(e);
            }
        }

        /** Does nothing: the rest of a part is skipped when the next one is read. */
        @Override
        public void close() {}
    }

    /** Whether the sender says that more than so many bytes follow; nothing needs to be read to know it. */
    public static boolean saysMoreThan(HttpServletRequest request, long bytes) {
        return request.getContentLengthLong() > bytes;
    }

    /** Reads away what nobody wants, up to a measure: a browser that still sends reads no answer. */
    public static void readAway(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream();
        var buffer = new byte[1 << 16];
        long left = AWAY;
        for (int some = bytes.read(buffer); some >= 0 && left > 0; some = bytes.read(buffer)) left -= some;
    }

    private static ErrorResponseException notUnderstood(@Nullable Exception e) {
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, e);
    }
}
