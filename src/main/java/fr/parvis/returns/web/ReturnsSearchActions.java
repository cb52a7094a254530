// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.returns.ReturnsAddresses;
import fr.parvis.shell.NavigationSection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results for the files, figures and reports that partners get back, which the menu does not name. */
@Component
class ReturnsSearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        var actions = new ArrayList<Action>();
        if (who.association() != null && who.may(Right.KEEP_LISTS)) {
            actions.add(action("returns.file.title", ReturnsAddresses.RETURNS));
            actions.add(action("returns.funnel.title", FunnelController.ADDRESS));
            actions.add(action("returns.report.title", ReportController.ADDRESS));
        }
        if (who.may(Right.READ_NETWORK_FIGURES))
            actions.add(action("returns.report.network", ReportController.NETWORK));
        return actions;
    }

    private static Action action(String key, String href) {
        return new Action(t(key), t(NavigationSection.HOUSEHOLDS.key()), href);
    }
}
