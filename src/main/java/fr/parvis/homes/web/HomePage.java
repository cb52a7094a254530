// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit to a home: what is dangerous first, then each part of its checklist, its papers.
 *
 * @param sharing agreement of the person, in a sentence; null without one
 */
public record HomePage(
        String id,
        String caseFile,
        String personName,
        String asked,
        String title,
        boolean open,
        List<Alert> alerts,
        List<SectionLine> sections,
        List<LeftLine> left,
        String expected,
        String price,
        @Nullable String sharing,
        String day,
        String today,
        String point,
        List<Option> points,
        int version,
        boolean empty,
        Problems problems) {

    /** Danger, what to do now, and whom to call. */
    public record Alert(String title, String text) {}

    /**
     * A part of the checklist.
     *
     * @param answered part of it answered, in words
     */
    public record SectionLine(
            String title, String href, String answered, boolean begun, List<Said> said, String note) {}

    public record Said(String question, String answer) {}

    /** Something left in the home or chosen, and what it may save. */
    public record LeftLine(String title, String worth, String source) {}
}
