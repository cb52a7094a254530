// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.domain;

import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.PointKind;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.network.PublicPoints.Wish;
import fr.parvis.publicsite.domain.UnderstandPlace.Where;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NearStop;
import fr.parvis.rounds.Rounds.NextStop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what is near the place that somebody means: points, and buses that stop there. */
@Component
public class LookAround {
    private static final int NEAREST = 10;

    /** More than a day's: the very next one is not always the nearest. */
    private static final int STOPS = 12;

    /** Kilometres that somebody goes for a bus. */
    public static final double STOPS_WITHIN = 15;

    /**
     * Points that are near.
     *
     * @param points the nearest first
     * @param stops the soonest first
     * @param next next stop of each bus among the points
     */
    public record Found(List<PublicPoint> points, List<NearStop> stops, Map<UUID, NextStop> next) {}

    private final Communes communes;
    private final PublicPoints points;
    private final Rounds rounds;
    private final TransactionTemplate transaction;

    LookAround(Communes communes, PublicPoints points, Rounds rounds, PlatformTransactionManager transactions) {
        this.communes = communes;
        this.points = points;
        this.rounds = rounds;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * Points and halts near a place, read in one transaction, since searches are frequent. The place is understood before it: an
     * address may be sent to the geocoder, and no database connection waits for that.
     *
     * @param where the place as {@link UnderstandPlace} understood it
     */
    public Found handle(Where where, Wish wish, Locale locale) {
        return Objects.requireNonNull(transaction.execute(status -> near(where, wish, locale)));
    }

    private Found near(Where where, Wish wish, Locale locale) {
        return switch (where) {
            case Where.Nowhere _, Where.NotUnderstood _ -> new Found(List.of(), List.of(), Map.of());
            case Where.At at -> around(new Coordinates(at.latitude(), at.longitude()), wish, locale);
            case Where.InCommune in ->
                communes.findSpot(in.commune().insee())
                        .map(spot -> new Coordinates(spot.latitude(), spot.longitude()))
                        .map(spot -> around(spot, wish, locale))
                        .orElseGet(() -> found(points.near(in.commune(), wish, NEAREST, locale), List.of(), locale));
        };
    }

    private Found around(Coordinates at, Wish wish, Locale locale) {
        return found(
                points.near(at, wish, NEAREST, locale),
                stopsMayDo(wish)
                        ? rounds.nextStopsNear(at, Math.min(wish.kilometres(), STOPS_WITHIN), STOPS, locale)
                        : List.of(),
                locale);
    }

    private Found found(List<PublicPoint> near, List<NearStop> stops, Locale locale) {
        return new Found(near, stops, next(near, locale));
    }

    /** Where each bus among some points stops next; one that stops nowhere for a while is left out. */
    public Map<UUID, NextStop> next(List<PublicPoint> some, Locale locale) {
        return rounds.nextStopOfEach(
                some.stream()
                        .filter(point -> point.kind() == PointKind.MOBILE)
                        .map(PublicPoint::id)
                        .toList(),
                locale);
    }

    /** Of a stop nobody knows whether it is what somebody wants in these respects; its hours are said, not searched. */
    private static boolean stopsMayDo(Wish wish) {
        return wish.when() == null
                && !wish.accessible()
                && wish.tongue() == null
                && (wish.kind() == null || wish.kind() == PointKind.MOBILE);
    }
}
