// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static fr.parvis.network.domain.hours.HoursFixtures.SCHOOL_HOLIDAYS;
import static fr.parvis.network.domain.hours.HoursFixtures.hours;
import static fr.parvis.network.domain.hours.HoursFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Compares the evaluation of opening hours with the reference evaluator (see src/test/node/opening-hours-cases.mjs). */
class OpeningHoursCasesTest {

    private static final List<CSVRecord> CASES = rows("/network/opening-hours-cases.csv");

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** What the reference answers and we leave in doubt, with the reason. */
    private static final Map<String, String> LEFT_IN_DOUBT = Map.of(
            "Mo-Fr sunrise-sunset at 2026-03-10T10:00", "the sun is not computed",
            "Mo-Fr sunrise-sunset at 2026-03-10T23:30", "the sun is not computed",
            "Mo-Fr 09:00-sunset at 2026-03-10T10:00", "the sun is not computed",
            "Mo-Fr 09:00-sunset at 2026-03-10T23:30", "the sun is not computed",
            "Mo-Fr 09:00-12:00+ at 2026-03-12T15:10",
                    "after an open end the reference says unknown if asked at its first minute, closed a minute later");

    @Test
    void every_case_is_answered_as_the_reference_answers_it() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (CSVRecord row : CASES) {
            if (LEFT_IN_DOUBT.containsKey(keyOf(row))) {
                continue;
            }
            compared++;
            OpeningCalendar calendar = calendarOf(row);
            LocalDateTime at = LocalDateTime.parse(row.get("at"));
            String answered = calendar.stateAt(at)
                    + calendar.nextChange(at)
                            .map(change -> " then " + change.to() + " at " + instant(change.at()))
                            .orElse(" for ever");
            String expected = row.get("state")
                    + (row.get("next_at").isEmpty()
                            ? " for ever"
                            : " then " + row.get("next_state") + " at "
                                    + instant(LocalDateTime.parse(row.get("next_at"))));
            if (!answered.equals(expected)) {
                differences.add("[%s] %s (%s) at %s: expected %s, answered %s"
                        .formatted(
                                row.get("theme"),
                                row.get("expression"),
                                row.get("department"),
                                at,
                                expected,
                                answered));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(CASES.size() - LEFT_IN_DOUBT.size());
    }

    /** 2:30 does not exist on the night the clocks go forward: it is 3:30, for the reference and for us. */
    private static ZonedDateTime instant(LocalDateTime local) {
        return local.atZone(PARIS);
    }

    @Test
    void what_differs_from_the_reference_is_answered_by_a_doubt() {
        assertThat(CASES)
                .filteredOn(row -> LEFT_IN_DOUBT.containsKey(keyOf(row)))
                .hasSize(LEFT_IN_DOUBT.size())
                .allSatisfy(row -> assertThat(calendarOf(row).stateAt(LocalDateTime.parse(row.get("at"))))
                        .isEqualTo(OpeningState.UNKNOWN));
    }

    private static String keyOf(CSVRecord row) {
        return row.get("expression") + " at " + row.get("at");
    }

    private static OpeningCalendar calendarOf(CSVRecord row) {
        return hours(row.get("expression")).in(Holidays.of(row.get("department"), SCHOOL_HOLIDAYS));
    }

    @Test
    void the_table_is_wide_enough_to_mean_something() {
        assertThat(CASES).hasSizeGreaterThan(1000);
        assertThat(CASES.stream()
                        .filter(row -> row.get("theme").equals("published by real places"))
                        .map(row -> row.get("expression"))
                        .distinct())
                .hasSize(100);
        Map<String, Long> states =
                CASES.stream().collect(Collectors.groupingBy(row -> row.get("state"), Collectors.counting()));
        assertThat(states)
                .containsOnlyKeys("OPEN", "CLOSED", "UNKNOWN")
                .allSatisfy((state, count) -> assertThat(count).isGreaterThan(20));
    }
}
