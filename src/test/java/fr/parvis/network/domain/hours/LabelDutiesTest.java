// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static fr.parvis.network.domain.hours.HoursFixtures.ISERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.network.domain.hours.LabelDuties.Assessment;
import fr.parvis.network.domain.hours.LabelDuties.Duty;
import fr.parvis.network.domain.hours.LabelDuties.Settings;
import fr.parvis.network.domain.hours.LabelDuties.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelDutiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 23);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 09:00-12:00,14:00-17:00; PH off | KEPT | 1800 | KEPT | 5",
                "Mo-Fr 09:00-12:00,14:00-16:00 | KEPT | 1500 | KEPT | 5",
                "Mo-Fr 09:00-12:00,14:00-15:48 | KEPT | 1440 | KEPT | 5",
                "Mo-Th 09:00-12:00,14:00-17:00 | KEPT | 1440 | NOT_KEPT | 4",
                "Mo-Fr 09:00-12:00 | NOT_KEPT | 900 | KEPT | 5",
                "off | NOT_KEPT | 0 | NOT_KEPT | 0",
                "Mo-Fr 09:00-14:00; SH off | KEPT | 1500 | KEPT | 5",
                "week 1-53/2 Mo-Fr 09:00-14:00; week 2-52/2 Mo-Fr 09:00-12:00 | NOT_KEPT | 1200 | KEPT | 5",
                "week 1-53/2 Mo-Fr 09:00-15:00; week 2-52/2 Mo-Th 09:00-14:00 | KEPT | 1500 | NOT_KEPT | 4",
                "Mo-Th 09:00-15:00; Fr 09:00-12:00 \"sur rendez-vous\" | KEPT | 1440 | UNKNOWN | 4",
                "Mo-Th 09:00-14:00; Fr 09:00-14:00 \"sur rendez-vous\" | UNKNOWN | 1200 | UNKNOWN | 4",
                "Mo-Fr sunrise-sunset | UNKNOWN | 0 | UNKNOWN | 0",
                "24/7 | KEPT | 10080 | KEPT | 7"
            })
    void hours_and_days_are_measured_on_the_usual_week(
            String expression, Verdict opening, int minutes, Verdict days, int daysOpen) {
        List<Assessment> duties = assess(expression);
        assertThat(duties.get(0))
                .isEqualTo(new Assessment(Duty.WEEKLY_OPENING, opening, OptionalInt.of(minutes), 1440));
        assertThat(duties.get(1)).isEqualTo(new Assessment(Duty.DAYS_PER_WEEK, days, OptionalInt.of(daysOpen), 5));
    }

    @Test
    void without_hours_nothing_is_known() {
        assertThat(LabelDuties.requiring(Settings.FRANCE_SERVICES)
                        .assess(Optional.empty(), ISERE, TODAY, OptionalInt.empty()))
                .extracting(Assessment::duty, Assessment::verdict, Assessment::measured, Assessment::required)
                .containsExactly(
                        tuple(Duty.WEEKLY_OPENING, Verdict.UNKNOWN, OptionalInt.empty(), 1440),
                        tuple(Duty.DAYS_PER_WEEK, Verdict.UNKNOWN, OptionalInt.empty(), 5),
                        tuple(Duty.AGENTS, Verdict.UNKNOWN, OptionalInt.empty(), 2));
    }

    @ParameterizedTest
    @CsvSource({"1, NOT_KEPT", "2, KEPT", "3, KEPT"})
    void agents_are_counted_once_there_is_a_rota(int agents, Verdict verdict) {
        assertThat(LabelDuties.requiring(Settings.FRANCE_SERVICES)
                        .assess(Optional.empty(), ISERE, TODAY, OptionalInt.of(agents))
                        .get(2))
                .isEqualTo(new Assessment(Duty.AGENTS, verdict, OptionalInt.of(agents), 2));
    }

    @Test
    void thresholds_are_a_setting() {
        Settings lighter = new Settings(Duration.ofHours(12), 3, 1);
        assertThat(LabelDuties.requiring(lighter)
                        .assess(Optional.of(HoursFixtures.hours("Mo-We 09:00-13:00")), ISERE, TODAY, OptionalInt.of(1)))
                .extracting(Assessment::verdict)
                .containsExactly(Verdict.KEPT, Verdict.KEPT, Verdict.KEPT);
        assertThatThrownBy(() -> new Settings(Duration.ofHours(24), 8, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Assessment> assess(String expression) {
        return LabelDuties.requiring(Settings.FRANCE_SERVICES)
                .assess(Optional.of(HoursFixtures.hours(expression)), ISERE, TODAY, OptionalInt.empty());
    }
}
