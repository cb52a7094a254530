// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.PastRounds.PastStop;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds a great many invented places, as a whole country has them, to try what grows with their number: points where people live, buses
 * whose tours stop in the communes around. The same seed gives the same places in an empty installation.
 */
@Component
public class DemonstrationPlaces {
    public static final int MOST = 100_000;
    private static final int POINTS_OF_AN_ASSOCIATION = 100;
    private static final int STOPS_OF_A_TOUR = 6;

    private static final List<String> RHYTHMS = List.of(
            "Mo 09:00-12:00; PH off",
            "Mo 14:00-16:30; PH off",
            "Tu[1,3] 09:00-12:00; PH off",
            "Tu[2,4] 09:00-12:00; PH off",
            "week 01-53/2 We 09:30-12:00; PH off",
            "Th 14:00-17:00; PH off");
    private static final List<String> STOPS = List.of(
            "Place du marché",
            "Parking de la mairie",
            "Salle des fêtes",
            "Devant l’école",
            "Place de l’église",
            "Maison de quartier");
    private static final List<String> STREETS = List.of(
            "rue Jean-Jaurès",
            "place de la République",
            "avenue Jean-Moulin",
            "rue Pasteur",
            "rue Louise-Michel",
            "place du Marché",
            "allée des Acacias");
    private static final List<String> HOURS = List.of(
            "Mo-Fr 09:00-12:00,13:30-17:30; PH off",
            "Mo 09:00-12:00; Tu-Fr 09:00-12:00,13:30-17:30; PH off",
            "Mo,Tu,Th,Fr 08:45-12:15,13:30-17:00; We 08:45-12:15; PH off",
            "Tu-Fr 09:30-12:30,14:00-18:00; Sa 09:30-12:30; PH off",
            "Mo-We 13:30-18:30; Fr 09:00-12:00; PH off",
            "Mo-Sa 10:00-19:00; PH off",
            "Tu,Th 14:00-17:00; PH off");
    private static final List<String> SERVICES = List.of(
            "Aide aux démarches administratives",
            "Maîtrise des outils numériques du quotidien",
            "Accès internet et matériel informatique",
            "Utilisation sécurisée du numérique",
            "Insertion professionnelle via le numérique");

    /** Names as they come: other alphabets, pictures, signs that mean something in a page. */
    private static final List<String> ODD_NAMES = List.of(
            "Maison des amis 🏡 de %s", "بيت الأصدقاء %s", "Chez « l’Écoute & <Cie> », %s", "Točka susreta – %s");

    private final FirstRun firstRun;
    private final Accounts accounts;
    private final Associations associations;
    private final Communes communes;
    private final Points points;
    private final PastRounds rounds;
    private final Clock clock;

    DemonstrationPlaces(
            FirstRun firstRun,
            Accounts accounts,
            Associations associations,
            Communes communes,
            Points points,
            PastRounds rounds,
            Clock clock) {
        this.firstRun = firstRun;
        this.accounts = accounts;
        this.associations = associations;
        this.communes = communes;
        this.points = points;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * @param count of points, 1 to {@link #MOST}
     * @param stops of tours, each tour has six; at most half as many as points
     * @param progress told what is done, in words
     */
    public void add(long seed, int count, int stops, Consumer<String> progress) {
        if (count < 1 || count > MOST || stops < 0 || stops > count / 2)
            throw new IllegalArgumentException(
                    "entre 1 et " + MOST + " points, et au plus un arrêt pour deux points : " + count + ", " + stops);
        var chance = new SeededRandom(seed);
        var today = NetworkTime.today(clock);
        var at = today.minusYears(3).atStartOfDay(NetworkTime.ZONE).toInstant();
        if (firstRun.awaited())
            firstRun.create(new FirstRun.Start(
                    "Réseau de démonstration",
                    "Camille Réseau",
                    "reseau@demo.example",
                    accounts.hash(LoadDemonstration.PASSWORD),
                    false));
        var where = new Inhabitants(communes.largest(40_000));
        int added = 0;
        int left = stops;
        while (added < count) {
            var association = chance.id(at);
            var some = new ArrayList<NewPoint>();
            for (int i = Math.min(POINTS_OF_AN_ASSOCIATION, count - added); i > 0; i--)
                some.add(point(chance, association, where.draw(chance), added + some.size(), at, today));
            int number = added / POINTS_OF_AN_ASSOCIATION + 1;
            Asking.as(Scope.network()).run(() -> {
                associations.create(association, "Médiation " + number + " (lieux inventés)");
                points.add(some);
            });
            added += some.size();
            var tours = new ArrayList<PastTour>();
            for (var point : some) {
                int share = (int) Math.ceil((double) stops * added / count) - (stops - left);
                if (point.kind() != PointKind.MOBILE || share <= 0) continue;
                var tour = tour(chance, point, Math.min(share, STOPS_OF_A_TOUR), at, today);
                left -= tour.stops().size();
                tours.add(tour);
            }
            Asking.as(association).run(() -> rounds.load(tours, List.of()));
            if (added % 1000 == 0 || added == count)
                progress.accept(added + " points, " + (stops - left) + " arrêts de tournées");
        }
    }

    private NewPoint point(
            SeededRandom chance, UUID association, Commune commune, int rank, Instant at, LocalDate today) {
        var kind = rank % 10 == 3 ? PointKind.MOBILE : rank % 7 == 5 ? PointKind.PERMANENCE : PointKind.FIXED;
        var labels = new HashSet<String>();
        if (chance.in(0.4)) labels.add("pand");
        if (chance.in(0.5)) labels.add("france-services");
        var name = rank % 251 == 17
                ? chance.of(ODD_NAMES).formatted(commune.name())
                : switch (kind) {
                    case FIXED -> "Point médiation " + commune.name() + " " + (rank + 1);
                    case MOBILE -> "Bus de la médiation, " + commune.name() + " " + (rank + 1);
                    case PERMANENCE -> "Permanence en mairie, " + commune.name() + " " + (rank + 1);
                };
        var spot = communes.findSpot(commune.insee()).orElse(null);
        var care = new ArrayList<String>();
        if (chance.in(0.3)) care.add("Handicaps moteurs");
        if (chance.in(0.2)) care.add("Langues étrangères (anglais)");
        if (chance.in(0.1)) care.add("Langues étrangères (autres)");
        if (chance.in(0.15)) care.add("Illettrisme");
        return new NewPoint(
                chance.id(at),
                association,
                kind,
                name,
                chance.between(1, 98) + " " + chance.of(STREETS),
                commune.postcodes().isEmpty() ? "00000" : commune.postcodes().getFirst(),
                commune,
                "+33 1 99 00 " + "%02d %02d".formatted(rank / 100 % 100, rank % 100),
                List.of(),
                "Lieu inventé : aide gratuite aux démarches, aux factures, aux courriers et à internet.",
                kind == PointKind.PERMANENCE ? HOURS.getLast() : chance.of(HOURS.subList(0, HOURS.size() - 1)),
                labels,
                SERVICES.subList(0, chance.between(0, SERVICES.size())),
                List.of("Se présenter"),
                labels.contains("france-services") ? List.of("France Services") : List.of(),
                today.minusYears(3),
                around(chance, spot == null ? null : spot.latitude()),
                around(chance, spot == null ? null : spot.longitude()),
                care,
                InventedSiret.of(rank / POINTS_OF_AN_ASSOCIATION, rank % POINTS_OF_AN_ASSOCIATION));
    }

    private PastTour tour(SeededRandom chance, NewPoint point, int stops, Instant at, LocalDate today) {
        var around = communes.listAround(point.commune().insee(), STOPS_OF_A_TOUR);
        var some = new ArrayList<PastStop>();
        for (int i = 0; i < stops; i++) {
            var commune = around.get(i % around.size());
            var spot = communes.findSpot(commune.insee()).orElse(null);
            some.add(new PastStop(
                    chance.id(at),
                    STOPS.get(i),
                    "",
                    commune.insee(),
                    around(chance, spot == null ? null : spot.latitude()),
                    around(chance, spot == null ? null : spot.longitude()),
                    RHYTHMS.get(i)));
        }
        return new PastTour(
                chance.id(at),
                point.id(),
                "Tournée " + point.commune().name(),
                null,
                List.of(),
                null,
                today.minusYears(1),
                some,
                List.of());
    }

    /** Within some two kilometres. */
    private static @Nullable Double around(SeededRandom chance, @Nullable Double degrees) {
        double moved = chance.between(-2000, 2000) / 100_000.0;
        return degrees == null ? null : Math.round((degrees + moved) * 100_000) / 100_000.0;
    }

    /** Draws communes: the more people live in one, the more often, though less than in proportion. */
    private static final class Inhabitants {
        private final List<Commune> all;
        private final int[] until;

        Inhabitants(List<Commune> all) {
            this.all = all;
            until = new int[all.size()];
            int sum = 0;
            for (int i = 0; i < until.length; i++) {
                sum += 1 + (int) Math.pow(all.get(i).population(), 0.8);
                until[i] = sum;
            }
        }

        Commune draw(SeededRandom chance) {
            int drawn = chance.between(1, until[until.length - 1]);
            int found = Arrays.binarySearch(until, drawn);
            return all.get(found >= 0 ? found : -found - 1);
        }
    }
}
