// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.Partners;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps contracts, their lines and rules, instalments and reports due, of the association in scope. Each change notes the days to attribute anew. */
@Component
@Transactional
public class KeepContract {
    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    static final int LONGEST_YEARS = 10;
    static final int MOST_LINES = 40;
    static final int MOST_UNITS = 10_000_000;
    static final long MOST_CENTS = 100_000_000_000L;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REFERENCE = 40;

    private final ContractTable table;
    private final ReattributeActs reattribute;
    private final Partners partners;
    private final Points points;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Journal journal;

    KeepContract(
            ContractTable table,
            ReattributeActs reattribute,
            Partners partners,
            Points points,
            Communes communes,
            Nomenclature nomenclature,
            LocalDays localDays,
            Journal journal) {
        this.table = table;
        this.reattribute = reattribute;
        this.partners = partners;
        this.points = points;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.journal = journal;
    }

    /**
     * Keeps what a form says of a contract.
     *
     * @param said its {@code closedUntil} is not looked at
     */
    public Outcome<UUID> keep(Contract said) {
        var known = table.findLocked(said.id()).orElse(null);
        var problems = problems(said, known);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!table.keep(said, actor(), localDays.now())) return new Outcome.Changed<>();
        if (known != null)
            reattribute.due(first(known.firstDay(), said.firstDay()), last(known.lastDay(), said.lastDay()));
        journal.note("contracts.contract-kept", said.id().toString(), Map.of());
        return new Outcome.Done<>(said.id());
    }

    private List<Problem> problems(Contract said, @Nullable Contract known) {
        var problems = new ArrayList<Problem>();
        length("nom", said.name(), 3, LONGEST_NAME).ifPresent(problems::add);
        length("reference", said.reference(), 0, LONGEST_REFERENCE).ifPresent(problems::add);
        if (partners.names(Set.of(said.partner())).isEmpty())
            problems.add(Problem.of("financeur", "contracts.problem.funder"));
        if (outside(said.firstDay())) problems.add(Problem.of("du", "contracts.problem.day", FIRST, furthest()));
        if (outside(said.lastDay())) problems.add(Problem.of("au", "contracts.problem.day", FIRST, furthest()));
        if (problems.isEmpty()) {
            if (said.lastDay().isBefore(said.firstDay())) problems.add(Problem.of("au", "contracts.problem.no-day"));
            else if (said.lastDay().isAfter(said.firstDay().plusYears(LONGEST_YEARS)))
                problems.add(Problem.of("au", "contracts.problem.long", LONGEST_YEARS));
        }
        if (said.priority() < 1 || said.priority() > 99)
            problems.add(Problem.of("priorite", "contracts.problem.number", 1, 99));
        if (table.isTaken(said.name(), said.id())) problems.add(Problem.of("nom", "contracts.problem.name-taken"));
        var closed = known == null ? null : known.closedUntil();
        if (known != null && closed != null) {
            if (!said.firstDay().equals(known.firstDay()))
                problems.add(Problem.of("du", "contracts.problem.closed", closed));
            if (said.lastDay().isBefore(closed)) problems.add(Problem.of("au", "contracts.problem.closed", closed));
        }
        return problems;
    }

    /**
     * Keeps a line, and its rule from a day on.
     *
     * @param said its {@code position} and {@code rules} are not looked at
     * @param given its rule, from its first day on until the end
     */
    public Outcome<UUID> keep(Line said, Rule given, int version) {
        var rule = given.in(said.unit());
        var contract = table.findLocked(said.contract()).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        if (contract.version() != version) return new Outcome.Changed<>();
        var lines = table.lines(contract.id());
        var known = lines.stream()
                .filter(line -> line.id().equals(said.id()))
                .findAny()
                .orElse(null);
        if (known == null && lines.size() >= MOST_LINES)
            return Outcome.refused("", "contracts.problem.lines", MOST_LINES);
        var problems = problems(said, known, rule, contract);
        if (problems.isEmpty()) problems.addAll(overlaps(said, rule, contract, lines));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        int position = known != null
                ? known.position()
                : lines.stream().mapToInt(Line::position).max().orElse(0) + 1;
        var line = new Line(
                said.id(),
                contract.id(),
                position,
                said.name(),
                said.unit(),
                said.promised(),
                said.price(),
                said.lump(),
                false,
                List.of());
        if (!table.keep(line)) return Outcome.refused("", "contracts.problem.unknown-line");
        table.keep(said.id(), rule, actor(), localDays.now());
        if (known != null && known.removed()) table.remove(said.id(), false, localDays.now());
        touch(contract);
        reattribute.due(contract.openFrom(), contract.lastDay());
        journal.note("contracts.line-kept", contract.id().toString(), Map.of());
        return new Outcome.Done<>(said.id());
    }

    private List<Problem> problems(Line said, @Nullable Line known, Rule rule, Contract contract) {
        var problems = new ArrayList<Problem>();
        length("nom", said.name(), 3, LONGEST_NAME).ifPresent(problems::add);
        if (said.promised() < 1 || said.promised() > MOST_UNITS)
            problems.add(Problem.of("promis", "contracts.problem.number", 1, MOST_UNITS));
        var price = said.price();
        if (price != null && (price < 1 || price > MOST_CENTS / 1000))
            problems.add(Problem.of("montant", "contracts.problem.amount"));
        var lump = said.lump();
        if (lump != null && (lump < 1 || lump > MOST_CENTS))
            problems.add(Problem.of("montant", "contracts.problem.amount"));
        if (contract.closedUntil() != null && known != null && known.unit() != said.unit())
            problems.add(Problem.of("unite", "contracts.problem.unit-closed", contract.closedUntil()));
        if (rule.from().isBefore(contract.openFrom()) || rule.from().isAfter(contract.lastDay()))
            problems.add(Problem.of("regle-du", "contracts.problem.rule-day", contract.openFrom(), contract.lastDay()));
        if (!rule.requests() && !rule.activities())
            problems.add(Problem.of("compte", "contracts.problem.nothing-counted"));
        problems.addAll(codes("themes", CodeList.THEME, rule.themes(), rule.from()));
        problems.addAll(codes("operateurs", CodeList.OPERATOR, rule.operators(), rule.from()));
        problems.addAll(codes("presences", CodeList.PRESENCE, rule.presences(), rule.from()));
        problems.addAll(codes("activites", CodeList.ACTIVITY, rule.kinds(), rule.from()));
        var ours = points.ours().stream().map(Point::id).collect(Collectors.toSet());
        if (!ours.containsAll(rule.points())) problems.add(Problem.of("points", "contracts.problem.point"));
        for (var insee : rule.communes())
            if (communes.find(insee).isEmpty())
                problems.add(Problem.of("communes", "contracts.problem.commune", insee));
        var departments =
                communes.departments().stream().map(Communes.Department::code).collect(Collectors.toSet());
        for (var code : rule.departments())
            if (!departments.contains(code))
                problems.add(Problem.of("departements", "contracts.problem.department", code));
        return problems;
    }

    private List<Problem> codes(String field, CodeList list, Collection<String> chosen, LocalDate from) {
        var codes = nomenclature.on(from);
        return chosen.stream()
                .filter(code -> codes.find(list, code).isEmpty())
                .map(code -> Problem.of(
                        field, "contracts.problem.closed-code", codes.label(list, code, Locale.FRENCH), from))
                .toList();
    }

    /** Two lines of a contract with the same unit count no act twice. */
    private List<Problem> overlaps(Line said, Rule rule, Contract contract, List<Line> lines) {
        var ours = points.ours();
        var codes = nomenclature.on(rule.from());
        var versions = new ArrayList<Rule>();
        versions.add(rule);
        // where its unit changes, its earlier rules were not yet held against lines of the new one
        lines.stream()
                .filter(line -> line.id().equals(said.id()) && line.unit() != said.unit())
                .flatMap(known -> known.rules().stream())
                .filter(earlier -> earlier.from().isBefore(rule.from()))
                .forEach(versions::add);
        for (var other : lines) {
            if (other.id().equals(said.id()) || other.removed() || other.unit() != said.unit()) continue;
            for (var theirs : other.rules())
                for (var version : versions) {
                    if (!version.sharesDayWith(theirs)) continue;
                    if (!version.meets(
                            theirs, theme -> AttributionTable.family(codes, theme), samePlace(version, theirs, ours)))
                        continue;
                    var from = version.from().isAfter(theirs.from()) ? version.from() : theirs.from();
                    var until = theirs.until();
                    return List.of(Problem.of(
                            "compte",
                            "contracts.problem.overlap",
                            other.name(),
                            from,
                            until == null ? contract.lastDay() : until.minusDays(1)));
                }
        }
        return List.of();
    }

    /** Acts happen at points of the association: territories that share none share no act. */
    private boolean samePlace(Rule one, Rule other, List<Point> ours) {
        if (one.anywhere() || other.anywhere()) return true;
        return ours.stream().anyMatch(point -> covers(one, point) && covers(other, point));
    }

    private boolean covers(Rule rule, Point point) {
        return rule.covers(point.id(), point.insee(), communes.city(point.insee()), point.department());
    }

    /** Removes a line, or brings it back: acts of open days leave it; closed days stay. */
    public Outcome<UUID> remove(UUID contractId, UUID line, boolean removed) {
        var contract = table.findLocked(contractId).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        var lines = table.lines(contractId);
        var known =
                lines.stream().filter(one -> one.id().equals(line)).findAny().orElse(null);
        if (known == null) return Outcome.refused("", "contracts.problem.unknown-line");
        if (!removed)
            for (var rule : known.rules()) {
                var problems = overlaps(known, rule, contract, lines);
                if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            }
        table.remove(line, removed, localDays.now());
        touch(contract);
        reattribute.due(contract.openFrom(), contract.lastDay());
        if (removed) journal.note("contracts.line-removed", contractId.toString(), Map.of());
        else journal.note("contracts.line-restored", contractId.toString(), Map.of());
        return new Outcome.Done<>(line);
    }

    public Outcome<UUID> add(Instalment it) {
        var contract = table.find(it.contract()).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        var problems = new ArrayList<Problem>();
        if (outside(it.dueOn())) problems.add(Problem.of("versement-du", "contracts.problem.day", FIRST, furthest()));
        if (it.amount() < 1 || it.amount() > MOST_CENTS)
            problems.add(Problem.of("versement", "contracts.problem.amount"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        table.add(it);
        journal.note("contracts.instalment-kept", it.contract().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    /** Notes that an instalment came in today, or that it did not; the day that was noted first stays. */
    public Outcome<UUID> received(UUID contract, UUID instalment, boolean received) {
        var known = table.instalments(contract).stream()
                .filter(one -> one.id().equals(instalment))
                .findAny()
                .orElse(null);
        if (known == null) return Outcome.refused("", "contracts.problem.unknown-instalment");
        if (received == (known.receivedOn() != null)) return new Outcome.Done<>(instalment);
        table.received(instalment, received ? localDays.today() : null);
        journal.note("contracts.instalment-kept", contract.toString(), Map.of());
        return new Outcome.Done<>(instalment);
    }

    public Outcome<UUID> removeInstalment(UUID contract, UUID instalment) {
        if (table.instalments(contract).stream().noneMatch(one -> one.id().equals(instalment)))
            return Outcome.refused("", "contracts.problem.unknown-instalment");
        table.removeInstalment(instalment);
        journal.note("contracts.instalment-removed", contract.toString(), Map.of());
        return new Outcome.Done<>(instalment);
    }

    public Outcome<UUID> add(ReportDue it) {
        var contract = table.find(it.contract()).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        var problems = new ArrayList<Problem>();
        if (outside(it.dueOn())) problems.add(Problem.of("bilan-du", "contracts.problem.day", FIRST, furthest()));
        if (!contract.runsOn(it.coversUntil()))
            problems.add(
                    Problem.of("bilan-jusqu-au", "contracts.problem.day", contract.firstDay(), contract.lastDay()));
        else if (it.coversUntil().isAfter(it.dueOn()))
            problems.add(Problem.of("bilan-jusqu-au", "contracts.problem.covers-later"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        table.add(it);
        journal.note("contracts.report-due-kept", it.contract().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    public Outcome<UUID> removeReport(UUID contract, UUID report) {
        var known = report(contract, report).orElse(null);
        if (known == null) return Outcome.refused("", "contracts.problem.unknown-report");
        if (known.sentOn() != null) return Outcome.refused("", "contracts.problem.report-sent");
        table.removeReport(report);
        journal.note("contracts.report-due-removed", contract.toString(), Map.of());
        return new Outcome.Done<>(report);
    }

    private Optional<ReportDue> report(UUID contract, UUID report) {
        return table.reports(contract).stream()
                .filter(one -> one.id().equals(report))
                .findAny();
    }

    /** Notes that a report was sent today: what it covers is closed. */
    public Outcome<UUID> sent(UUID contractId, UUID report) {
        var contract = table.findLocked(contractId).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        var known = report(contractId, report).orElse(null);
        if (known == null) return Outcome.refused("", "contracts.problem.unknown-report");
        // the contract may have been shortened since
        var until = first(known.coversUntil(), contract.lastDay());
        if (until.isAfter(localDays.today())) return Outcome.refused("", "contracts.problem.covers-to-come", until);
        if (known.sentOn() == null) table.sent(report, localDays.today());
        close(contract, until);
        return new Outcome.Done<>(report);
    }

    /** Takes back that a report was sent: its days are open again, back to what other reports cover. */
    public Outcome<UUID> notSent(UUID contractId, UUID report) {
        var contract = table.findLocked(contractId).orElse(null);
        if (contract == null) return Outcome.refused("", "contracts.problem.unknown");
        var known = report(contractId, report).orElse(null);
        if (known == null) return Outcome.refused("", "contracts.problem.unknown-report");
        if (known.sentOn() == null) return new Outcome.Done<>(report);
        table.sent(report, null);
        var closed = contract.closedUntil();
        // days beyond it were closed by another report, which may not be among those that are awaited
        if (closed != null && !closed.isAfter(known.coversUntil())) {
            var until = table.reports(contractId).stream()
                    .filter(one -> one.sentOn() != null)
                    .map(ReportDue::coversUntil)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            if (until != null && until.isAfter(closed)) until = closed;
            if (!closed.equals(until)) {
                table.close(contractId, until);
                reattribute.due(contract.firstDay(), contract.lastDay());
            }
        }
        journal.note("contracts.reopened", contractId.toString(), Map.of());
        return new Outcome.Done<>(report);
    }

    /** Attributes acts that are due, then fixes attributions up to a day; reports up to it count as sent. */
    void close(Contract contract, LocalDate until) {
        var already = contract.closedUntil();
        if (already != null && !until.isAfter(already)) return;
        reattribute.settle();
        table.close(contract.id(), until);
        for (var report : table.reports(contract.id()))
            if (report.sentOn() == null && !report.coversUntil().isAfter(until))
                table.sent(report.id(), localDays.today());
        journal.note("contracts.closed-until", contract.id().toString(), Map.of("until", until.toString()));
    }

    /** A change of what hangs on a contract is one of the contract. */
    private void touch(Contract contract) {
        table.keep(contract, actor(), localDays.now());
    }

    private boolean outside(LocalDate day) {
        return day.isBefore(FIRST) || day.isAfter(furthest());
    }

    private LocalDate furthest() {
        return localDays.today().plusYears(LONGEST_YEARS);
    }

    private static LocalDate first(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate last(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Problem> length(String field, String text, int least, int most) {
        return text.length() < least || text.length() > most
                ? Optional.of(Problem.of(field, "contracts.problem.length", least, most))
                : Optional.empty();
    }

    static UUID actor() {
        return Objects.requireNonNull(Actor.account(), "a change is somebody's");
    }
}
