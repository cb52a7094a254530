// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import java.util.List;

/**
 * A department's fund in words.
 *
 * @param title the department
 * @param facts a name and what is known under it
 * @param toCheck whether somebody should ask the department before relying on it
 */
public record FundView(
        String department,
        String title,
        String rule,
        List<Fact> ceilings,
        List<Fact> facts,
        List<String> papers,
        String source,
        String whose,
        boolean toCheck) {

    /** A name and what is known under it. */
    public record Fact(String name, String text) {}
}
