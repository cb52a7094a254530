// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.ArrangementsAddresses;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results for the arrangements with partners, which the menu does not name. */
@Component
class ArrangementsSearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (who.association() == null || !who.may(Right.KEEP_LISTS)) return List.of();
        var section = t(NavigationSection.HOUSEHOLDS.key());
        return List.of(
                new Action(t("arrangements.arrangements"), section, ArrangementsAddresses.ARRANGEMENTS),
                new Action(t("arrangements.arrangement.new"), section, ArrangementsAddresses.NEW));
    }
}
