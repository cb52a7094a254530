// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workshop that takes place, in one session or several; one is enrolled in all of it.
 *
 * @param language code of list LANGUAGE in which it is held; null: French
 * @param open whether the public sees it and may enrol by itself
 * @param programmes of {@link #PROGRAMMES}, which pay for it
 * @param taken seats that are enrolled in or offered
 */
public record Cycle(
        UUID id,
        UUID workshop,
        UUID point,
        @Nullable String language,
        List<String> programmes,
        boolean open,
        int seats,
        int taken,
        boolean cancelled,
        int version) {
    public static final List<String> PROGRAMMES = List.of("emmaus-connect", "conseiller-numerique", "pass-numerique");

    public int free() {
        return seats - taken;
    }
}
