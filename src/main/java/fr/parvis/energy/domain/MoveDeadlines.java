// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.access.Associations;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the deadline of each unpaid bill where it stands today: days pass, letters do not come, rights end. It counts from the facts, never from
 * the day before, so that nights which were missed change nothing.
 */
@Component
public class MoveDeadlines {
    private static final Logger LOG = LoggerFactory.getLogger(MoveDeadlines.class);
    private static final int AT_ONCE = 200;

    /** The step of a template of cases that dates the same deadline without knowing the bill: 14, 15 and 20 days (décret n° 2008-780, articles 1 to 3). */
    private static final String WORK = "energy: deadlines of unpaid bills";

    private static final String STEP = "unpaid-bill.deadline";

    private final BillTable bills;
    private final BillClock clock;
    private final Cases cases;
    private final Associations associations;
    private final DeadlineText text;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;

    MoveDeadlines(
            BillTable bills,
            BillClock clock,
            Cases cases,
            Associations associations,
            DeadlineText text,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.bills = bills;
        this.localDays = localDays;
        this.clock = clock;
        this.cases = cases;
        this.associations = associations;
        this.text = text;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Moves deadlines in every association. @return number of deadlines moved */
    public int handle() {
        return associations.sumInEach(WORK, _ -> here());
    }

    /** In the associations where it is that hour. */
    public int handleAt(int hour) {
        return associations.sumInEach(WORK, association -> localDays.hour(association) == hour ? here() : 0);
    }

    private int here() {
        int moved = 0;
        UUID after = null;
        List<UUID> some;
        do {
            var from = after;
            some = Objects.requireNonNull(transaction.execute(status -> bills.ofOpenCases(from, AT_ONCE)));
            for (var caseFile : some) if (moveAlone(caseFile)) moved++;
            if (!some.isEmpty()) after = some.getLast();
        } while (some.size() == AT_ONCE);
        return moved;
    }

    /** Moves the deadlines of one case in its own transaction, so that a failure does not stop the others. */
    private boolean moveAlone(UUID caseFile) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> cases.findLocked(caseFile)
                    .flatMap(it -> bills.find(it.id()))
                    .map(this::move)
                    .orElse(false)));
        } catch (RuntimeException e) {
            LOG.error("the deadline of the unpaid bill of case {} could not be moved", caseFile, e);
            return false;
        }
    }

    /** The step that is to carry the deadline: that of the case's template for the general rule, so that there is one; else a new one. */
    UUID step(UUID caseFile) {
        return cases.takeOver(caseFile, STEP, text.step()).orElseGet(Ids::next);
    }

    /** Recalculates the deadline when the bill of a case changed, in the publisher's transaction. */
    public void billChanged(UUID caseFile) {
        bills.outdate(caseFile);
        bills.find(caseFile).ifPresent(this::move);
    }

    /** Inside a transaction. @return whether the day is another than it was */
    boolean move(UnpaidBill bill) {
        var timeline = clock.of(bill.facts(), bills.today());
        var day = timeline.careful();
        boolean same = Objects.equals(day, bill.movedTo());
        // a step that was taken over still stands on the template's day; other facts may be another reason for one
        if (same && bill.counted()) return false;
        cases.remind(
                bill.caseFile(),
                new Cases.Reminder(
                        bill.step(),
                        text.step(),
                        day,
                        day == null ? text.none(timeline.status()) : text.because(timeline)));
        bills.moved(bill.caseFile(), day);
        return !same;
    }
}
