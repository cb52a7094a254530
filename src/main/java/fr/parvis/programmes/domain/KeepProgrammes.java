// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which digital acts count for a programme, and sums them up. */
@Component
@Transactional
public class KeepProgrammes {
    private static final int FURTHEST_YEARS = 10;

    /** Rule: whose digital acts count. */
    public record Rule(
            UUID id,
            Programme programme,
            @Nullable UUID account,
            @Nullable UUID point,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    /** @param code theme or title; empty for the sum of all */
    public record Line(String code, long acts, long persons, long minutes) {}

    /** Vouchers that were taken at sessions, and for how many of them repayment was asked. */
    public record Vouchers(long taken, long asked) {}

    /** Devices of a kind that were lent, given or sold; one that was lent twice is in them twice. */
    public record Handed(String kind, long lent, long given, long sold) {
        public long all() {
            return lent + given + sold;
        }
    }

    /**
     * Sums of a programme over some days; persons who came twice are in them twice.
     *
     * @param vouchers of the programme that pays by them; null for the others
     */
    public record Report(
            Line visits,
            List<Line> themes,
            Line sessions,
            List<Line> workshops,
            List<Handed> equipment,
            @Nullable Vouchers vouchers) {

        /** All kinds together. */
        public Handed handed() {
            return equipment.stream()
                    .reduce(
                            new Handed("", 0, 0, 0),
                            (a, b) -> new Handed("", a.lent + b.lent, a.given + b.given, a.sold + b.sold));
        }
    }

    private final ProgrammeTable table;
    private final Accounts accounts;
    private final Points points;
    private final LocalDays localDays;
    private final Journal journal;

    KeepProgrammes(ProgrammeTable table, Accounts accounts, Points points, LocalDays localDays, Journal journal) {
        this.table = table;
        this.accounts = accounts;
        this.points = points;
        this.localDays = localDays;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Report report(Programme programme, LocalDate from, LocalDate to) {
        var visits = table.visits(programme, from, to).stream()
                .map(KeepProgrammes::line)
                .toList();
        var sessions = table.sessions(programme, from, to).stream()
                .map(KeepProgrammes::line)
                .toList();
        return new Report(
                visits.getFirst(),
                visits.subList(1, visits.size()),
                sessions.getFirst(),
                sessions.subList(1, sessions.size()),
                table.equipment(programme, from, to),
                programme == Programme.PASS_NUMERIQUE ? table.vouchers(from, to) : null);
    }

    private static Line line(ProgrammeTable.Sum sum) {
        return new Line(sum.code(), sum.acts(), sum.persons(), sum.minutes());
    }

    @Transactional(readOnly = true)
    public List<Rule> rules() {
        return table.rules().stream()
                .map(rule -> new Rule(
                        rule.id(), rule.programme(), rule.account(), rule.point(), rule.firstDay(), rule.lastDay()))
                .toList();
    }

    /**
     * Rule to keep, as somebody typed it.
     *
     * @param account account whose acts count, or {@code point} where those acts count that are done there; one of both
     * @param lastDay null: without an end
     * @param lastRead whether what was typed as the last day is a day, or nothing
     */
    public record Command(
            UUID id,
            @Nullable Programme programme,
            @Nullable UUID account,
            @Nullable UUID point,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            boolean lastRead) {}

    public Outcome<UUID> add(Command command) {
        var problems = problems(command);
        if (!problems.isEmpty() || command.programme == null || command.firstDay == null)
            return new Outcome.Refused<>(problems);
        table.add(
                new ProgrammeTable.Rule(
                        command.id,
                        command.programme,
                        command.account,
                        command.point,
                        command.firstDay,
                        command.lastDay),
                actor(),
                localDays.now());
        journal.note("programmes.rule-kept", command.id.toString(), Map.of("programme", command.programme.key()));
        return new Outcome.Done<>(command.id);
    }

    private List<Problem> problems(Command command) {
        var problems = new ArrayList<Problem>();
        if (command.programme == null) problems.add(Problem.of("programme", "programmes.problem.programme"));
        if ((command.account == null) == (command.point == null))
            problems.add(Problem.of("compte", "programmes.problem.whose"));
        else if (command.account != null
                && accounts.list(Asking.association()).stream()
                        .noneMatch(one -> one.id().equals(command.account)))
            problems.add(Problem.of("compte", "programmes.problem.account"));
        else if (command.point != null
                && points.find(command.point)
                        .filter(one -> one.association().equals(Asking.association()))
                        .isEmpty()) problems.add(Problem.of("point", "programmes.problem.point"));
        var latest = localDays.today().plusYears(FURTHEST_YEARS);
        if (command.firstDay == null || command.firstDay.isBefore(CoopRules.FIRST) || command.firstDay.isAfter(latest))
            problems.add(Problem.of("du", "programmes.problem.day", CoopRules.FIRST));
        if (!command.lastRead
                || command.lastDay != null
                        && (command.firstDay == null
                                || command.lastDay.isBefore(command.firstDay)
                                || command.lastDay.isAfter(latest)))
            problems.add(Problem.of("au", "programmes.problem.last"));
        return problems;
    }

    public boolean remove(UUID id) {
        if (!table.remove(id)) return false;
        journal.note("programmes.rule-removed", id.toString(), Map.of());
        return true;
    }

    /** The programmes that a visit counts for by itself; nothing when there is no such visit. */
    @Transactional(readOnly = true)
    public Optional<Set<Programme>> labels(UUID visit) {
        return table.counts(visit) ? Optional.of(table.labels(visit)) : Optional.empty();
    }

    /** @return false when there is no such visit */
    public boolean label(UUID visit, Set<Programme> programmes) {
        if (!table.counts(visit)) return false;
        table.label(visit, programmes, actor(), localDays.now());
        journal.note("programmes.visit-labelled", visit.toString(), Map.of());
        return true;
    }

    public LocalDate today() {
        return localDays.today();
    }

    static UUID actor() {
        return Objects.requireNonNull(Actor.account(), "a rule is made by somebody");
    }

    /** An identifier for a new rule. */
    public static UUID fresh() {
        return Ids.next();
    }
}
