// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.people.domain.FindPeople;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Persons, as their own search finds them, with its journal and its limit; the page of a person asks why it is opened. */
@Component
class PeopleSearchSource implements SearchSource, SearchActions {
    private final FindPeople find;
    private final ShowPerson show;

    PeopleSearchSource(FindPeople find, ShowPerson show) {
        this.find = find;
        this.show = show;
    }

    @Override
    public int order() {
        return 20;
    }

    private static boolean isFor(SignedIn who) {
        return who.may(Right.FOLLOW_PEOPLE) && who.association() != null;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        // an identifier is looked for as one, and is nobody's name
        if (!isFor(who) || asked.identifier() != null) return Optional.empty();
        var result = PersonSearchResult.of(asked.text(), find.handle(asked.text(), MOST));
        var title = t("people.search.group");
        if (result.left() != null)
            return Optional.of(new Group(title, "person-vcard", List.of(), result.notSearched()));
        return Group.of(
                title,
                "person-vcard",
                show.rows(result.found(), null).stream()
                        .map(row -> new Answer(
                                row.name(),
                                (row.discreet() ? t("people.discreet") + " · " : "") + row.allFacts(),
                                PeopleAddresses.person(row.id())))
                        .toList());
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        return isFor(who)
                ? List.of(new Action(t("people.new"), t("people.new.words"), PeopleAddresses.NEW))
                : List.of();
    }
}
