// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.crews;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Timetables;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.PlanAlone;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.tours.OverlapRule;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.values.LongDates;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends people on tours, in pairs; refuses what would put somebody in two places at once. */
@Component
@Transactional
public class PlanCrews {
    private static final int LONGEST = 366;
    private static final int MEMBERS = 4;

    private final CrewTable crews;
    private final PlanAlone alone;
    private final Roster roster;
    private final SeeTours tours;
    private final Team team;
    private final Timetables timetables;
    private final Journal journal;
    private final Clock clock;

    PlanCrews(
            CrewTable crews,
            PlanAlone alone,
            Roster roster,
            SeeTours tours,
            Team team,
            Timetables timetables,
            Journal journal,
            Clock clock) {
        this.crews = crews;
        this.alone = alone;
        this.roster = roster;
        this.tours = tours;
        this.team = team;
        this.timetables = timetables;
        this.journal = journal;
        this.clock = clock;
    }

    /** The same crew asked for twice is there once. */
    public Result<Crew> handle(Crew given) {
        var association = Asking.association();
        var crew = new Crew(
                given.id(),
                association,
                given.tour(),
                given.firstDay(),
                given.lastDay(),
                FreeText.orNothing(given.days()),
                List.copyOf(given.members()),
                clock.instant());
        var round = tours.find(crew.tour())
                .filter(r -> r.tour().association().equals(association))
                .orElse(null);
        var problems = new ArrayList<Problem>();
        if (round == null) problems.add(Problem.of("tour", "rounds.problem.tour-unknown"));
        if (crew.lastDay().isBefore(crew.firstDay())) problems.add(Problem.of("lastDay", "rounds.problem.ends-before"));
        else if (crew.span() > LONGEST) problems.add(Problem.of("lastDay", "rounds.problem.too-far", LONGEST));
        if (crew.members().isEmpty()) problems.add(Problem.of("members", "rounds.problem.members-missing"));
        else if (crew.members().size() > MEMBERS)
            problems.add(Problem.of("members", "rounds.problem.members-many", MEMBERS));
        problems.addAll(team.problems(crew.members(), "members"));
        if (crew.days() != null && timetables.read(crew.days(), "75") instanceof Timetables.Reading.Unreadable)
            problems.add(Problem.of("days", "rounds.problem.days"));
        if (!problems.isEmpty() || round == null) return new Result.Rejected<>(problems);
        alone.in(association);
        var known = crews.find(crew.id()).orElse(null);
        if (known != null) return new Result.Accepted<>(known);
        var clash = clash(crew, round);
        if (clash != null) return new Result.Rejected<>(List.of(clash));
        if (!crews.insert(crew)) return Result.rejected("", "rounds.problem.identifier-taken");
        journal.note(
                "rounds.crew-planned",
                crew.id().toString(),
                Map.of("tour", crew.tour().toString()));
        return new Result.Accepted<>(crew);
    }

    /** The crew goes no more. Idempotent. */
    public Result<UUID> cancel(UUID id) {
        if (crews.find(id).isEmpty()) return Result.rejected("", "rounds.problem.crew-unknown");
        if (crews.cancel(id, clock.instant())) journal.note("rounds.crew-cancelled", id.toString(), Map.of());
        return new Result.Accepted<>(id);
    }

    /** Somebody who is elsewhere at that hour, or the same days given twice. */
    private @Nullable Problem clash(Crew crew, Round round) {
        var others = crews.between(Asking.association(), crew.firstDay(), crew.lastDay());
        for (var other : others)
            if (other.tour().equals(crew.tour())
                    && other.firstDay().equals(crew.firstDay())
                    && other.lastDay().equals(crew.lastDay())
                    && Objects.equals(other.days(), crew.days()))
                return Problem.of("", "rounds.problem.crew-twice", names(other.members()));
        var busy = others.stream()
                .filter(other -> !other.tour().equals(crew.tour())
                        && other.members().stream().anyMatch(crew.members()::contains))
                .toList();
        if (busy.isEmpty()) return null;
        var goes = roster.of(List.of(crew));
        var all = roster.of(others);
        var planned = tours.between(crew.firstDay(), crew.lastDay());
        var mine = planned.stream()
                .filter(o -> o.tour().id().equals(round.tour().id()) && goes.goesOn(crew, o.day()))
                .toList();
        for (var member : crew.members()) {
            var elsewhere = planned.stream()
                    .filter(o -> !o.tour().id().equals(crew.tour()))
                    .filter(o -> all.of(o.tour().id(), o.day())
                            .filter(other -> other.members().contains(member))
                            .isPresent())
                    .toList();
            var overlap = OverlapRule.between(mine, elsewhere).orElse(null);
            if (overlap != null)
                return Problem.of(
                        "members",
                        "rounds.problem.two-places",
                        names(List.of(member)),
                        overlap.other().place(),
                        new LongDates(overlap.days()));
        }
        return null;
    }

    private String names(List<UUID> members) {
        var names = team.names();
        return members.stream().map(id -> names.getOrDefault(id, "?")).collect(Collectors.joining(", "));
    }
}
