// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.values.ReadableSigns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes vouchers at sessions, each once in the whole network, and lists those to be paid back. */
@Component
@Transactional
public class TakeVouchers {
    /** A voucher is taken so long after its last day, as issuers pay it back. */
    public static final int GRACE_MONTHS = 1;

    private static final int SHORTEST = 6;
    private static final int LONGEST = 24;

    /** A voucher that is said to be valid longer was misread. */
    private static final int MOST_YEARS = 5;

    /**
     * A voucher as it is typed.
     *
     * @param id made with the form: the same form twice is one voucher
     * @param validUntil its last day, as it is printed
     */
    public record Typed(
            UUID id,
            UUID session,
            String issuer,
            String code,
            @Nullable LocalDate validUntil) {}

    private final VoucherTable vouchers;
    private final CycleTable cycles;
    private final LocalDays localDays;
    private final Journal journal;

    TakeVouchers(VoucherTable vouchers, CycleTable cycles, LocalDays localDays, Journal journal) {
        this.vouchers = vouchers;
        this.cycles = cycles;
        this.localDays = localDays;
        this.journal = journal;
    }

    /** A code as it counts: case, spaces, dots and dashes do not; signs that are taken for each other are one. */
    static String normalized(String typed) {
        return ReadableSigns.seen(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\h.\\-–—_/]", ""))
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Notes that a voucher was used. */
    public Outcome<UUID> take(Typed typed) {
        var it = cycles.session(typed.session).orElse(null);
        if (it == null) return Outcome.refused("", "workshops.problem.session");
        var cycle = cycles.find(it.cycle()).orElseThrow();
        if (it.cancelled() || it.day().isAfter(localDays.todayAt(cycle.point())))
            return Outcome.refused("", "workshops.problem.not-begun");
        var problems = new ArrayList<Problem>();
        var code = normalized(typed.code);
        var validUntil = typed.validUntil;
        if (!Voucher.ISSUERS.contains(typed.issuer)) problems.add(Problem.of("emetteur", "workshops.problem.issuer"));
        if (!code.matches("[0-9A-Z]{" + SHORTEST + "," + LONGEST + "}"))
            problems.add(Problem.of("code", "workshops.problem.voucher-code", SHORTEST, LONGEST));
        if (validUntil == null || validUntil.isAfter(it.day().plusYears(MOST_YEARS)))
            problems.add(Problem.of("fin", "workshops.problem.voucher-day"));
        else if (it.day().isAfter(validUntil.plusMonths(GRACE_MONTHS)))
            problems.add(Problem.of("fin", "workshops.problem.voucher-over", validUntil));
        if (!problems.isEmpty() || validUntil == null) return new Outcome.Refused<>(problems);
        var known = vouchers.find(typed.issuer, code).orElse(null);
        if (known != null)
            return known.id().equals(typed.id)
                    ? new Outcome.Done<>(typed.id)
                    : Outcome.refused("code", "workshops.problem.voucher-used-here", known.usedOn());
        var voucher = new Voucher(typed.id, it.id(), typed.issuer, code, validUntil, it.day(), null);
        if (vouchers.isUsed(typed.issuer, code) || !vouchers.insert(voucher, code))
            return Outcome.refused("code", "workshops.problem.voucher-used");
        journal.note("workshops.voucher-used", it.id().toString(), Map.of());
        return new Outcome.Done<>(typed.id);
    }

    /** Takes back what was noted by mistake, as long as its repayment was not asked for. Idempotent. */
    public Outcome<UUID> remove(UUID session, UUID id) {
        if (vouchers.of(session).stream().noneMatch(one -> one.id().equals(id))) return new Outcome.Done<>(id);
        if (!vouchers.delete(id)) return Outcome.refused("", "workshops.problem.voucher-asked");
        journal.note("workshops.voucher-removed", session.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    @Transactional(readOnly = true)
    public List<Voucher> of(UUID session) {
        return vouchers.of(session);
    }

    /** Those to ask repayment for, by issuer, the first to end first. */
    @Transactional(readOnly = true)
    public List<Voucher> toAsk() {
        return vouchers.toAsk();
    }

    /** Repayment was asked for. @return for how many */
    public int asked(List<UUID> ids) {
        int count = vouchers.asked(ids, localDays.today());
        if (count > 0) journal.note("workshops.vouchers-asked", "", Map.of());
        return count;
    }
}
