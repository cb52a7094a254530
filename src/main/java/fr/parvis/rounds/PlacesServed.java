// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stops of tours within some days, all at once, for modules that compute over the country. */
public interface PlacesServed {

    /**
     * A stop that is really made at least once.
     *
     * @param insee code of its commune
     * @param latitude WGS 84 degrees, with {@code longitude}; null where only the commune is known, or where it stands elsewhere that day
     * @param first the first of the days on which it is made
     */
    record Served(
            UUID stop,
            UUID point,
            String tour,
            String place,
            String insee,
            String commune,
            @Nullable Double latitude,
            @Nullable Double longitude,
            LocalDate first) {}

    /**
     * The stops that are made on days between the two, both included, with what was said of single days: a cancelled halt does not
     * count.
     */
    List<Served> between(LocalDate from, LocalDate until);
}
