// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static fr.parvis.network.domain.hours.HoursFixtures.ISERE;
import static fr.parvis.network.domain.hours.HoursFixtures.MOSELLE;
import static fr.parvis.network.domain.hours.HoursFixtures.SCHOOL_HOLIDAYS;
import static fr.parvis.network.domain.hours.HoursFixtures.hours;
import static fr.parvis.network.domain.hours.HoursFixtures.inIsere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.network.domain.hours.HoursRule.Span;
import fr.parvis.network.domain.hours.OpeningHours.Parsed;
import fr.parvis.network.domain.hours.OpeningHours.Unreadable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    @Test
    void reads_the_exact_notation_without_correcting_it() {
        assertThat(OpeningHours.parse(" Mo-Fr 09:00-12:00; PH off ")).isInstanceOfSatisfying(Parsed.class, parsed -> {
            assertThat(parsed.corrected()).isFalse();
            assertThat(parsed.hours().expression()).isEqualTo("Mo-Fr 09:00-12:00; PH off");
            assertThat(parsed.hours().limits()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 9-12 | Mo-Fr 09:00-12:00",
                "Mo-Fr 09h00-12h00 | Mo-Fr 09:00-12:00",
                "Mon-Fri 09.00-12.30 | Mo-Fr 09:00-12:30",
                "Dec 24-Jan 2 off | Dec 24-Jan 02 off",
                "Fr 22:00-02:00 | Fr 22:00-02:00"
            })
    void allows_for_usual_liberties_and_shows_the_exact_notation(String written, String canonical) {
        assertThat(OpeningHours.parse(written)).isInstanceOfSatisfying(Parsed.class, parsed -> {
            assertThat(parsed.corrected()).isTrue();
            assertThat(parsed.hours().canonical()).isEqualTo(canonical);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lundi au vendredi de 9h à 12h | 0 | lundi",
                "Mo-Fr 09:00-12:00; bla | 19 | bla",
                "Mo-Fr 09:00-12:00 et sur rendez-vous | 18 | et",
                "Mo-Fr SH 10:00-12:00 | 6 | SH",
                "Mo-Fr 09:00-12:00 13:30-17:00 | 18 | 13:30-17:00",
                "Lu-Ve 09:00-12:00 | 0 | Lu-Ve"
            })
    void says_where_a_text_stops_being_readable(String written, int position, String offending) {
        assertThat(OpeningHours.parse(written))
                .isEqualTo(new Unreadable("network.hours.unreadable", position, offending));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ";"})
    void refuses_an_empty_text(String written) {
        assertThat(OpeningHours.parse(written)).isEqualTo(new Unreadable("network.hours.empty", 0, ""));
    }

    @Test
    void refuses_a_text_too_long_to_be_hours() {
        assertThat(OpeningHours.parse("Mo 09:00-12:00; ".repeat(200)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("network.hours.tooLong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((", "Mo-Fr \"", "24/7/7", "\u0000", "Mo[", "é", "||", ",", "week", "Mo-Fr 99:99-12:00"})
    void never_fails_on_a_strange_text(String written) {
        assertThat(OpeningHours.parse(written)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr sunrise-sunset | SUN_TIME",
                "sunset-02:00 | SUN_TIME",
                "We 10:00 | POINT_IN_TIME",
                "10:00-16:00/00:30 | REPEATED_TIME",
                "Jan 01+ 10:00-12:00 | ENDLESS_DATE",
                "Jan 01+Su 10:00-12:00 | WEEKDAY_NEAR_DATE",
                "Feb 30 off | IMPOSSIBLE_DATE"
            })
    void leaves_in_doubt_what_it_does_not_evaluate(String expression, Limit limit) {
        assertThat(hours(expression).limits()).containsExactly(limit);
        assertThat(inIsere(expression).stateAt(WEDNESDAY.atTime(10, 30))).isEqualTo(OpeningState.UNKNOWN);
    }

    @Test
    void a_doubt_stays_within_the_days_it_concerns() {
        OpeningCalendar calendar = inIsere("Mo-Fr 09:00-12:00; Sa sunrise-12:00");
        assertThat(calendar.stateAt(WEDNESDAY.atTime(10, 0))).isEqualTo(OpeningState.OPEN);
        assertThat(calendar.stateAt(WEDNESDAY.plusDays(3).atTime(10, 0))).isEqualTo(OpeningState.UNKNOWN);
        assertThat(inIsere("Mo-Fr sunrise-sunset; We 10:00-12:00").stateAt(WEDNESDAY.atTime(9, 0)))
                .isEqualTo(OpeningState.CLOSED);
    }

    @Test
    void holidays_and_weekdays_that_programs_read_differently_are_sure_only_where_all_agree() {
        OpeningCalendar calendar = inIsere("PH,SH Mo-Fr 10:00-12:00");
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 5, 1, 10, 0))).isEqualTo(OpeningState.OPEN);
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 11, 25, 10, 0))).isEqualTo(OpeningState.UNKNOWN);
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 11, 28, 10, 0))).isEqualTo(OpeningState.CLOSED);
    }

    @Test
    void school_holidays_beyond_the_known_calendar_leave_a_doubt() {
        assertThat(inIsere("Mo-Fr 09:00-12:00; SH off").stateAt(LocalDateTime.of(2027, 11, 24, 10, 0)))
                .isEqualTo(OpeningState.UNKNOWN);
        assertThat(hours("SH off").in(Holidays.of("973", SCHOOL_HOLIDAYS)).stateAt(WEDNESDAY.atTime(10, 0)))
                .isEqualTo(OpeningState.UNKNOWN);
    }

    @Test
    void without_a_department_a_local_holiday_leaves_a_doubt_and_a_national_one_does_not() {
        OpeningCalendar calendar = hours("Mo-Sa 09:00-12:00; PH off").in(Holidays.ofUnknownPlace());
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 12, 26, 10, 0))).isEqualTo(OpeningState.UNKNOWN);
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 12, 25, 10, 0))).isEqualTo(OpeningState.CLOSED);
        assertThat(calendar.stateAt(LocalDateTime.of(2026, 12, 24, 10, 0))).isEqualTo(OpeningState.OPEN);
    }

    @Test
    void good_friday_is_a_holiday_in_moselle_only() {
        LocalDateTime goodFriday = LocalDateTime.of(2027, 3, 26, 10, 0);
        OpeningHours hours = hours("Mo-Fr 09:00-12:00; PH off");
        assertThat(hours.in(MOSELLE).stateAt(goodFriday)).isEqualTo(OpeningState.CLOSED);
        assertThat(hours.in(HoursFixtures.ISERE).stateAt(goodFriday)).isEqualTo(OpeningState.OPEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jul,Aug Tu[2] 09:00-12:00   | 2026-07-14 2026-08-11
            Apr,Oct Sa[1]               | 2026-04-04 2026-10-03
            Nov,Mar Sa[5]               | ''
            2026 Nov,Dec Fr[1]          | 2026-11-06 2026-12-04
            2025 Nov,Dec Fr[1]          | ''
            Jan-Mar,Nov Th[-1]          | 2026-01-29 2026-02-26 2026-03-26 2026-11-26
            SH Jul,Aug Tu[2]            | 2026-07-14 2026-08-11
            """)
    void the_weekday_after_a_list_of_months_is_that_of_each(String expression, String days) {
        var calendar = hours(expression).in(Holidays.of("75", SCHOOL_HOLIDAYS));
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(day -> !calendar.intervalsOn(day).isEmpty())
                        .map(LocalDate::toString)
                        .collect(java.util.stream.Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @Test
    void a_rule_added_to_a_fallback_speaks_only_where_nothing_else_did() {
        var calendar = hours("Mo-Fr 09:00-12:00 || We 14:00-16:00 unknown, We 10:00-11:00 off, We 13:00-17:00")
                .in(Holidays.of("75", SCHOOL_HOLIDAYS));
        var wednesday = LocalDate.of(2026, 3, 11);
        assertThat(calendar.stateAt(wednesday.atTime(10, 30))).isEqualTo(OpeningState.OPEN);
        assertThat(calendar.stateAt(wednesday.atTime(15, 0))).isEqualTo(OpeningState.UNKNOWN);
        assertThat(calendar.stateAt(wednesday.atTime(13, 30))).isEqualTo(OpeningState.OPEN);
    }

    @Test
    void weeks_may_run_through_the_new_year() {
        var winter = inIsere("week 40-18 Mo-Fr 09:00-12:00");
        assertThat(winter.stateAt(LocalDateTime.of(2026, 12, 2, 10, 0))).isEqualTo(OpeningState.OPEN);
        assertThat(winter.stateAt(LocalDateTime.of(2027, 1, 13, 10, 0))).isEqualTo(OpeningState.OPEN);
        assertThat(winter.stateAt(LocalDateTime.of(2026, 7, 1, 10, 0))).isEqualTo(OpeningState.CLOSED);
        assertThat(inIsere("Mo-Fr 09:00-12:00; week 52-01 off").stateAt(LocalDateTime.of(2026, 12, 23, 10, 0)))
                .isEqualTo(OpeningState.CLOSED);
        var everySecond = inIsere("week 41-17/2 Mo-Fr 09:00-12:00");
        assertThat(everySecond.stateAt(LocalDateTime.of(2026, 10, 7, 10, 0))).isEqualTo(OpeningState.OPEN);
        assertThat(everySecond.stateAt(LocalDateTime.of(2026, 10, 14, 10, 0))).isEqualTo(OpeningState.CLOSED);
        assertThat(everySecond.stateAt(LocalDateTime.of(2027, 1, 13, 10, 0))).isEqualTo(OpeningState.UNKNOWN);
    }

    @Test
    void tells_the_next_opening_and_closing() {
        OpeningCalendar calendar = inIsere("Mo-Fr 09:00-12:00,14:00-17:00");
        LocalDateTime lunch = WEDNESDAY.atTime(12, 30);
        assertThat(calendar.nextOpening(lunch)).contains(WEDNESDAY.atTime(14, 0));
        assertThat(calendar.nextClosing(lunch)).contains(WEDNESDAY.atTime(17, 0));
        LocalDateTime morning = WEDNESDAY.atTime(9, 0);
        assertThat(calendar.nextOpening(morning)).contains(WEDNESDAY.atTime(14, 0));
        assertThat(calendar.nextClosing(morning)).contains(WEDNESDAY.atTime(12, 0));
        assertThat(calendar.nextOpening(WEDNESDAY.plusDays(2).atTime(17, 0)))
                .contains(WEDNESDAY.plusDays(5).atTime(9, 0));
    }

    @Test
    void looks_no_further_than_a_year_ahead() {
        assertThat(inIsere("2030 Mo-Fr 09:00-12:00").nextOpening(WEDNESDAY.atTime(9, 0)))
                .isEmpty();
        assertThat(inIsere("off").nextOpening(WEDNESDAY.atTime(9, 0))).isEmpty();
        assertThat(inIsere("24/7").nextClosing(WEDNESDAY.atTime(9, 0))).isEmpty();
    }

    @Test
    void looks_at_each_day_of_a_year_of_search_a_few_times_at_most() {
        var looked = new AtomicInteger();
        DaySelector never = (day, holidays) -> {
            looked.incrementAndGet();
            return Match.NO;
        };
        var rule = new HoursRule(
                List.of(never), List.of(Span.WHOLE_DAY), OpeningState.OPEN, null, HoursRule.Joining.REPLACES);
        assertThat(new OpeningCalendar(List.of(rule), ISERE).nextOpening(WEDNESDAY.atTime(9, 0)))
                .isEmpty();
        assertThat(looked).hasValueBetween(365, 4 * 367);
    }

    @Test
    void tells_a_day_in_order_with_its_remarks() {
        assertThat(inIsere("Mo-Fr 14:00-17:00 \"sur rendez-vous\", Mo-Fr 09:00-12:00")
                        .intervalsOn(WEDNESDAY))
                .containsExactly(
                        new OpeningInterval(WEDNESDAY.atTime(9, 0), WEDNESDAY.atTime(12, 0), OpeningState.OPEN, null),
                        new OpeningInterval(
                                WEDNESDAY.atTime(14, 0),
                                WEDNESDAY.atTime(17, 0),
                                OpeningState.UNKNOWN,
                                "sur rendez-vous"));
    }

    @Test
    void tells_why_it_is_closed() {
        assertThat(inIsere("Mo-Fr 09:00-12:00; 2026 Nov 23-2026 Nov 27 off \"travaux\"")
                        .remarkAt(WEDNESDAY.atTime(10, 0)))
                .contains("travaux");
    }

    @Test
    void tells_an_evening_whole_on_the_day_it_begins() {
        OpeningCalendar calendar = inIsere("Fr 10:00-12:00,22:00-02:00");
        LocalDate friday = WEDNESDAY.plusDays(2);
        assertThat(calendar.spansStartingOn(friday))
                .extracting(OpeningInterval::to)
                .containsExactly(friday.atTime(12, 0), friday.plusDays(1).atTime(2, 0));
        assertThat(calendar.spansStartingOn(friday.plusDays(1))).isEmpty();
        assertThat(calendar.intervalsOn(friday.plusDays(1))).hasSize(1);
        assertThat(inIsere("24/7").spansStartingOn(friday)).hasSize(1);
    }

    @Test
    void two_readings_of_the_same_text_are_equal() {
        assertThat(hours("Mo-Fr 09:00-12:00"))
                .isEqualTo(hours("Mo-Fr 09:00-12:00"))
                .hasSameHashCodeAs(hours("Mo-Fr 09:00-12:00"))
                .isNotEqualTo(hours("Mo-Fr 09:00-12:30"));
    }

    @Test
    void an_interval_ends_after_it_starts() {
        LocalDateTime now = WEDNESDAY.atTime(9, 0);
        assertThatThrownBy(() -> new OpeningInterval(now, now, OpeningState.OPEN, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
