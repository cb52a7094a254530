// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.ChequeEffect;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.FactsCheck;
import fr.parvis.energy.domain.clock.Notice;
import fr.parvis.energy.domain.clock.NoticeCheck;
import fr.parvis.energy.domain.clock.Timeline;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An unpaid bill as it stands today. */
@Component
@Transactional(readOnly = true)
public class ReadBill {
    private final BillTable bills;
    private final BillClock clock;

    ReadBill(BillTable bills, BillClock clock) {
        this.bills = bills;
        this.clock = clock;
    }

    public LocalDate today() {
        return bills.today();
    }

    public Optional<UnpaidBill> find(UUID caseFile) {
        return bills.find(caseFile);
    }

    public Timeline timeline(Facts facts) {
        return clock.of(facts, today());
    }

    public Optional<ChequeEffect> gain(Facts facts) {
        return ChequeEffect.of(clock, facts, today());
    }

    public List<NoticeCheck.Finding> check(Facts facts, Notice notice) {
        return NoticeCheck.of(clock, facts, notice, today());
    }

    /** Contradictions in these facts, stored or not. */
    public List<Problem> problems(Facts facts) {
        return FactsCheck.of(facts, today(), clock.book().earliest());
    }
}
