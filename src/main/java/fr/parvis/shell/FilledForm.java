// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.Map;

/**
 * A form as it is shown: values of its fields, and what is wrong with them.
 *
 * @param values by field, as they were typed
 * @param problems empty on a first view
 * @param warned whether one of them is a warning, so that the page offers to keep it all the same
 */
public record FilledForm(Map<String, String> values, Problems problems, boolean warned) {

    /** A first view with nothing in it. */
    public static FilledForm empty() {
        return of(Map.of());
    }

    /** A first view with values. */
    public static FilledForm of(Map<String, String> values) {
        return new FilledForm(values, new Problems());
    }

    /** Value of a field; empty where nothing was typed. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public FilledForm(Map<String, String> values, Problems problems) {
        this(values, problems, problems.isWarned());
    }
}
