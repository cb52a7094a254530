// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.rollout.RolloutSettings;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps trainings, certificates and entitlements of those who work in the association. */
@Component
@Transactional
public class KeepStaffSkills {
    private static final int OLDEST_YEARS = 50;
    private static final int LONGEST_YEARS = 20;
    private static final int MOST_HOURS = 2000;
    private static final int LONGEST = 80;
    private static final int DAYS_REMOVED = 30;

    private final StaffSkillTable table;
    private final Accounts accounts;
    private final LocalDays localDays;
    private final Journal journal;
    private final int remindDays;

    KeepStaffSkills(
            StaffSkillTable table, Accounts accounts, LocalDays localDays, Journal journal, RolloutSettings settings) {
        this.table = table;
        this.accounts = accounts;
        this.localDays = localDays;
        this.journal = journal;
        this.remindDays = settings.renewalDays();
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** @param account null: of all */
    @Transactional(readOnly = true)
    public List<StaffSkill> list(@Nullable UUID account) {
        return table.list(account);
    }

    /** Those of accounts that are active, to be renewed soon or already over; the most urgent first. */
    @Transactional(readOnly = true)
    public List<StaffSkill> toRenew() {
        var active = accounts.list(Asking.association()).stream()
                .filter(Accounts.Account::active)
                .map(Accounts.Account::id)
                .toList();
        return table.toRenew(today().plusDays(remindDays)).stream()
                .filter(one -> active.contains(one.account()))
                .toList();
    }

    /**
     * Entry to keep, as somebody typed it.
     *
     * @param kind one of {@link StaffSkill#KINDS}
     * @param subject one of {@link StaffSkill#SUBJECTS}
     * @param hours 1 to 2000; null where none were typed
     * @param hoursRead whether what was typed as hours is a number, or nothing
     */
    public record Command(
            UUID id,
            @Nullable UUID account,
            String kind,
            String subject,
            String title,
            @Nullable LocalDate obtainedOn,
            @Nullable Integer hours,
            boolean hoursRead,
            @Nullable LocalDate renewBefore) {}

    public Outcome<UUID> add(Command command) {
        var account = command.account;
        var problems = new ArrayList<Problem>();
        if (account == null
                || accounts.list(Asking.association()).stream()
                        .noneMatch(one -> one.active() && one.id().equals(account)))
            problems.add(Problem.of("qui", "rollout.staff.problem.account"));
        if (!StaffSkill.KINDS.contains(command.kind)) problems.add(Problem.of("genre", "rollout.staff.problem.kind"));
        if (!StaffSkill.SUBJECTS.contains(command.subject))
            problems.add(Problem.of("sujet", "rollout.staff.problem.subject"));
        if (command.title.length() > LONGEST || command.subject.equals("other") && command.title.length() < 3)
            problems.add(Problem.of("titre", "rollout.staff.problem.title", LONGEST));
        var today = today();
        var obtainedOn = command.obtainedOn;
        var renewBefore = command.renewBefore;
        if (obtainedOn == null || obtainedOn.isAfter(today) || obtainedOn.isBefore(today.minusYears(OLDEST_YEARS)))
            problems.add(Problem.of("obtenu", "rollout.staff.problem.obtained"));
        else if (renewBefore != null
                && (!renewBefore.isAfter(obtainedOn) || renewBefore.isAfter(obtainedOn.plusYears(LONGEST_YEARS))))
            problems.add(Problem.of("avant", "rollout.staff.problem.renew", LONGEST_YEARS));
        var hours = command.hours;
        if (!command.hoursRead || hours != null && (hours < 1 || hours > MOST_HOURS))
            problems.add(Problem.of("heures", "rollout.staff.problem.hours", MOST_HOURS));
        if (!problems.isEmpty() || account == null || obtainedOn == null) return new Outcome.Refused<>(problems);
        table.add(
                new StaffSkill(
                        command.id,
                        account,
                        command.kind,
                        command.subject,
                        command.title,
                        obtainedOn,
                        hours,
                        renewBefore),
                Objects.requireNonNull(Actor.account(), "an entry is made by somebody"),
                localDays.now());
        journal.note("rollout.staff-skill-kept", command.id.toString(), Map.of());
        return new Outcome.Done<>(command.id);
    }

    /** @return false when there is none */
    public boolean remove(UUID id) {
        if (!table.remove(id, localDays.now())) return false;
        journal.note("rollout.staff-skill-removed", id.toString(), Map.of());
        return true;
    }

    /** @return false when there is none */
    public boolean giveBack(UUID id) {
        if (!table.remove(id, null)) return false;
        journal.note("rollout.staff-skill-kept", id.toString(), Map.of());
        return true;
    }

    /** Removes what belongs to accounts that are closed, and deletes what was removed thirty days ago. */
    public int forget() {
        var closed = accounts.list(Asking.association()).stream()
                .filter(account -> !account.active())
                .map(Accounts.Account::id)
                .toList();
        table.removeOf(closed, localDays.now());
        return table.forget(localDays.now().minus(Duration.ofDays(DAYS_REMOVED)));
    }
}
