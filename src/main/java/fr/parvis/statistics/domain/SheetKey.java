// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Key of a sheet: whose work, a day or a month.
 *
 * @param scope a point, a team ({@link #team}), an association, or {@link #NETWORK}
 * @param association of the sheet; null for the network's
 * @param start the day, or the first of the month
 */
record SheetKey(UUID scope, @Nullable UUID association, Grain grain, LocalDate start) implements Comparable<SheetKey> {
    static final UUID NETWORK = Ids.NIL;

    /** Length of a sheet's period. */
    enum Grain {
        DAY("d"),
        MONTH("m");

        private final String key;

        Grain(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        LocalDate start(LocalDate day) {
            return this == DAY ? day : day.withDayOfMonth(1);
        }
    }

    /** A team has no identifier of its own: it is named after its association and its name. */
    static UUID team(UUID association, String team) {
        return UUID.nameUUIDFromBytes((association + " " + team).getBytes(StandardCharsets.UTF_8));
    }

    /** The sheets of the association in which something of this place counts. */
    static List<SheetKey> inside(UUID association, Place place) {
        var keys = new ArrayList<SheetKey>();
        var point = place.point();
        var team = place.team();
        for (var grain : Grain.values()) {
            var start = grain.start(place.day());
            keys.add(new SheetKey(association, association, grain, start));
            if (point != null) keys.add(new SheetKey(point, association, grain, start));
            if (team != null) keys.add(new SheetKey(team(association, team), association, grain, start));
        }
        return keys;
    }

    /** The network's sheets of a day. */
    static List<SheetKey> network(LocalDate day) {
        var keys = new ArrayList<SheetKey>();
        for (var grain : Grain.values()) keys.add(new SheetKey(NETWORK, null, grain, grain.start(day)));
        return keys;
    }

    @Override
    public int compareTo(SheetKey other) {
        int order = scope.compareTo(other.scope);
        if (order == 0) order = grain.compareTo(other.grain);
        return order != 0 ? order : start.compareTo(other.start);
    }
}
