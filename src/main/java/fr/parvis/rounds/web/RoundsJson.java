// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.crews.Roster;
import fr.parvis.rounds.domain.home.AlarmRule;
import fr.parvis.rounds.domain.home.SeeHomeVisits;
import fr.parvis.rounds.domain.tours.Halt;
import fr.parvis.rounds.domain.tours.Occurrence;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Data that a device takes along for two weeks on the road; the contract is {@code docs/rounds.md}. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class RoundsJson {
    private static final int AHEAD = 14;

    private final SeeTours tours;
    private final Roster roster;
    private final Sectors sectors;
    private final SeeHomeVisits homeVisits;
    private final Team team;
    private final Choices choices;
    private final AlarmRule rule;
    private final JsonMapper json;

    RoundsJson(
            SeeTours tours,
            Roster roster,
            Sectors sectors,
            SeeHomeVisits homeVisits,
            Team team,
            Choices choices,
            AlarmRule rule,
            JsonMapper json) {
        this.tours = tours;
        this.roster = roster;
        this.sectors = sectors;
        this.homeVisits = homeVisits;
        this.team = team;
        this.choices = choices;
        this.rule = rule;
        this.json = json;
    }

    /**
     * Those to come that are mine or of the association's other crews; small: names once, days by stop.
     *
     * @param zone of the day
     */
    record Told(
            String me,
            LocalDate today,
            String zone,
            List<TourTold> tours,
            List<HaltTold> halts,
            List<Named> sectors,
            List<Named> partners,
            List<Named> colleagues,
            List<Named> kinds,
            List<Named> communes,
            List<HomeVisitTold> homeVisits,
            long alarmMinutes,
            Map<String, String> words) {}

    record Named(String id, String name) {}

    record TourTold(String tour, String name, @Nullable String vehicle, List<String> kit) {}

    record HaltTold(
            String stop,
            String tour,
            LocalDate day,
            Instant start,
            Instant end,
            String hours,
            String place,
            String address,
            @Nullable Double latitude,
            @Nullable Double longitude,
            Rounds.State state,
            String note,
            boolean mine,
            List<String> crew,
            @Nullable Instant arrivedAt,
            @Nullable Instant leftAt) {}

    record HomeVisitTold(String homeVisit, String commune, Instant expectedEnd) {}

    @GetMapping("/capture/rounds.json")
    ResponseEntity<byte[]> rounds(SignedIn who, WebRequest request) {
        var body = json.writeValueAsBytes(told(who));
        var tag = Sha256.etag(body);
        if (request.checkNotModified(tag))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(tag)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private Told told(SignedIn who) {
        var today = team.today();
        var crews = new NamedCrews(roster.between(today.minusDays(1), today.plusDays(AHEAD)), team.names());
        var todays = tours.on(today);
        var made = new HashMap<UUID, Halt>();
        todays.forEach(tour -> made.putAll(tour.halts()));
        var halts = tours.between(today.minusDays(1), today.plusDays(AHEAD)).stream()
                .limit(600)
                .map(o ->
                        halt(o, crews, o.day().equals(today) ? made.get(o.stop().id()) : null, who))
                .toList();
        var known = tours.list(who.association());
        var halting = halts.stream().map(HaltTold::tour).collect(Collectors.toSet());
        return new Told(
                who.account().toString(),
                today,
                team.zone().getId(),
                known.stream()
                        .filter(round -> halting.contains(round.tour().id().toString()))
                        .map(round -> new TourTold(
                                round.tour().id().toString(),
                                round.tour().name(),
                                round.tour().vehicle(),
                                round.tour().kit()))
                        .toList(),
                halts,
                sectors.list().stream()
                        .filter(sector -> sector.openOn(today))
                        .map(sector -> new Named(sector.id().toString(), sector.name()))
                        .toList(),
                named(choices.partners()),
                named(choices.people(who.account(), List.of())),
                named(WalkForms.kinds()),
                communes(known, who),
                homeVisits.mine().stream()
                        .map(visit -> new HomeVisitTold(visit.id().toString(), visit.commune(), visit.expectedEnd()))
                        .toList(),
                rule.leadMinutes(),
                Words.under("rounds.road."));
    }

    /** Where the association works: most home visits are there. */
    private List<Named> communes(List<Round> rounds, SignedIn who) {
        var found = new TreeMap<String, String>();
        for (var round : rounds) {
            found.put(round.point().commune(), round.point().insee());
            round.stops().forEach(stop -> found.put(stop.commune(), stop.insee()));
        }
        choices.places(who.association()).forEach(point -> found.put(point.commune(), point.insee()));
        return found.entrySet().stream()
                .map(entry -> new Named(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static List<Named> named(List<Option> options) {
        return options.stream().map(o -> new Named(o.value(), o.label())).toList();
    }

    private static HaltTold halt(Occurrence o, NamedCrews crews, @Nullable Halt halt, SignedIn who) {
        var members = crews.members(o.tour().id(), o.day());
        var stop = o.stop();
        boolean moved = o.state() == Rounds.State.MOVED;
        return new HaltTold(
                stop.id().toString(),
                o.tour().id().toString(),
                o.day(),
                o.start(),
                o.end(),
                RoundWords.hours(o),
                o.place(),
                RoundWords.address(o),
                moved ? null : stop.latitude(),
                moved ? null : stop.longitude(),
                o.state(),
                o.note(),
                members.contains(who.account()),
                crews.names(members),
                halt == null ? null : halt.arrivedAt(),
                halt == null ? null : halt.leftAt());
    }
}
