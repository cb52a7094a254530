// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.files.DrawnSignature;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Manner in which somebody signs for an item.
 *
 * @param manner null when nobody said, and when nobody signs
 * @param drawn a picture as a data address
 */
public record Signing(@Nullable Manner manner, String drawn, String typed) {
    static final int LONGEST_NAME = 120;
    public static final Signing NOBODY = new Signing(null, "", "");

    /** Manner of a signature. */
    public enum Manner {
        SCREEN,
        TYPED,
        PAPER;

        /** Null when it is none. */
        public static @Nullable Manner of(@Nullable String code) {
            return EnumCode.find(Manner.class, code).orElse(null);
        }

        public String code() {
            return EnumCode.of(this);
        }
    }

    /** Problems of it as somebody's signature. */
    List<Problem> problems() {
        if (manner == null) return List.of(Problem.of("manner", "equipment.problem.manner"));
        return switch (manner) {
            case SCREEN -> {
                var wrong = DrawnSignature.problem(drawn);
                yield wrong == null ? List.of() : List.of(Problem.of("drawn", "equipment.problem." + wrong));
            }
            case TYPED ->
                typed.isBlank() || typed.length() > LONGEST_NAME
                        ? List.of(Problem.of("typed", "equipment.problem.typed", LONGEST_NAME))
                        : List.of();
            case PAPER -> List.of();
        };
    }

    /** Stored form; empty for one on paper. */
    String kept() {
        if (manner == Manner.SCREEN) return drawn;
        return manner == Manner.TYPED ? typed.strip() : "";
    }
}
