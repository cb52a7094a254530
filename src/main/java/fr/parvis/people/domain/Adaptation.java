// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.List;

/** Adaptation that somebody asks of us so that help reaches them; never why they need it. */
public enum Adaptation {
    READ_ALOUD,
    SPEAK_LOUDER,
    SPEAK_SLOWLY,
    LARGE_PRINT,
    INTERPRETER,
    SIGN_LANGUAGE,
    STEP_FREE,
    CALM_PLACE,
    COMPANION;

    public String key() {
        return EnumCode.of(this);
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Adaptation::key).toList();
    }
}
