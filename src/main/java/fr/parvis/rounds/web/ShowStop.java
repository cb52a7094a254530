// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.Stop;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the form of a stop, with its next days and what may be said of one of them. */
@Component
class ShowStop {
    private static final int NEXT_DAYS = 62;

    private final TourLookup lookup;
    private final Choices choices;

    ShowStop(TourLookup lookup, Choices choices) {
        this.lookup = lookup;
        this.choices = choices;
    }

    String handle(Model model, Round round, @Nullable Stop known, RoundForm form) {
        return handle(model, round, known, form, RoundForm.with());
    }

    /** @param ofDay values typed for one day and refused */
    String handle(Model model, Round round, @Nullable Stop known, RoundForm form, RoundForm ofDay) {
        var id = form.of("id");
        var next = known == null
                ? List.<TourPage.NextRow>of()
                : lookup.next(new Round(round.tour(), round.point(), List.of(known), round.closures()), NEXT_DAYS);
        model.addAttribute(
                "page",
                new StopFormPage(
                        known != null,
                        round.tour().name(),
                        round.tour().id().toString(),
                        form,
                        ofDay,
                        ToursController.ADDRESS + "/" + round.tour().id() + "/arrets/" + id,
                        ToursController.ADDRESS + "/" + round.tour().id() + "/arrets/" + id + "/jour",
                        !form.of("hours").isEmpty(),
                        RoundWords.days(),
                        RoundWords.rhythms(),
                        next));
        return "rounds/stop-form";
    }

    RoundForm formOf(Stop stop) {
        // the two times of the form are of one day: hours that pass midnight stay as they are written
        var frequency = Frequency.of(stop.hours()).filter(f -> f.to().isAfter(f.from()));
        var form = RoundForm.with(
                "id", stop.id().toString(),
                "version", String.valueOf(stop.version()),
                "position", String.valueOf(stop.position()),
                "place", stop.place(),
                "address", stop.address(),
                "commune", choices.communeOf(stop.insee()),
                "latitude", RoundWords.text(stop.latitude()),
                "longitude", RoundWords.text(stop.longitude()),
                "validFrom", stop.validFrom().toString(),
                "validUntil", RoundWords.text(stop.validUntil()),
                "rhythm", frequency.map(f -> f.rhythm().name()).orElse(Frequency.Rhythm.EVERY_WEEK.name()),
                "from", frequency.map(f -> f.from().toString()).orElse(""),
                "to", frequency.map(f -> f.to().toString()).orElse(""),
                "onHolidays", frequency.map(f -> String.valueOf(f.onHolidays())).orElse(""),
                "hours", frequency.isPresent() ? "" : stop.hours());
        return form.and(
                "days",
                frequency
                        .map(f -> f.days().stream().map(DayOfWeek::name).toList())
                        .orElse(List.of()));
    }

    static Optional<Stop> find(Round round, UUID id) {
        return round.stops().stream().filter(stop -> stop.id().equals(id)).findFirst();
    }
}
