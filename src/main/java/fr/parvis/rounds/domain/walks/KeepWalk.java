package fr.parvis.rounds.domain.walks;

import fr.parvis.audit.Journal;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.domain.Decided;
import fr.parvis.rounds.domain.Said;
import fr.parvis.rounds.domain.WhoGoes;
import fr.parvis.shell.Problem;
import java.time.Clock;
import java.time.LocalDate;
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

    public Decided<Walk> record(Walk given) {
        var who = WhoGoes.now();
        var judged = judge.handle(given, who.account(), 0);
        if (!judged.problems().isEmpty()) return new Decided.Rejected<>(judged.problems());
        var walk = judged.walk();
        if (walks.insert(walk, clock.instant()))
            return new Decided.Accepted<>(walks.find(walk.id()).orElseThrow().walk());
        var found = walks.find(walk.id()).orElse(null);
        if (found == null || !touches(who, found)) return Decided.rejected("walk", "rounds.problem.identifier-taken");
        if (found.cancelled()) return Decided.rejected("walk", "rounds.problem.walk-cancelled");
        var same = walk.bare();
        return same.equals(found.walk().bare())
                        || walks.saidAtFirst(walk.id()).filter(same::equals).isPresent()
                ? new Decided.Accepted<>(found.walk())
                : new Decided.Conflict<>(found.walk());
    }

    /** On the basis of {@code given.version()}; with a reason once its day is over. */
    public Decided<Walk> correct(Walk given, @Nullable String why) {
        var who = WhoGoes.now();
        var found = walks.findLocked(given.id()).orElse(null);
        if (found == null || !touches(who, found)) return Decided.rejected("walk", Decided.WALK_UNKNOWN);
        if (found.cancelled()) return Decided.rejected("walk", "rounds.problem.walk-cancelled");
        var before = found.walk();
        var reason = Said.orNothing(why);
        var judged = judge.handle(given, before.account(), before.version());
        boolean photos = judged.walk().sightings().stream().anyMatch(s -> s.photo() != null);
        if (judged.problems().isEmpty() && !photos && judged.walk().bare().equals(before.bare()))
            return new Decided.Accepted<>(before);
        if (before.version() != given.version()) return new Decided.Conflict<>(before);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Decided.Rejected<>(refusals);
        if (!judged.problems().isEmpty()) return new Decided.Rejected<>(judged.problems());
        walks.replace(before, judged.walk(), who.account(), reason, clock.instant());
        return new Decided.Accepted<>(walks.find(given.id()).orElseThrow().walk());
    }

    /** Twice is once. */
    public Decided<Walk> cancel(UUID id, int version, @Nullable String why) {
        var who = WhoGoes.now();
        var found = walks.findLocked(id).orElse(null);
        if (found == null || !touches(who, found)) return Decided.rejected("walk", Decided.WALK_UNKNOWN);
        if (found.cancelled()) return new Decided.Accepted<>(found.walk());
        if (found.walk().version() != version) return new Decided.Conflict<>(found.walk());
        var reason = Said.orNothing(why);
        var refusals = judge.ofChange(found, reason);
        if (!refusals.isEmpty()) return new Decided.Rejected<>(refusals);
        walks.cancel(id, who.account(), reason, clock.instant());
        return new Decided.Accepted<>(found.walk());
    }

    public Decided<Walk> giveBack(UUID id) {
        var who = WhoGoes.now();
        var found = walks.findLocked(id).orElse(null);
        if (found == null || !touches(who, found)) return Decided.rejected("walk", Decided.WALK_UNKNOWN);
        if (!found.cancelled()) return new Decided.Accepted<>(found.walk());
        walks.giveBack(found.walk(), who.account(), clock.instant());
        return new Decided.Accepted<>(found.walk().withVersion(found.walk().version() + 1));
    }

    /**
     * Says to whom what was seen was handed on, and what they answered.
     *
     * @param relay nothing: to nobody
     */
    public Decided<UUID> relay(
            UUID sighting,
            @Nullable String relay,
            @Nullable LocalDate on,
            @Nullable LocalDate answeredOn,
            @Nullable String answer) {
        var who = WhoGoes.now();
        var found = walks.walkOf(sighting).flatMap(walks::findLocked).orElse(null);
        if (found == null || !touches(who, found) || found.cancelled())
            return Decided.rejected("", Decided.WALK_UNKNOWN);
        var problems = new ArrayList<Problem>();
        if (relay != null && !nomenclature.on(found.walk().day()).isUsable(CodeList.OPERATOR, relay))
            problems.add(
                    Problem.of("relay", "rounds.problem.code", relay.length() > 40 ? relay.substring(0, 40) : relay));
        if (relay != null && on != null && answeredOn != null && answeredOn.isBefore(on))
            problems.add(Problem.of("answeredOn", "rounds.problem.answered-before"));
        var said = Said.orNothing(answer);
        if (said != null && Said.length(said) > 300) problems.add(Problem.of("answer", "rounds.problem.too-long", 300));
        if (!problems.isEmpty()) return new Decided.Rejected<>(problems);
        if (relay == null) walks.relay(sighting, null, null, null, null);
        else walks.relay(sighting, relay, on == null ? found.walk().day() : on, answeredOn, said);
        journal.note(
                "rounds.sighting-relayed", sighting.toString(), relay == null ? Map.of() : Map.of("partner", relay));
        return new Decided.Accepted<>(found.walk().id());
    }

    private static boolean touches(WhoGoes who, RecordedWalk found) {
        return who.mayTouch(found.walk().account(), found.walk().colleagues());
    }
}
