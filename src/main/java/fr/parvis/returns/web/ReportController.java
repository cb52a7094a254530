// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.files.Download;
import fr.parvis.files.Spreadsheet;
import fr.parvis.files.TaggedPdf;
import fr.parvis.partners.Partners;
import fr.parvis.returns.domain.OutreachReport;
import fr.parvis.returns.domain.OutreachReport.By;
import fr.parvis.returns.domain.OutreachReport.Period;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Quarter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

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

    /** Question for a report, as an address asks it; of the network without a partner. */
    record Question(String periode, String partenaire, String par) {
        Question {
            periode = FormFields.given(periode);
            partenaire = FormFields.given(partenaire);
            par = FormFields.given(par);
        }
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS)
    String show(@ModelAttribute Question question, SignedIn who, Model model) {
        model.addAttribute("page", ofPartner(question, who));
        return "returns/report";
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS + ".csv")
    void csv(@ModelAttribute Question question, SignedIn who, HttpServletResponse response) throws IOException {
        var page = ofPartner(question, who);
        Spreadsheet.send(response, "rapport-listes-" + page.period() + ".csv", page.table());
    }

    @Requires(Right.KEEP_LISTS)
    @GetMapping(ADDRESS + ".pdf")
    ResponseEntity<byte[]> paper(@ModelAttribute Question question, SignedIn who) {
        return paper(Words.in(Words.FRENCH).call(() -> ofPartner(question, who)));
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK)
    String showNetwork(@ModelAttribute Question question, SignedIn who, Model model) {
        model.addAttribute("page", ofNetwork(question, who));
        return "returns/report";
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK + ".csv")
    void csvNetwork(@ModelAttribute Question question, SignedIn who, HttpServletResponse response) throws IOException {
        var page = ofNetwork(question, who);
        Spreadsheet.send(response, "rapport-listes-" + page.period() + ".csv", page.table());
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(NETWORK + ".pdf")
    ResponseEntity<byte[]> paperNetwork(@ModelAttribute Question question, SignedIn who) {
        return paper(Words.in(Words.FRENCH).call(() -> ofNetwork(question, who)));
    }

    private ResponseEntity<byte[]> paper(ReportPage page) {
        // whoever it is given to: in French, whatever the language of the screen
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of("returns/paper.jte", Map.of("page", page, "today", Words.longDate(agreed.today()))));
        return Download.pdf("rapport-listes-" + page.period() + ".pdf").entity(drawn);
    }

    private ReportPage ofPartner(Question question, SignedIn who) {
        var names = partners.names(
                agreed.list().stream().map(Arrangement::partner).distinct().toList());
        var options = names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                .toList();
        var chosen = options.stream()
                .filter(one -> one.value().equals(question.partenaire()))
                .findFirst()
                .or(() -> options.stream().findFirst())
                .orElse(null);
        var period = period(question.periode());
        var offer = new ReportPage.Offer(ADDRESS, periods(), options, List.of(By.DEPARTMENT, By.COMMUNE, By.POINT));
        var by = by(question.par(), offer.bys());
        return ReportPage.of(
                offer,
                new ReportPage.Choice(period, chosen, by),
                chosen == null ? null : report.tell(period, UUID.fromString(chosen.value()), by),
                who.place());
    }

    private ReportPage ofNetwork(Question question, SignedIn who) {
        var period = period(question.periode());
        var offer = new ReportPage.Offer(NETWORK, periods(), List.of(), List.of(By.ASSOCIATION, By.DEPARTMENT));
        var by = by(question.par(), offer.bys());
        return ReportPage.of(
                offer, new ReportPage.Choice(period, null, by), report.tell(period, null, by), who.place());
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
        return EnumCode.find(By.class, code).filter(offered::contains).orElse(offered.getFirst());
    }
}
