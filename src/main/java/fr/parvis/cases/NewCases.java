// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens cases for other modules. */
public interface NewCases {

    /**
     * @param id made by the caller, so that the same request twice opens one case
     * @param template code of the template that brings papers and steps; passed over when it is closed or unknown
     * @param theme code of list THEME
     * @param operator code of list OPERATOR; passed over when it is not used any more
     * @param asked request in one sentence, without a name
     * @param countedFrom the date from which the template's delays run; passed over in the future
     */
    record Asked(
            UUID id,
            UUID person,
            @Nullable String template,
            String theme,
            @Nullable String operator,
            String asked,
            @Nullable LocalDate countedFrom) {}

    /** @return identifier of the case */
    Outcome<UUID> open(Asked asked);
}
