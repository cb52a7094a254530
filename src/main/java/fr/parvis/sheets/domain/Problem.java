package fr.parvis.sheets.domain;

import java.util.List;

/**
 * What is wrong with what was typed for a sheet.
 *
 * @param field of the form; empty when it is the whole
 * @param key word key of the sentence to show
 */
public record Problem(String field, String key, List<Object> args) {
    static Problem of(String field, String key, Object... args) {
        return new Problem(field, key, List.of(args));
    }
}
