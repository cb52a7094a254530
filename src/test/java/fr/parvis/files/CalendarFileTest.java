// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published calendars, by the letter of RFC 5545 and 7986. */
class CalendarFileTest {
    private static final Instant MADE = Instant.parse("2026-11-28T09:30:00Z");
    private static final String PLACE =
            "Évian-les-Bains, salle de l’Œuvre près du théâtre, à côté de la « Fête », où l’on reçoit 🏡 dès l’été";

    private static String calendar() {
        var event = new VEvent();
        event.setUid("1@parvis");
        event.setDateStart(Date.from(Instant.parse("2027-03-02T09:00:00Z")), true);
        event.setSummary(PLACE);
        event.setDescription(PLACE + "\n" + PLACE);
        return new CalendarFile("Essai", PLACE, Duration.ofHours(1)).text(MADE, List.of(event));
    }

    @Test
    void no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        var text = calendar();
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text).contains("\r\n ");
        var read = Biweekly.parse(text).first();
        assertThat(read.getEvents().getFirst().getSummary().getValue()).isEqualTo(PLACE);
        assertThat(read.getEvents().getFirst().getDescription().getValue()).isEqualTo(PLACE + "\n" + PLACE);
    }

    @Test
    void a_line_of_75_octets_stays_whole_and_one_more_is_folded() {
        assertThat(CalendarFile.folded("x".repeat(75) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n");
        assertThat(CalendarFile.folded("x".repeat(76) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n x\r\n");
        assertThat(CalendarFile.folded("x".repeat(74) + "é")).isEqualTo("x".repeat(74) + "\r\n é");
        assertThat(CalendarFile.folded("é".repeat(75)).split("\r\n "))
                .extracting(String::length)
                .containsExactly(37, 37, 1);
    }

    @Test
    void it_says_when_to_ask_again_and_when_it_was_made() {
        assertThat(calendar())
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n")
                .contains("DTSTAMP:20261128T000000Z\r\n")
                .contains("PRODID:-//Parvis//Essai//FR\r\n");
    }
}
