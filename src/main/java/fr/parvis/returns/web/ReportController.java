// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.partners.Partners;
import fr.parvis.returns.domain.OutreachReport;
import fr.parvis.returns.domain.OutreachReport.By;
import fr.parvis.returns.domain.OutreachReport.Period;
import fr.parvis.shell.Download;
import fr.parvis.shell.Option;
import fr.parvis.shell.Quarter;
import fr.parvis.shell.Spreadsheet;
import fr.parvis.shell.TaggedPdf;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports on lists: to one partner of its own, to the network's head of all associations; as a page, a table, a paper. */
@Controller
class ReportController {
    static final String ADDRESS = "/listes/rapport";
    static final String NETWORK = "/listes/rapport/reseau";
    private static final int YEARS = 3;

    private final OutreachReport report;
    private final Arrangements agreed;
    private final Partners partners;
    private final TaggedPdf pdf;

    ReportController(OutreachReport report, Arrangements agreed, Partners partners, TaggedPdf pdf) {
        this.report = report;
        this.agreed = agreed;
        this.partners = partners;
        this.pdf = pdf;
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String partenaire,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            Model model) {

        model.addAttribute("page", ofPartner(periode, partenaire, par, who));
        return "returns/report";
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS + ".csv")
    void csv(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String partenaire,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var page = ofPartner(periode, partenaire, par, who);
        Spreadsheet.send(response, "rapport-listes-" + page.period() + ".csv", page.table());
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS + ".pdf")
    ResponseEntity<byte[]> paper(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String partenaire,
            @RequestParam(defaultValue = "") String par,
            SignedIn who) {
        return paper(Words.in(Words.FRENCH).call(() -> ofPartner(periode, partenaire, par, who)));
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK)
    String showNetwork(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            Model model) {

        model.addAttribute("page", ofNetwork(periode, par, who));
        return "returns/report";
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK + ".csv")
    void csvNetwork(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var page = ofNetwork(periode, par, who);
        Spreadsheet.send(response, "rapport-listes-" + page.period() + ".csv", page.table());
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK + ".pdf")
    ResponseEntity<byte[]> paperNetwork(
            @RequestParam(defaultValue = "") String periode,
            @RequestParam(defaultValue = "") String par,
            SignedIn who) {
        return paper(Words.in(Words.FRENCH).call(() -> ofNetwork(periode, par, who)));
    }

    private ResponseEntity<byte[]> paper(ReportPage page) {
        // whoever it is given to: in French, whatever the language of the screen
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of("returns/paper.jte", Map.of("page", page, "today", Words.longDate(agreed.today()))));
        return Download.pdf("rapport-listes-" + page.period() + ".pdf").entity(drawn);
    }

    private ReportPage ofPartner(String periode, String partenaire, String par, SignedIn who) {
        var names = partners.names(
                agreed.list().stream().map(Arrangement::partner).distinct().toList());
        var options = names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                .toList();
        var chosen = options.stream()
                .filter(one -> one.value().equals(partenaire))
                .findFirst()
                .or(() -> options.stream().findFirst())
                .orElse(null);
        var period = period(periode);
        var by = by(par, List.of(By.DEPARTMENT, By.COMMUNE, By.POINT));
        return ReportPage.of(
                ADDRESS,
                chosen == null ? null : report.tell(period, UUID.fromString(chosen.value()), by),
                period,
                periods(),
                chosen,
                options,
                by,
                List.of(By.DEPARTMENT, By.COMMUNE, By.POINT),
                who.place());
    }

    private ReportPage ofNetwork(String periode, String par, SignedIn who) {
        var period = period(periode);
        var by = by(par, List.of(By.ASSOCIATION, By.DEPARTMENT));
        return ReportPage.of(
                NETWORK,
                report.tell(period, null, by),
                period,
                periods(),
                null,
                List.of(),
                by,
                List.of(By.ASSOCIATION, By.DEPARTMENT),
                who.place());
    }

    private Period period(String code) {
        var today = agreed.today();
        return Period.read(code).orElse(new Period(today.getYear(), Quarter.of(today)));
    }

    /** This year's quarters so far and the year, then those of the years before. */
    private List<Option> periods() {
        var now = Quarter.of(agreed.today());
        var options = new ArrayList<Option>();
        for (int year = now.year(); year > now.year() - YEARS; year--) {
            options.add(new Option(Integer.toString(year), t("returns.report.year", Integer.toString(year))));
            for (int number = year == now.year() ? now.number() : 4; number >= 1; number--) {
                var quarter = new Quarter(year, number);
                options.add(new Option(quarter.code(), t("returns.report.quarter", number, Integer.toString(year))));
            }
        }
        return options;
    }

    private static By by(String code, List<By> offered) {
        return offered.stream()
                .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElse(offered.getFirst());
    }
}
