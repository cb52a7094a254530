// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.network.OpeningTimes.Opening;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points as the public may know them, in the reader's language. */
public interface PublicPoints {

    /**
     * A point in plain words.
     *
     * @param code its short address, for ever
     * @param labels {@code pand}, {@code france-services}
     * @param kilometres as the crow flies from the place asked about, where both places are known
     * @param services and the lists after it: values of the national standard
     * @param helps the same in people's words
     * @param ended whether it receives nobody any more
     */
    record PublicPoint(
            UUID id,
            String code,
            String name,
            PointKind kind,
            String address,
            @Nullable String complement,
            String postcode,
            String insee,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double kilometres,
            ZoneId zone,
            Set<String> labels,
            HoursTold hours,
            @Nullable String phone,
            List<String> emails,
            List<String> websites,
            @Nullable String booking,
            @Nullable String accessibility,
            @Nullable String summary,
            @Nullable String detail,
            List<String> services,
            List<Help> helps,
            List<String> publics,
            List<String> specialCare,
            List<String> fees,
            List<String> access,
            List<String> support,
            boolean ended) {}

    /** Time at which it should be open, by the clock of the point. */
    sealed interface When {
        record Now() implements When {}

        /** At some time of a day, this one not over. */
        record SomeTimeOn(Day day) implements When {}

        record At(LocalDateTime moment) implements When {}
    }

    /** Days that people name; Saturday is the coming one, today if it is. */
    enum Day {
        TODAY,
        TOMORROW,
        SATURDAY
    }

    /** Languages that the national standard can say a point receives in, beside French. */
    enum Tongue {
        ENGLISH("Langues étrangères (anglais)"),
        OTHERS("Langues étrangères (autres)");

        private final String value;

        Tongue(String value) {
            this.value = value;
        }

        public String value() {
            return value;
        }
    }

    /**
     * Conditions on a point; nothing chosen means all that receive the public.
     *
     * @param kilometres no further than that as the crow flies
     * @param accessible fit for people who find it hard to move about
     */
    record Wish(
            double kilometres,
            @Nullable Help help,
            @Nullable When when,
            boolean accessible,
            @Nullable Tongue tongue,
            @Nullable PointKind kind) {
        /** As far as anybody goes for a counter. */
        public static final double FURTHEST = 100;

        public static final Wish ANY = new Wish(FURTHEST, null, null, false, null, null);
    }

    /** A point's address and when it last changed, for those who list all pages. */
    record Listed(String code, Instant changedAt) {}

    /**
     * The points that receive the public, the nearest first; a point whose position is not known stands where its commune is about. The cost does not
     * grow with the number of points. With a wish about hours, the {@value #LOOKED_THROUGH} nearest are looked through.
     */
    List<PublicPoint> near(Coordinates where, Wish wish, int count, Locale locale);

    /** The points near a commune, the nearest first; only its own where its place on the map is not known. */
    List<PublicPoint> near(Commune commune, Wish wish, int count, Locale locale);

    /**
     * Kilometres from a commune to the nearest point that receives the public, at most {@value Wish#FURTHEST}; nothing where there is none. Where a commune has
     * no place on the map, 0 if a point is in it.
     */
    Optional<Double> kilometresToNearest(Commune commune);

    int LOOKED_THROUGH = 300;

    Optional<PublicPoint> find(UUID id, Locale locale);

    /** Those of some identifiers that there are, in one question and in no order. */
    List<PublicPoint> list(Collection<UUID> ids, Locale locale);

    Optional<PublicPoint> findByCode(String code, Locale locale);

    /**
     * When a point is open from today on, as instants: an hour that the clocks leave out is not there, one that they show twice is there
     * once, whole.
     *
     * @param days number of days, today included
     */
    List<Opening> openings(UUID id, int days);

    /** How many points receive the public; a minute old at most. */
    int count();

    /** Those that receive the public in a steady order. */
    List<Listed> list(int limit, int offset);
}
