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

/** Reads the JSON that a device sends, as it is or pressed (gzip), and stops as soon as it is too much: a bomb never goes off. */
@Component
class ReadBody {

    /** What was read. */
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
     * @param most bytes, once unpressed
     * @return a refusal when the connection is cut, too: nobody hears it, nothing is decided, and it is no fault of ours
     */
    Body of(HttpServletRequest request, int most) {
        var encoding = request.getHeader("Content-Encoding");
        var how = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (how.equals("identity") || how.isEmpty())
            bytes = request.getInputStream().readNBytes(most + 1);
        else if (how.equals("gzip")) {
            // what is pressed is small: all of it first, so that a cut line is not taken for a bad archive
            var pressed = request.getInputStream().readNBytes(most + 1);
            if (pressed.length > most) return new Body.Refused(HttpStatus.CONTENT_TOO_LARGE, "too-large");
            try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(pressed))) {
                bytes = in.readNBytes(most + 1);
            } catch (IOException e) {
                return new Body.Refused(HttpStatus.BAD_REQUEST, "malformed");
            }
        } else return new Body.Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "malformed");
        if (bytes.length > most) return new Body.Refused(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        try {
            return new Body.Read(json.readTree(bytes));
        } catch (JacksonException e) {
            return new Body.Refused(HttpStatus.BAD_REQUEST, "malformed");
        }
    }
}
