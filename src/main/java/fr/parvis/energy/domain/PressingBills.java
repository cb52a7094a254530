// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.cases.Cases;
import fr.parvis.people.People;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The unpaid bills of the cases that an account follows, by the day before which there must be a solution. */
@Component
@Transactional(readOnly = true)
public class PressingBills {
    private static final int MOST = 12;

    /** @param more whether there are others, less pressing */
    public record Most(List<Pressing> bills, boolean more) {}

    /** @param on the day, doubts read against the household */
    public record Pressing(UUID caseFile, String asked, String person, LocalDate on) {}

    private final BillTable bills;
    private final Cases cases;
    private final People people;

    PressingBills(BillTable bills, Cases cases, People people) {
        this.bills = bills;
        this.cases = cases;
        this.people = people;
    }

    public LocalDate today() {
        return bills.today();
    }

    public Most of(UUID account) {
        var due = bills.due(account, MOST + 1);
        var found = cases.all(due.keySet().stream().limit(MOST).toList());
        var names = people.names(found.stream().map(Cases.Named::person).toList());
        var pressing = found.stream()
                .map(it -> {
                    var person = names.get(it.person());
                    return new Pressing(
                            it.id(),
                            it.asked(),
                            person == null ? "—" : person.name(),
                            Objects.requireNonNull(due.get(it.id())));
                })
                .sorted(Comparator.comparing(Pressing::on).thenComparing(Pressing::caseFile))
                .toList();
        return new Most(pressing, due.size() > MOST);
    }
}
