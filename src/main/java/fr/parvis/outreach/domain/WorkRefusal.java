package fr.parvis.outreach.domain;

import java.util.List;

/**
 * Why something about a household was not written.
 *
 * @param field as the form names it; empty for the whole
 * @param key word key of the text
 */
public record WorkRefusal(String field, String key, List<String> args) {
    static WorkRefusal of(String field, String key, Object... args) {
        return new WorkRefusal(
                field,
                "outreach.work.problem." + key,
                List.of(args).stream().map(String::valueOf).toList());
    }
}
