package fr.parvis.access.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SearchActions;
import fr.parvis.access.SearchSource;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.NavigationEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Pages of the menu and acts of the modules, by their names; with a slip of the finger where nothing is named so. */
@Component
class PagesSearchSource implements SearchSource {
    private final List<NavigationEntry> navigation;
    private final List<SearchActions> actions;

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
                .toList();
        var named = answers(all, asked::isIn);
        return Group.of(
                t("access.search.pages"),
                "arrow-return-left",
                named.isEmpty() ? answers(all, asked::isNearlyIn) : named);
    }

    /** Those whose own name says it stand before those that other words mean. */
    private static List<Answer> answers(List<SearchActions.Action> all, Predicate<String> isNamed) {
        var named = all.stream().filter(it -> isNamed.test(it.label()));
        var meant = all.stream().filter(it -> !isNamed.test(it.label()) && isNamed.test(it.label() + " " + it.words()));
        return Stream.concat(named, meant)
                .map(it -> new Answer(it.label(), "", it.href()))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
