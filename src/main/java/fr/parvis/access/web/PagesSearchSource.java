// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.NavigationEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Pages of the menu and acts of the modules, by their names; with a typing error where nothing is named so. */
@Component
class PagesSearchSource implements SearchSource {
    /** Labels whose words are kept: those of all pages, in two languages. */
    private static final int LABELS = 2000;

    private final List<NavigationEntry> navigation;
    private final List<SearchActions> actions;
    private final Map<String, List<String>> words = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > LABELS;
        }
    };

    PagesSearchSource(List<NavigationEntry> navigation, List<SearchActions> actions) {
        this.navigation = NavigationEntry.inOrder(navigation);
        this.actions = actions;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Group> find(SearchText asked, SignedIn who) {
        var all = Stream.concat(
                        navigation.stream()
                                .filter(entry -> who.may(entry.right()))
                                .map(entry -> new SearchActions.Action(
                                        t(entry.key()), t(entry.section().key()), entry.href())),
                        actions.stream().flatMap(of -> of.of(asked, who).stream()))
                .map(this::named)
                .toList();
        var named = answers(all, asked::isIn);
        return Group.of(
                t("access.search.pages"),
                "arrow-return-left",
                named.isEmpty() ? answers(all, asked::isNearlyIn) : named);
    }

    /** Answers by their own name, then those by other words. */
    private static List<Answer> answers(List<Named> all, Predicate<List<String>> isNamed) {
        var named = all.stream().filter(it -> isNamed.test(it.label()));
        var meant = all.stream().filter(it -> !isNamed.test(it.label()) && isNamed.test(it.all()));
        return Stream.concat(named, meant)
                .map(it -> new Answer(it.action().label(), "", it.action().href()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Named named(SearchActions.Action action) {
        var label = wordsOf(action.label());
        var all =
                Stream.concat(label.stream(), wordsOf(action.words()).stream()).toList();
        return new Named(action, label, all);
    }

    /** Labels are nearly all the same at each search. */
    private List<String> wordsOf(String label) {
        synchronized (words) {
            return words.computeIfAbsent(label, SearchText::wordsOf);
        }
    }

    /** An action with the words of its label, and with those that mean it. */
    private record Named(SearchActions.Action action, List<String> label, List<String> all) {}
}
