package fr.parvis.mandates.web;

/**
 * What a paper's code tells.
 *
 * @param state {@code ask}, {@code valid}, {@code ended}, {@code unknown} or {@code slow}
 * @param printed {@code same}, {@code other} or nothing
 */
public record CheckPage(
        String state, String code, String fingerprint, String association, String from, String until, String printed) {
    static CheckPage of(String state, String code, String fingerprint) {
        return new CheckPage(state, code, fingerprint, "", "", "", "");
    }
}
