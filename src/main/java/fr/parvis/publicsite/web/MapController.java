// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.FirstRun;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.FrenchMap;
import fr.parvis.network.GeoJson;
import fr.parvis.network.HoursTold;
import fr.parvis.network.NetworkWords;
import fr.parvis.network.PointKind;
import fr.parvis.network.PointsOnMap;
import fr.parvis.network.PointsOnMap.Mark;
import fr.parvis.network.PointsOnMap.Zone;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.publicsite.domain.LookAround;
import fr.parvis.publicsite.domain.UnderstandPlace;
import fr.parvis.publicsite.domain.UnderstandPlace.Where;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The map of the public: a list first, the map beside it, both asked for by the same address as a search. */
@Controller
@ForThePublic(replica = true)
class MapController {
    /** States of now that a pin shows; the others are not known for sure. */
    private static final Map<HoursTold.State, String> STATES =
            Map.of(HoursTold.State.OPEN, "open", HoursTold.State.CLOSED, "closed");

    private static final int LISTED = 20;
    /** The nearest that the map shows at first: more would draw the eye to places that are far. */
    private static final int FRAMED = 5;

    private static final Pattern ZONE = Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,6})?)(?:,(?!$)|$)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Degrees around what was found that the map shows with it. */
    private static final double AROUND = 0.02;

    private final PublicPoints points;
    private final Communes communes;
    private final PointsOnMap map;
    private final UnderstandPlace understand;
    private final LookAround lookAround;
    private final Rounds rounds;
    private final FirstRun firstRun;
    private final BaseMap base;
    private final Clock clock;

    MapController(
            PublicPoints points,
            Communes communes,
            PointsOnMap map,
            UnderstandPlace understand,
            LookAround lookAround,
            Rounds rounds,
            FirstRun firstRun,
            BaseMap base,
            Clock clock) {
        this.points = points;
        this.communes = communes;
        this.map = map;
        this.understand = understand;
        this.lookAround = lookAround;
        this.rounds = rounds;
        this.firstRun = firstRun;
        this.base = base;
        this.clock = clock;
    }

    /** @param asked the parameters of a search, and {@code zone} where the map was moved: west, south, east, north */
    @GetMapping("/carte")
    String map(@RequestParam Map<String, String> asked, Model model) {
        if (firstRun.awaited()) return "publicsite/preparing";
        model.addAttribute("page", page(asked));
        model.addAttribute("base", base);
        return "publicsite/map";
    }

    private MapPage page(Map<String, String> asked) {
        var looking = Looking.of(asked);
        var zone = zone(asked.getOrDefault("zone", ""));
        if (zone != null) return moved(looking, zone);
        var where = understand.of(looking.q(), looking.commune(), looking.lat(), looking.lon());
        return switch (where) {
            case Where.Nowhere _, Where.NotUnderstood _ ->
                shown(looking, Understood.of(where), new Found(List.of(), t("publicsite.map.start"), ""));
            case Where.InCommune in ->
                found(
                        looking,
                        where,
                        in.commune(),
                        points.near(in.commune(), Filters.wish(looking), LISTED, Words.locale()));
            case Where.At(var latitude, var longitude, var commune) ->
                found(
                        looking,
                        where,
                        commune,
                        points.near(
                                new Coordinates(latitude, longitude), Filters.wish(looking), LISTED, Words.locale()));
        };
    }

    private MapPage found(Looking looking, Where where, Commune commune, List<PublicPoint> found) {
        var said = found.isEmpty()
                ? t(looking.filtered() ? "publicsite.nothing.filtered" : "publicsite.nothing")
                : n("publicsite.found", found.size());
        return shown(looking, Understood.of(where), new Found(found, said, view(commune, found)));
    }

    /** Page of a moved map: the points nearest to its middle. */
    private MapPage moved(Looking looking, Zone zone) {
        var wish = anywhere(Filters.wish(looking));
        var middle = new Coordinates((zone.south() + zone.north()) / 2, (zone.west() + zone.east()) / 2);
        var near = points.near(middle, wish, LISTED, Words.locale()).stream()
                .filter(point -> stands(point, zone))
                .toList();
        var found = near.isEmpty() ? drawn(zone, middle, wish) : near;
        var said = found.isEmpty()
                ? t("publicsite.map.here.none")
                : found.size() == LISTED
                        ? t("publicsite.map.here.first", found.size())
                        : n("publicsite.map.here", found.size());
        return shown(looking, Understood.of(new Where.Nowhere()), new Found(found, said, text(zone)));
    }

    /** Whether a point stands in a part of the world; one without a place of its own stands where its commune does, as on the map. */
    private boolean stands(PublicPoint point, Zone zone) {
        var latitude = point.latitude();
        var longitude = point.longitude();
        return latitude == null || longitude == null
                ? communes.findSpot(point.insee())
                        .filter(spot -> zone.holds(spot.latitude(), spot.longitude()))
                        .isPresent()
                : zone.holds(latitude, longitude);
    }

    /** Points that a large map draws one by one, though none is near its middle. */
    private List<PublicPoint> drawn(Zone zone, Coordinates middle, Wish wish) {
        var drawn = map.within(zone, wish).marks().stream()
                .flatMap(mark -> mark instanceof Mark.One one && zone.holds(one.latitude(), one.longitude())
                        ? Stream.of(one)
                        : Stream.empty())
                .sorted(Comparator.comparingDouble((Mark.One one) ->
                        Math.hypot(one.latitude() - middle.latitude(), one.longitude() - middle.longitude())))
                .limit(LISTED)
                .map(Mark.One::id)
                .toList();
        var known = points.list(drawn, Words.locale()).stream()
                .collect(Collectors.toMap(PublicPoint::id, Function.identity()));
        return drawn.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
    }

    private static Wish anywhere(Wish wish) {
        return new Wish(Wish.FURTHEST, wish.help(), wish.when(), wish.accessible(), wish.tongue(), wish.kind());
    }

    /**
     * Points that a map shows.
     *
     * @param said number of points, in words
     * @param view west, south, east and north of the map; empty for the whole country
     */
    private record Found(List<PublicPoint> points, String said, String view) {}

    private MapPage shown(Looking looking, Understood understood, Found found) {
        return new MapPage(
                looking,
                understood.problem(),
                understood.commune(),
                understood.others(),
                Filters.chosen(looking).stream()
                        .map(one -> new Option(one.value().replace("/chercher?", "/carte?"), one.label()))
                        .toList(),
                found.points(),
                lookAround.next(found.points(), Words.locale()),
                found.said(),
                found.view(),
                looking.hasPosition() && understood.problem() == null ? looking.lat() + "," + looking.lon() : null,
                dots(Filters.wish(looking)));
    }

    /** The commune and the nearest of what was found, with some room around: far ones would make the map small. */
    private static String view(Commune commune, List<PublicPoint> found) {
        var latitudes = new ArrayList<Double>();
        var longitudes = new ArrayList<Double>();
        add(commune.latitude(), commune.longitude(), latitudes, longitudes);
        for (var point : found.subList(0, Math.min(found.size(), FRAMED)))
            add(point.latitude(), point.longitude(), latitudes, longitudes);
        if (latitudes.isEmpty()) return "";
        return text(new Zone(
                Math.max(-180, Collections.min(longitudes) - AROUND),
                Math.max(-90, Collections.min(latitudes) - AROUND),
                Math.min(180, Collections.max(longitudes) + AROUND),
                Math.min(90, Collections.max(latitudes) + AROUND)));
    }

    private static void add(
            @Nullable Double latitude, @Nullable Double longitude, List<Double> latitudes, List<Double> longitudes) {
        if (latitude == null || longitude == null) return;
        latitudes.add(latitude);
        longitudes.add(longitude);
    }

    private static String text(Zone zone) {
        return String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", zone.west(), zone.south(), zone.east(), zone.north());
    }

    private List<FrenchMap.Dot> dots(Wish wish) {
        return map
                .within(null, new Wish(Wish.FURTHEST, wish.help(), null, wish.accessible(), wish.tongue(), wish.kind()))
                .marks()
                .stream()
                .flatMap(mark -> FrenchMap.dot(
                        mark.latitude(),
                        mark.longitude(),
                        mark instanceof Mark.Many many ? Math.min(20, 5 + Math.round(Math.sqrt(many.count()))) : 5)
                        .stream())
                .toList();
    }

    /** A part of the world as an address says it; null when it is none. */
    private static @Nullable Zone zone(String text) {
        var edges = ZONE.matcher(text)
                .results()
                .map(edge -> Double.parseDouble(edge.group(1)))
                .toList();
        if (edges.size() != 4) return null;
        try {
            return new Zone(
                    Math.max(-180, edges.get(0)),
                    Math.max(-90, edges.get(1)),
                    Math.min(180, edges.get(2)),
                    Math.min(90, edges.get(3)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The points that the map draws: GeoJSON (RFC 7946), with nothing that is not on the pages of the points. */
    @GetMapping("/carte/points.json")
    ResponseEntity<byte[]> points(@RequestParam Map<String, String> asked) {
        var marks = map.within(zone(asked.getOrDefault("zone", "")), Filters.wish(Looking.of(asked)));
        var halts = rounds.nextStopOfEach(
                marks.marks().stream()
                        .flatMap(mark -> mark instanceof Mark.One one && one.kind() == PointKind.MOBILE
                                ? Stream.of(one.id())
                                : Stream.of())
                        .toList(),
                Words.locale());
        var body = JSON.writeValueAsBytes(Map.of(
                "type",
                "FeatureCollection",
                "complete",
                marks.complete(),
                "features",
                marks.marks().stream().map(mark -> feature(mark, halts)).toList()));
        // weak: the answer may be sent compressed
        return ResponseEntity.ok()
                .contentType(GeoJson.TYPE)
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"" + checksum(body) + "\"")
                .body(body);
    }

    private static String checksum(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return HexFormat.of().toHexDigits(sum.getValue(), 8) + "-" + body.length;
    }

    private Map<String, Object> feature(Mark mark, Map<UUID, NextStop> halts) {
        return switch (mark) {
            case Mark.Many many ->
                GeoJson.point(
                        many.latitude(),
                        many.longitude(),
                        Map.of(
                                "count",
                                many.count(),
                                "box",
                                Stream.of(
                                                many.zone().west(),
                                                many.zone().south(),
                                                many.zone().east(),
                                                many.zone().north())
                                        .map(GeoJson::rounded)
                                        .toList()));
            case Mark.One one when one.kind() == PointKind.MOBILE -> bus(one, halts.get(one.id()));
            case Mark.One one -> {
                var lines = new ArrayList<String>();
                if (STATES.containsKey(one.state()))
                    lines.add(NetworkWords.isOpen(one.state() == HoursTold.State.OPEN));
                lines.add(one.commune());
                yield feature(one, at(one), STATES.get(one.state()), lines);
            }
        };
    }

    /** A bus stands where it stops next. */
    private Map<String, Object> bus(Mark.One bus, @Nullable NextStop next) {
        if (next == null)
            return feature(
                    bus,
                    at(bus),
                    STATES.get(HoursTold.State.CLOSED),
                    List.of(t("publicsite.tour.none"), bus.commune()));
        boolean there = !next.start().isAfter(clock.instant());
        return feature(
                bus,
                new Coordinates(
                        next.latitude() == null ? bus.latitude() : next.latitude(),
                        next.longitude() == null ? bus.longitude() : next.longitude()),
                STATES.get(there ? HoursTold.State.OPEN : HoursTold.State.CLOSED),
                List.of(t("publicsite.tour.next", next.said(), next.place(), next.commune())));
    }

    private static Coordinates at(Mark.One one) {
        return new Coordinates(one.latitude(), one.longitude());
    }

    /** @param state {@code open} or {@code closed}; null when hours do not tell */
    private static Map<String, Object> feature(
            Mark.One one, Coordinates at, @Nullable String state, List<String> lines) {
        var kind = one.kind() == PointKind.MOBILE ? "mobile" : "point";
        var feature = GeoJson.point(at.latitude(), at.longitude(), GeoJson.pin(kind, state, one.name(), null, lines));
        feature.put("id", one.code());
        return feature;
    }
}
