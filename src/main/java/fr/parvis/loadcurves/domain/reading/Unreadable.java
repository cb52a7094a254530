// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import fr.parvis.values.RowProblem;

/**
 * A file that is refused, and where.
 *
 * @param line from 1; 0 when it is the file as a whole
 * @param field the column, empty when it is the line as a whole
 * @param value text that stands there, as {@link RowProblem#shown}
 */
public record Unreadable(Fault fault, int line, String field, String value) implements Reading {
    public Unreadable {
        value = RowProblem.shown(value);
    }

    static Unreadable file(Fault fault) {
        return new Unreadable(fault, 0, "", "");
    }

    /** Carries a refusal out of the middle of a file. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Unreadable why;

        Refusal(Unreadable why) {
            super(why.fault().name(), null, false, false);
            this.why = why;
        }

        Refusal(Fault fault, int line, String field, String value) {
            this(new Unreadable(fault, line, field, value));
        }

        Unreadable why() {
            return why;
        }
    }
}
