// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NearCommune;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rounds.domain.FreeText;
import fr.parvis.rounds.domain.PlanAlone;
import fr.parvis.rounds.domain.Result;
import fr.parvis.shell.CalendarYears;
import fr.parvis.values.LongDates;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes tours and stops; refuses what would put a vehicle in two places at once. Nothing is deleted. */
@Component
@Transactional
public class PlanTours {
    /** How far ahead a plan is tried. */
    static final int HORIZON = 366;

    private static final int KIT = 40;
    private static final int KIT_ITEM = 80;
    private static final int STOPS = 60;
    /** A place in Réunion or in Saint-Pierre is in France; one outside these is a slip of the finger. */
    private static final int NO_LATITUDE = 90;

    private static final int NO_LONGITUDE = 180;
    private static final List<String> COORDINATES = List.of("latitude", "longitude");

    private final TourTable tours;
    private final PlanAlone alone;
    private final Itinerary itinerary;
    private final Points points;
    private final Communes communes;
    private final Timetables timetables;
    private final Nomenclature nomenclature;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    PlanTours(
            TourTable tours,
            PlanAlone alone,
            Itinerary itinerary,
            Points points,
            Communes communes,
            Timetables timetables,
            Nomenclature nomenclature,
            Journal journal,
            LocalDays localDays,
            Clock clock) {
        this.tours = tours;
        this.alone = alone;
        this.itinerary = itinerary;
        this.points = points;
        this.communes = communes;
        this.timetables = timetables;
        this.nomenclature = nomenclature;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Makes a tour, or changes it on the version it was made on. The same one asked for twice is there once. */
    public Result<Tour> save(Tour given) {
        var problems = new ArrayList<Problem>();
        var point = points.find(given.point())
                .filter(p -> mayPlanFor(p.association()))
                .orElse(null);
        var tour = tidy(given, point == null ? given.association() : point.association());
        if (point == null) problems.add(Problem.of("point", "rounds.problem.point-unknown"));
        else if (point.kind() == PointKind.FIXED)
            problems.add(Problem.of("point", "rounds.problem.point-fixed", point.name()));
        if (tour.name().isEmpty()) problems.add(Problem.of("name", "rounds.problem.name-missing"));
        else if (Spreadsheet.isFormula(tour.name())) problems.add(Problem.of("name", "rounds.problem.name-formula"));
        else if (FreeText.length(tour.name()) > 80) problems.add(Problem.of("name", "rounds.problem.too-long", 80));
        if (tour.vehicle() != null && FreeText.length(tour.vehicle()) > 80)
            problems.add(Problem.of("vehicle", "rounds.problem.too-long", 80));
        if (tour.kit().size() > KIT) problems.add(Problem.of("kit", "rounds.problem.kit-too-many", KIT));
        if (tour.kit().stream().anyMatch(item -> FreeText.length(item) > KIT_ITEM))
            problems.add(Problem.of("kit", "rounds.problem.kit-too-long", KIT_ITEM));
        validity(tour.validFrom(), tour.validUntil(), problems);
        partner(tour.partner(), problems);
        if (!problems.isEmpty() || point == null) return new Result.Rejected<>(problems);
        alone.in(tour.association());
        var known = tours.find(tour.id()).orElse(null);
        if (known == null) {
            if (!tours.insert(tour)) return Result.rejected("", "rounds.problem.identifier-taken");
            journal.note("rounds.tour-created", tour.id().toString(), Map.of());
            return new Result.Accepted<>(tour);
        }
        if (!known.association().equals(tour.association()))
            return Result.rejected("point", "rounds.problem.point-elsewhere");
        if (tour.equals(known)) return new Result.Accepted<>(known);
        if (known.version() != tour.version()) return new Result.Conflict<>(known);
        var clash = clash(tour, tours.stops(List.of(tour.id())).getOrDefault(tour.id(), List.of()), List.of());
        if (clash.isPresent()) return new Result.Rejected<>(List.of(told(clash.get(), "vehicle")));
        if (!tours.update(tour)) return new Result.Conflict<>(known);
        journal.note("rounds.tour-changed", tour.id().toString(), Map.of());
        return new Result.Accepted<>(tours.find(tour.id()).orElseThrow());
    }

    /** Makes a stop, or changes it on the version it was made on. */
    public Result<Stop> save(Stop given) {
        var problems = new ArrayList<Problem>();
        var tour = tours.find(given.tour())
                .filter(t -> mayPlanFor(t.association()))
                .orElse(null);
        if (tour == null) return Result.rejected("", "rounds.problem.tour-unknown");
        var commune = communes.find(given.insee()).orElse(null);
        var known = tours.findStop(given.id()).orElse(null);
        var stop = new Stop(
                given.id(),
                known == null ? "" : known.code(),
                tour.id(),
                tour.association(),
                Math.clamp(given.position(), 0, 999),
                FreeText.orEmpty(given.place()),
                FreeText.orEmpty(given.address()),
                given.insee(),
                commune == null ? "" : commune.name(),
                commune == null ? "" : commune.department(),
                given.latitude(),
                given.longitude(),
                FreeText.orEmpty(given.hours()),
                given.validFrom(),
                given.validUntil(),
                given.version());
        if (stop.place().isEmpty()) problems.add(Problem.of("place", "rounds.problem.place-missing"));
        else if (FreeText.length(stop.place()) > 120) problems.add(Problem.of("place", "rounds.problem.too-long", 120));
        if (FreeText.length(stop.address()) > 200) problems.add(Problem.of("address", "rounds.problem.too-long", 200));
        if (commune == null) problems.add(Problem.of("commune", "rounds.problem.commune-unknown"));
        coordinates(stop, commune, problems);
        validity(stop.validFrom(), stop.validUntil(), problems);
        boolean readable = hours(stop, problems);
        if (!problems.isEmpty()) return new Result.Rejected<>(problems);
        alone.in(tour.association());
        if (known != null && !known.tour().equals(tour.id()))
            return Result.rejected("", "rounds.problem.identifier-taken");
        if (stop.equals(known)) return new Result.Accepted<>(stop);
        if (known != null && known.version() != stop.version()) return new Result.Conflict<>(known);
        var siblings = tours.stops(List.of(tour.id())).getOrDefault(tour.id(), List.of());
        if (known == null && siblings.size() >= STOPS)
            return Result.rejected("", "rounds.problem.too-many-stops", STOPS);
        if (readable) {
            boolean ended = stop.validUntil() != null && stop.validUntil().isBefore(today(tour));
            if (!ended && upcoming(tour, List.of(stop)).isEmpty())
                return Result.rejected("hours", "rounds.problem.never");
            var clash = clash(
                    tour,
                    List.of(stop),
                    siblings.stream().filter(s -> !s.id().equals(stop.id())).toList());
            if (clash.isPresent()) return new Result.Rejected<>(List.of(told(clash.get(), "hours")));
        }
        if (known == null) {
            if (!tours.insert(stop)) return Result.rejected("", "rounds.problem.identifier-taken");
            journal.note(
                    "rounds.stop-created",
                    stop.id().toString(),
                    Map.of("tour", tour.id().toString()));
        } else {
            if (!tours.update(stop)) return new Result.Conflict<>(known);
            journal.note(
                    "rounds.stop-changed",
                    stop.id().toString(),
                    Map.of("tour", tour.id().toString()));
        }
        return new Result.Accepted<>(tours.findStop(stop.id()).orElseThrow());
    }

    /** One's own association's; all of them for the network. */
    private static boolean mayPlanFor(UUID association) {
        var scope = Asking.scope();
        return scope.kind() == Scope.Kind.NETWORK || association.equals(scope.association());
    }

    private static Tour tidy(Tour given, UUID association) {
        return new Tour(
                given.id(),
                association,
                given.point(),
                FreeText.orEmpty(given.name()),
                FreeText.orNothing(given.vehicle()),
                given.kit().stream()
                        .map(FreeText::orEmpty)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList(),
                FreeText.orNothing(given.partner()),
                given.validFrom(),
                given.validUntil(),
                given.version());
    }

    private void partner(@Nullable String partner, List<Problem> problems) {
        var today = localDays.today();
        if (partner != null && !nomenclature.on(today).isUsable(CodeList.OPERATOR, partner))
            problems.add(Problem.of(
                    "partner", "rounds.problem.code", partner.length() > 40 ? partner.substring(0, 40) : partner));
    }

    private static void validity(LocalDate from, @Nullable LocalDate until, List<Problem> problems) {
        if (!CalendarYears.has(from.getYear())) problems.add(Problem.of("validFrom", "shell.problem.day"));
        if (until != null && until.isBefore(from)) problems.add(Problem.of("validUntil", "rounds.problem.ends-before"));
    }

    private static void coordinates(Stop stop, @Nullable Commune commune, List<Problem> problems) {
        var latitude = stop.latitude();
        var longitude = stop.longitude();
        if (latitude == null && longitude == null) return;
        if (latitude == null || longitude == null) {
            problems.add(Problem.of(latitude == null ? "latitude" : "longitude", "rounds.problem.coordinates-both"));
            return;
        }
        // not a number is within no bounds
        if (!(Math.abs(latitude) <= NO_LATITUDE)) problems.add(Problem.of("latitude", "rounds.problem.latitude"));
        if (!(Math.abs(longitude) <= NO_LONGITUDE)) problems.add(Problem.of("longitude", "rounds.problem.longitude"));
        if (commune != null && problems.stream().noneMatch(it -> COORDINATES.contains(it.field())))
            near(commune, new Coordinates(latitude, longitude), problems);
    }

    private static void near(Commune commune, Coordinates told, List<Problem> problems) {
        var fit = NearCommune.of(told, commune.insee(), commune.latitude(), commune.longitude());
        if (fit == NearCommune.Fit.NEAR) return;
        var code = fit == NearCommune.Fit.SWAPPED
                ? "rounds.problem.coordinates-swapped"
                : "rounds.problem.coordinates-far";
        for (var field : COORDINATES) problems.add(Problem.of(field, code, commune.name()));
    }

    private boolean hours(Stop stop, List<Problem> problems) {
        if (stop.hours().isEmpty()) {
            problems.add(Problem.of("hours", "rounds.problem.hours-missing"));
            return false;
        }
        if (stop.hours().length() > 500) {
            problems.add(Problem.of("hours", "rounds.problem.too-long", 500));
            return false;
        }
        return switch (timetables.read(stop.hours(), stop.department())) {
            case Timetables.Reading.Readable readable -> true;
            case Timetables.Reading.Unreadable unreadable -> {
                problems.add(
                        Problem.of("hours", unreadable.key(), unreadable.args().toArray()));
                yield false;
            }
        };
    }

    private LocalDate today(Tour tour) {
        return localDays.todayAt(tour.point());
    }

    private List<Occurrence> upcoming(Tour tour, List<Stop> stops) {
        var point = points.find(tour.point()).orElseThrow();
        var today = today(tour);
        var from = Stream.of(
                        today,
                        tour.validFrom(),
                        stops.stream()
                                .map(Stop::validFrom)
                                .min(Comparator.naturalOrder())
                                .orElse(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
        return itinerary.planned(List.of(new Round(tour, point, stops, List.of())), from, from.plusDays(HORIZON));
    }

    /** Where these stops would meet another stop of the tour, or of another tour of the same vehicle. */
    private Optional<OverlapRule.Overlap> clash(Tour tour, List<Stop> stops, List<Stop> siblings) {
        var vehicle = tour.vehicle();
        var others = vehicle == null
                ? List.<Tour>of()
                : tours.list(tour.association()).stream()
                        .filter(other -> !other.id().equals(tour.id()) && vehicle.equalsIgnoreCase(other.vehicle()))
                        .toList();
        if (others.isEmpty() && siblings.isEmpty()) return Optional.empty();
        var candidates = upcoming(tour, stops);
        if (candidates.isEmpty()) return Optional.empty();
        var from = candidates.getFirst().day();
        var until = candidates.getLast().day();
        var rounds = new ArrayList<>(itinerary.rounds(others));
        rounds.add(new Round(tour, points.find(tour.point()).orElseThrow(), siblings, List.of()));
        return OverlapRule.between(candidates, itinerary.planned(rounds, from, until));
    }

    private static Problem told(OverlapRule.Overlap overlap, String field) {
        return Problem.of(
                field,
                overlap.days().size() == 1 ? "rounds.problem.overlap-once" : "rounds.problem.overlap",
                overlap.other().place(),
                new LongDates(overlap.days()),
                overlap.days().size());
    }
}
