// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.domain.CurrentCrew;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records, corrects and takes back walks; each once, however often it is asked. */
@Component
@Transactional
public class KeepWalk {
    private final WalkTable walks;
    private final JudgeWalk judge;
    private final Nomenclature nomenclature;
    private final Journal journal;
    private final Clock clock;

    KeepWalk(WalkTable walks, JudgeWalk judge, Nomenclature nomenclature, Journal journal, Clock clock) {
        this.walks = walks;
        this.judge = judge;
        this.nomenclature = nomenclature;
        this.journal = journal;
        this.clock = clock;
    }

    public Result<Walk> record(Walk given) {
        var who = CurrentCrew.now();
        var judged = judge.handle(given, who.account(), 0);
        if (!judged.problems().isEmpty()) return new Result.Rejected<>(judged.problems());
        var walk = judged.walk();
        if (walks.insert(walk, clock.instant()))
            return new Result.Accepted<>(walks.find(walk.id()).orElseThrow().walk());
        var found = walks.find(walk.id()).orElse(null);
        if (found == null || !touches(who, found)) return Result.rejected("walk", "rounds.problem.identifier-taken");
        if (found.cancelled()) return Result.rejected("walk", "rounds.problem.walk-cancelled");
        var same = walk.bare();
        return same.equals(found.walk().bare())
                        || walks.saidAtFirst(walk.id()).filter(same::equals).isPresent()
                ? new Result.Accepted<>(found.walk())
                : new Result.Conflict<>(found.walk());
    }

    /** On the basis of {@code given.version()}; with a reason once its day is over. */
    public Result<Walk> correct(Walk given, @Nullable String why) {
        var who = CurrentCrew.now();
        var found = walks.findLocked(given.id()).orElse(null);
        if (found == null || !touches(who, found)) return Result.rejected("walk", Result.WALK_UNKNOWN);
        if (found.cancelled()) return Result.rejected("walk", "rounds.problem.walk-cancelled");
        var before = found.walk();
        var reason = FreeText.orNothing(why);
        var judged = judge.handle(given, before.account(), before.version());
        boolean photos = judged.walk().sightings().stream().anyMatch(s -> s.photo() != null);
        if (judged.problems().isEmpty() && !photos && judged.walk().bare().equals(before.bare()))
            return new Result.Accepted<>(before);
        if (before.version() != given.version()) return new Result.Conflict<>(before);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Result.Rejected<>(refusals);
        if (!judged.problems().isEmpty()) return new Result.Rejected<>(judged.problems());
        walks.replace(new EarlierWalk(before, clock.instant(), who.account(), reason), judged.walk());
        return new Result.Accepted<>(walks.find(given.id()).orElseThrow().walk());
    }

    /** Takes a walk back; idempotent. */
    public Result<Walk> cancel(UUID id, int version, @Nullable String why) {
        var who = CurrentCrew.now();
        var found = walks.findLocked(id).orElse(null);
        if (found == null || !touches(who, found)) return Result.rejected("walk", Result.WALK_UNKNOWN);
        if (found.cancelled()) return new Result.Accepted<>(found.walk());
        if (found.walk().version() != version) return new Result.Conflict<>(found.walk());
        var reason = FreeText.orNothing(why);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Result.Rejected<>(refusals);
        walks.cancel(id, who.account(), reason, clock.instant());
        return new Result.Accepted<>(found.walk());
    }

    public Result<Walk> giveBack(UUID id) {
        var who = CurrentCrew.now();
        var found = walks.findLocked(id).orElse(null);
        if (found == null || !touches(who, found)) return Result.rejected("walk", Result.WALK_UNKNOWN);
        if (!found.cancelled()) return new Result.Accepted<>(found.walk());
        walks.giveBack(found.walk(), who.account(), clock.instant());
        return new Result.Accepted<>(found.walk().withVersion(found.walk().version() + 1));
    }

    /** Says to whom what was seen was handed on, and what they answered. */
    public Result<UUID> relay(UUID sighting, Relayed relayed) {
        var relay = relayed.relay();
        var on = relayed.on();
        var answeredOn = relayed.answeredOn();
        var who = CurrentCrew.now();
        var found = walks.walkOf(sighting).flatMap(walks::findLocked).orElse(null);
        if (found == null || !touches(who, found) || found.cancelled()) return Result.rejected("", Result.WALK_UNKNOWN);
        var problems = new ArrayList<Problem>();
        if (relay != null && !nomenclature.on(found.walk().day()).isUsable(CodeList.OPERATOR, relay))
            problems.add(
                    Problem.of("relay", "rounds.problem.code", relay.length() > 40 ? relay.substring(0, 40) : relay));
        if (relay != null && on != null && answeredOn != null && answeredOn.isBefore(on))
            problems.add(Problem.of("answeredOn", "rounds.problem.answered-before"));
        var said = FreeText.orNothing(relayed.answer());
        if (said != null && FreeText.length(said) > 300)
            problems.add(Problem.of("answer", "rounds.problem.too-long", 300));
        if (!problems.isEmpty()) return new Result.Rejected<>(problems);
        if (relay == null) walks.relay(sighting, Relayed.NOBODY);
        else walks.relay(sighting, new Relayed(relay, on == null ? found.walk().day() : on, answeredOn, said));
        journal.note(
                "rounds.sighting-relayed", sighting.toString(), relay == null ? Map.of() : Map.of("partner", relay));
        return new Result.Accepted<>(found.walk().id());
    }

    private static boolean touches(CurrentCrew who, RecordedWalk found) {
        return who.mayTouch(found.walk().account(), found.walk().colleagues());
    }
}
