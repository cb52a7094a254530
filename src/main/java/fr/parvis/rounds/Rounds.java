// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import fr.parvis.network.Coordinates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Next stops of mobile points, as everybody may know them; never who goes with them. */
public interface Rounds {

    /** Exception on that day. */
    enum State {
        PLANNED,
        /** It comes, later than was told. */
        LATE,
        /** Another place than usual. */
        MOVED,
        /** Other hours than usual. */
        OTHER_HOURS,
        CANCELLED
    }

    /**
     * One halt on one day.
     *
     * @param code short address of the stop, for ever
     * @param part rank among that day's at this stop: 0 for the first, whatever its hours
     * @param from local time at the stop, before any delay
     * @param start with the delay
     * @param said "mardi 1er décembre, 9 h – 12 h"
     * @param note differences from the plan, in words; empty when all is as usual
     * @param frequency "le premier et le troisième mardi du mois, 9 h – 12 h"
     * @param revision higher after each change of what is told of it
     */
    record NextStop(
            UUID stop,
            String code,
            UUID tour,
            UUID point,
            String tourName,
            String place,
            String address,
            String insee,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            LocalDate day,
            int part,
            LocalTime from,
            LocalTime to,
            Instant start,
            Instant end,
            State state,
            String said,
            String note,
            String frequency,
            int revision) {}

    /**
     * A tour as the public may know it.
     *
     * @param code its short address, for ever
     * @param over whether it goes no more
     */
    record PublicTour(UUID id, String code, String name, UUID point, boolean over) {}

    /**
     * A stop as the public may know it.
     *
     * @param code its short address, for ever
     * @param frequency "le premier et le troisième mardi du mois, 9 h – 12 h"
     * @param over whether nobody stops there any more
     */
    record PublicStop(
            UUID id,
            String code,
            PublicTour tour,
            String place,
            String address,
            String insee,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String frequency,
            boolean over) {}

    /** @param kilometres to its stop, as the crow flies */
    record NearStop(NextStop next, String tourCode, double kilometres) {}

    Optional<PublicTour> findTour(String code);

    Optional<PublicTour> findTour(UUID id);

    Optional<PublicStop> findStop(String code, Locale locale);

    /** Short addresses of the stops that are still served, in a steady order. */
    List<String> listStopCodes(int limit, int offset);

    /** The next halts at one stop, within a hundred days. */
    List<NextStop> nextHalts(UUID stop, int count, Locale locale);

    /** The tours of a point that still go, by name. */
    List<PublicTour> listTours(UUID point);

    /** Short addresses of the tours that still go, in a steady order. */
    List<String> listCodes(int limit, int offset);

    /**
     * The nearest stops, each with its next halt within twenty days, the soonest first; stops without any are left out. The cost does
     * not grow with the number of stops; what another process changes is told within a minute.
     */
    List<NearStop> nextStopsNear(Coordinates where, double kilometres, int count, Locale locale);

    /** The next halts of a point, those of today that are not over first; cancelled ones say so. */
    List<NextStop> nextStops(UUID point, int count, Locale locale);

    /**
     * The next halt that takes place, by point; points without any within a hundred days are left out. What another
     * process changes is told within a minute. The number of statements does not grow with the points.
     */
    Map<UUID, NextStop> nextStopOfEach(Collection<UUID> points, Locale locale);

    /** The next halts of one tour, within a hundred days. */
    List<NextStop> nextStopsOfTour(UUID tour, int count, Locale locale);

    /** The next halts of all points in some communes, the soonest first. */
    List<NextStop> nextStopsIn(Collection<String> communes, int count, Locale locale);

    /**
     * Stop of a mobile point at an instant, for a visit recorded there: where its crew had checked in, else where it was due,
     * half an hour around.
     */
    Optional<UUID> stopAt(UUID point, Instant at);
}
