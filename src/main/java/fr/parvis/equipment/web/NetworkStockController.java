// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.State;
import fr.parvis.equipment.domain.Stock;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Equipment of the network, for its head: things are counted, and nobody is. */
@Controller
@Requires(value = Right.READ_NETWORK_FIGURES, within = Within.NETWORK)
class NetworkStockController {
    private static final int ROWS = 40;

    private final Stock stock;
    private final Associations associations;

    NetworkStockController(Stock stock, Associations associations) {
        this.stock = stock;
        this.associations = associations;
    }

    @GetMapping(Addresses.NETWORK)
    String network(@RequestParam(required = false) @Nullable String page, Model model) {
        var sums = stock.ofNetwork();
        var owners = sums.stream().map(Stock.Sum::association).collect(Collectors.toSet());
        var having = associations.list().stream()
                .filter(one -> owners.contains(one.id()))
                .toList();
        var paging = Paging.of(page, having.size(), ROWS);
        model.addAttribute(
                "page",
                new NetworkStockPage(
                        Stream.of(State.values())
                                .map(state -> Words.t("equipment.state." + state.code()))
                                .toList(),
                        paging.of(having).stream()
                                .map((Association one) -> new NetworkStockPage.Row(
                                        one.name(),
                                        numbers(sums.stream()
                                                .filter(sum -> sum.association().equals(one.id()))
                                                .toList())))
                                .toList(),
                        numbers(sums),
                        paging.page(),
                        paging.pages()));
        return "equipment/network";
    }

    private static List<String> numbers(List<Stock.Sum> sums) {
        return Stream.of(State.values())
                .map(state -> Words.number(sums.stream()
                        .filter(sum -> sum.state() == state)
                        .mapToLong(Stock.Sum::number)
                        .sum()))
                .toList();
    }
}
