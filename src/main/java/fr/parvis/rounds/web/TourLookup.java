// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.domain.tours.Round;
import fr.parvis.rounds.domain.tours.SeeTours;
import fr.parvis.rounds.domain.tours.Stop;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tours that the address of a page names: found, and checked for who may edit them. */
@Component
class TourLookup {
    private final SeeTours tours;

    TourLookup(SeeTours tours) {
        this.tours = tours;
    }

    /** @throws NotFound when there is none */
    Round get(UUID id) {
        return tours.find(id).orElseThrow(() -> new NotFound("tour " + id));
    }

    /** @throws NotAllowed when it is another association's */
    Round editable(UUID id, SignedIn who) {
        var round = get(id);
        if (!mayEdit(who, round)) throw new NotAllowed("the tour " + id + " is another association's");
        return round;
    }

    /** One's own association's tours; all of them for the network. */
    static boolean mayEdit(SignedIn who, Round round) {
        return who.may(Right.EDIT_POINTS)
                && (who.association() == null
                        || who.association().equals(round.tour().association()));
    }

    static boolean ended(Stop stop, LocalDate today) {
        return stop.validUntil() != null && stop.validUntil().isBefore(today);
    }

    List<TourPage.NextRow> next(Round round, int days) {
        return tours.next(round, days).stream()
                .limit(40)
                .map(o -> new TourPage.NextRow(
                        o.stop().id().toString(),
                        Words.longDate(o.day()),
                        RoundWords.hours(o),
                        o.place(),
                        o.state() == Rounds.State.PLANNED ? "" : RoundWords.state(o),
                        o.note()))
                .toList();
    }
}
