// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import java.util.List;

/** The questions to begin with: those that come with Parvis, one's own, and those that colleagues share. */
public record ExplorerHomePage(
        String whose, List<Question> ready, List<Question> own, List<Question> shared, String free) {

    /** A question and where it is answered. */
    public record Question(String title, String text, String href) {}
}
