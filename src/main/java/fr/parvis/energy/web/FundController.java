// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.energy.domain.funds.Fund;
import fr.parvis.energy.domain.funds.Funds;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The funds of the departments: who looks after the directory of partners notes them too, an association its own, the network's head the shared ones. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class FundController {
    static final String ADDRESS = "/bureau/energie/fsl";
    private static final String ONE = ADDRESS + "/{department}";

    private final Funds funds;
    private final ShowFund show;

    FundController(Funds funds, ShowFund show) {
        this.funds = funds;
        this.show = show;
    }

    /** @param departement chosen in the list without a script: leads to its page */
    @GetMapping(ADDRESS)
    String list(@RequestParam(defaultValue = "") String departement, Model model) {
        if (!show.name(departement.strip()).isEmpty()) return "redirect:" + ADDRESS + "/" + departement.strip();

        model.addAttribute(
                "page", new FundsPage(funds.list().stream().map(show::view).toList(), show.departments()));
        return "energy/funds";
    }

    @GetMapping(ONE)
    String one(@PathVariable String department, SignedIn who, Model model) {
        return page(department, null, who, model);
    }

    @PostMapping(ONE)
    String keep(@PathVariable String department, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        if (show.name(department).isEmpty()) throw new NotFound("department");
        var problems = new Problems();
        var fund = FundForm.read(department, sent, funds.today(), problems);
        if (fund != null) {
            if (funds.keep(fund, FormFields.version(sent, "basedOn"))) {
                Notice.success(Words.t("energy.fund.saved", show.name(department)))
                        .onNextPage();
                return "redirect:" + ADDRESS + "/" + department;
            }
            problems.stale(Words.t("energy.problem.changed"));
            // the form that is sent again after this notice overwrites the change
            sent.remove("basedOn");
        }

        return FormAnswer.refused(problems, page(department, new FilledForm(sent, problems), who, model));
    }

    /** Deletes the own entry; that of the network, or the shipped one, counts again. */
    @PostMapping(ONE + "/retirer")
    String drop(@PathVariable String department) {
        if (funds.drop(department))
            Notice.success(Words.t("energy.fund.dropped")).onNextPage();
        return "redirect:" + ADDRESS + "/" + department;
    }

    /** @param refused form; null on a first view */
    private String page(String department, @Nullable FilledForm refused, SignedIn who, Model model) {
        var name = show.name(department);
        if (name.isEmpty()) throw new NotFound("department");
        var fund = funds.find(department).orElse(null);
        var filled = refused != null
                ? refused
                : FilledForm.of(fund == null ? Map.of("aid", "unknown", "lodged", "unknown") : FundForm.values(fund));
        boolean own =
                fund != null && fund.origin() == (who.association() == null ? Fund.Origin.NETWORK : Fund.Origin.OWN);
        model.addAttribute(
                "page",
                new FundPage(
                        department,
                        name,
                        fund == null ? null : show.view(fund),
                        filled.values(),
                        filled.problems(),
                        filled.values().containsKey("basedOn")
                                ? Math.max(0, FormFields.version(filled.values(), "basedOn"))
                                : own && fund != null ? fund.version() : 0,
                        own,
                        funds.today().toString(),
                        options(
                                "aid",
                                Arrays.stream(Fund.Aid.values())
                                        .map(Fund.Aid::key)
                                        .toList()),
                        options(
                                "lodged",
                                Arrays.stream(Fund.LodgedBy.values())
                                        .map(Fund.LodgedBy::key)
                                        .toList())));
        return "energy/fund";
    }

    private static List<Option> options(String family, List<String> keys) {
        return keys.stream()
                .map(key -> new Option(key, Words.t("energy.fund." + family + "." + key)))
                .toList();
    }
}
