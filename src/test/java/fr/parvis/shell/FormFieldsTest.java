// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

/** The fields of a form are read without ever failing. */
class FormFieldsTest {
    private enum Answer {
        YES,
        NO
    }

    @Test
    void what_is_not_there_is_empty_and_what_is_there_has_no_spaces_around_it() {
        assertThat(FormFields.text(Map.of("name", "  Nour "), "name")).isEqualTo("Nour");
        assertThat(FormFields.text(Map.of(), "name")).isEmpty();
        assertThat(FormFields.text(MultiValueMap.fromMultiValue(Map.of("name", List.of(" a", "b"))), "name"))
                .isEqualTo("a");
    }

    @Test
    void lines_end_in_one_way() {
        assertThat(FormFields.lines(Map.of("note", " one\r\ntwo\rthree\n"), "note"))
                .isEqualTo("one\ntwo\nthree");
        assertThat(FormFields.lines(MultiValueMap.fromSingleValue(Map.of("note", "one\r\ntwo")), "note"))
                .isEqualTo("one\ntwo");
    }

    @Test
    void what_is_none_of_its_kind_is_nothing() {
        var id = UUID.randomUUID();
        assertThat(FormFields.id(id.toString())).isEqualTo(id);
        for (var none : new String[] {null, "", "x", "1-2", "1-1-1-1-1"})
            assertThat(FormFields.id(none)).isNull();
        assertThat(FormFields.idOrNew(id.toString())).isEqualTo(id);
        assertThat(FormFields.idOrNew("x")).isNotEqualTo(FormFields.idOrNew("x"));
        assertThat(FormFields.day(" 2026-11-27 ")).isEqualTo(LocalDate.of(2026, 11, 27));
        for (var french : new String[] {"27/11/2026", " 27/11/2026"})
            assertThat(FormFields.day(french)).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(FormFields.day("1/2/2026")).isEqualTo(LocalDate.of(2026, 2, 1));
        for (var none : new String[] {null, "", "30/02/2026", "2026-02-30", "11/27/2026", "27/11/26", "27-11-2026"})
            assertThat(FormFields.day(none)).isNull();
        assertThat(FormFields.day("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        for (var none : new String[] {"+999999999-12-31", "+10000-01-01", "0000-01-01", "-0001-01-01", "1/1/12345"})
            assertThat(FormFields.day(none)).as(none).isNull();
        assertThat(IntStream.of(-1, 0, 1, 9999, 10_000).filter(FormFields::isYear))
                .containsExactly(1, 9999);
        assertThat(FormFields.time("14:05")).isEqualTo(LocalTime.of(14, 5));
        for (var none : new String[] {null, "", "25:00", "9h"})
            assertThat(FormFields.time(none)).isNull();
        assertThat(FormFields.number("-12")).isEqualTo(-12);
        for (var none : new String[] {null, "", "1e3", "1,5", "1234567890"}) {
            assertThat(FormFields.number(none)).isNull();
            assertThat(FormFields.number(none, 7)).isEqualTo(7);
        }
        assertThat(FormFields.one(Answer.class, "no", Answer.YES)).isEqualTo(Answer.NO);
        assertThat(FormFields.one(Answer.class, "perhaps", Answer.YES)).isEqualTo(Answer.YES);
    }

    @Test
    void a_version_that_cannot_be_read_is_none_that_anything_has() {
        assertThat(FormFields.version(Map.of("version", "3"), "version")).isEqualTo(3);
        assertThat(FormFields.version(Map.of(), "version")).isZero();
        assertThat(FormFields.version(Map.of("version", "three"), "version")).isEqualTo(-1);
    }

    @Test
    void an_amount_is_read_as_people_write_it() {
        assertThat(FormFields.cents("1 240,50 €")).isEqualTo(124_050);
        assertThat(FormFields.cents("1\u202f240,5\u00a0€")).isEqualTo(124_050);
        assertThat(FormFields.cents("240.")).isEqualTo(24_000);
        assertThat(FormFields.amount(24_050)).isEqualTo("240,50");
        assertThat(FormFields.amount(24_000)).isEqualTo("240");
        assertThat(FormFields.cents(",5")).isEqualTo(50);
        assertThat(FormFields.cents("-5")).isEqualTo(-500);
        for (var none : new String[] {null, "", "€", "beaucoup", "12,345", "1.240,50", "1e3", "-", ".", "999999999999"})
            assertThat(FormFields.cents(none)).as(none).isNull();
    }

    @Test
    void a_day_that_is_missing_or_cannot_be_read_is_said_at_its_field() {
        var problems = new Problems();
        var day = LocalDate.of(2026, 11, 27);
        assertThat(FormFields.day("27/11/2026", "day", problems)).isEqualTo(day);
        assertThat(CalendarYears.day("2026-11-27", "day", problems)).isEqualTo(day);
        assertThat(FormFields.dayOrNone(" ", "day", problems)).isNull();
        assertThat(CalendarYears.dayOrNone(null, "day", problems)).isNull();
        assertThat(problems.isEmpty()).isTrue();
        assertThat(FormFields.day(" ", "missing", problems)).isNull();
        assertThat(FormFields.dayOrNone("31/02/2026", "unreadable", problems)).isNull();
        assertThat(CalendarYears.day("", "none", problems)).isNull();
        assertThat(CalendarYears.dayOrNone("1999-12-31", "old", problems)).isNull();
        assertThat(problems.entries().values().stream().map(text -> text.substring(0, 6)))
                .containsExactly("Donnez", "Date i", "Donnez", "Date i");
    }
}
