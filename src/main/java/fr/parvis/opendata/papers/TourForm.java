// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.publicsite.PublicsiteAddresses;
import fr.parvis.rounds.OpenTours.OpenChange;
import fr.parvis.rounds.OpenTours.OpenStop;
import fr.parvis.rounds.OpenTours.OpenTour;
import fr.parvis.rounds.RoundsAddresses;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tour as data: its stops, their hours, and what is otherwise on days to come. */
final class TourForm {
    private TourForm() {}

    static Map<String, Object> of(OpenTour tour, Publisher giver) {
        return new JsonItem()
                .with("id", tour.id().toString())
                .with("nom", tour.name())
                .with("point", tour.point().toString())
                .with("debut", tour.from().toString())
                .with("fin", text(tour.until()))
                .with("calendrier", giver.address() + RoundsAddresses.tourCalendar(tour.id()))
                .with("maj", tour.changedAt().toString())
                .with("supprime", tour.gone() ? true : null)
                .with(
                        "arrets",
                        tour.stops().stream().map(stop -> of(stop, giver)).toList())
                .done();
    }

    private static Map<String, Object> of(OpenStop stop, Publisher giver) {
        return new JsonItem()
                .with("id", stop.id().toString())
                .with("lieu", stop.place())
                .with("adresse", stop.address())
                .with("commune", stop.commune())
                .with("code_insee", stop.insee())
                .with("latitude", stop.latitude())
                .with("longitude", stop.longitude())
                .with("horaires", stop.hours())
                .with("debut", stop.from().toString())
                .with("fin", text(stop.until()))
                .with("page", giver.address() + PublicsiteAddresses.stop(stop.code()))
                .with("calendrier", giver.address() + RoundsAddresses.stopCalendar(stop.id()))
                .with("exceptions", stop.changes().stream().map(TourForm::of).toList())
                .done();
    }

    private static Map<String, Object> of(OpenChange change) {
        return new JsonItem()
                .with("jour", change.day().toString())
                .with(
                        "sorte",
                        switch (change.kind().toUpperCase(Locale.ROOT)) {
                            case "CANCELLED" -> "annule";
                            case "MOVED" -> "deplace";
                            case "LATE" -> "en-retard";
                            case "HOURS" -> "autres-horaires";
                            default -> "ajoute";
                        })
                .with("de", text(change.from()))
                .with("a", text(change.to()))
                .with("lieu", change.place())
                .with("minutes", change.minutes())
                .with("raison", change.reason())
                .done();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
