// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fund of a department that is named, by its number or its name: "fsl 91", "fsl essonne". */
@Component
class FundsSearchActions implements SearchActions {
    private static final int OFFERED = 3;

    private final Communes communes;

    FundsSearchActions(Communes communes) {
        this.communes = communes;
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (!who.may(Right.KEEP_PARTNERS)) return List.of();
        var words = t("energy.search.fund.words");
        var all = new Action(t("energy.funds"), words, FundController.ADDRESS);
        // departments are read only for who asks for a fund
        if (asked.words().stream().noneMatch(word -> SearchText.of(word).isIn(words))) return List.of(all);
        return Stream.concat(
                        communes.departments().stream()
                                .filter(one -> asked.words().stream().anyMatch(word -> isMeant(word, one)))
                                .limit(OFFERED)
                                .map(one -> new Action(
                                        t("energy.search.fund", one.name(), one.code()),
                                        words + " " + one.code(),
                                        FundController.ADDRESS + "/" + one.code())),
                        Stream.of(all))
                .toList();
    }

    private static boolean isMeant(String word, Communes.Department one) {
        return word.equals(one.code().toLowerCase(Locale.ROOT))
                || word.length() > 2 && SearchText.of(word).isIn(one.name());
    }
}
