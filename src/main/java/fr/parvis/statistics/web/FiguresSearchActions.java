// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.Words;
import fr.parvis.values.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The figures of a month that is named, and what kept requests from an end. */
@Component
class FiguresSearchActions implements SearchActions {
    private final LocalDays localDays;

    FiguresSearchActions(LocalDays localDays) {
        this.localDays = localDays;
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (!who.may(Right.READ_FIGURES)) return List.of();
        var actions = new ArrayList<Action>();
        asked.month(localDays.today()).map(FiguresSearchActions::month).ifPresent(actions::add);
        var year = Integer.toString(localDays.today().getYear());
        actions.add(new Action(
                t("statistics.walls.title", year), t("statistics.search.words"), BlockerListController.ADDRESS));
        return actions;
    }

    private static Action month(YearMonth month) {
        return new Action(
                t("statistics.search.month", Words.month(month)),
                t("statistics.search.words") + " " + SearchText.namesOf(month),
                AskedPeriod.address(new Period(month.atDay(1), month.atEndOfMonth())));
    }
}
