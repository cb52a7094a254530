// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.FactsCheck;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Keeps what is known of a case's unpaid bill, and puts its deadline into the case. */
@Component
public class KeepBill {

    private final BillTable bills;
    private final BillClock clock;
    private final MoveDeadlines deadlines;
    private final Cases cases;
    private final CaseBills told;
    private final People people;
    private final Journal journal;

    KeepBill(
            BillTable bills,
            BillClock clock,
            MoveDeadlines deadlines,
            Cases cases,
            CaseBills told,
            People people,
            Journal journal) {
        this.bills = bills;
        this.clock = clock;
        this.deadlines = deadlines;
        this.cases = cases;
        this.told = told;
        this.people = people;
        this.journal = journal;
    }

    /** Keeps the facts of a bill; the contract's number stays as it is. */
    @Transactional
    public Outcome<UnpaidBill> handle(UUID caseFile, Facts facts, int basedOn) {
        return handle(caseFile, facts, told.of(caseFile).reference(), basedOn);
    }

    /**
     * @param reference number of the contract or client
     * @param basedOn the version that the form showed; 0 for a new one
     */
    @Transactional
    public Outcome<UnpaidBill> handle(UUID caseFile, Facts facts, @Nullable String reference, int basedOn) {
        var it = cases.findLocked(caseFile).filter(Cases.Named::open).orElse(null);
        if (it == null) return Outcome.refused("", "energy.problem.closed");
        var today = bills.today();
        var problems = FactsCheck.of(facts, today, clock.book().earliest());
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var step = bills.find(caseFile).map(UnpaidBill::step).orElseGet(() -> deadlines.step(caseFile));
        if (!bills.write(caseFile, facts, step, basedOn)) return new Outcome.Changed<>();
        var bill = new CaseBill(
                facts.bill().issuedOn(),
                facts.bill().payableBy(),
                facts.bill().cents(),
                facts.contract().supplier(),
                reference);
        if (bill.equals(told.of(caseFile))) deadlines.move(bills.find(caseFile).orElseThrow());
        else {
            // a bill that changes moves the deadline: BillChanged
            var refused = told.keep(caseFile, bill);
            if (!refused.isEmpty()) {
                // the facts of the clock without the bill that they are about would be another bill's
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Outcome.Refused<>(refused);
            }
        }
        people.contacted(it.person(), today);
        journal.note("energy.bill-kept", caseFile.toString(), Map.of());
        return new Outcome.Done<>(bills.find(caseFile).orElseThrow());
    }
}
