// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Workshops in a partner's room: whom it enrolled, and a form that enrols somebody.
 *
 * @param more whether there are others than the rows that are shown
 * @param cycles those that are open, with day, place and seats in words
 * @param code of the enrolment that was just made or is looked at; empty for none
 * @param id made with the form
 * @param file outcome of a file that was sent; null without
 */
public record PartnerWorkshopsPage(
        String place,
        List<Row> rows,
        boolean more,
        List<Option> cycles,
        List<Option> persons,
        String code,
        String codeOf,
        String id,
        Map<String, String> typed,
        Problems problems,
        @Nullable FromFile file) {

    /**
     * @param said in a sentence
     * @param lines refused, each with its number and reason in words
     * @param again the refused lines as CSV, to be fetched; empty without
     */
    public record FromFile(String said, List<Line> lines, String again) {}

    public record Line(String number, String why) {}

    /** Problems of the form of one, and of the form of a file: only one was sent. */
    public Problems problemsOf(boolean ofFile) {
        return typed.containsKey("parFichier") == ofFile ? problems : new Problems();
    }

    /**
     * @param offered whether an offer waits for the person's answer
     * @param leaves whether it can be given up
     */
    public record Row(
            String id,
            String title,
            String reference,
            String when,
            String persons,
            String state,
            String badge,
            boolean offered,
            boolean leaves) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
