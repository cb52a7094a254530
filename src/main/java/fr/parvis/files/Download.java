// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file as the answer to a request: its name, its media type, whether the browser shows or saves it, and which caches may keep it.
 * No cache may, unless {@link #cached} says otherwise: most files are about persons.
 */
public final class Download {
    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ContentDisposition disposition;
    private final String type;
    private final CacheControl cache;

    private Download(ContentDisposition disposition, String type, CacheControl cache) {
        this.disposition = disposition;
        this.type = type;
        this.cache = cache;
    }

    /** A paper that the browser shows. */
    public static Download pdf(String name) {
        return inline(name, MediaType.APPLICATION_PDF_VALUE);
    }

    /** A file that the browser shows, if it can. */
    public static Download inline(String name, String type) {
        return new Download(named(ContentDisposition.inline(), name), type, CacheControl.noStore());
    }

    /** A file that the browser saves. */
    public static Download attachment(String name, String type) {
        return new Download(named(ContentDisposition.attachment(), name), type, CacheControl.noStore());
    }

    public Download cached(CacheControl allowed) {
        return new Download(disposition, type, allowed);
    }

    /** @param content bytes, or a resource to read them from */
    public <T> ResponseEntity<T> entity(T content) {
        return ResponseEntity.ok().headers(this::describe).body(content);
    }

    /** Sets the headers of an answer whose body is written by the caller. */
    public void describe(HttpHeaders headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.setContentDisposition(disposition);
        headers.setCacheControl(cache);
    }

    /** The headers, then a stream for the content, which the container closes. */
    public OutputStream to(HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, cache.getHeaderValue());
        return response.getOutputStream();
    }

    /** Names an answer that the browser shows, for saving it; its type and caches are the caller's. */
    public static void name(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                named(ContentDisposition.inline(), name).toString());
    }

    private static ContentDisposition named(ContentDisposition.Builder disposition, String name) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(name)
                ? disposition.filename(name).build()
                : disposition.filename(name, StandardCharsets.UTF_8).build();
    }
}
