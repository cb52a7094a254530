// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Workshops in a partner's room: whom it enrolled, and a form that enrols somebody.
 *
 * @param cycles those that are open, with day, place and seats in words
 * @param code of the enrolment that was just made or is looked at; empty for none
 * @param id made with the form
 */
public record PartnerWorkshopsPage(
        String place,
        List<Row> rows,
        List<Option> cycles,
        List<Option> persons,
        String code,
        String codeOf,
        String id,
        Map<String, String> typed,
        Problems problems) {

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
