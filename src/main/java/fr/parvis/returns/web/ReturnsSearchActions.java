// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.returns.ReturnsAddresses;
import fr.parvis.shell.NavigationSection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results for the files, figures and reports that partners get back, which the menu does not name. */
@Component
class ReturnsSearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (who.association() == null || !who.may(Right.KEEP_LISTS)) return List.of();
        return List.of(
                action("returns.file.title", ReturnsAddresses.RETURNS),
                action("returns.funnel.title", FunnelController.ADDRESS),
                action("returns.report.title", ReportController.ADDRESS));
    }

    private static Action action(String key, String href) {
        return new Action(t(key), t(NavigationSection.HOUSEHOLDS.key()), href);
    }
}
