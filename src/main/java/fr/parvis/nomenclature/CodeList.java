// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** The lists that an act is described with. */
public enum CodeList {
    THEME,
    OPERATOR,
    LEVEL,
    PRESENCE,
    DIRECTION,
    RESULT,
    /** Why a request is blocked: the wall that was met. */
    BLOCKER,
    /** How a digital request was met: trained, accompanied, done for the person. */
    SUPPORT,
    /** How far the person does it alone, in La Coop's three values. */
    AUTONOMY,
    /** The device that a digital request was about, in La Coop's values. */
    DEVICE,
    /** Work without a visitor: a meeting, a forum, a conflict calmed. */
    ACTIVITY,
    AGE_BAND,
    GENDER,
    SITUATION,
    LANGUAGE;

    private final String key = EnumCode.of(this);

    /** The name of the list in the database, in files and in addresses: {@code age-band}. */
    public String key() {
        return key;
    }

    public static Optional<CodeList> find(String key) {
        return EnumCode.find(CodeList.class, key);
    }
}
