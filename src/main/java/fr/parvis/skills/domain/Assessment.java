// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assessment of a learner on one day.
 *
 * @param access devices and connection at home, of {@link #ACCESS}; null when nobody asked
 * @param brakes obstacles, of {@link #BRAKES}: never a reason of health; null when nobody asked
 */
public record Assessment(
        UUID id,
        UUID learner,
        UUID point,
        LocalDate day,
        @Nullable List<String> access,
        @Nullable List<String> brakes,
        int version) {

    public static final List<String> ACCESS = List.of("computer", "phone", "connection", "mailbox");
    public static final List<String> BRAKES =
            List.of("fear", "reading", "french", "equipment", "cost", "time", "habit");

    /** One gesture as it was seen. */
    public record Observation(UUID assessment, String gesture, LocalDate day, Level level) {}
}
