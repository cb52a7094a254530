// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done for a person in their place.
 *
 * @param mandate under which; null when there was none
 * @param person null once their file was erased
 * @param account account that did it
 * @param theme code of list THEME, of a request
 * @param said act in one sentence
 * @param visit at which it was done
 * @param caseFile for which it was done
 * @param consent manner of the person's agreement to a payment, on the same day
 * @param irregular reason why there was no authority; null when all was in order
 * @param withdrawnOn day on which the visit that said it was corrected or taken back
 * @param seenOn day on which a lead took note of the irregularity
 */
public record Act(
        UUID id,
        @Nullable UUID mandate,
        @Nullable UUID person,
        LocalDate day,
        UUID account,
        Scope scope,
        @Nullable String theme,
        @Nullable String said,
        @Nullable UUID visit,
        @Nullable UUID request,
        @Nullable UUID caseFile,
        boolean payment,
        @Nullable Long cents,
        @Nullable String consent,
        @Nullable Reason irregular,
        @Nullable LocalDate withdrawnOn,
        @Nullable LocalDate seenOn,
        @Nullable UUID seenBy) {

    /** How a person may agree to a payment. */
    public static final List<String> CONSENTS = List.of("spoken", "call", "written");

    static final int LONGEST = 200;

    static String about(UUID id) {
        return "act " + id;
    }
}
