// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsAddresses;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The list of visits and one's exports; the visits of a month that is named, to be seen and exported. */
@Component
class VisitsSearchActions implements SearchActions {
    private final LocalDays localDays;

    VisitsSearchActions(LocalDays localDays) {
        this.localDays = localDays;
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (!who.may(Right.RECORD_VISITS) || who.association() == null) return List.of();
        var actions = new ArrayList<Action>();
        asked.month(localDays.today()).map(VisitsSearchActions::month).ifPresent(actions::add);
        actions.add(new Action(t("visits.list.title"), t("visits.search.export"), VisitsAddresses.VISITS));
        actions.add(new Action(t("visits.export.list"), t("visits.search.export"), "/bureau/exports"));
        return actions;
    }

    private static Action month(YearMonth month) {
        var words = Words.month(month);
        return new Action(
                t("visits.search.month", words),
                t("visits.search.export") + " " + SearchText.namesOf(month),
                VisitsAddresses.VISITS + "?du=" + month.atDay(1) + "&au=" + month.atEndOfMonth() + "#exporter");
    }
}
