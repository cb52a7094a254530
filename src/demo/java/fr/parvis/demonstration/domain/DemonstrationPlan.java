// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.access.Role;
import fr.parvis.network.Commune;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Points and people of the demonstration network: 66 points of 30 associations in real communes, 25 with the PAND@ label, 40 with
 * the France Services label, six mobile, 450 mediators (the sizes of the real network: 2 mediators in the smallest
 * association, 36 in the largest). The same seed gives the same network.
 */
final class DemonstrationPlan {
    static final int ASSOCIATIONS = 30;
    static final int POINTS = 66;
    static final int MEDIATORS = 450;
    static final int PAND = 25;
    static final int FRANCE_SERVICES = 40;
    static final int MOBILE = 6;

    /** Somebody who works in the network. */
    record Person(UUID id, String name, String email, Set<Role> roles) {}

    /** A body of the network, its places and its people; mediators come in the order in which they serve the points. */
    record Body(
            UUID id, String name, Person director, List<Person> leads, List<Person> mediators, List<NewPoint> points) {}

    private static final List<String> STREETS = List.of(
            "place de la République",
            "rue Jean-Jaurès",
            "avenue du Général-de-Gaulle",
            "place du Marché",
            "rue Victor-Hugo",
            "boulevard Voltaire",
            "rue de la Gare",
            "place de l’Église",
            "rue des Tilleuls",
            "avenue Jean-Moulin",
            "rue Pasteur",
            "cours Gambetta",
            "allée des Acacias",
            "rue Louise-Michel");
    private static final List<String> HOURS = List.of(
            "Mo-Fr 09:00-12:00,13:30-17:30; PH off",
            "Mo 09:00-12:00; Tu-Fr 09:00-12:00,13:30-17:30; PH off",
            "Mo,Tu,Th,Fr 08:45-12:15,13:30-17:00; We 08:45-12:15; PH off",
            "Tu-Fr 09:30-12:30,14:00-18:00; Sa 09:30-12:30; PH off");
    private static final List<String> SERVICES = List.of(
            "Aide aux démarches administratives",
            "Maîtrise des outils numériques du quotidien",
            "Accès internet et matériel informatique",
            "Utilisation sécurisée du numérique",
            "Insertion professionnelle via le numérique");

    private final SeededRandom chance;
    private final Instant start;
    private int rank;

    DemonstrationPlan(SeededRandom chance, LocalDate firstDay) {
        this.chance = chance;
        this.start = firstDay.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** @param communes the most populous ones, several hundred; at most one association in each */
    List<Body> bodies(List<Commune> communes) {
        var left = new ArrayList<>(communes);
        var sizes = sizes();
        var pointsOf = pointsOf();
        var bodies = new ArrayList<Body>();
        int pointRank = 0;
        for (int i = 0; i < ASSOCIATIONS; i++) {
            var home = left.remove(chance.between(0, Math.min(left.size(), 260) - 1));
            var id = chance.id(start);
            var points = new ArrayList<NewPoint>();
            for (int p = 0; p < pointsOf[i]; p++) {
                var commune = p == 0 ? home : near(home, left);
                points.add(point(id, commune, p, pointRank++).runBy(InventedSiret.of(i, p)));
            }
            var director = person(EnumSet.of(Role.DIRECTOR));
            var leads = points.size() > 1 ? List.of(person(EnumSet.of(Role.SITE_LEAD))) : List.<Person>of();
            var mediators = new ArrayList<Person>();
            for (int m = 0; m < sizes[i]; m++) mediators.add(person(EnumSet.of(Role.MEDIATOR)));
            bodies.add(new Body(
                    id,
                    "Médiation " + home.name() + " (démonstration)",
                    director,
                    leads,
                    List.copyOf(mediators),
                    List.copyOf(points)));
        }
        return bodies;
    }

    /** Points of each association: nine in the largest, one in the smallest, 66 together. */
    private static int[] pointsOf() {
        return new int[] {9, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2};
    }

    /** Mediators of each association: 36 in the largest, 2 in the smallest, 450 together. */
    private static int[] sizes() {
        return new int[] {
            36, 34, 30, 28, 24, 24, 22, 22, 20, 18, 17, 16, 16, 15, 14, 14, 13, 12, 11, 10, 10, 9, 8, 7, 6, 5, 3, 2, 2,
            2
        };
    }

    private Commune near(Commune home, List<Commune> left) {
        for (int i = 0; i < left.size(); i++)
            if (left.get(i).department().equals(home.department())) return left.remove(i);
        return home;
    }

    private NewPoint point(UUID association, Commune commune, int rankInside, int pointRank) {
        // spread over the network: every eleventh is mobile, every seventh a permanence
        var kind = pointRank % 11 == 3
                ? PointKind.MOBILE
                : pointRank % 7 == 5 && rankInside > 0 ? PointKind.PERMANENCE : PointKind.FIXED;
        var labels = new HashSet<String>();
        if (isOneOf(PAND, pointRank)) labels.add("pand");
        if (isOneOf(FRANCE_SERVICES, pointRank)) labels.add("france-services");
        var name = switch (kind) {
            case FIXED -> "Point médiation " + commune.name() + (rankInside == 0 ? "" : " " + (rankInside + 1));
            case MOBILE -> "Bus de la médiation, " + commune.name();
            case PERMANENCE -> "Permanence en mairie, " + commune.name();
        };
        var postcode =
                commune.postcodes().isEmpty() ? "00000" : commune.postcodes().getFirst();
        return NewPoint.atItsCommune(
                chance.id(start),
                association,
                kind,
                name,
                chance.between(1, 98) + " " + chance.of(STREETS),
                postcode,
                commune,
                null,
                List.of(),
                "Lieu fictif de démonstration : aide gratuite aux démarches, aux factures, aux courriers et à internet.",
                kind == PointKind.PERMANENCE ? "Tu,Th 14:00-17:00; PH off" : HOURS.get(pointRank % HOURS.size()),
                labels,
                SERVICES.subList(0, chance.between(2, SERVICES.size())),
                List.of("Se présenter"),
                labels.contains("france-services") ? List.of("France Services") : List.of(),
                start.atZone(ZoneOffset.UTC).toLocalDate().minusYears(chance.between(1, 12)));
    }

    /** Spreads {@code count} evenly over the points: whether the point of that rank is one of them. */
    private static boolean isOneOf(int count, int pointRank) {
        return pointRank * count / POINTS != (pointRank + 1) * count / POINTS;
    }

    private Person person(Set<Role> roles) {
        var name = Names.one(chance);
        var email = Names.address(name, ++rank);
        return new Person(chance.id(start), name, email, roles);
    }
}
