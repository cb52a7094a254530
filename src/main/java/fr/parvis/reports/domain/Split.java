// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.values.EnumCode;

/** By what a table or a chart splits its indicators. A template may name no other. */
public enum Split {
    /** Months of the period, in their order. */
    MONTH,
    POINT,
    THEME,
    FAMILY,
    OPERATOR,
    LEVEL,
    RESULT,
    PRESENCE,
    AGE_BAND,
    GENDER,
    SITUATION,
    SUPPORT,
    AUTONOMY,
    ACTIVITY,
    /** The eight modes of NF X60-600: of requests by theme, presence and level, of activities by their kind. */
    NF_MODE;

    public String key() {
        return EnumCode.of(this);
    }
}
