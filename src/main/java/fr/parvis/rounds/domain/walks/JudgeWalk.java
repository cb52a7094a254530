// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.RoundsSettings;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.Team;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a walk that somebody wants kept before the rules. */
@Component
class JudgeWalk {
    static final int SHORTEST = 5;
    static final int LONGEST = 12 * 60;
    static final int SIGHTINGS = 30;
    private static final Duration SLACK = Duration.ofMinutes(10);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    record Judged(Walk walk, List<Problem> problems) {}

    private final Sectors sectors;
    private final Team team;
    private final Nomenclature nomenclature;
    private final PlacePhoto photos;
    private final Clock clock;
    private final int oldestDays;

    JudgeWalk(
            Sectors sectors,
            Team team,
            Nomenclature nomenclature,
            PlacePhoto photos,
            Clock clock,
            RoundsSettings settings) {
        this.sectors = sectors;
        this.team = team;
        this.nomenclature = nomenclature;
        this.photos = photos;
        this.clock = clock;
        this.oldestDays = settings.walksOldestDays();
    }

    Judged handle(Walk given, UUID account, int version) {
        var problems = new ArrayList<Problem>();
        var day = LocalDate.ofInstant(given.startedAt(), team.zone());
        var today = team.today();
        var sector = sectors.find(given.sector()).orElse(null);
        if (sector == null) problems.add(Problem.of("sector", "rounds.problem.sector-unknown"));
        else if (!sector.openOn(day)) problems.add(Problem.of("sector", "rounds.problem.sector-closed", sector.name()));
        if (given.startedAt().isAfter(clock.instant().plus(SLACK)))
            problems.add(Problem.of("startedAt", "rounds.problem.future"));
        else if (day.isBefore(today.minusDays(oldestDays)))
            problems.add(Problem.of("startedAt", "rounds.problem.too-old", oldestDays));
        if (given.minutes() < SHORTEST || given.minutes() > LONGEST)
            problems.add(Problem.of("minutes", "rounds.problem.minutes"));
        if (given.persons() < 0 || given.persons() > 9999)
            problems.add(Problem.of("persons", "rounds.problem.persons"));
        var partner = FreeText.orNothing(given.partner());
        var catalogue = nomenclature.on(day);
        if (partner != null && !catalogue.isUsable(CodeList.OPERATOR, partner))
            problems.add(Problem.of("partner", "rounds.problem.code", shortened(partner)));
        if (given.colleagues().size() > 3) problems.add(Problem.of("colleagues", "rounds.problem.members-many", 4));
        else if (given.colleagues().contains(account)) problems.add(Problem.of("colleagues", "rounds.problem.twice"));
        else problems.addAll(team.problemsAfterwards(given.colleagues(), "colleagues"));
        if (given.sightings().size() > SIGHTINGS)
            problems.add(Problem.of("events", "rounds.problem.sightings-many", SIGHTINGS));
        var seen = new ArrayList<Sighting>();
        var ids = new HashSet<UUID>();
        for (int i = 0; i < given.sightings().size() && i < SIGHTINGS; i++) {
            var sighting = judge(given.sightings().get(i), "events[" + i + "].", catalogue, problems);
            if (!ids.add(sighting.id()))
                problems.add(Problem.of("events[" + i + "]", "rounds.problem.identifier-taken"));
            seen.add(sighting);
        }
        var walk = new Walk(
                given.id(),
                given.sector(),
                day,
                given.startedAt().truncatedTo(ChronoUnit.MILLIS),
                given.minutes(),
                given.persons(),
                partner,
                account,
                List.copyOf(given.colleagues()),
                List.copyOf(seen),
                version);
        return new Judged(walk, problems);
    }

    private Sighting judge(Sighting given, String at, Catalogue catalogue, List<Problem> problems) {
        var place = FreeText.orEmpty(given.place());
        var said = FreeText.orEmpty(given.said());
        var relay = FreeText.orNothing(given.relay());
        if (!Sighting.KINDS.contains(given.kind()))
            problems.add(Problem.of(at + "kind", "rounds.problem.sighting-kind"));
        if (place.isEmpty()) problems.add(Problem.of(at + "place", "rounds.problem.sighting-place"));
        else if (FreeText.length(place) > 120) problems.add(Problem.of(at + "place", "rounds.problem.too-long", 120));
        if (FreeText.length(said) > 500) problems.add(Problem.of(at + "said", "rounds.problem.too-long", 500));
        if (relay != null && !catalogue.isUsable(CodeList.OPERATOR, relay))
            problems.add(Problem.of(at + "relay", "rounds.problem.code", shortened(relay)));
        byte[] photo = null;
        var arrived = given.photo();
        if (arrived != null)
            switch (photos.handle(arrived)) {
                case Result.Accepted<byte[]>(var jpeg) -> photo = jpeg;
                case Result.Rejected<byte[]>(var refused) -> refused.forEach(p -> problems.add(p.at(at + "photo")));
                case Result.Conflict<byte[]> never -> throw new IllegalStateException("a photo changes nothing");
            }
        return new Sighting(
                given.id(),
                given.kind(),
                place,
                said,
                relay,
                relay == null ? null : given.relayedOn(),
                null,
                null,
                photo,
                photo != null || given.hasPhoto());
    }

    /** Whether it can be put right without saying why: on its day, or just after it was recorded. */
    boolean isFree(RecordedWalk found) {
        return found.walk().day().equals(team.today())
                || clock.instant().isBefore(found.recordedAt().plus(SLACK));
    }

    List<Problem> ofChange(RecordedWalk found, @Nullable String reason) {
        if (isFree(found)) return List.of();
        if (found.walk().day().isBefore(team.today().minusDays(oldestDays)))
            return List.of(Problem.of("", "rounds.problem.over", oldestDays));
        if (reason == null || FreeText.length(reason) < 3)
            return List.of(Problem.of(
                    "reason",
                    "rounds.problem.reason-missing",
                    DATE.format(found.walk().day())));
        return FreeText.length(reason) > 300
                ? List.of(Problem.of("reason", "rounds.problem.too-long", 300))
                : List.of();
    }

    int oldestDays() {
        return oldestDays;
    }

    private static String shortened(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }
}
