// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.network.Communes;
import fr.parvis.network.NearCommune;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Estimates the way from a point to somebody's commune, by car: the distance as the crow flies, made longer as roads are, at an average speed. */
@Component
public class Travel {
    private static final double DETOUR = 1.4;
    private static final int STEP = 5;
    private static final int MOST_MINUTES = 240;

    private final Communes communes;
    private final Points points;
    private final int kilometresAnHour;
    private final int fewestMinutes;

    Travel(Communes communes, Points points, AppointmentsSettings settings) {
        this.communes = communes;
        this.points = points;
        this.kilometresAnHour = settings.travelKmh();
        this.fewestMinutes = settings.travelMinMinutes();
    }

    /**
     * Minutes one way, in steps of five; the fewest where a place is not known.
     *
     * @param insee code of the person's commune
     */
    public int minutes(@Nullable UUID point, @Nullable String insee) {
        var from = point == null
                ? null
                : points.find(point)
                        .map(Point::insee)
                        .flatMap(communes::findSpot)
                        .orElse(null);
        var to = insee == null ? null : communes.findSpot(insee).orElse(null);
        if (from == null || to == null) return rounded(fewestMinutes);
        double kilometres =
                NearCommune.kilometres(from.latitude(), from.longitude(), to.latitude(), to.longitude()) * DETOUR;
        return rounded(Math.max(fewestMinutes, kilometres / kilometresAnHour * 60));
    }

    /** Way to the home of an appointment, by point: from its own, and to a home that is forgotten, as it was. */
    public ToIntFunction<UUID> ways(Booking it, Contact contact) {
        var home = contact.home();
        if (!it.isAtHome()) return ProposeSlots.NO_WAY;
        return place -> home == null || place.equals(it.point()) ? it.travelMinutes() : minutes(place, home.insee());
    }

    private static int rounded(double minutes) {
        return Math.min(MOST_MINUTES, (int) Math.ceil(minutes / STEP) * STEP);
    }
}
