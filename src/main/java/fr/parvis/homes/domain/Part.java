// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

/**
 * Data kept of a part of the checklist.
 *
 * @param note other remarks; empty when nothing was said
 */
public record Part(Section section, Answers answers, String note, int version) {
    static Part nothing(Section section) {
        return new Part(section, Answers.NONE, "", 0);
    }

    public boolean isEmpty() {
        return answers.isEmpty() && note.isEmpty();
    }
}
