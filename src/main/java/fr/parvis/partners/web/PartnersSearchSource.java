// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.partners.domain.KeepPartners;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Partners, as the directory finds them. */
@Component
class PartnersSearchSource implements SearchSource, SearchActions {
    private final KeepPartners partners;

    PartnersSearchSource(KeepPartners partners) {
        this.partners = partners;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!who.may(Right.KEEP_PARTNERS) || !asked.namesSomething() || asked.identifier() != null)
            return Optional.empty();
        return Group.of(
                t("partners.search.group"),
                "building",
                partners.list(new KeepPartners.Filter(asked.text(), null, null, false), MOST, 0).stream()
                        .map(it -> new Answer(
                                it.name(), t("partners.kind." + it.kind()), PartnersAddresses.partner(it.id())))
                        .toList());
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        return who.may(Right.KEEP_PARTNERS)
                ? List.of(new Action(t("partners.new"), t("partners.new.words"), PartnersAddresses.NEW))
                : List.of();
    }
}
