// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.Commune;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.rounds.PastRounds.PastSighting;
import fr.parvis.rounds.PastRounds.PastStop;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.rounds.PastRounds.PastWalk;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The buses of the demonstration: their tours, stops and crews; the walks of the last weeks and what was seen on them. */
final class DemonstrationRounds {
    /** Associations whose bus goes round. */
    static final int BUSES = 2;

    private static final List<String> PLACES = List.of(
            "Place du marché",
            "Parking de la mairie",
            "Salle des fêtes",
            "Devant l’école",
            "Place de l’église",
            "Maison de quartier");
    private static final List<String> RHYTHMS = List.of(
            "Mo 09:00-12:00; PH off",
            "Mo 14:00-16:30; PH off",
            "Tu[1,3] 09:00-12:00; PH off",
            "Tu[2,4] 09:00-12:00; PH off",
            "week 01-53/2 We 09:30-12:00; PH off",
            "Th 14:00-17:00; PH off");
    private static final List<String> KIT =
            List.of("Tablette", "Imprimante", "Clé 4G", "Affiches", "Feuilles de suite", "Trousse de secours");
    private static final List<String> SECTORS =
            List.of("Centre (démonstration)", "Quartier de la gare", "Les Tilleuls");
    private static final Map<String, Integer> KINDS = kinds();
    private static final List<String> STREETS =
            List.of("allée des Acacias", "hall 3", "passage de la gare", "square Pasteur", "arrêt de bus du collège");

    private final SeededRandom chance;

    DemonstrationRounds(SeededRandom chance) {
        this.chance = chance;
    }

    private static Map<String, Integer> kinds() {
        var kinds = new LinkedHashMap<String, Integer>();
        kinds.put("light", 30);
        kinds.put("dirt", 28);
        kinds.put("damage", 18);
        kinds.put("conflict", 8);
        kinds.put("person", 10);
        kinds.put("other", 6);
        return kinds;
    }

    /** The tour of a bus, with stops around; nothing for a point that does not move. */
    Optional<PastTour> tour(Body body, NewPoint point, List<Commune> around, LocalDate from) {
        if (point.kind() != PointKind.MOBILE || body.mediators().size() < 4) return Optional.empty();
        var at = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        var stops = new ArrayList<PastStop>();
        for (int i = 0; i < RHYTHMS.size(); i++) {
            var commune = around.get(i % around.size());
            var latitude = commune.latitude();
            var longitude = commune.longitude();
            stops.add(new PastStop(
                    chance.id(at),
                    PLACES.get(i),
                    "",
                    commune.insee(),
                    latitude == null ? null : latitude + chance.between(-20, 20) / 4000.0,
                    longitude == null ? null : longitude + chance.between(-20, 20) / 4000.0,
                    RHYTHMS.get(i)));
        }
        var crew = body.mediators().subList(0, 2).stream()
                .map(DemonstrationPlan.Person::id)
                .toList();
        return Optional.of(new PastTour(
                chance.id(at),
                point.id(),
                "Tournée de démonstration",
                "Bus de démonstration",
                KIT,
                "caf",
                from,
                stops,
                crew));
    }

    /** A walk on some days of the last weeks, in pairs, with what was seen. */
    List<PastWalk> walks(Body body, LocalDate today) {
        var walks = new ArrayList<PastWalk>();
        for (int d = DemonstrationLife.DAYS; d > 0; d--) {
            var day = today.minusDays(d);
            if (day.getDayOfWeek().getValue() > 5 || !chance.in(0.6)) continue;
            var start = day.atTime(14, 0).atZone(NetworkTime.ZONE).toInstant();
            var seen = new ArrayList<PastSighting>();
            for (int i = chance.between(0, 3); i > 0; i--) {
                var kind = chance.of(KINDS);
                boolean relayed = !kind.equals("conflict") && chance.in(0.7);
                seen.add(new PastSighting(
                        chance.id(start),
                        kind,
                        chance.of(STREETS),
                        "Constat fictif de démonstration",
                        relayed ? chance.of(List.of("social-landlord", "town-hall")) : null,
                        relayed && d > 10 && chance.in(0.5)));
            }
            walks.add(new PastWalk(
                    chance.id(start),
                    chance.of(SECTORS),
                    start,
                    day,
                    15 * chance.between(3, 8),
                    chance.between(4, 35),
                    chance.in(0.5) ? "social-landlord" : null,
                    body.mediators().getFirst().id(),
                    List.of(body.mediators().get(1).id()),
                    seen));
        }
        return walks;
    }
}
