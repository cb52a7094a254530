// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.opendata.papers.FeedCache;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.shell.ForThePublic;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Says to people who re-use the data what there is, how to read it and on what terms. */
@Controller
class DataController {
    private static final List<DataPage.Feed> FEEDS = List.of(
            new DataPage.Feed("json", "/api/v1/points"),
            new DataPage.Feed("csv", "/api/v1/points?format=csv"),
            new DataPage.Feed("geojson", "/api/v1/points.geojson"),
            new DataPage.Feed("structures", "/api/v1/data-inclusion/structures"),
            new DataPage.Feed("services", "/api/v1/data-inclusion/services"),
            new DataPage.Feed("hsds", "/api/v1/hsds/services"),
            new DataPage.Feed("tours", "/api/v1/tours"),
            new DataPage.Feed("workshops", "/api/v1/workshops"),
            new DataPage.Feed("figures", "/api/v1/public-figures"),
            new DataPage.Feed("figures-csv", "/api/v1/public-figures?format=csv"),
            new DataPage.Feed("catalog", "/api/v1/catalog.jsonld"));

    private final FeedCache shelf;
    private final String contact;

    DataController(FeedCache shelf, PublicSiteSettings settings) {
        this.shelf = shelf;
        this.contact = settings.dataContact();
    }

    @ForThePublic
    @GetMapping("/donnees")
    String data(HttpServletRequest request, Model model) {
        var giver = shelf.giver();
        var address = giver.address().isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : giver.address();
        model.addAttribute("page", new DataPage(giver.network(), address, contact, FEEDS));
        return "opendata/data";
    }
}
