// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.rounds.papers.FrequencyText;
import fr.parvis.shell.Words;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrequencyTest {
    private static String said(String hours) {
        return Words.in(Words.FRENCH).call(() -> FrequencyText.of(hours)).replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @EnumSource(Frequency.Rhythm.class)
    void each_rhythm_is_read_back_as_it_is_written(Frequency.Rhythm rhythm) {
        for (boolean holidays : new boolean[] {true, false}) {
            var frequency = new Frequency(
                    List.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
                    rhythm,
                    LocalTime.of(9, 0),
                    LocalTime.of(12, 30),
                    holidays);
            assertThat(Frequency.of(frequency.compose())).contains(frequency);
        }
    }

    @Test
    void it_is_said_as_the_field_says_it() {
        assertThat(said("Tu[1,3] 09:00-12:00; PH off"))
                .isEqualTo("les premier et troisième mardi du mois, de 9 h à 12 h");
        assertThat(said("Tu,Th 14:00-17:30; PH off")).isEqualTo("tous les mardis et jeudis, de 14 h à 17 h 30");
        assertThat(said("week 01-53/2 We 09:00-12:00"))
                .startsWith("les mercredis des semaines impaires")
                .endsWith("compris");
        assertThat(said("Mo[5] 09:00-10:00; PH off")).startsWith("le cinquième lundi du mois");
        assertThat(said("Mo[-1] 09:00-10:00; PH off")).startsWith("le dernier lundi du mois");
    }

    @Test
    void what_a_form_cannot_say_stays_as_it_is_written() {
        assertThat(Frequency.of("Tu[1] 09:00-12:00; We[3] 14:00-16:00")).isEmpty();
        assertThat(Frequency.of("Tu[1],We 09:00-12:00")).isEmpty();
        assertThat(said("Jul-Aug Tu 09:00-12:00")).contains("Jul-Aug Tu 09:00-12:00");
    }

    @Test
    void hours_until_midnight_and_beyond_stay_as_they_are_written() {
        assertThat(Frequency.of("Fr 18:00-24:00")).isEmpty();
        assertThat(Frequency.of("Fr[1] 22:00-26:00; PH off")).isEmpty();
        assertThat(said("Fr 18:00-24:00; PH off")).contains("Fr 18:00-24:00; PH off");
    }

    @Test
    void english_names_days_as_english_does() {
        assertThat(Words.in(Words.ENGLISH)
                        .call(() -> FrequencyText.of("Tu,Th 09:00-12:00; PH off"))
                        .replace('\u00a0', ' '))
                .isEqualTo("every Tuesday and Thursday, 09:00 – 12:00");
    }
}
