// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.people.domain.FindPeople;
import fr.parvis.people.domain.ReadFile;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Looks for a person. What is typed is sent in the body: names stand in no address. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class SearchController {
    static final String ADDRESS = PeopleAddresses.PEOPLE;
    private static final int RECENT = 8;

    private final FindPeople find;
    private final ReadFile readFile;
    private final ShowPerson show;

    SearchController(FindPeople find, ReadFile readFile, ShowPerson show) {
        this.find = find;
        this.readFile = readFile;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String start(SignedIn who, Model model, HttpServletResponse response) {
        return page("", Why.FROM_SEARCH, who, model, response);
    }

    @PostMapping(ADDRESS + "/recherche")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = Why.FROM_SEARCH) String pour,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            SignedIn who,
            Model model,
            HttpServletResponse response) {
        var page = page(q, Why.known(pour), who, model, response);
        return part ? "people/found" : page;
    }

    private String page(String asked, String why, SignedIn who, Model model, HttpServletResponse response) {

        var looked = Looked.of(find, asked, response);
        var found = show.rows(looked.found(), why);
        var recent = asked.isBlank()
                ? readFile.lastRead(who.account(), RECENT).stream()
                        .map(one -> show.row(one, why))
                        .toList()
                : List.<PersonRow>of();
        model.addAttribute(
                "page",
                new SearchPage(
                        asked,
                        why,
                        Why.options(),
                        found,
                        recent,
                        found.size() >= FindPeople.MOST,
                        looked.notSearched()));
        return "people/search";
    }
}
