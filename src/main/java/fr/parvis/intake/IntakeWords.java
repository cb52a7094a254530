// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake;

import fr.parvis.shell.Words;
import java.util.Optional;

/** Words of this module that pages of other modules show. */
public final class IntakeWords {
    private IntakeWords() {}

    /**
     * Why a line was not taken, without its value.
     *
     * @param stored the reason as it is stored: a word, and what else it says after a colon
     */
    public static Optional<String> wrong(String stored, String field) {
        int colon = stored.indexOf(':');
        var key = "intake.wrong." + (colon < 0 ? stored : stored.substring(0, colon));
        return Words.has(key)
                ? Optional.of(Words.t(key, "…", field, colon < 0 ? "" : stored.substring(colon + 1)))
                : Optional.empty();
    }
}
