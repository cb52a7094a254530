// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.outreach.domain.FindHouseholds;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Households of partners' lists, by reference, telephone or whole name; named by what the list of work names them by. */
@Component
class HouseholdsSearchSource implements SearchSource {
    private final FindHouseholds find;
    private final ShowHousehold show;

    HouseholdsSearchSource(FindHouseholds find, ShowHousehold show) {
        this.find = find;
        this.show = show;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!who.may(Right.WORK_LISTS)
                || who.association() == null
                || !asked.namesSomething()
                || asked.identifier() != null) return Optional.empty();
        return Group.of(
                t("outreach.work.title"),
                "house-door",
                find.handle(asked.text(), MOST).stream()
                        .map(entry -> new Answer(
                                t("outreach.work.household", entry.code()),
                                show.place(entry) + " · " + entry.partnerName(),
                                HouseholdController.address(entry.id())))
                        .toList());
    }
}
