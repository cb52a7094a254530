// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.energy.domain.Budgets;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.rights.Budget;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.people.People;
import fr.parvis.people.SensitiveText;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The month of a household, made with the person: computed and forgotten, unless the person wants it kept. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class BudgetController {
    static final String ONE = "/bureau/suivis/{id}/budget";

    private final Budgets budgets;
    private final ReadBill bills;
    private final Cases cases;
    private final People people;
    private final TaggedPdf pdf;

    BudgetController(Budgets budgets, ReadBill bills, Cases cases, People people, TaggedPdf pdf) {
        this.budgets = budgets;
        this.bills = bills;
        this.cases = cases;
        this.people = people;
        this.pdf = pdf;
    }

    private static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/budget";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        var it = found(id);

        var kept = budgets.find(id).map(Budgets.Kept::budget).orElse(null);
        return page(it, kept == null ? FilledForm.empty() : FilledForm.of(BudgetForm.values(kept)), kept, model);
    }

    @PostMapping(ONE)
    String compute(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var problems = new Problems();
        var budget = BudgetForm.read(sent, problems);
        return FormAnswer.of(budget == null, page(it, new FilledForm(sent, problems), budget, model));
    }

    /** Only when the person wants it: the press says so. */
    @PostMapping(ONE + "/garder")
    String keep(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var problems = new Problems();
        var budget = BudgetForm.read(sent, problems);
        if (budget != null) sensitive(sent, problems);
        if (budget == null || !problems.isEmpty()) {
            return FormAnswer.invalid(page(it, new FilledForm(sent, problems), null, model));
        }
        if (budgets.keep(id, budget))
            Notice.success(Words.t("energy.budget.kept")).onNextPage();
        else Notice.danger(Words.t("energy.problem.closed")).onNextPage();
        return "redirect:" + address(id);
    }

    /** Adds a problem at each line whose own name, which is free text, says what must not be kept. */
    private static void sensitive(Map<String, String> sent, Problems problems) {
        for (var field : sent.keySet())
            if (field.matches("(in|out)-name\\d"))
                for (var found : SensitiveText.find(FormFields.text(sent, field)))
                    problems.add(field, Words.t("energy.budget.problem.sensitive", found.shown()));
    }

    @PostMapping(ONE + "/oublier")
    String forget(@PathVariable UUID id) {
        found(id);

        if (budgets.forget(id))
            Notice.success(Words.t("energy.budget.forgotten")).onNextPage();
        return "redirect:" + address(id);
    }

    /** The paper that the person takes home, in French; nothing of it is kept. */
    @PostMapping(ONE + "/fiche.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, @RequestParam Map<String, String> sent) {
        var it = found(id);
        var drawn = Words.in(Words.FRENCH).call(() -> {
            var budget = BudgetForm.read(sent, new Problems());
            // the page checked it before it offered the paper
            if (budget == null) throw new NotFound("budget");
            return pdf.of(
                    "energy/budget-sheet.jte",
                    Map.of("result", result(budget), "name", name(it), "today", Words.longDate(bills.today())));
        });
        return Download.pdf("budget.pdf").entity(drawn);
    }

    /** The case; the journal notes the reading. */
    private Cases.Named found(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    private String page(Cases.Named it, FilledForm filled, @Nullable Budget budget, Model model) {
        model.addAttribute(
                "page",
                new BudgetPage(
                        it.id().toString(),
                        name(it),
                        it.asked(),
                        it.open(),
                        filled.values(),
                        filled.problems(),
                        budget == null ? null : result(budget),
                        budgets.find(it.id())
                                .map(kept -> Words.longDate(kept.on()))
                                .orElse(null),
                        lines("in", Budget.INCOME),
                        lines("out", Budget.CHARGES)));
        return "energy/budget";
    }

    private static List<BudgetPage.Line> lines(String side, List<String> names) {
        return names.stream()
                .map(name -> new BudgetPage.Line(name, Words.t("energy.budget." + side + "." + name)))
                .toList();
    }

    private static BudgetPage.Result result(Budget budget) {
        return new BudgetPage.Result(
                Words.euros(budget.comesIn()),
                Words.euros(budget.goesOut()),
                Words.euros(budget.remains()),
                Words.euros(budget.perPersonAndDay()),
                budget.comesIn() == 0
                        ? ""
                        : Words.t("energy.budget.share", Words.euros(budget.energy()), budget.energyShare()),
                budget.remains() < 0,
                FormFields.amount(budget.comesIn()),
                FormFields.amount(budget.goesOut()),
                rows("in", budget.income()),
                rows("out", budget.charges()),
                Words.n("energy.budget.persons.said", budget.persons()));
    }

    private static List<BudgetPage.Row> rows(String side, List<Budget.Line> lines) {
        return lines.stream()
                .map(line -> new BudgetPage.Row(BudgetForm.name(side, line), Words.euros(line.cents())))
                .toList();
    }
}
