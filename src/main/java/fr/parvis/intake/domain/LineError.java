// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.ListField;
import fr.parvis.values.Problem;

/**
 * Why a line was not taken.
 *
 * @param line as a spreadsheet counts it
 * @param field code of the {@link ListField}; empty when it is about the whole line
 * @param heading as the file names the column; empty when it has none
 * @param value as it stands in the file, cut when it is long
 * @param reason key of the sentence
 * @param other further argument of the sentence: the line of an earlier one
 */
public record LineError(int line, String field, String heading, String value, String reason, String other) {
    static final String WORDS = "intake.wrong.";

    /** The reason as it is stored: never the value. */
    String stored() {
        return other.isEmpty() ? reason : reason + ":" + other;
    }

    static LineError read(int line, String field, String heading, String value, String stored) {
        int colon = stored.indexOf(':');
        return new LineError(
                line,
                field,
                heading,
                value,
                colon < 0 ? stored : stored.substring(0, colon),
                colon < 0 ? "" : stored.substring(colon + 1));
    }

    /** This error with another value in its sentence. */
    LineError withOther(String said) {
        return new LineError(line, field, heading, value, reason, said);
    }

    /** Message of the error: what is wrong, and what to do. */
    public Problem problem() {
        return Problem.of(field, WORDS + reason, value, heading, other);
    }
}
