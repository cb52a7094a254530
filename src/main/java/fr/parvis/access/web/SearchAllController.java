// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.SearchAll;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The search of all pages. What is typed is sent in the body: it may be a name, and names stand in no address. */
@Controller
@Requires(Right.WORK)
class SearchAllController {
    private final SearchAll search;

    SearchAllController(SearchAll search) {
        this.search = search;
    }

    @GetMapping(AccessAddresses.SEARCH)
    String start(Model model) {
        model.addAttribute("page", new SearchPage("", List.of()));
        return "access/search";
    }

    @PostMapping(AccessAddresses.SEARCH)
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            SignedIn who,
            Model model) {
        var asked = SearchText.of(q);
        model.addAttribute("page", new SearchPage(asked.text(), search.handle(asked, who)));
        return part ? "access/search-list" : "access/search";
    }
}
