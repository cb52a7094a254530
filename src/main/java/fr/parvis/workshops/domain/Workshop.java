// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A workshop of the catalogue.
 *
 * @param minutes of one session
 * @param gestures codes of the gestures that it trains
 * @param material place of the things that one needs
 * @param closed whether new cycles of it may not be made any more
 */
public record Workshop(
        UUID id,
        String title,
        String goals,
        int minutes,
        List<String> gestures,
        String material,
        boolean closed,
        int version) {
    /** Up to a space; what ends a sentence is not part of it. */
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s<>\"]*[^\\s<>\".,;:!?()]");

    /** Addresses of documents among what is said of the material. */
    public List<String> addresses() {
        return ADDRESS.matcher(material)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
