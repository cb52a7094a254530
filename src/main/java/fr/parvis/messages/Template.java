// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.List;

/**
 * The words of a message, by their key in the messages of the caller's module: {@code <key>.text} is what it says between the greeting and the name of
 * the association, {@code <key>.subject} the subject of a mail. Nothing in either may tell why the person comes: a telephone is read by others.
 *
 * @param args texts, whole numbers and dates that stand in them
 */
public record Template(String key, List<Object> args) {
    public Template {
        args = List.copyOf(args);
    }
}
