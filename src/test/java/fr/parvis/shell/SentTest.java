package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

/** What a form sent is read without ever failing. */
class SentTest {
    @Test
    void what_is_not_there_is_empty_and_what_is_there_has_no_spaces_around_it() {
        assertThat(Sent.of(Map.of("name", "  Nour "), "name")).isEqualTo("Nour");
        assertThat(Sent.of(Map.of(), "name")).isEmpty();
        assertThat(Sent.of(MultiValueMap.fromMultiValue(Map.of("name", List.of(" a", "b"))), "name"))
                .isEqualTo("a");
    }

    @Test
    void what_is_none_of_its_kind_is_nothing() {
        var id = UUID.randomUUID();
        assertThat(Sent.id(id.toString())).isEqualTo(id);
        for (var none : List.of("", "x", "1-2")) assertThat(Sent.id(none)).isNull();
        assertThat(Sent.day("2026-11-27")).isEqualTo(LocalDate.of(2026, 11, 27));
        for (var none : List.of("", "27/11/2026", "2026-02-30"))
            assertThat(Sent.day(none)).isNull();
    }
}
