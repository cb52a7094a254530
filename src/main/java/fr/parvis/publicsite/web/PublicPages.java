// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.network.PlaceOffers;
import fr.parvis.network.PublicPoints;
import fr.parvis.publicsite.domain.LookAround;
import fr.parvis.publicsite.domain.UnderstandPlace;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Site;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public home and its search: where one lives or is, and what is near. */
@Controller
@ForThePublic(replica = true)
class PublicPages {
    private final UnderstandPlace understand;
    private final LookAround lookAround;
    private final PublicPoints points;
    private final Associations associations;
    private final FirstRun firstRun;
    private final Site site;
    private final List<PlaceOffers> offers;

    PublicPages(
            UnderstandPlace understand,
            LookAround lookAround,
            PublicPoints points,
            Associations associations,
            FirstRun firstRun,
            Site site,
            List<PlaceOffers> offers) {
        this.understand = understand;
        this.lookAround = lookAround;
        this.points = points;
        this.associations = associations;
        this.firstRun = firstRun;
        this.site = site;
        this.offers = offers;
    }

    @GetMapping("/")
    String home(@RequestParam Map<String, String> asked, Model model) {
        if (firstRun.awaited()) return "publicsite/preparing";
        var looking = Looking.of(asked);
        // where the search was before it had an address of its own
        if (looking.somewhere()) return "redirect:/chercher?" + looking.query();
        model.addAttribute(
                "page",
                new HomePage(
                        site.whole("/"),
                        associations.networkName().orElse("Parvis"),
                        points.count(),
                        offers.stream().flatMap(one -> one.anywhere().stream()).toList()));
        return "publicsite/home";
    }

    @GetMapping("/chercher")
    String search(@RequestParam Map<String, String> asked, Model model) {
        var looking = Looking.of(asked);
        model.addAttribute("page", page(looking));
        return "publicsite/search";
    }

    private SearchPage page(Looking looking) {
        var where = understand.of(looking.q(), looking.commune(), looking.lat(), looking.lon());
        var found = lookAround.handle(where, Filters.wish(looking), Words.locale());
        var understood = Understood.of(where);
        var commune = understood.commune();
        return new SearchPage(
                site.whole("/chercher" + (commune == null ? "" : "?commune=" + commune.insee())),
                looking,
                understood.problem(),
                commune,
                understood.others(),
                Filters.chosen(looking),
                found.points(),
                found.stops(),
                found.next());
    }
}
