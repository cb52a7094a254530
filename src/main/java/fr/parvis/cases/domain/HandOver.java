// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives all open cases of somebody, who leaves perhaps, to a colleague. */
@Component
public class HandOver {
    private final CaseTable cases;
    private final Accounts accounts;
    private final Journal journal;

    HandOver(CaseTable cases, Accounts accounts, Journal journal) {
        this.cases = cases;
        this.accounts = accounts;
        this.journal = journal;
    }

    /** @return number of cases that were handed over */
    @Transactional
    public Outcome<Integer> handle(UUID from, UUID to) {
        if (from.equals(to)) return Outcome.refused("to", "cases.problem.hand-over-self");
        var receiver = accounts.find(to)
                .filter(account -> account.active()
                        && account.holds(Right.FOLLOW_PEOPLE)
                        && Asking.association().equals(account.association()));
        if (receiver.isEmpty()) return Outcome.refused("to", "cases.problem.hand-over-to");
        int handed = cases.handOver(from, to);
        journal.note(
                "cases.handed-over", from.toString(), Map.of("to", to.toString(), "cases", Integer.toString(handed)));
        return new Outcome.Done<>(handed);
    }

    /** How many open cases each account follows; an account without any is not named. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> open() {
        return cases.countOpen();
    }
}
