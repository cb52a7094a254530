// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.WorkRoom;
import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.MyWork;
import fr.parvis.people.People;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open cases of whoever asks, by what they are about; any case of the association by the identifier in its address. What is asked in
 * a case is sealed, so it is compared here, among those of one account.
 */
@Component
class CasesSearchSource implements SearchSource, SearchActions {
    private final MyWork work;
    private final ShowCase show;
    private final List<WorkRoom> rooms;

    CasesSearchSource(MyWork work, ShowCase show, List<WorkRoom> rooms) {
        this.work = work;
        this.show = show;
        this.rooms =
                rooms.stream().sorted(Comparator.comparingInt(WorkRoom::order)).toList();
    }

    @Override
    public int order() {
        return 30;
    }

    private static boolean isFor(SignedIn who) {
        return who.may(Right.FOLLOW_PEOPLE) && who.association() != null;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        if (!isFor(who) || !asked.namesSomething()) return Optional.empty();
        var id = asked.identifier();
        var found = id == null
                ? work.open(who.account()).stream()
                        .filter(it -> asked.isIn(it.asked() + " " + show.about(it)))
                        .limit(MOST)
                        .toList()
                : work.find(id).stream().toList();
        var persons = work.persons(found);
        return Group.of(
                t("cases.work"),
                "list-check",
                found.stream().map(it -> answer(it, persons.get(it.person()))).toList());
    }

    private Answer answer(Case it, People.@Nullable Named person) {
        return new Answer(
                it.asked(), (person == null ? "" : person.name() + " · ") + show.about(it), ShowCase.address(it.id()));
    }

    @Override
    public List<Action> of(SearchText asked, SignedIn who) {
        if (!isFor(who)) return List.of();
        return rooms.stream()
                .map(room -> new Action(t(room.key()), "", room.href()))
                .toList();
    }
}
