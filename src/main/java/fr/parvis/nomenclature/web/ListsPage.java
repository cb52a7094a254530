// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.domain.CurrentNomenclature;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The lists of the network, and the outside lists that they are translated to. */
@Controller
@Requires(Right.READ_NOMENCLATURE)
class ListsPage {

    private final CurrentNomenclature nomenclature;
    private final Clock clock;

    ListsPage(CurrentNomenclature nomenclature, Clock clock) {
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    @GetMapping("/bureau/nomenclature")
    String show(Model model) {
        var snapshot = nomenclature.snapshot();
        var day = nomenclature.on(NetworkTime.today(clock));
        model.addAttribute(
                "view",
                new ListsView(
                        Arrays.stream(CodeList.values())
                                .map(list ->
                                        new ListsView.Line(list, day.list(list).size()))
                                .toList(),
                        Arrays.stream(OutsideList.values())
                                .map(list -> {
                                    var rows = snapshot.rows(list);
                                    return new ListsView.OutsideLine(
                                            list,
                                            snapshot.outside(list).size(),
                                            rows.size(),
                                            rows.stream()
                                                    .filter(row ->
                                                            !row.translation().confirmed())
                                                    .count());
                                })
                                .toList(),
                        snapshot.revision()));
        return "nomenclature/lists";
    }
}
