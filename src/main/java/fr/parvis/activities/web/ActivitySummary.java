// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.Activity;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;

/** An activity in a few words: "Réunion partenaire, Caf, 1 h 30, 12 personnes". */
final class ActivitySummary {
    private ActivitySummary() {}

    static String activity(Activity activity, Catalogue catalogue) {
        var parts = new ArrayList<String>();
        parts.add(catalogue.brief(CodeList.ACTIVITY, activity.kind()));
        var partner = activity.partner();
        if (partner != null) parts.add(catalogue.brief(CodeList.OPERATOR, partner));
        var title = activity.title();
        if (title != null) parts.add(title);
        parts.add(Words.duration(activity.minutes()));
        if (activity.headcount() > 0) parts.add(Words.n("activities.persons", activity.headcount()));
        return String.join(", ", parts);
    }

    /** Puts the problems at the fields of the form. */
    static void addTo(Problems problems, List<Problem> found) {
        for (var problem : found)
            problems.add(problem.field().equals("activity") ? "" : problem.field(), Words.t(problem));
    }
}
