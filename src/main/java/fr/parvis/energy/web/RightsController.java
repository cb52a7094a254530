// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.cases.CasesProblems;
import fr.parvis.energy.domain.Budgets;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.energy.domain.clock.Payment;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.energy.domain.rights.ConsumptionUnits;
import fr.parvis.energy.domain.rights.EnergyCheque;
import fr.parvis.energy.domain.rights.InstalmentPlan;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Possible rights and a plan to pay, from a case. What is typed is answered and forgotten; a press drafts a letter from it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class RightsController {
    static final String ONE = "/bureau/suivis/{id}/droits-energie";
    private static final List<String> DOORS = List.of("telephone", "debts", "renovation", "ombudsman");

    private final EnergyCheque grid;
    private final ReadBill bills;
    private final Cases cases;
    private final People people;
    private final PersonFacts facts;
    private final Communes communes;
    private final ShowFund funds;
    private final CaseBills told;
    private final Budgets budgets;
    private final Suppliers suppliers;
    private final BillLetters letters;
    private final TaggedPdf pdf;

    RightsController(
            EnergyCheque grid,
            ReadBill bills,
            Cases cases,
            People people,
            PersonFacts facts,
            Communes communes,
            ShowFund funds,
            CaseBills told,
            Budgets budgets,
            Suppliers suppliers,
            BillLetters letters,
            TaggedPdf pdf) {
        this.grid = grid;
        this.bills = bills;
        this.cases = cases;
        this.people = people;
        this.facts = facts;
        this.communes = communes;
        this.funds = funds;
        this.told = told;
        this.budgets = budgets;
        this.suppliers = suppliers;
        this.letters = letters;
        this.pdf = pdf;
    }

    static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/droits-energie";
    }

    /** Typed values with their result. */
    private record TypedRights(
            Map<String, String> sent,
            Problems chequeProblems,
            RightsPage.@Nullable Cheque cheque,
            Problems planProblems,
            RightsPage.@Nullable Plan plan) {

        static TypedRights nothing() {
            return new TypedRights(Map.of(), new Problems(), null, new Problems(), null);
        }

        static TypedRights typed(Map<String, String> sent) {
            return new TypedRights(sent, new Problems(), null, new Problems(), null);
        }

        TypedRights with(RightsPage.@Nullable Cheque cheque) {
            return new TypedRights(sent, chequeProblems, cheque, planProblems, plan);
        }

        TypedRights with(RightsPage.@Nullable Plan plan) {
            return new TypedRights(sent, chequeProblems, cheque, planProblems, plan);
        }

        boolean refused() {
            return !chequeProblems.isEmpty() || !planProblems.isEmpty();
        }
    }

    /** @param departement of the fund that is shown; that of the household when there is none */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String departement, Model model) {
        var it = found(id);
        return page(it, TypedRights.nothing(), departement, model);
    }

    @PostMapping(ONE + "/cheque")
    String cheque(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var said = TypedRights.typed(sent);
        said = said.with(estimate(sent, said.chequeProblems()));
        return FormAnswer.of(said.refused(), page(it, said, "", model));
    }

    @PostMapping(ONE + "/echeancier")
    String plan(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var said = TypedRights.typed(sent);
        var plan = wished(sent, said.planProblems());
        if (plan != null) said = said.with(shown(plan));
        return FormAnswer.of(said.refused(), page(it, said, "", model));
    }

    /** Begins the plan with the income and charges of the budget that was just made. */
    @PostMapping(ONE + "/budget")
    String fromBudget(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);
        return page(it, TypedRights.typed(sent), "", model);
    }

    /** Drafts the letter that proposes the plan on the screen. */
    @PostMapping(ONE + "/echeancier/courrier")
    String letter(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var said = TypedRights.typed(sent);
        var plan = wished(sent, said.planProblems());
        if (plan == null) {

            return FormAnswer.invalid(page(it, said, "", model));
        }
        var letter = RightsFormFields.letter(RightsFormFields.made(sent), "plan");
        long debt = Objects.requireNonNull(RightsFormFields.cents(sent, "debt", said.planProblems()));
        var refused = letters.plan(letter, id, plan, debt);
        if (refused.isEmpty()) return "redirect:" + BillLetters.address(letter);
        Notice.danger(refused.get()).onNextPage();
        return "redirect:" + address(id);
    }

    /** Drafts a letter with the attestation for each supplier that was chosen. */
    @PostMapping(ONE + "/attestation")
    String attestation(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") List<String> fournisseur) {
        found(id);

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
        var it = found(id);
        var drawn = Words.in(Words.FRENCH).call(() -> {
            var reached = reached(it);
            return pdf.of(
                    "energy/rights-sheet.jte",
                    Map.of(
                            "fund",
                            funds.part(department(departement, reached)),
                            "doors",
                            doors(),
                            "name",
                            name(it),
                            "today",
                            Words.longDate(bills.today())));
        });
        return Download.pdf("droits.pdf").entity(drawn);
    }

    private Cases.Named found(UUID id) {

        return cases.find(id).orElseThrow(() -> new NotFound("case " + id));
    }

    /** Facts about the person of a case; the journal notes the reading. */
    private PersonFacts.@Nullable Facts reached(Cases.Named it) {
        people.read(it.person(), "case");
        return facts.facts(it.person()).orElse(null);
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    private String department(String asked, PersonFacts.@Nullable Facts reached) {
        if (!asked.isBlank()) return asked.strip();
        var commune = reached == null ? null : reached.commune();
        return commune == null
                ? ""
                : communes.find(commune).map(Commune::department).orElse("");
    }

    private static List<RightsPage.Door> doors() {
        return DOORS.stream()
                .map(door -> new RightsPage.Door(
                        Words.t("energy.door." + door),
                        Words.t("energy.door." + door + ".what"),
                        Words.t("energy.door." + door + ".whom"),
                        Words.t("energy.door." + door + ".how"),
                        Words.t("energy.door." + door + ".source")))
                .toList();
    }

    private String page(Cases.Named it, TypedRights said, String department, Model model) {
        var asked = department.isBlank() ? said.sent().getOrDefault("departement", "") : department;
        var bill = bills.find(it.id()).orElse(null);
        var named = told.of(it.id()).supplier();
        var supplier = named == null && bill == null ? it.operator() : named;
        boolean energy = bill == null || bill.facts().contract().supply() != Supply.WATER;
        model.addAttribute(
                "page",
                new RightsPage(
                        it.id().toString(),
                        name(it),
                        it.asked(),
                        it.open(),
                        Ids.next().toString(),
                        bills.today().toString(),
                        known(it, said.sent()),
                        said.chequeProblems(),
                        said.cheque(),
                        said.planProblems(),
                        said.plan(),
                        doors(),
                        funds.part(department(asked, reached(it))),
                        suppliers.list().stream()
                                .filter(Suppliers.Supplier::takesCheque)
                                .map(one -> new Option(one.key(), one.name()))
                                .toList(),
                        supplier == null || !energy ? List.of() : List.of(supplier)));
        return "energy/rights";
    }

    /** The debt, income and spending as typed, else as the case and its budget say. */
    private Map<String, String> known(Cases.Named it, Map<String, String> sent) {
        var values = new HashMap<String, String>();
        var debt = debt(it);
        if (debt != null) values.put("debt", FormFields.amount(debt));
        budgets.find(it.id()).map(Budgets.Kept::budget).ifPresent(budget -> {
            values.put("earned", FormFields.amount(budget.comesIn()));
            values.put("charges", FormFields.amount(budget.goesOut()));
        });
        values.putAll(sent);
        return values;
    }

    /** The rest of the bill to pay; null when its amount is not known. */
    private @Nullable Long debt(Cases.Named it) {
        var cents = told.of(it.id()).cents();
        if (cents == null) return null;
        var bill = bills.find(it.id()).orElse(null);
        if (bill == null) return cents;
        var facts = bill.facts();
        var fund = facts.household().fund();
        long granted = fund == null || fund.cents() == null ? 0 : fund.cents();
        long paid = facts.since().payments().stream().mapToLong(Payment::cents).sum();
        return Math.max(0, cents - paid - granted);
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

    private @Nullable InstalmentPlan wished(Map<String, String> sent, Problems problems) {
        var debt = RightsFormFields.cents(sent, "debt", problems);
        var earned = RightsFormFields.cents(sent, "earned", problems);
        var charges = RightsFormFields.cents(sent, "charges", problems);
        var monthly = RightsFormFields.cents(sent, "monthly", problems);
        var from = RightsFormFields.day(sent, "from", problems);
        if (debt == null || earned == null || charges == null || monthly == null || from == null) return null;
        var wish = new InstalmentPlan.Wish(debt, earned, charges, monthly, from);
        var today = bills.today();
        problems.addAll(InstalmentPlan.problems(wish, today));
        return InstalmentPlan.of(wish, today);
    }

    private static RightsPage.Plan shown(InstalmentPlan plan) {
        return new RightsPage.Plan(
                Words.n(
                        "energy.plan.text",
                        plan.payments().size(),
                        Words.euros(plan.payments().getFirst().cents()),
                        Words.longDate(plan.endsOn())),
                Words.t("energy.plan.remains", Words.euros(plan.remainsToLive())),
                plan.payments().stream()
                        .map(payment -> new RightsPage.Row(Words.longDate(payment.on()), Words.euros(payment.cents())))
                        .toList());
    }
}
