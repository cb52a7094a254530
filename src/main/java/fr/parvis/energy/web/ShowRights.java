// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.Budgets;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.energy.domain.clock.Payment;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the page of possible rights of a case, and what its sheet says. */
@Component
class ShowRights {
    private static final List<String> DOORS = List.of("telephone", "debts", "renovation", "ombudsman");

    private final ReadBill bills;
    private final Cases cases;
    private final People people;
    private final PersonFacts facts;
    private final ShowFund funds;
    private final CaseBills told;
    private final Budgets budgets;
    private final Suppliers suppliers;

    ShowRights(
            ReadBill bills,
            Cases cases,
            People people,
            PersonFacts facts,
            ShowFund funds,
            CaseBills told,
            Budgets budgets,
            Suppliers suppliers) {
        this.bills = bills;
        this.cases = cases;
        this.people = people;
        this.facts = facts;
        this.funds = funds;
        this.told = told;
        this.budgets = budgets;
        this.suppliers = suppliers;
    }

    /** Typed values with their result. */
    record TypedRights(
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

    /** Content of the sheet to print. */
    Map<String, Object> sheet(Cases.Named it, String departement) {
        return Map.of(
                "fund",
                funds.part(funds.department(departement, commune(it))),
                "doors",
                doors(),
                "name",
                name(it),
                "today",
                Words.longDate(bills.today()));
    }

    Cases.Named found(UUID id) {
        return cases.find(id).orElseThrow(() -> new NotFound("case " + id));
    }

    /** Commune of the person of a case; the journal notes the reading. */
    private @Nullable String commune(Cases.Named it) {
        people.read(it.person(), "case");
        return facts.facts(it.person()).map(PersonFacts.Facts::commune).orElse(null);
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
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

    String page(Cases.Named it, TypedRights said, String department, Model model) {
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
                        funds.part(funds.department(asked, commune(it))),
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
}
