package fr.parvis.people.domain;

import java.util.List;

/**
 * What is wrong with what was said, where.
 *
 * @param key word key of the text
 */
public record Problem(String field, String key, List<String> args) {
    static Problem of(String field, String key, Object... args) {
        return new Problem(
                field,
                "people.problem." + key,
                List.of(args).stream().map(String::valueOf).toList());
    }
}
