package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.Gain;
import fr.parvis.energy.domain.clock.Notice;
import fr.parvis.energy.domain.clock.NoticeCheck;
import fr.parvis.energy.domain.clock.Timeline;
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

    public Timeline timeline(UnpaidBill bill) {
        return clock.of(bill.facts(), today());
    }

    public Optional<Gain> gain(UnpaidBill bill) {
        return Gain.of(clock, bill.facts(), today());
    }

    public List<NoticeCheck.Finding> check(UnpaidBill bill, Notice notice) {
        return NoticeCheck.of(clock, bill.facts(), notice, today());
    }
}
