// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.values.EnumCode;

/** Kind of a letter. */
public enum LetterKind {
    BILL,
    REMINDER,
    CUT,
    REPAYMENT,
    PAPERS,
    DECISION,
    SUMMONS,
    TAX,
    COURT,
    BAILIFF;

    /** As it is counted and as its message key ends. */
    public String key() {
        return EnumCode.of(this);
    }
}
