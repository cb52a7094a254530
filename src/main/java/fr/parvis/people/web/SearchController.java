// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.people.domain.FindPeople;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FormFields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Looks for a person. What is typed is sent in the body: names stand in no address. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class SearchController {
    static final String ADDRESS = PeopleAddresses.PEOPLE;
    private static final int RECENT = 8;

    /**
     * Search as it was typed.
     *
     * @param q words of a name
     * @param pour purpose of opening a file that is found
     */
    record NameSearch(String q, String pour) {
        NameSearch {
            q = FormFields.given(q);
            pour = Why.known(FormFields.given(pour));
        }
    }

    private final FindPeople find;
    private final ReadFile readFile;
    private final ShowPerson show;

    SearchController(FindPeople find, ReadFile readFile, ShowPerson show) {
        this.find = find;
        this.readFile = readFile;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String start(Model model, HttpServletResponse response) {
        return page(PersonSearchResult.of(find, "", response), Why.FROM_SEARCH, model);
    }

    @PostMapping(ADDRESS + "/recherche")
    String find(
            @ModelAttribute NameSearch search,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            HttpServletResponse response) {
        var result = PersonSearchResult.of(find, search.q, response);
        var page = page(result, search.pour, model);
        return part ? result.answer("people/found") : page;
    }

    private String page(PersonSearchResult result, String why, Model model) {
        var found = show.rows(result.found(), why);
        var recent = result.asked().isBlank()
                ? readFile.lastRead(RECENT).stream()
                        .map(one -> show.row(one, why))
                        .toList()
                : List.<PersonRow>of();
        model.addAttribute(
                "page",
                new SearchPage(
                        result.asked(),
                        why,
                        Why.options(),
                        found,
                        recent,
                        found.size() >= FindPeople.MOST,
                        result.notSearched()));
        return result.answer("people/search");
    }
}
