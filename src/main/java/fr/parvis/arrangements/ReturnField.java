// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Field that may go back to a partner of a household; which of them do is agreed with each. Never a reason, never words. */
public enum ReturnField {
    /** The partner's own reference: without it the other fields would be of nobody. */
    REFERENCE,
    /** Whether somebody tried. */
    CONTACTED,
    /** The day of the first attempt. */
    FIRST_ATTEMPT,
    /** How the first attempt was made: call, message, mail, letter, door. */
    CHANNEL,
    /** Whether the household was spoken to. */
    REACHED,
    /** How it stands, in one word. */
    RESULT,
    /** Whether an arrangement to pay was announced: payment, delay or instalments. */
    PAYMENT,
    /** The day on which the work for the household ended. */
    ENDED_ON,
    /** That the household is not to be contacted any more; nothing else is told of it. */
    DO_NOT_CONTACT;

    /** Code under which arrangements store it. */
    public String code() {
        return EnumCode.of(this);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(ReturnField::code).toList();
    }

    public static Optional<ReturnField> of(String code) {
        return EnumCode.find(ReturnField.class, code);
    }
}
