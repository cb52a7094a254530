// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the plans of digital points, for the network's head. */
@Component
@Transactional
public class KeepPlan {
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final int FURTHEST_YEARS = 10;
    static final int MOST_DEVICES = 500;
    static final int MOST_STAFF = 50;
    private static final int LONGEST = 80;

    private final PlanTable table;
    private final Communes communes;
    private final Points points;
    private final Associations associations;
    private final LocalDays localDays;
    private final Journal journal;

    KeepPlan(
            PlanTable table,
            Communes communes,
            Points points,
            Associations associations,
            LocalDays localDays,
            Journal journal) {
        this.table = table;
        this.communes = communes;
        this.points = points;
        this.associations = associations;
        this.localDays = localDays;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Optional<Plan> find(UUID plan) {
        return table.find(plan);
    }

    @Transactional(readOnly = true)
    public List<Delay> delays(UUID plan) {
        return table.delays(plan);
    }

    /** Keeps what a form says of a plan. The day it is expected on is that of the last delay: a new first plan moves it only as long as there is none. */
    public Outcome<UUID> keep(Plan said) {
        var known = table.find(said.id()).orElse(null);
        var it = withDays(said, known);
        var problems = problems(it);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!table.keep(it, actor(), localDays.now())) return new Outcome.Changed<>();
        journal.note("rollout.plan-kept", it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    private Plan withDays(Plan it, @Nullable Plan known) {
        boolean delayed = !table.delays(it.id()).isEmpty();
        return new Plan(
                it.id(),
                it.name(),
                it.insee(),
                it.runBy(),
                it.partner(),
                it.budgetLine(),
                it.devices(),
                it.devicesIn(),
                it.staff(),
                it.trained(),
                it.kept(),
                it.missing(),
                known != null && delayed ? known.plannedOn() : it.plannedOn(),
                known != null && delayed ? known.expectedOn() : it.plannedOn(),
                known == null ? null : known.openedOn(),
                known == null ? null : known.givenUpOn(),
                known == null ? null : known.point(),
                it.version());
    }

    private List<Problem> problems(Plan it) {
        var problems = new ArrayList<Problem>();
        length(problems, "nom", it.name(), 3);
        length(problems, "partenaire", it.partner(), 0);
        length(problems, "budget", it.budgetLine(), 0);
        if (communes.find(it.insee()).isEmpty()) problems.add(Problem.of("commune", "rollout.problem.commune"));
        var runBy = it.runBy();
        if (runBy != null && associations.find(runBy).isEmpty())
            problems.add(Problem.of("association", "rollout.problem.association"));
        number(problems, "appareils", it.devices(), MOST_DEVICES);
        number(problems, "appareils-la", it.devicesIn(), it.devices());
        number(problems, "equipe", it.staff(), MOST_STAFF);
        number(problems, "formes", it.trained(), it.staff());
        if (outside(it.plannedOn())) problems.add(Problem.of("prevu", "rollout.problem.day", FIRST, last()));
        var both = new HashSet<>(it.kept());
        both.retainAll(it.missing());
        if (!both.isEmpty() || !Plan.CRITERIA.containsAll(it.kept()) || !Plan.CRITERIA.containsAll(it.missing()))
            problems.add(Problem.of("criteres", "rollout.problem.criteria"));
        return problems;
    }

    /** Puts an opening off, or forward, with its cause. */
    public Outcome<UUID> delay(UUID id, int version, @Nullable LocalDate to, String cause) {
        var it = table.find(id).orElse(null);
        if (it == null) return Outcome.refused("", "rollout.problem.unknown");
        if (it.openedOn() != null || it.givenUpOn() != null) return Outcome.refused("", "rollout.problem.over");
        var problems = new ArrayList<Problem>();
        if (to == null || outside(to)) problems.add(Problem.of("vers", "rollout.problem.day", FIRST, last()));
        else if (to.equals(it.expectedOn())) problems.add(Problem.of("vers", "rollout.problem.same-day"));
        if (!Delay.CAUSES.contains(cause)) problems.add(Problem.of("cause", "rollout.problem.cause"));
        if (!problems.isEmpty() || to == null) return new Outcome.Refused<>(problems);
        long days = ChronoUnit.DAYS.between(it.expectedOn(), to);
        if (Math.abs(days) > 1100) return Outcome.refused("vers", "rollout.problem.far");
        if (!table.keep(moved(it, version, to, it.openedOn(), it.givenUpOn(), it.point()), actor(), localDays.now()))
            return new Outcome.Changed<>();
        table.note(Ids.next(), id, new Delay(cause, (int) days, to, localDays.now()), actor());
        journal.note("rollout.plan-delayed", id.toString(), Map.of("days", String.valueOf(days), "cause", cause));
        return new Outcome.Done<>(id);
    }

    /** Says that it opened, and which point it became, where it is one already. */
    public Outcome<UUID> open(UUID id, int version, @Nullable LocalDate on, @Nullable UUID point) {
        var it = table.find(id).orElse(null);
        if (it == null) return Outcome.refused("", "rollout.problem.unknown");
        if (it.givenUpOn() != null) return Outcome.refused("", "rollout.problem.over");
        if (on == null || outside(on)) return Outcome.refused("ouvert", "rollout.problem.day", FIRST, last());
        if (on.isAfter(localDays.todayOfNetwork())) return Outcome.refused("ouvert", "rollout.problem.to-come");
        if (point != null) {
            if (points.find(point).isEmpty()) return Outcome.refused("point", "rollout.problem.point");
            if (table.ofPoint(point).filter(other -> !other.equals(id)).isPresent())
                return Outcome.refused("point", "rollout.problem.point-taken");
        }
        if (!table.keep(moved(it, version, it.expectedOn(), on, null, point), actor(), localDays.now()))
            return new Outcome.Changed<>();
        journal.note("rollout.plan-opened", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Gives a plan up; it is kept, and counts no more. */
    public Outcome<UUID> giveUp(UUID id, int version) {
        var it = table.find(id).orElse(null);
        if (it == null) return Outcome.refused("", "rollout.problem.unknown");
        if (it.openedOn() != null) return Outcome.refused("", "rollout.problem.over");
        if (!table.keep(
                moved(it, version, it.expectedOn(), null, localDays.todayOfNetwork(), null), actor(), localDays.now()))
            return new Outcome.Changed<>();
        journal.note("rollout.plan-given-up", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    /** Takes a plan up again that was given up or said to be open by mistake. */
    public Outcome<UUID> takeUp(UUID id, int version) {
        var it = table.find(id).orElse(null);
        if (it == null) return Outcome.refused("", "rollout.problem.unknown");
        if (!table.keep(moved(it, version, it.expectedOn(), null, null, null), actor(), localDays.now()))
            return new Outcome.Changed<>();
        journal.note("rollout.plan-taken-up", id.toString(), Map.of());
        return new Outcome.Done<>(id);
    }

    private static Plan moved(
            Plan it,
            int version,
            LocalDate expected,
            @Nullable LocalDate opened,
            @Nullable LocalDate givenUp,
            @Nullable UUID point) {
        return new Plan(
                it.id(),
                it.name(),
                it.insee(),
                it.runBy(),
                it.partner(),
                it.budgetLine(),
                it.devices(),
                it.devicesIn(),
                it.staff(),
                it.trained(),
                it.kept(),
                it.missing(),
                it.plannedOn(),
                expected,
                opened,
                givenUp,
                point,
                version);
    }

    private boolean outside(LocalDate day) {
        return day.isBefore(FIRST) || day.isAfter(last());
    }

    private LocalDate last() {
        return localDays.todayOfNetwork().plusYears(FURTHEST_YEARS);
    }

    private static UUID actor() {
        return Objects.requireNonNull(Actor.account(), "a plan is kept by somebody");
    }

    private static void length(List<Problem> problems, String field, String text, int least) {
        if (text.length() < least || text.length() > LONGEST)
            problems.add(Problem.of(field, "rollout.problem.length", least, LONGEST));
    }

    private static void number(List<Problem> problems, String field, int number, int most) {
        if (number < 0 || number > most) problems.add(Problem.of(field, "rollout.problem.number", 0, most));
    }
}
