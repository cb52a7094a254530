// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results by other words: the page on which assessments begin, and the figures of the association, which the menu does not name. */
@Component
class SkillsSearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (who.association() == null) return List.of();
        var words = t("skills.search.words");
        var actions = new ArrayList<Action>();
        if (who.may(Right.RECORD_VISITS)) {
            actions.add(new Action(t("skills.title"), words, Addresses.SKILLS));
            actions.add(new Action(t("skills.blank"), words, Addresses.BLANK));
        }
        if (who.may(Right.READ_FIGURES)) actions.add(new Action(t("skills.figures"), words, Addresses.FIGURES));
        return actions;
    }
}
