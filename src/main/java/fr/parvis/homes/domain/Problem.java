package fr.parvis.homes.domain;

import java.util.List;

/**
 * Something that cannot be kept as it was typed.
 *
 * @param field the question; empty for the whole form
 * @param key word key of the text
 */
public record Problem(String field, String key, List<Object> args) {
    static Problem of(String field, String key, Object... args) {
        return new Problem(field, key, List.of(args));
    }
}
