// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

import java.util.List;
import java.util.Set;

/**
 * The month of a household: what comes in, what goes out, in euro cents.
 *
 * @param income by the names in {@link #INCOME}, or in the person's own words
 * @param charges by the names in {@link #CHARGES}, or in the person's own words
 * @param persons number of people who live on it
 */
public record Budget(List<Line> income, List<Line> charges, int persons) {
    /** Kinds of income, in the order in which one asks. */
    public static final List<String> INCOME = List.of(
            "wages",
            "unemployment",
            "rsa",
            "activity",
            "pension",
            "disability",
            "family",
            "housing",
            "alimony-received");

    /** Kinds of expenses. */
    public static final List<String> CHARGES = List.of(
            "rent",
            "service-charges",
            "electricity",
            "gas",
            "heating",
            "water",
            "telephone",
            "insurance",
            "health",
            "transport",
            "food",
            "children",
            "taxes",
            "credits",
            "alimony-paid");

    /** Charges that are energy: the share that is told leaves water out. */
    static final Set<String> ENERGY = Set.of("electricity", "gas", "heating");

    /** A month in days, for what remains a day. */
    static final int DAYS = 30;

    public static final int MOST_PERSONS = 20;

    /** @param own whether the name is in the person's own words */
    public record Line(String name, boolean own, long cents) {}

    public Budget {
        income = List.copyOf(income);
        charges = List.copyOf(charges);
        if (persons < 1 || persons > MOST_PERSONS) throw new IllegalArgumentException("no such household: " + persons);
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::cents).sum();
    }

    public long comesIn() {
        return sum(income);
    }

    public long goesOut() {
        return sum(charges);
    }

    /** Euro cents; below zero when more goes out than comes in. */
    public long remains() {
        return comesIn() - goesOut();
    }

    /** Euro cents for one person and one day of a month of 30 days, rounded down. */
    public long perPersonAndDay() {
        return Math.floorDiv(remains(), (long) persons * DAYS);
    }

    public long energy() {
        return charges.stream()
                .filter(line -> !line.own() && ENERGY.contains(line.name()))
                .mapToLong(Line::cents)
                .sum();
    }

    /** Percent of what comes in, rounded; 0 when nothing comes in. */
    public long energyShare() {
        return comesIn() == 0 ? 0 : Math.round(100.0 * energy() / comesIn());
    }
}
