// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import fr.parvis.audit.Journal;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.RoundsSettings;
import fr.parvis.rounds.domain.CurrentCrew;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Arms a home visit before somebody leaves, prolongs it, ends it in one press, and answers its alarm. */
@Component
@Transactional
public class KeepHomeVisit {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final HomeVisitTable visits;
    private final AlarmRule rule;
    private final Team team;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final Journal journal;
    private final Clock clock;
    private final int oldestDays;

    KeepHomeVisit(
            HomeVisitTable visits,
            AlarmRule rule,
            Team team,
            Communes communes,
            Nomenclature nomenclature,
            Journal journal,
            Clock clock,
            RoundsSettings settings) {
        this.visits = visits;
        this.rule = rule;
        this.team = team;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.journal = journal;
        this.clock = clock;
        this.oldestDays = settings.walksOldestDays();
    }

    /**
     * Fields of the request.
     *
     * @param expectedEnd of one that is armed; {@code endedAt} of one that is recorded afterwards
     */
    public record Asked(
            UUID id,
            String insee,
            @Nullable String privateNote,
            @Nullable String toCall,
            @Nullable String partner,
            List<UUID> colleagues,
            Instant startedAt,
            @Nullable Instant expectedEnd,
            @Nullable Instant endedAt) {

        public Asked until(Instant end) {
            return new Asked(id, insee, privateNote, toCall, partner, colleagues, startedAt, end, null);
        }

        public Asked over(Instant from, Instant to) {
            return new Asked(id, insee, privateNote, toCall, partner, colleagues, from, to, to);
        }
    }

    /** From now on the server waits for them. The same one asked for twice is armed once; one that is over is not armed anew. */
    public Result<HomeVisit> arm(Asked asked) {
        var now = clock.instant();
        var end = asked.expectedEnd();
        var problems = new ArrayList<Problem>();
        if (end == null) problems.add(Problem.of("expectedEnd", "rounds.problem.end-missing"));
        else if (end.isBefore(now.plus(SHORTEST))) problems.add(Problem.of("expectedEnd", "rounds.problem.end-soon"));
        else if (end.isAfter(now.plus(LONGEST))) problems.add(Problem.of("expectedEnd", "rounds.problem.end-late"));
        var known = visits.find(asked.id()).orElse(null);
        if (known != null) {
            var again = again(known);
            return again instanceof Result.Accepted && !known.running()
                    ? Result.rejected("", "rounds.problem.home-visit-over")
                    : again;
        }
        problems.addAll(0, problems(asked));
        if (!problems.isEmpty() || end == null) return new Result.Rejected<>(problems);
        return insert(asked, now, end, null);
    }

    /**
     * One that was not armed, for want of network: it is counted, and says so. One that is armed all the same, because the answer never reached
     * the device, is over.
     */
    public Result<HomeVisit> recordAfterwards(Asked given) {
        var asked = withCode(given);
        var now = clock.instant();
        var ended = asked.endedAt() == null ? asked.expectedEnd() : asked.endedAt();
        var known = visits.find(asked.id()).orElse(null);
        if (known != null) {
            var again = again(known);
            return again instanceof Result.Accepted && known.running()
                    ? end(known.id(), ended == null ? now : ended)
                    : again;
        }
        var problems = problems(asked);
        if (asked.startedAt().isAfter(now.plus(SLACK))) problems.add(Problem.of("startedAt", "rounds.problem.future"));
        else if (asked.startedAt().isBefore(now.minus(Duration.ofDays(oldestDays))))
            problems.add(Problem.of("startedAt", "rounds.problem.too-old", oldestDays));
        else if (ended == null
                || !ended.isAfter(asked.startedAt())
                || ended.isAfter(asked.startedAt().plus(LONGEST)))
            problems.add(Problem.of("endedAt", "rounds.problem.end-after"));
        if (!problems.isEmpty() || ended == null) return new Result.Rejected<>(problems);
        return insert(asked, asked.startedAt(), ended, ended);
    }

    /** A device without network knows few communes by their code: it says the name, which must be one's only. */
    private Asked withCode(Asked asked) {
        if (communes.find(asked.insee()).isPresent()) return asked;
        var named = communes.search(asked.insee()).stream()
                .filter(commune -> commune.name().equalsIgnoreCase(asked.insee().strip()))
                .toList();
        if (named.size() != 1) return asked;
        return new Asked(
                asked.id(),
                named.getFirst().insee(),
                asked.privateNote(),
                asked.toCall(),
                asked.partner(),
                asked.colleagues(),
                asked.startedAt(),
                asked.expectedEnd(),
                asked.endedAt());
    }

    private Result<HomeVisit> again(HomeVisit known) {
        return known.account().equals(CurrentCrew.now().account())
                ? new Result.Accepted<>(known)
                : Result.rejected("", "rounds.problem.identifier-taken");
    }

    /** @param endedAt null for one that is armed */
    private Result<HomeVisit> insert(Asked asked, Instant startedAt, Instant expectedEnd, @Nullable Instant endedAt) {
        boolean armed = endedAt == null;
        var visit = new HomeVisit(
                asked.id(),
                LocalDate.ofInstant(startedAt, team.zone()),
                CurrentCrew.now().account(),
                List.copyOf(asked.colleagues()),
                asked.insee(),
                "",
                FreeText.orNothing(asked.partner()),
                armed ? FreeText.orNothing(asked.privateNote()) : null,
                armed ? FreeText.orNothing(asked.toCall()) : null,
                armed,
                startedAt,
                expectedEnd,
                endedAt,
                false,
                null,
                null,
                null,
                0);
        if (!visits.insert(visit)) return Result.rejected("", "rounds.problem.identifier-taken");
        journal.note(
                armed ? "rounds.home-visit-armed" : "rounds.home-visit-recorded",
                visit.id().toString(),
                Map.of());
        return new Result.Accepted<>(visits.find(visit.id()).orElseThrow());
    }

    private List<Problem> problems(Asked asked) {
        var problems = new ArrayList<Problem>();
        if (communes.find(asked.insee()).isEmpty())
            problems.add(Problem.of("commune", "rounds.problem.commune-unknown"));
        var partner = FreeText.orNothing(asked.partner());
        if (partner != null && !nomenclature.on(team.today()).isUsable(CodeList.OPERATOR, partner))
            problems.add(Problem.of(
                    "partner", "rounds.problem.code", partner.length() > 40 ? partner.substring(0, 40) : partner));
        if (FreeText.length(FreeText.orEmpty(asked.privateNote())) > 300)
            problems.add(Problem.of("privateNote", "rounds.problem.too-long", 300));
        if (FreeText.length(FreeText.orEmpty(asked.toCall())) > 120)
            problems.add(Problem.of("toCall", "rounds.problem.too-long", 120));
        if (asked.colleagues().size() > 3) problems.add(Problem.of("colleagues", "rounds.problem.members-many", 4));
        else if (asked.colleagues().contains(CurrentCrew.now().account()))
            problems.add(Problem.of("colleagues", "rounds.problem.twice"));
        else problems.addAll(team.problems(asked.colleagues(), "colleagues"));
        return problems;
    }

    /** They are back. Idempotent: the first hour stands. */
    public Result<HomeVisit> end(UUID id, Instant at) {
        var visit = touched(id).orElse(null);
        if (visit == null) return Result.rejected("", Result.HOME_VISIT_UNKNOWN);
        if (!visit.running()) return new Result.Accepted<>(visit);
        var now = clock.instant();
        // a device whose clock is wrong ends it when the word arrives, never in the future nor before it began
        var ended = at.isAfter(now) || at.isBefore(visit.startedAt()) ? now : at;
        visits.end(id, ended, CurrentCrew.now().account(), false);
        journal.note("rounds.home-visit-ended", id.toString(), Map.of());
        return new Result.Accepted<>(visits.find(id).orElseThrow());
    }

    /** They did not leave after all. */
    public Result<HomeVisit> cancel(UUID id) {
        var visit = touched(id).orElse(null);
        if (visit == null) return Result.rejected("", Result.HOME_VISIT_UNKNOWN);
        if (!visit.running()) return new Result.Accepted<>(visit);
        visits.end(id, clock.instant(), CurrentCrew.now().account(), true);
        journal.note("rounds.home-visit-cancelled", id.toString(), Map.of());
        return new Result.Accepted<>(visits.find(id).orElseThrow());
    }

    /**
     * It lasts longer: from its expected end or, when that was over, from the moment it was said. A word that was long on its way
     * so makes an end that is past already, and silences nothing: what stands goes on standing.
     *
     * @param at time when it was said
     */
    public Result<HomeVisit> prolong(UUID id, Duration by, Instant at) {
        return prolong(id, by, at, null);
    }

    /** @param shown the end that was on the screen: once it is another one, the same press has come before, and adds nothing */
    public Result<HomeVisit> prolong(UUID id, Duration by, Instant at, @Nullable Instant shown) {
        if (by.compareTo(SHORTEST) < 0 || by.compareTo(LONGEST) > 0)
            return Result.rejected("minutes", "rounds.problem.end-late");
        var visit = touched(id).orElse(null);
        if (visit == null) return Result.rejected("", Result.HOME_VISIT_UNKNOWN);
        if (!visit.running()) return Result.rejected("", "rounds.problem.home-visit-over");
        var now = clock.instant();
        if (shown != null && !shown.equals(visit.expectedEnd())) return new Result.Accepted<>(visit);
        var said = at.isAfter(now) ? now : at;
        var end = (visit.expectedEnd().isAfter(said) ? visit.expectedEnd() : said).plus(by);
        if (end.isAfter(now.plus(LONGEST))) return Result.rejected("minutes", "rounds.problem.end-late");
        visits.prolong(id, end, end.isAfter(now));
        journal.note("rounds.home-visit-prolonged", id.toString(), Map.of("minutes", String.valueOf(by.toMinutes())));
        return new Result.Accepted<>(visits.find(id).orElseThrow());
    }

    /** Somebody looked after the alarm; it goes no further. What they found is kept. Idempotent. */
    public Result<HomeVisit> acknowledge(UUID id, String found) {
        var said = FreeText.orEmpty(found);
        if (said.isEmpty()) return Result.rejected("found", "rounds.problem.found-missing");
        if (FreeText.length(said) > 300) return Result.rejected("found", "rounds.problem.too-long", 300);
        var visit = visits.findLocked(id).orElse(null);
        if (visit == null || !CurrentCrew.now().forTheTeam()) return Result.rejected("", Result.HOME_VISIT_UNKNOWN);
        if (visit.acknowledgedAt() != null && said.equals(visit.found())) return new Result.Accepted<>(visit);
        if (!visit.running()) return Result.rejected("", "rounds.problem.home-visit-over");
        // an answer given beforehand would silence the alarm that is yet to come
        if (!rule.due(visit, clock.instant())) return Result.rejected("", "rounds.problem.no-alarm");
        visits.acknowledge(id, clock.instant(), CurrentCrew.now().account(), said);
        journal.note("rounds.home-visit-acknowledged", id.toString(), Map.of());
        return new Result.Accepted<>(visits.find(id).orElseThrow());
    }

    private Optional<HomeVisit> touched(UUID id) {
        var who = CurrentCrew.now();
        return visits.findLocked(id).filter(visit -> who.mayTouch(visit.account(), visit.colleagues()));
    }
}
