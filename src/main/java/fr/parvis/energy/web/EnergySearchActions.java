// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** Search results for the tools for energy beside any case. */
@Component
class EnergySearchActions implements SearchActions {
    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        return who.may(Right.KEEP_PARTNERS)
                ? List.of(
                        action("energy.clock", ClockController.ADDRESS),
                        action("energy.explain", ExplainController.ADDRESS),
                        action("energy.suppliers", EnergyController.ADDRESS + "/fournisseurs"))
                : List.of();
    }

    private static Action action(String key, String href) {
        return new Action(t(key), t("energy.room"), href);
    }
}
