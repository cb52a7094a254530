// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinuteCacheTest {
    private final MinuteCache<String, Integer> cache = new MinuteCache<>();
    private final List<List<String>> asked = new ArrayList<>();

    private Map<String, Integer> find(String... keys) {
        return cache.findAll(List.of(keys), missing -> {
            asked.add(missing);
            return Map.of("a", 1, "b", 2);
        });
    }

    @Test
    void only_what_is_not_held_is_asked_for() {
        assertThat(find("a", "b")).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(find("b", "a")).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(find("a", "c")).containsEntry("a", 1);
        assertThat(asked).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(cache.find("a", key -> Optional.of(9))).contains(1);
    }

    @Test
    void what_is_cleared_is_asked_for_anew() {
        find("a", "b");
        cache.clear();
        assertThat(cache.find("a", key -> Optional.of(9))).contains(9);
    }

    @Test
    void what_was_read_before_it_was_cleared_is_not_kept() {
        var before = cache.find("a", key -> {
            cache.clear();
            return Optional.of(1);
        });
        assertThat(before).contains(1);
        assertThat(cache.find("a", key -> Optional.of(2))).contains(2);
    }
}
