// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.rights.Budget;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The month of a household as a form holds it, in both directions: fixed lines, and some in the person's own words. */
final class BudgetForm {
    static final int OWN_INCOME = 2;
    static final int OWN_CHARGES = 4;
    private static final int LONGEST_NAME = 60;
    private static final Side IN = new Side("in", Budget.INCOME, OWN_INCOME);
    private static final Side OUT = new Side("out", Budget.CHARGES, OWN_CHARGES);

    /**
     * Lines that come in, or go out.
     *
     * @param own number of those in the person's own words
     */
    private record Side(String key, List<String> names, int own) {}

    private BudgetForm() {}

    /** @return null when something cannot be read, which {@code problems} names */
    static @Nullable Budget read(Map<String, String> sent, Problems problems) {
        var income = lines(sent, IN, problems);
        var charges = lines(sent, OUT, problems);
        var persons = RightsFormFields.whole(sent, "persons", problems);
        if (persons != null && (persons < 1 || persons > Budget.MOST_PERSONS))
            problems.add("persons", Words.t("energy.budget.problem.persons", Budget.MOST_PERSONS));
        if (problems.isEmpty() && income.isEmpty() && charges.isEmpty())
            problems.add("", Words.t("energy.budget.problem.empty"));
        return problems.isEmpty() && persons != null ? new Budget(income, charges, persons) : null;
    }

    private static List<Budget.Line> lines(Map<String, String> sent, Side side, Problems problems) {
        var lines = new ArrayList<Budget.Line>();
        for (var name : side.names) {
            var cents = RightsFormFields.someCents(sent, side.key + "-" + name, problems);
            if (cents != null && cents > 0) lines.add(new Budget.Line(name, false, cents));
        }
        for (int i = 1; i <= side.own; i++) {
            var name = FormFields.text(sent, side.key + "-name" + i);
            var cents = RightsFormFields.someCents(sent, side.key + "-own" + i, problems);
            if (name.length() > LONGEST_NAME)
                problems.add(side.key + "-name" + i, Words.t("energy.budget.problem.name-long", LONGEST_NAME));
            else if (name.isEmpty() && cents != null)
                problems.add(side.key + "-name" + i, Words.t("energy.budget.problem.name-missing"));
            else if (!name.isEmpty() && cents == null)
                problems.add(side.key + "-own" + i, Words.t("energy.problem.amount-missing"));
            else if (cents != null && cents > 0) lines.add(new Budget.Line(name, true, cents));
        }
        return lines;
    }

    static Map<String, String> values(Budget budget) {
        var values = new HashMap<String, String>();
        values.put("persons", String.valueOf(budget.persons()));
        put(values, "in", budget.income());
        put(values, "out", budget.charges());
        return values;
    }

    private static void put(Map<String, String> values, String side, List<Budget.Line> lines) {
        int own = 0;
        for (var line : lines)
            if (line.own()) {
                own++;
                values.put(side + "-name" + own, line.name());
                values.put(side + "-own" + own, FormFields.amount(line.cents()));
            } else values.put(side + "-" + line.name(), FormFields.amount(line.cents()));
    }

    static String name(String side, Budget.Line line) {
        return line.own() ? line.name() : Words.t("energy.budget." + side + "." + line.name());
    }
}
