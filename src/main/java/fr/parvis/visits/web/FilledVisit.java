// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Problems;
import fr.parvis.visits.AuthorityToAct;
import org.jspecify.annotations.Nullable;

/**
 * Form of a visit as it is shown: its values, and what is wrong with them.
 *
 * @param missing authority to act without which the visit is not kept
 */
public record FilledVisit(VisitForm form, Problems problems, AuthorityToAct.Answer.@Nullable Missing missing) {

    FilledVisit(VisitForm form, Problems problems) {
        this(form, problems, null);
    }
}
