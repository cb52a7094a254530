// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.papers;

import static fr.parvis.network.domain.hours.HoursFixtures.hours;
import static fr.parvis.network.domain.hours.HoursFixtures.inIsere;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningNotice;
import fr.parvis.network.domain.hours.OpeningNotice.Situation;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.network.domain.hours.WeeklyHours;
import fr.parvis.network.papers.HoursInWords.Line;
import fr.parvis.shell.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursInWordsTest {

    private static final HoursInWords FRENCH = HoursInWords.in(Locale.FRANCE);
    private static final HoursInWords ENGLISH = HoursInWords.in(Locale.UK);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final String WEEK = "Mo 09:00-12:00,13:30-17:30; Tu-Fr 09:00-17:00; Sa,Su off";

    @Test
    void groups_days_that_follow_and_are_alike() {
        assertThat(spoken(FRENCH, WEEK))
                .containsExactly(
                        "Lundi : 9 h – 12 h, 13 h 30 – 17 h 30",
                        "Mardi à vendredi : 9 h – 17 h",
                        "Samedi et dimanche : fermé");
        assertThat(spoken(ENGLISH, WEEK))
                .containsExactly(
                        "Monday: 09:00 – 12:00, 13:30 – 17:30",
                        "Tuesday to Friday: 09:00 – 17:00",
                        "Saturday and Sunday: closed");
    }

    @Test
    void says_a_plain_week_without_its_exceptions() {
        WeeklyHours week = WeeklyHours.decompose(hours("Mo-We,Fr 09:00-12:00; 2026 Nov 23-2026 Nov 27 off"))
                .orElseThrow();
        assertThat(FRENCH.week(week))
                .extracting(HoursInWordsTest::plainSpaces)
                .containsExactly(
                        "Lundi à mercredi : 9 h – 12 h",
                        "Jeudi : fermé",
                        "Vendredi : 9 h – 12 h",
                        "Samedi et dimanche : fermé");
        assertThat(FRENCH.week(week).get(1))
                .extracting(Line::first, Line::last, Line::closed, Line::days, Line::hours)
                .containsExactly(DayOfWeek.THURSDAY, DayOfWeek.THURSDAY, true, "Jeudi", "fermé");
    }

    @Test
    void says_the_exceptions_of_a_given_week() {
        assertThat(spoken(FRENCH, "Mo-Fr 09:00-12:00; 2026 Nov 25-2026 Nov 27 off \"travaux\""))
                .containsExactly(
                        "Lundi et mardi : 9 h – 12 h",
                        "Mercredi à vendredi : fermé (travaux)",
                        "Samedi et dimanche : fermé");
    }

    @Test
    void says_what_is_uncertain_and_what_goes_beyond_midnight() {
        assertThat(
                        spoken(
                                FRENCH,
                                "Mo 09:00-12:00 open \"à l'étage\"; Tu 14:00-17:00 \"sur rendez-vous\"; We 10:00+; Th 00:00-24:00; Fr 20:00-24:00; Sa 22:00-02:00"))
                .containsExactly(
                        "Lundi : 9 h – 12 h (à l'étage)",
                        "Mardi : 14 h – 17 h (sur rendez-vous)",
                        "Mercredi : 10 h – minuit (à confirmer)",
                        "Jeudi : 24 h sur 24",
                        "Vendredi : 20 h – minuit",
                        "Samedi : 22 h – 2 h",
                        "Dimanche : fermé");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 09:00-12:00,14:00-17:30 | 2026-11-25T16:00 | Ouvert, ferme à 17 h 30 | Open, closes at 17:30",
                "Mo-Fr 09:00-12:00,14:00-17:30 | 2026-11-25T12:30 | Fermé, ouvre à 14 h | Closed, opens at 14:00",
                "Mo-Fr 09:00-12:00 | 2026-11-25T12:00 | Fermé, ouvre demain à 9 h | Closed, opens tomorrow at 09:00",
                "Mo-Fr 09:00-12:00 | 2026-11-27T12:00 | Fermé, ouvre lundi 30 novembre à 9 h"
                        + " | Closed, opens Monday 30 November at 09:00",
                "Tu 09:00-12:00 | 2026-11-27T12:00 | Fermé, ouvre mardi 1er décembre à 9 h"
                        + " | Closed, opens Tuesday 1 December at 09:00",
                "2027 Mar 01 09:00-12:00 | 2026-11-27T12:00 | Fermé, ouvre lundi 1er mars 2027 à 9 h"
                        + " | Closed, opens Monday 1 March 2027 at 09:00",
                "Fr 22:00-02:00 | 2026-11-27T23:00 | Ouvert, ferme à 2 h | Open, closes at 02:00",
                "Fr 20:00-24:00 | 2026-11-27T23:00 | Ouvert, ferme à minuit | Open, closes at midnight",
                "24/7 | 2026-11-27T23:00 | Ouvert en permanence | Always open",
                "off | 2026-11-27T23:00 | Fermé | Closed",
                "Mo-Fr 09:00-12:00; 2026 Nov 20-2026 Nov 29 off \"congés\" | 2026-11-25T10:00"
                        + " | Fermé (congés), ouvre lundi 30 novembre à 9 h"
                        + " | Closed (congés), opens Monday 30 November at 09:00",
                "We 14:00-17:00 \"sur rendez-vous\" | 2026-11-25T15:00"
                        + " | Ouverture à confirmer (sur rendez-vous), fermé à partir de 17 h"
                        + " | Opening to be confirmed (sur rendez-vous), closed from 17:00",
                "We 09:00-12:00+ | 2026-11-25T10:00 | Ouvert, ouverture à confirmer à partir de 12 h"
                        + " | Open, opening to be confirmed from 12:00",
                "Th 14:00+ | 2026-11-25T10:00 | Fermé, ouverture à confirmer à partir de demain 14 h"
                        + " | Closed, opening to be confirmed from tomorrow 14:00"
            })
    void says_whether_it_is_open_now_and_what_comes_next(
            String expression, LocalDateTime at, String french, String english) {
        OpeningNotice notice = OpeningNotice.of(inIsere(expression), at);
        assertThat(plainSpaces(FRENCH.text(notice))).isEqualTo(french);
        assertThat(ENGLISH.text(notice)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar | مغلق، يفتح الاثنين، 30 نوفمبر الساعة 09:00 | من الاثنين إلى الجمعة: 09:00 – 12:00، 14:00 – 17:30",
                "tr | Kapalı, açılış: 30 Kasım Pazartesi saat 09:00 | Pazartesi – Cuma: 09:00 – 12:00, 14:00 – 17:30",
                "es | Cerrado, abre el lunes 30 de noviembre a las 09:00 | De lunes a viernes: 09:00 – 12:00, 14:00 – 17:30",
                "pt | Fechado, abre segunda-feira, 30 de novembro, às 09:00"
                        + " | De segunda-feira a sexta-feira: 09:00 – 12:00, 14:00 – 17:30",
                "uk | Зачинено, відкриття: понеділок, 30 листопада, о 09:00"
                        + " | Понеділок – пʼятниця: 09:00 – 12:00, 14:00 – 17:30",
                "ro | Închis, se deschide luni, 30 noiembrie, la ora 09:00"
                        + " | De luni până vineri: 09:00 – 12:00, 14:00 – 17:30",
                "falc | Fermé, ouvre lundi 30 novembre à 9 h | Du lundi au vendredi : de 9 h à 12 h, de 14 h à 17 h 30"
            })
    void speaks_every_language_of_the_public(String code, String now, String week) {
        var words = HoursInWords.in(Language.find(code).orElseThrow().locale());
        var calendar = inIsere("Mo-Fr 09:00-12:00,14:00-17:30");
        assertThat(plainSpaces(words.text(OpeningNotice.of(calendar, LocalDateTime.parse("2026-11-27T18:00")))))
                .isEqualTo(now);
        assertThat(plainSpaces(words.week(calendar, MONDAY).getFirst())).isEqualTo(week);
    }

    @Test
    void says_that_no_hours_were_given() {
        OpeningNotice notice = OpeningNotice.notGiven(MONDAY.atTime(9, 0));
        assertThat(FRENCH.text(notice)).isEqualTo("Horaires non communiqués");
        assertThat(ENGLISH.text(notice)).isEqualTo("Opening hours not given");
    }

    @Test
    void gives_the_notice_as_a_value_too() {
        OpeningNotice notice = OpeningNotice.of(inIsere("Mo-Fr 09:00-12:00"), MONDAY.atTime(8, 0));
        assertThat(notice.situation()).isEqualTo(Situation.CLOSED);
        assertThat(notice.next()).contains(new OpeningCalendar.Change(MONDAY.atTime(9, 0), OpeningState.OPEN));
        assertThat(notice.remark()).isNull();
    }

    @Test
    void keeps_an_hour_and_its_letter_on_one_line() {
        assertThat(FRENCH.text(OpeningNotice.of(inIsere("Mo 09:00-17:30"), MONDAY.atTime(9, 0))))
                .isEqualTo("Ouvert, ferme à 17\u00a0h\u00a030");
    }

    private static List<String> spoken(HoursInWords language, String expression) {
        return language.week(inIsere(expression), MONDAY).stream()
                .map(HoursInWordsTest::plainSpaces)
                .toList();
    }

    private static String plainSpaces(Line line) {
        return plainSpaces(line.text());
    }

    private static String plainSpaces(String text) {
        return text.replace('\u00a0', ' ').replaceAll("[\u2068\u2069]", "");
    }
}
