// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The curves of a case, and the form that reads one.
 *
 * @param sent values typed, by field
 * @param departments those whose normal year is known
 */
public record CurvesPage(
        String caseFile,
        String asked,
        String personName,
        boolean open,
        List<Line> lines,
        Map<String, String> sent,
        List<Option> departments,
        String most,
        Problems problems) {

    public record Line(String id, String title, String about) {}

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }

    /** Whether the period that was typed ends before it begins. */
    public boolean reversed() {
        return reversed(sent);
    }

    static boolean reversed(Map<String, String> sent) {
        var from = FormFields.day(sent.get("du"));
        var to = FormFields.day(sent.get("au"));
        return from != null && to != null && from.isAfter(to);
    }
}
