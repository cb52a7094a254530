package fr.parvis.rounds.domain;

import java.util.Arrays;
import java.util.List;

/**
 * Why something was not kept.
 *
 * @param field {@code hours}, {@code members}, {@code events[0].kind} ...; empty for the whole
 * @param key word key of the text
 */
public record Problem(String field, String key, List<String> args) {
    public static Problem of(String field, String key, Object... args) {
        return new Problem(
                field,
                "rounds.problem." + key,
                Arrays.stream(args).map(String::valueOf).toList());
    }
}
