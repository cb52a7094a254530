// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Level;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Level of a gesture as a button with a picture.
 *
 * @param value code sent by the form
 * @param chosen whether it was said before
 */
public record LevelChoice(String value, String label, String icon, boolean chosen) {

    static List<LevelChoice> all(@Nullable Level said) {
        return Arrays.stream(Level.values())
                .map(level -> new LevelChoice(level.key(), label(level), icon(level), level == said))
                .toList();
    }

    static String label(Level level) {
        return Words.t("skills.level." + level.key());
    }

    /** Two persons, a finger that points, a thumb. */
    static String icon(Level level) {
        return switch (level) {
            case HELP -> "people";
            case PROMPTED -> "hand-index-thumb";
            case ALONE -> "hand-thumbs-up";
        };
    }
}
