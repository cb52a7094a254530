// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.Budgets;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Facts of unpaid bills and kept budgets of a person, for the answer to their access request; those of the bill itself are told with its case. */
@Component
class BillsPersonalData implements PersonalDataProvider {
    private static final int MOST = 500;
    private static final Pattern AMOUNTS = Pattern.compile("granted|paid\\d");

    private final Cases cases;
    private final ReadBill bills;
    private final Budgets budgets;

    BillsPersonalData(Cases cases, ReadBill bills, Budgets budgets) {
        this.cases = cases;
        this.bills = bills;
        this.budgets = budgets;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String title() {
        return Words.t("energy.bill");
    }

    @Override
    public List<Told> tell(UUID person) {
        var told = new ArrayList<Told>();
        for (var it : cases.of(person, MOST)) {
            budgets.find(it.id()).ifPresent(kept -> told.add(told(it.asked(), kept)));
            bills.find(it.id()).ifPresent(bill -> {
                var lines = new ArrayList<Line>();
                var values = BillForm.values(bill.facts());
                for (var field : BillForm.FIELDS) {
                    var value = values.get(field);
                    if (value != null && !BillForm.OF_CASE.contains(field))
                        lines.add(new Line(Words.t("energy.field." + field), said(field, value)));
                }
                told.add(new Told(it.asked(), lines));
            });
        }
        return told;
    }

    private static Told told(String asked, Budgets.Kept kept) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                Words.t("energy.budget.persons"), String.valueOf(kept.budget().persons())));
        for (var line : kept.budget().income())
            lines.add(new Line(BudgetForm.name("in", line), Words.euros(line.cents())));
        for (var line : kept.budget().charges())
            lines.add(new Line(BudgetForm.name("out", line), Words.euros(line.cents())));
        return new Told(Words.t("energy.budget.told", asked, Words.longDate(kept.on())), lines);
    }

    /** Choices, days and amounts in words, the rest as it is. */
    private static String said(String field, String value) {
        for (var family : List.of(field, field.replaceFirst(".*Came$", "came"), "answer"))
            if (Words.has("energy." + family + "." + value)) return Words.t("energy." + family + "." + value);
        var day = FormFields.day(value);
        if (day != null) return Words.date(day);
        var cents = AMOUNTS.matcher(field).matches() ? FormFields.cents(value) : null;
        return cents == null ? value : Words.euros(cents);
    }
}
