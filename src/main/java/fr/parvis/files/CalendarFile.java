// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/**
 * A published calendar as RFC 5545 and 7986 want it: lines of 75 octets at most, and when to ask for it again.
 *
 * @param product after "-//Parvis//", what makes it
 * @param askAgain refresh interval, in whole hours
 */
public record CalendarFile(String product, String name, Duration askAgain) {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final int MOST_OCTETS = 75;

    /** @param made time of the file: its events are stamped with that day, so that it stays the same within it */
    public String text(Instant made, List<VEvent> events) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Parvis//" + product + "//FR");
        calendar.setName(name);
        calendar.setRefreshInterval(biweekly.util.Duration.builder()
                .hours(Math.toIntExact(askAgain.toHours()))
                .build());
        calendar.getRefreshInterval().getParameters().setValue(ICalDataType.DURATION);
        calendar.setMethod(Method.PUBLISH);
        var stamp = Date.from(made.truncatedTo(ChronoUnit.DAYS));
        for (var event : events) {
            event.setDateTimeStamp(stamp);
            calendar.addEvent(event);
        }
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // it folds by characters: we fold by octets
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString());
    }

    /** RFC 5545, 3.1: no line is longer than 75 octets; a letter is never cut in two. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length() + text.length() / 20);
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (letter == '\n') octets = 0;
            else if (letter != '\r') {
                int more = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
                if (octets + more > MOST_OCTETS) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                octets += more;
            }
            folded.appendCodePoint(letter);
        }
        return folded.toString();
    }

    /** Response with a public calendar: a client that asks again for an unchanged one gets 304. */
    public static ResponseEntity<byte[]> answer(String calendar, Duration fresh, WebRequest request) {
        return answer(calendar, CacheControl.maxAge(fresh).cachePublic(), request);
    }

    /** Response with a calendar at a secret address: shared caches do not keep it. */
    public static ResponseEntity<byte[]> answerAtSecretAddress(String calendar, WebRequest request) {
        return answer(calendar, CacheControl.noCache().cachePrivate(), request);
    }

    private static ResponseEntity<byte[]> answer(String calendar, CacheControl cache, WebRequest request) {
        var body = calendar.getBytes(StandardCharsets.UTF_8);
        var tag = Sha256.etag(body);
        if (request.checkNotModified(tag))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(cache)
                    .build();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .eTag(tag)
                .cacheControl(cache)
                .body(body);
    }
}
