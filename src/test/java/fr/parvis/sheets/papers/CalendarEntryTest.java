// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.client.result.CalendarParsedResult;
import com.google.zxing.client.result.ResultParser;
import fr.parvis.sheets.domain.NextDate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What the calendar of a telephone reads off a sheet. */
class CalendarEntryTest {
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");

    @Test
    void a_deadline_without_an_hour_is_a_whole_day_in_the_persons_calendar_and_names_no_place() {
        var next = new NextDate(LocalDate.of(2026, 12, 31), null, NextDate.Kind.DEADLINE);
        var text = CalendarEntry.of(next, HOME, "PIMMS : dernier jour", "");
        assertThat(text)
                .contains("DTSTART;VALUE=DATE:20261231\r\n", "DTEND;VALUE=DATE:20270101\r\n")
                .doesNotContain("LOCATION");
        var event =
                (CalendarParsedResult) ResultParser.parseResult(new Result(text, null, null, BarcodeFormat.QR_CODE));
        assertThat(event.isStartAllDay()).isTrue();
        var whole = CalendarEntry.of(
                new NextDate(LocalDate.of(2026, 12, 31), LocalTime.of(9, 30), NextDate.Kind.MEETING),
                HOME,
                "Rendez-vous PIMMS",
                "Point, 1; rue\\ ".repeat(30));
        assertThat(whole.getBytes(StandardCharsets.UTF_8).length).isLessThan(300);
        assertThat(whole.lines()).allMatch(line -> line.matches("[A-Z]+(;VALUE=DATE)?:.*"));
    }
}
