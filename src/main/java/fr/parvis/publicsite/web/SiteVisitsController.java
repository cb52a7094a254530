// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.publicsite.domain.SiteVisits;
import fr.parvis.publicsite.domain.SiteVisits.Opened;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the head of the network how often the public's pages are opened. */
@Controller
class SiteVisitsController {
    static final String ADDRESS = "/bureau/site-public";
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final SiteVisits visits;

    SiteVisitsController(SiteVisits visits) {
        this.visits = visits;
    }

    @GetMapping(ADDRESS)
    @Requires(Right.READ_NETWORK_FIGURES)
    String show(Model model) {
        model.addAttribute("page", page());
        return "publicsite/visits";
    }

    private SiteVisitsPage page() {
        var today = visits.today();
        var month = visits.list(today.minusDays(MONTH - 1L));
        var lines = new ArrayList<SiteVisitsPage.Line>();
        lines.add(line(Words.t("audience.all"), month, today));
        month.stream()
                .collect(Collectors.groupingBy(Opened::page, TreeMap::new, Collectors.toList()))
                .forEach((page, own) -> lines.add(line(name(page), own, today)));
        return new SiteVisitsPage(
                lines,
                IntStream.range(0, MONTH)
                        .mapToObj(today::minusDays)
                        .map(day -> bar(day, sum(month, day, day)))
                        .toList());
    }

    private static SiteVisitsPage.Line line(String page, List<Opened> opened, LocalDate today) {
        return new SiteVisitsPage.Line(
                page,
                Words.number(sum(opened, today, today)),
                Words.number(sum(opened, today.minusDays(WEEK - 1L), today)),
                Words.number(sum(opened, today.minusDays(MONTH - 1L), today)));
    }

    private static long sum(List<Opened> opened, LocalDate from, LocalDate to) {
        return opened.stream()
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                .mapToLong(Opened::times)
                .sum();
    }

    private static Bar bar(LocalDate day, long times) {
        return new Bar(Words.language().day(day), times, Words.number(times));
    }

    /** "/p/" is "a point's page"; a page without a name of its own is told by its address. */
    private static String name(String page) {
        var word = page.equals("/") ? "home" : page.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
        var key = "audience.page." + word;
        return Words.has(key) ? Words.t(key) : page;
    }
}
