// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON body of a device, plain or compressed (gzip), up to a limit of decompressed bytes. */
@Component
class ReadBody {

    /** Body that was read. */
    sealed interface Body {
        record Read(JsonNode json) implements Body {}

        /** It is refused with this status and these words. */
        record Refused(HttpStatus status, String key) implements Body {}
    }

    private final JsonMapper json;

    ReadBody(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param most decompressed bytes
     * @return a refusal when the connection is cut, too: nobody hears it, nothing is decided, and it is no fault of ours
     */
    Body of(HttpServletRequest request, int most) {
        var encoding = request.getHeader("Content-Encoding");
        var how = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!how.equals("identity") && !how.isEmpty() && !how.equals("gzip"))
            return new Body.Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "malformed");
        byte[] bytes;
        try (InputStream in =
                how.equals("gzip") ? new GZIPInputStream(request.getInputStream()) : request.getInputStream()) {
            bytes = in.readNBytes(most + 1);
        } catch (IOException e) {
            return new Body.Refused(HttpStatus.BAD_REQUEST, "malformed");
        }
        if (bytes.length > most) return new Body.Refused(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        try {
            return new Body.Read(json.readTree(bytes));
        } catch (JacksonException e) {
            return new Body.Refused(HttpStatus.BAD_REQUEST, "malformed");
        }
    }
}
