// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Page of the members of the line, with the form that names one. */
public record MembersPage(
        List<Line> members,
        List<Option> colleagues,
        List<Option> languages,
        List<Option> subjects,
        Typed typed,
        String today,
        Problems problems) {

    /** @param href of the form with what was noted, to be changed */
    public record Line(
            String name, String href, String languages, String subjects, String until, boolean over, String takeBack) {}

    public record Typed(String account, List<String> languages, List<String> subjects, String until) {}
}
