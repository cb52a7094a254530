// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.limits.HeavyWork;
import fr.parvis.network.FranceServicesSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OpeningTimes;
import fr.parvis.network.Point;
import fr.parvis.rota.Engagements;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.rota.RotaSettings;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Candidate.Busy;
import fr.parvis.rota.domain.proposal.Measures.Planned;
import fr.parvis.rota.domain.proposal.Post.Need;
import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.PlanDays.Part;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.values.Outcome;
import fr.parvis.values.Period;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proposes a rota for some weeks: reads what binds it, looks for some seconds beside the request, keeps what was found. Somebody takes it or drops
 * it; until then nothing is changed.
 */
@Component
public class ProposeRota {
    private static final Logger LOG = LoggerFactory.getLogger(ProposeRota.class);

    public static final int MOST_WEEKS = 4;

    private static final String LABELLED = "france-services";
    private static final int DAYS = 7;
    private static final int MOST_POSTS = 5_000;
    private static final int KEPT = 10;

    /** Weeks before, whose hours count for evenness: with those proposed, eight. */
    private static final int WEEKS_BEFORE = 4;

    /** Longer than that nothing is made any more: the process ended meanwhile. */
    private static final Duration LOST = Duration.ofMinutes(2);

    private final ProposalTable proposals;
    private final Turns turns;
    private final PlanDays days;
    private final Accounts accounts;
    private final KeepAbsences absences;
    private final Wishes wishes;
    private final Holds holds;
    private final OpeningTimes openings;
    private final List<Engagements> engaged;
    private final LocalDays localDays;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int agents;
    private final Duration longest;
    private final Semaphore solving = new Semaphore(HeavyWork.AT_ONCE);

    ProposeRota(
            ProposalTable proposals,
            Turns turns,
            PlanDays days,
            Accounts accounts,
            KeepAbsences absences,
            Wishes wishes,
            Holds holds,
            OpeningTimes openings,
            List<Engagements> engaged,
            LocalDays localDays,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions,
            FranceServicesSettings settings,
            RotaSettings rota) {
        this.proposals = proposals;
        this.turns = turns;
        this.days = days;
        this.accounts = accounts;
        this.absences = absences;
        this.wishes = wishes;
        this.holds = holds;
        this.openings = openings;
        this.engaged = engaged;
        this.localDays = localDays;
        this.journal = journal;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.agents = settings.agents();
        this.longest = Duration.ofSeconds(rota.proposalSeconds());
    }

    /** Constraints of a rota of some weeks. */
    record Ground(List<Candidate> candidates, List<Post> posts, List<Planned> copied) {}

    /** Begins beside the request; the same identifier twice is one. */
    public Outcome<UUID> handle(UUID id, LocalDate anyDay, int weeks) {
        var monday = anyDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (weeks < 1 || weeks > MOST_WEEKS) return Outcome.refused("weeks", "rota.problem.weeks", MOST_WEEKS);
        if (monday.plusDays(DAYS - 1L).isBefore(localDays.today()))
            return Outcome.refused("monday", "rota.problem.over");
        var last = monday.plusDays((long) weeks * DAYS - 1);
        if (find(id).isPresent()) return new Outcome.Done<>(id);
        var ground = Objects.requireNonNull(transaction.execute(status -> ground(monday, last)));
        if (ground.posts().isEmpty()) return Outcome.refused("", "rota.problem.nothing-to-plan");
        if (ground.posts().size() > MOST_POSTS) return Outcome.refused("weeks", "rota.problem.too-large");
        if (!solving.tryAcquire()) return Outcome.refused("", "rota.problem.busy");
        try {
            boolean begun = Boolean.TRUE.equals(transaction.execute(status -> {
                var by = Objects.requireNonNull(Actor.account());
                if (!proposals.begin(id, new Period(monday, last), by, clock.instant())) return false;
                journal.note("rota.proposal-made", monday.toString(), Map.of());
                return true;
            }));
            if (!begun) {
                solving.release();
                return new Outcome.Done<>(id);
            }
            var scope = Asking.scope();
            Thread.ofVirtual()
                    .name("rota-proposal")
                    .start(() -> Asking.as(scope).run(() -> solve(id, ground)));
        } catch (RuntimeException e) {
            solving.release();
            throw e;
        }
        return new Outcome.Done<>(id);
    }

    private void solve(UUID id, Ground ground) {
        try {
            var solved = SolveRota.handle(ground.candidates(), ground.posts(), longest);
            var copied = Measures.of(ground.copied(), ground.candidates(), ground.posts());
            transaction.executeWithoutResult(status -> proposals.finish(id, solved.proposed(), copied, solved.lines()));
        } catch (RuntimeException e) {
            LOG.error("proposal {} of a rota could not be made", id, e);
            transaction.executeWithoutResult(
                    status -> proposals.become(id, Proposal.State.MAKING, Proposal.State.DROPPED));
        } finally {
            solving.release();
        }
    }

    public Optional<Proposal> find(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> proposals.find(id)));
    }

    public List<Proposal> latest() {
        return Objects.requireNonNull(transaction.execute(status -> proposals.latest(KEPT)));
    }

    public List<Line> lines(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> proposals.lines(id)));
    }

    /** Whether it will never be ready. */
    public boolean isLost(Proposal proposal) {
        return proposal.state() == Proposal.State.MAKING
                && Duration.between(proposal.madeAt(), clock.instant()).compareTo(LOST) > 0;
    }

    /** Plans the days that it says, from today on; a day on which somebody is away by now stays as it is. @return number of days planned */
    public Optional<Integer> take(UUID id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var proposal = proposals.find(id).orElse(null);
            if (proposal == null || !proposals.become(id, Proposal.State.PROPOSED, Proposal.State.TAKEN))
                return Optional.<Integer>empty();
            int planned = days.take(plan(proposal));
            journal.note("rota.proposal-taken", proposal.firstDay().toString(), Map.of());
            return Optional.of(planned);
        }));
    }

    private Map<UUID, TreeMap<LocalDate, List<Part>>> plan(Proposal proposal) {
        var today = localDays.today();
        var from = proposal.firstDay().isBefore(today) ? today : proposal.firstDay();
        var away = absences.between(from, proposal.lastDay()).stream()
                .filter(absence -> absence.state() == Absence.State.ACCEPTED)
                .toList();
        var lines = proposals.lines(proposal.id());
        var before = before(proposal.firstDay());
        var known = mediators(before, reference(proposal.firstDay(), before));
        // whoever came into the rota since was not looked at
        known.retainAll(proposals.planned(
                proposal.madeAt(),
                proposal.firstDay().minusWeeks(WEEKS_BEFORE),
                proposal.firstDay().plusDays(DAYS - 1L)));
        lines.forEach(line -> known.add(line.mediator()));
        var plan = new HashMap<UUID, TreeMap<LocalDate, List<Part>>>();
        // a mediator without a turn on a day rests, whatever the ordinary week says; mediators not planned keep theirs
        for (var account : accounts.working()) {
            if (!known.contains(account.id())) continue;
            var own = new TreeMap<LocalDate, List<Part>>();
            from.datesUntil(proposal.lastDay().plusDays(1))
                    .filter(day ->
                            away.stream().noneMatch(one -> one.mediator().equals(account.id()) && one.covers(day)))
                    .forEach(day -> own.put(day, new ArrayList<>()));
            plan.put(account.id(), own);
        }
        for (var line : lines) {
            var day = plan.getOrDefault(line.mediator(), new TreeMap<>()).get(line.day());
            if (day != null) day.add(new Part(line.from(), line.until(), line.point()));
        }
        for (var turn : withoutHours(proposal.firstDay(), proposal.lastDay())) {
            var day = plan.getOrDefault(turn.mediator(), new TreeMap<>()).get(turn.day());
            if (day != null) day.add(PlanDays.part(turn));
        }
        return plan;
    }

    private List<Turn> before(LocalDate first) {
        return turns.between(first.minusWeeks(WEEKS_BEFORE), first.minusDays(1));
    }

    /** The week that the proposal starts from: the one before, or where it is empty the first one as it is planned. */
    private List<Turn> reference(LocalDate first, List<Turn> before) {
        var reference = before.stream()
                .filter(turn -> !turn.day().isBefore(first.minusWeeks(1)))
                .toList();
        return reference.isEmpty() ? turns.between(first, first.plusDays(DAYS - 1L)) : reference;
    }

    private static Set<UUID> mediators(List<Turn> before, List<Turn> reference) {
        return Stream.concat(before.stream(), reference.stream())
                .map(Turn::mediator)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Turns at points that have no hours then, for which nothing is proposed: they stay. */
    private List<Turn> withoutHours(LocalDate first, LocalDate last) {
        var planned = turns.between(first, last);
        var open = openings.between(planned.stream().map(Turn::point).collect(Collectors.toSet()), first, last);
        return planned.stream()
                .filter(turn -> open.getOrDefault(turn.point(), List.of()).isEmpty())
                .toList();
    }

    public boolean drop(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(status -> proposals.become(id, Proposal.State.PROPOSED, Proposal.State.DROPPED)
                        || proposals.become(id, Proposal.State.MAKING, Proposal.State.DROPPED)));
    }

    Ground ground(LocalDate first, LocalDate last) {
        var points = turns.byId();
        var before = before(first);
        var reference = reference(first, before);
        var posts = posts(first, last, points, reference);
        return new Ground(candidates(first, last, before, reference), posts, copied(first, last, reference));
    }

    private static List<Planned> copied(LocalDate first, LocalDate last, List<Turn> reference) {
        var copied = new ArrayList<Planned>();
        for (var monday = first; monday.isBefore(last); monday = monday.plusWeeks(1))
            for (var turn : reference)
                copied.add(new Planned(
                        turn.mediator(),
                        monday.plusDays(turn.day().getDayOfWeek().getValue() - 1L),
                        turn.fromMinute(),
                        turn.untilMinute(),
                        turn.point()));
        return copied;
    }

    private List<Post> posts(LocalDate first, LocalDate last, Map<UUID, Point> points, List<Turn> reference) {
        var open = openings.between(points.keySet(), first, last);
        var posts = new ArrayList<Post>();
        for (var point :
                points.values().stream().sorted(Comparator.comparing(Point::id)).toList()) {
            int needed = point.labels().contains(LABELLED) ? agents : 1;
            for (var opening : open.getOrDefault(point.id(), List.of())) {
                int from = minute(opening.start(), opening.day(), point.zone());
                int until = minute(opening.end(), opening.day(), point.zone());
                if (from >= until) continue;
                long usual = reference.stream()
                        .filter(turn -> turn.point().equals(point.id())
                                && turn.day().getDayOfWeek() == opening.day().getDayOfWeek()
                                && turn.fromMinute() <= from
                                && turn.untilMinute() >= until)
                        .count();
                for (int i = 0; i < Math.max(needed, usual); i++)
                    posts.add(new Post(
                            "%s %s %d %d".formatted(point.id(), opening.day(), from, i),
                            point.id(),
                            opening.day(),
                            from,
                            until,
                            i >= needed ? Need.USUAL : needed > 1 ? Need.DUTY : Need.OPEN));
            }
        }
        return posts;
    }

    /** After midnight of the day, 1440 at most. */
    private static int minute(Instant at, LocalDate day, ZoneId zone) {
        var local = at.atZone(zone);
        return local.toLocalDate().isAfter(day) ? 1440 : local.toLocalTime().toSecondOfDay() / 60;
    }

    private List<Candidate> candidates(LocalDate first, LocalDate last, List<Turn> before, List<Turn> reference) {
        var team = accounts.working();
        var ids = team.stream().map(Account::id).collect(Collectors.toSet());
        var away = absences.between(first, last);
        var wished = wishes.between(first, last).stream().collect(Collectors.groupingBy(Wishes.Wish::mediator));
        var taken = holds
                .between(
                        ids,
                        first.atStartOfDay(localDays.zone()).toInstant(),
                        last.plusDays(1).atStartOfDay(localDays.zone()).toInstant())
                .stream()
                .filter(hold -> hold.kind() != HoldKind.ABSENCE)
                .collect(Collectors.groupingBy(Hold::mediator));
        var elsewhere = engaged.stream()
                .flatMap(one -> one.between(first, last).stream())
                .collect(Collectors.groupingBy(Engagements.Engagement::mediator));
        var known = mediators(before, reference);
        var kept = withoutHours(first, last).stream().collect(Collectors.groupingBy(Turn::mediator));
        return team.stream()
                .map(Account::id)
                .filter(known::contains)
                .map(id -> new Candidate(
                        id,
                        usualPoint(id, reference),
                        away.stream()
                                .filter(one -> one.mediator().equals(id))
                                .flatMap(one ->
                                        one.firstDay().datesUntil(one.lastDay().plusDays(1)))
                                .collect(Collectors.toSet()),
                        wished.getOrDefault(id, List.of()).stream()
                                .collect(Collectors.toMap(Wishes.Wish::day, Wishes.Wish::kind)),
                        busy(
                                taken.getOrDefault(id, List.of()),
                                elsewhere.getOrDefault(id, List.of()),
                                kept.getOrDefault(id, List.of())),
                        before.stream()
                                .filter(turn -> turn.mediator().equals(id))
                                .mapToInt(Turn::minutes)
                                .sum()))
                .toList();
    }

    private List<Busy> busy(List<Hold> taken, List<Engagements.Engagement> elsewhere, List<Turn> kept) {
        var busy = new ArrayList<Busy>();
        for (var hold : taken) busy.add(busy(hold.from(), hold.until(), hold.point()));
        for (var one : elsewhere) busy.add(busy(one.from(), one.until(), null));
        for (var turn : kept) busy.add(new Busy(turn.day(), turn.fromMinute(), turn.untilMinute(), turn.point()));
        return busy;
    }

    private Busy busy(Instant from, Instant until, @Nullable UUID point) {
        var zone = localDays.zone();
        var day = LocalDate.ofInstant(from, zone);
        return new Busy(day, minute(from, day, zone), minute(until, day, zone), point);
    }

    private static @Nullable UUID usualPoint(UUID mediator, List<Turn> reference) {
        return reference.stream()
                .filter(turn -> turn.mediator().equals(mediator))
                .collect(Collectors.groupingBy(Turn::point, Collectors.summingInt(Turn::minutes)))
                .entrySet()
                .stream()
                .max(Comparator.comparing((Function<Map.Entry<UUID, Integer>, Integer>) Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
