// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.bus;

import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.home.HomeVisit;
import fr.parvis.rounds.domain.home.KeepHomeVisit;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.rounds.domain.tours.AnnounceStopChange;
import fr.parvis.rounds.domain.tours.CheckKit;
import fr.parvis.rounds.domain.tours.Halt;
import fr.parvis.rounds.domain.tours.KeepHalt;
import fr.parvis.rounds.domain.tours.StopChange;
import fr.parvis.rounds.domain.walks.KeepWalk;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.rounds.domain.walks.Sighting;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import fr.parvis.sync.UnreadablePayload;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes from devices what was done on the road: halts, walks, home visits. */
@Component
class RoundCommands implements CommandHandler {
    /** A visit that could not be armed when they left is not armed afterwards: nobody would know that nobody watched. */
    private static final Duration ARMED_AT_ONCE = Duration.ofMinutes(5);

    private static final int PHOTO_TEXT = 2_000_000;
    private static final UUID NONE = Ids.NIL;

    private static final Duration SHORTLY = Duration.ofMinutes(6);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY_S_WORK = Duration.ofHours(12);
    private static final String ARM = "home-visit-arm";

    private static final List<String> TYPES = List.of(
            "check-in-stop",
            "check-out-stop",
            "stop-event",
            "check-kit",
            "record-walk",
            "correct-walk",
            "cancel-walk",
            ARM,
            "home-visit-prolong",
            "home-visit-end",
            "record-home-visit");

    private final KeepHalt halts;
    private final AnnounceStopChange stops;
    private final CheckKit kit;
    private final KeepWalk walks;
    private final SeeWalks seeWalks;
    private final KeepHomeVisit homeVisits;
    private final SeeHomeVisits seeHomeVisits;
    private final Team team;
    private final ReadPayload read;
    private final Clock clock;

    RoundCommands(
            KeepHalt halts,
            AnnounceStopChange stops,
            CheckKit kit,
            KeepWalk walks,
            SeeWalks seeWalks,
            KeepHomeVisit homeVisits,
            SeeHomeVisits seeHomeVisits,
            Team team,
            ReadPayload read,
            Clock clock) {
        this.halts = halts;
        this.stops = stops;
        this.kit = kit;
        this.walks = walks;
        this.seeWalks = seeWalks;
        this.homeVisits = homeVisits;
        this.seeHomeVisits = seeHomeVisits;
        this.team = team;
        this.read = read;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> forms() {
        return TYPES.stream().collect(Collectors.toMap(type -> type, type -> 2));
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, RoundPayload.class);
        return switch (command.type()) {
            case "check-in-stop" -> at(said.stop(), "stop", stop -> standing(stop, halts.arrive(stop, command.at())));
            case "check-out-stop" -> at(said.stop(), "stop", stop -> leave(stop, command));
            case "stop-event" -> at(said.stop(), "stop", stop -> event(stop, said, command));
            case "check-kit" -> at(said.tour(), "tour", tour -> standing(tour, kit(tour, said, command)));
            case "record-walk" -> at(said.walk(), "walk", id -> walk(id, said, command, true));
            case "correct-walk" -> at(said.walk(), "walk", id -> walk(id, said, command, false));
            case "cancel-walk" ->
                at(
                        said.walk(),
                        "walk",
                        id -> heldWhenUnknown(id, ofWalk(id, walks.cancel(id, said.version(), said.reason()))));
            case ARM -> at(said.homeVisit(), "homeVisit", id -> arm(id, said, command));
            case "home-visit-prolong" ->
                at(
                        said.homeVisit(),
                        "homeVisit",
                        id -> heldWhenUnknown(
                                id,
                                ofHomeVisit(
                                        id,
                                        homeVisits.prolong(
                                                id,
                                                Duration.ofMinutes(said.minutes() == null ? 0 : said.minutes()),
                                                command.at()))));
            case "home-visit-end" ->
                at(
                        said.homeVisit(),
                        "homeVisit",
                        id -> heldWhenUnknown(id, ofHomeVisit(id, homeVisits.end(id, command.at()))));
            default ->
                at(
                        said.homeVisit(),
                        "homeVisit",
                        id -> ofHomeVisit(id, homeVisits.recordAfterwards(asked(id, said, command))));
        };
    }

    private static CommandHandler.Outcome at(
            @Nullable UUID subject, String field, Function<UUID, CommandHandler.Outcome> then) {
        return subject == null
                ? new CommandHandler.Outcome.Rejected(null, SyncProblems.missing(field))
                : then.apply(subject);
    }

    private CommandHandler.Outcome leave(UUID stop, SentCommand command) {
        var outcome = halts.leave(stop, command.at());
        // it overtook the word that they had arrived
        return outcome instanceof Result.Rejected<Halt>(var problems)
                        && problems.stream().anyMatch(problem -> problem.is(Result.NOT_ARRIVED))
                ? new CommandHandler.Outcome.Held(stop)
                : standing(stop, outcome);
    }

    private CommandHandler.Outcome event(UUID stop, RoundPayload said, SentCommand command) {
        var day = said.day();
        if (day == null) return new CommandHandler.Outcome.Rejected(stop, SyncProblems.missing("day"));
        if ("restored".equals(said.kind())) return standing(stop, stops.restore(stop, day, command.at()));
        var kind = StopChange.Kind.find(said.kind() == null ? "" : said.kind()).orElse(null);
        if (kind == null) return new CommandHandler.Outcome.Rejected(stop, "kind", "rounds.problem.event-kind");
        return standing(
                stop,
                stops.handle(new StopChange(
                        stop,
                        day,
                        kind,
                        said.from(),
                        said.to(),
                        said.place(),
                        said.minutes(),
                        said.reason() == null ? "" : said.reason(),
                        command.at())));
    }

    private Result<List<String>> kit(UUID tour, RoundPayload said, SentCommand command) {
        var items = said.kit() == null
                ? List.<String>of()
                : said.kit().stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        return kit.handle(
                tour, said.day() == null ? LocalDate.ofInstant(command.at(), team.zone()) : said.day(), items);
    }

    private CommandHandler.Outcome walk(UUID id, RoundPayload said, SentCommand command, boolean first) {
        var sightings = new ArrayList<Sighting>();
        var events = said.events() == null ? List.<RoundPayload.@Nullable EventPayload>of() : said.events();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event == null || event.event() == null)
                return new CommandHandler.Outcome.Rejected(id, SyncProblems.missing("events[" + i + "].event"));
            byte[] photo = null;
            if (event.photo() != null)
                try {
                    if (event.photo().length() > PHOTO_TEXT) throw new IllegalArgumentException("too long");
                    photo = Base64.getDecoder().decode(event.photo());
                } catch (IllegalArgumentException e) {
                    return new CommandHandler.Outcome.Rejected(
                            id, "events[" + i + "].photo", "rounds.problem.photo-none");
                }
            sightings.add(new Sighting(
                    event.event(),
                    event.kind() == null ? "" : event.kind(),
                    event.place() == null ? "" : event.place(),
                    event.said() == null ? "" : event.said(),
                    event.relay(),
                    event.relayedOn(),
                    null,
                    null,
                    photo,
                    Boolean.TRUE.equals(event.hasPhoto())));
        }
        var walk = new Walk(
                id,
                said.sector() == null ? NONE : said.sector(),
                LocalDate.EPOCH,
                said.startedAt() == null ? command.at() : command.putRight(said.startedAt()),
                said.minutes() == null ? 0 : said.minutes(),
                said.persons() == null ? 0 : said.persons(),
                said.partner(),
                NONE,
                said.others(),
                sightings,
                said.version());
        return first
                ? ofWalk(id, walks.record(walk))
                : heldWhenUnknown(id, ofWalk(id, walks.correct(walk, said.reason())));
    }

    /** A visit that was not armed in time: it is armed from now on, or it is over and was not armed. */
    @Override
    public List<WayOut> waysOut(SentCommand command) {
        if (!command.type().equals(ARM)) return List.of();
        RoundPayload said;
        try {
            said = read.of(command, RoundPayload.class);
        } catch (UnreadablePayload e) {
            return List.of();
        }
        if (said.homeVisit() == null) return List.of();
        var until = until(said, command).atZone(team.zone()).toLocalTime();
        return List.of(
                new WayOut("armer", "rounds.way.arm", List.of(until)),
                new WayOut("terminee", "rounds.way.ended", List.of()));
    }

    @Override
    public CommandHandler.Outcome take(SentCommand command, String way) {
        var said = read.of(command, RoundPayload.class);
        var asked = asked(Objects.requireNonNull(said.homeVisit()), said, command);
        return ofHomeVisit(
                asked.id(),
                switch (way) {
                    case "armer" -> homeVisits.arm(asked.until(until(said, command)));
                    case "terminee" -> homeVisits.recordAfterwards(asked.over(command.at(), over(said, command)));
                    default -> throw new IllegalArgumentException(way);
                });
    }

    /** The end that was said, while it lies ahead; else an hour from now: nobody watches over the past. */
    private Instant until(RoundPayload said, SentCommand command) {
        var now = clock.instant();
        var end = said.expectedEnd() == null ? now : command.putRight(said.expectedEnd());
        return end.isAfter(now.plus(SHORTLY)) && end.isBefore(now.plus(A_DAY_S_WORK)) ? end : now.plus(AN_HOUR);
    }

    /** When it ended, as far as anybody knows: when it was to end, and now if that lies ahead. */
    private Instant over(RoundPayload said, SentCommand command) {
        var now = clock.instant();
        var end = said.expectedEnd() == null ? now : command.putRight(said.expectedEnd());
        if (!end.isAfter(command.at()) || end.isAfter(now)) end = now;
        var latest = command.at().plus(A_DAY_S_WORK);
        return end.isAfter(latest) ? latest : end;
    }

    private CommandHandler.Outcome arm(UUID id, RoundPayload said, SentCommand command) {
        if (command.at().isBefore(clock.instant().minus(ARMED_AT_ONCE)))
            return new CommandHandler.Outcome.Rejected(id, "expectedEnd", "rounds.problem.arm-late");
        return ofHomeVisit(id, homeVisits.arm(asked(id, said, command)));
    }

    private static KeepHomeVisit.Asked asked(UUID id, RoundPayload said, SentCommand command) {
        return new KeepHomeVisit.Asked(
                id,
                said.commune() == null ? "" : said.commune(),
                said.privateNote(),
                said.toCall(),
                said.partner(),
                said.others(),
                said.startedAt() == null ? command.at() : command.putRight(said.startedAt()),
                said.expectedEnd() == null ? null : command.putRight(said.expectedEnd()),
                said.endedAt() == null ? null : command.putRight(said.endedAt()));
    }

    /** A change that overtook what it changes waits for it. */
    private static CommandHandler.Outcome heldWhenUnknown(UUID id, CommandHandler.Outcome outcome) {
        return outcome instanceof CommandHandler.Outcome.Rejected rejected
                        && rejected.problems().stream()
                                .anyMatch(problem ->
                                        problem.is(Result.WALK_UNKNOWN) || problem.is(Result.HOME_VISIT_UNKNOWN))
                ? new CommandHandler.Outcome.Held(id)
                : outcome;
    }

    /** Command without person to see, number to call and pictures: they are kept with the act or not at all. */
    @Override
    public JsonNode toKeep(SentCommand command) {
        if (!(command.payload() instanceof ObjectNode said)) return command.payload();
        var kept = said.deepCopy();
        kept.remove(List.of("privateNote", "toCall"));
        for (var event : kept.path("events")) if (event instanceof ObjectNode seen) seen.remove("photo");
        return kept;
    }

    @Override
    public List<Standing> find(Collection<UUID> subjects) {
        var found = new ArrayList<Standing>();
        for (var id : subjects) {
            seeWalks.find(id).filter(walk -> !walk.cancelled()).ifPresent(walk -> found.add(standing(walk.walk())));
            seeHomeVisits.find(id).ifPresent(visit -> found.add(standing(visit)));
        }
        return found;
    }

    private static Standing standing(Walk walk) {
        return new Standing(walk.id(), walk.version(), walk);
    }

    private static Standing standing(HomeVisit visit) {
        return new Standing(visit.id(), visit.version(), told(visit));
    }

    /** Fields that a device needs of a home visit; never the private words. */
    private static Map<String, Object> told(HomeVisit visit) {
        var told = new LinkedHashMap<String, Object>();
        told.put("homeVisit", visit.id());
        told.put("commune", visit.insee());
        told.put("armed", visit.armed());
        told.put("expectedEnd", visit.expectedEnd());
        var ended = visit.endedAt();
        if (ended != null) told.put("endedAt", ended);
        return told;
    }

    private static <T> CommandHandler.Outcome standing(UUID subject, Result<T> outcome) {
        return switch (outcome) {
            case Result.Accepted<T>(var what) -> new CommandHandler.Outcome.Accepted(new Standing(subject, 0, null));
            case Result.Rejected<T>(var problems) -> new CommandHandler.Outcome.Rejected(subject, problems);
            case Result.Conflict<T>(var current) ->
                new CommandHandler.Outcome.Conflict(new Standing(subject, 0, null), List.of());
        };
    }

    private static CommandHandler.Outcome ofWalk(UUID subject, Result<Walk> outcome) {
        return switch (outcome) {
            case Result.Accepted<Walk>(var walk) -> new CommandHandler.Outcome.Accepted(standing(walk));
            case Result.Rejected<Walk>(var problems) -> new CommandHandler.Outcome.Rejected(subject, problems);
            case Result.Conflict<Walk>(var walk) -> new CommandHandler.Outcome.Conflict(standing(walk), List.of());
        };
    }

    private static CommandHandler.Outcome ofHomeVisit(UUID subject, Result<HomeVisit> outcome) {
        return switch (outcome) {
            case Result.Accepted<HomeVisit>(var visit) -> new CommandHandler.Outcome.Accepted(standing(visit));
            case Result.Rejected<HomeVisit>(var problems) -> new CommandHandler.Outcome.Rejected(subject, problems);
            case Result.Conflict<HomeVisit>(var visit) ->
                new CommandHandler.Outcome.Conflict(standing(visit), List.of());
        };
    }
}
