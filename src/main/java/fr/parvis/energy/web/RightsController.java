// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.cases.CasesProblems;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.energy.domain.rights.ConsumptionUnits;
import fr.parvis.energy.domain.rights.EnergyCheque;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Possible rights, from a case. What is typed is answered and forgotten; a press drafts a letter from it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class RightsController {
    static final String ONE = "/bureau/suivis/{id}/droits-energie";

    private final EnergyCheque grid;
    private final ReadBill bills;
    private final Suppliers suppliers;
    private final BillLetters letters;
    private final TaggedPdf pdf;
    private final ShowRights show;

    RightsController(
            EnergyCheque grid,
            ReadBill bills,
            Suppliers suppliers,
            BillLetters letters,
            TaggedPdf pdf,
            ShowRights show) {
        this.grid = grid;
        this.bills = bills;
        this.suppliers = suppliers;
        this.letters = letters;
        this.pdf = pdf;
        this.show = show;
    }

    static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/droits-energie";
    }

    /** @param departement of the fund that is shown; that of the household when there is none */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String departement, Model model) {
        var it = show.found(id);
        return show.page(it, ShowRights.TypedRights.nothing(), departement, model);
    }

    @PostMapping(ONE + "/cheque")
    String cheque(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = show.found(id);

        var said = ShowRights.TypedRights.typed(sent);
        said = said.with(estimate(sent, said.chequeProblems()));
        return FormAnswer.of(said.refused(), show.page(it, said, "", model));
    }

    /** Drafts a letter with the attestation for each supplier that was chosen. */
    @PostMapping(ONE + "/attestation")
    String attestation(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") List<String> fournisseur) {
        show.found(id);

        var to = suppliers.list().stream()
                .filter(one -> one.takesCheque() && fournisseur.contains(one.key()))
                .toList();
        if (to.isEmpty()) {
            Notice.danger(Words.t("energy.attestation.nobody")).onNextPage();
            return "redirect:" + address(id) + "#attestation";
        }
        var made = RightsFormFields.made(sent);
        for (var one : to) {
            var refused = letters.attestation(RightsFormFields.letter(made, one.key()), id, one);
            if (refused.isPresent()) {
                Notice.danger(refused.get()).onNextPage();
                return "redirect:" + address(id) + "#attestation";
            }
        }
        if (to.size() == 1)
            return "redirect:"
                    + BillLetters.address(
                            RightsFormFields.letter(made, to.getFirst().key()));
        Notice.success(Words.n("energy.attestation.begun", to.size())).onNextPage();
        return "redirect:" + CasesAddresses.caseFile(id);
    }

    /** Sheet of rights to ask for, with the papers to tick off, for the person to take home; in French. */
    @GetMapping(ONE + "/fiche.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, @RequestParam(defaultValue = "") String departement) {
        var it = show.found(id);
        var drawn = Words.in(Words.FRENCH).call(() -> pdf.of("energy/rights-sheet.jte", show.sheet(it, departement)));
        return Download.pdf("droits.pdf").entity(drawn);
    }

    private RightsPage.@Nullable Cheque estimate(Map<String, String> sent, Problems problems) {
        var income = RightsFormFields.whole(sent, "income", problems);
        var declarants = RightsFormFields.whole(sent, "declarants", problems);
        var dependants = RightsFormFields.whole(sent, "dependants", problems);
        var shared = RightsFormFields.whole(sent, "shared", problems);
        if (income != null && income < 0) problems.add(CasesProblems.negativeAmount("income"));
        if (!problems.isEmpty() || income == null || declarants == null || dependants == null || shared == null)
            return null;
        if (!ConsumptionUnits.holds(declarants, dependants, shared)) {
            problems.add("declarants", Words.t("energy.problem.household"));
            return null;
        }
        var year = bills.today().getYear();
        var household = new ConsumptionUnits(declarants, dependants, shared);
        var it = grid.estimate(year, income, household).orElse(null);
        if (it == null) {
            problems.add("", unknown(year, grid.lastYear()));
            return null;
        }
        var text = it.euros() > 0
                ? Words.t("energy.cheque.possible", it.euros())
                : Words.t("energy.cheque.unlikely", it.ceiling());
        var otherwise = grid.otherwise(year, income, household)
                .map(other -> Words.t("energy.cheque.shared", units(other.hundredths()), other.euros()));
        return new RightsPage.Cheque(
                it.close() ? text + " " + Words.t("energy.cheque.close") : text,
                Words.t("energy.cheque.units", units(it.hundredths()), it.perUnit())
                        + otherwise.map(other -> " " + other).orElse(""),
                source(it, year),
                List.of("ask", "until", "attestation").stream()
                        .map(how -> Words.t("energy.cheque." + how))
                        .toList());
    }

    static String unknown(int asked, OptionalInt last) {
        var none = Words.t("energy.problem.no-grid", String.valueOf(asked));
        return last.isEmpty()
                ? none
                : none + " " + Words.t("energy.problem.grid-until", String.valueOf(last.getAsInt()));
    }

    /** Source of the grid; the year from which none is known, where another one is asked for. */
    static String source(EnergyCheque.Estimate it, int asked) {
        var source = Words.t("energy.cheque.source", it.source(), it.readOn());
        if (it.year() != asked)
            source += " " + Words.t("energy.cheque.last-known", String.valueOf(it.year()), String.valueOf(asked));
        return it.toCheck() ? source + " " + Words.t("energy.check.sentence") : source;
    }

    private static String units(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }
}
