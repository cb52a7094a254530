// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.equipment.domain.Stock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Part of a lead's home page: loans that are late or end soon, without the names of borrowers. */
@Component
class LoansHomePart implements HomePart {
    private static final String HREF = Addresses.STOCK + "?voir=to-remind";
    private static final int MOST = 4;

    private final Stock stock;

    LoansHomePart(Stock stock) {
        this.stock = stock;
    }

    @Override
    public int order() {
        return 38;
    }

    @Override
    public Optional<Content> of(SignedIn who) {
        if (who.association() == null || !who.may(Right.KEEP_STOCK)) return Optional.empty();
        var filter = new Stock.Filter("", "", null, "to-remind");
        long all = stock.count(filter);
        var today = stock.today();
        return Optional.of(new Content(
                t("equipment.home"),
                HREF,
                all == 0
                        ? List.of()
                        : List.of(new Figure(String.valueOf(all), n("equipment.home.loans", all), HREF, false)),
                stock.list(filter, MOST, 0).stream()
                        .map(line -> new Row(
                                line.model(),
                                StockController.until(line, today),
                                Addresses.item(line.item()),
                                line.late(today)))
                        .toList(),
                t("equipment.home.empty")));
    }
}
