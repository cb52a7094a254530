// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import java.util.List;

/**
 * Answer to a paper's code.
 *
 * @param state {@code ask}, {@code valid}, {@code ended}, {@code doubtful}, {@code unknown} or {@code slow}
 * @param scopes scopes as the paper says them, in French; only of one that is valid
 * @param printed {@code same}, {@code other} or nothing
 */
public record CheckPage(
        String state,
        String code,
        String fingerprint,
        String association,
        String from,
        String until,
        List<String> scopes,
        String printed) {
    static CheckPage of(String state, String code, String fingerprint) {
        return new CheckPage(state, code, fingerprint, "", "", "", List.of(), "");
    }
}
