// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import java.util.List;

/**
 * Letters of the association.
 *
 * @param which the tab that is shown
 * @param erased numbers of this year whose letters were erased
 */
public record LettersPage(
        List<Tab> tabs, String which, List<Line> lines, int total, int number, int pages, String erased) {

    public record Tab(String value, String label) {}

    public record Line(String title, String href, String who, String text, String state, String kind) {}
}
