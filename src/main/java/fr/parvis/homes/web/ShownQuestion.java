// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as a form shows it.
 *
 * @param shape radios, select, checkboxes, number or date
 * @param values values chosen or typed
 */
public record ShownQuestion(
        String name,
        String shape,
        String label,
        @Nullable String hint,
        List<Option> options,
        List<String> values,
        @Nullable String error) {

    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Questions under one heading; an empty one when they need none. */
    public record Group(String title, List<ShownQuestion> questions) {}
}
