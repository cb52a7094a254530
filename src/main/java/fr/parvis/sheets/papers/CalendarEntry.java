// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.sheets.domain.NextDate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A date for the person's own calendar (iCalendar, RFC 5545), whole inside a QR code: no server learns of it, and it bears no name.
 * Telephones add it when their camera sees the code.
 */
final class CalendarEntry {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Bytes that a code of a size still read from paper holds with what surrounds the place. */
    static final int LONGEST_PLACE = 90;

    private CalendarEntry() {}

    /** @param place left out when empty; cut when it is long */
    static String of(NextDate next, ZoneId zone, String summary, String place) {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n");
        text.append("SUMMARY:").append(escaped(summary)).append("\r\n");
        var time = next.time();
        if (time == null)
            text.append("DTSTART;VALUE=DATE:")
                    .append(DAY.format(next.day()))
                    .append("\r\nDTEND;VALUE=DATE:")
                    .append(DAY.format(next.day().plusDays(1)));
        else {
            var at = LocalDateTime.of(next.day(), time).atZone(zone).withZoneSameInstant(ZoneOffset.UTC);
            text.append("DTSTART:")
                    .append(INSTANT.format(at))
                    .append("\r\nDTEND:")
                    .append(INSTANT.format(at.plusHours(1)));
        }
        if (!place.isBlank()) text.append("\r\nLOCATION:").append(escaped(cut(place.strip())));
        return text.append("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\s+", " ");
    }

    private static String cut(String place) {
        var cut = place;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_PLACE)
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        return cut;
    }
}
