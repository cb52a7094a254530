// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results for the lists received and for receiving one, which the menu does not name. */
@Component
class IntakeSearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (who.association() == null || !who.may(Right.WORK_LISTS)) return List.of();
        var section = t(NavigationSection.HOUSEHOLDS.key());
        return List.of(
                new Action(t("intake.received"), section, Addresses.RECEIVED),
                new Action(t("intake.receive"), section, Addresses.RECEPTION));
    }
}
