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
import fr.parvis.shell.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Open cases of the account that asks, by their subject; any case of the association by the identifier in its address. The text of
 * a case is sealed, so it is compared here, among the cases of one account.
 */
@Component
class CasesSearchSource implements SearchSource, SearchActions {
    /** Cases whose words are kept at once: a few megabytes. */
    private static final int MOST_READ = 10_000;

    private final MyWork work;
    private final ShowCase show;
    private final List<WorkRoom> rooms;

    private record Read(UUID id, int version, String language) {}

    /** Words of cases that searches have read, in memory alone. */
    private final Map<Read, List<String>> read = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, List<String>> eldest) {
            return size() > MOST_READ;
        }
    };

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
                ? named(asked, who.account())
                : work.find(id).stream().toList();
        var persons = work.persons(found);
        return Group.of(
                t("cases.work"),
                "list-check",
                found.stream().map(it -> answer(it, persons.get(it.person()))).toList());
    }

    private List<Case> named(SearchText asked, UUID account) {
        var standing = work.standing(account);
        var words = wordsOf(standing);
        var ids = standing.stream()
                .map(MyWork.Standing::id)
                .filter(id -> asked.isIn(words.getOrDefault(id, List.of())))
                .limit(MOST)
                .toList();
        var found = work.all(ids).stream().collect(Collectors.toMap(Case::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Opens only what was not opened for a search before, or has changed since. */
    private Map<UUID, List<String>> wordsOf(List<MyWork.Standing> standing) {
        var language = Words.locale().getLanguage();
        var words = new HashMap<UUID, List<String>>();
        var unread = new HashMap<UUID, Integer>();
        synchronized (read) {
            for (var one : standing) {
                var known = read.get(new Read(one.id(), one.version(), language));
                if (known == null) unread.put(one.id(), one.version());
                else words.put(one.id(), known);
            }
        }
        for (var it : work.all(unread.keySet())) {
            var of = SearchText.wordsOf(it.asked() + " " + show.about(it));
            words.put(it.id(), of);
            synchronized (read) {
                read.put(new Read(it.id(), it.version(), language), of);
            }
        }
        return words;
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
