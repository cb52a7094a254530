// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions of workshops that the public may come to, as open data; never who comes or who holds them. */
public interface OpenWorkshops {

    /**
     * A session to come.
     *
     * @param cycle of sessions that are enrolled in together
     * @param language code of list LANGUAGE; null: French
     * @param seats {@code some}, {@code last} (one or two) or {@code full}
     * @param place among the sessions of its cycle, from 1
     * @param gone whether it does not take place, or has begun
     * @param page path of the page where one enrols; null when the point receives nobody any more
     */
    record OpenSession(
            UUID id,
            UUID cycle,
            UUID point,
            String title,
            String goals,
            @Nullable String language,
            Instant begins,
            Instant ends,
            String seats,
            int place,
            int of,
            boolean gone,
            Instant changedAt,
            @Nullable String page) {}

    /** Differs from what it was whenever a session was changed since, or has begun. */
    String version();

    /** Sessions to come, by association and time. */
    List<OpenSession> list();

    /** Sessions changed at that instant or after it, those that are gone included. */
    List<OpenSession> listChanged(Instant since);
}
