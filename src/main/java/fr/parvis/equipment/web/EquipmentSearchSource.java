// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.equipment.domain.Stock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Items by label, model or serial number; never by who has them. */
@Component
class EquipmentSearchSource implements SearchSource, SearchActions {
    private final Stock stock;

    EquipmentSearchSource(Stock stock) {
        this.stock = stock;
    }

    private static boolean isFor(SignedIn who) {
        return who.may(Right.LEND_EQUIPMENT) && who.association() != null;
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!isFor(who) || !asked.namesSomething() || asked.identifier() != null) return Optional.empty();
        return Group.of(
                t("equipment.search.group"),
                "laptop",
                stock.list(new Stock.Filter(asked.text(), "", null, "all"), MOST, 0).stream()
                        .map(line -> new Answer(
                                line.model(),
                                line.label().text() + " · "
                                        + t("equipment.state." + line.state().code()),
                                Addresses.item(line.item())))
                        .toList());
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        return isFor(who)
                ? List.of(
                        new Action(t("equipment.receive"), t("equipment.receive.words"), Addresses.RECEIVE),
                        new Action(t("equipment.inventories"), t("equipment.inventories.words"), Addresses.INVENTORIES))
                : List.of();
    }
}
