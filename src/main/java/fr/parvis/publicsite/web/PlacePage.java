// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.PlaceOffers.Offer;
import fr.parvis.network.PointKind;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicTour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a point.
 *
 * @param address its own, whole
 * @param calendar its opening hours to subscribe to, whole
 * @param message to share: name, place, address of the page
 * @param data the same for machines (JSON-LD), fit to stand in a page
 * @param tours tours that go round from it
 * @param stops the next ones of these tours
 * @param offers other offers there
 * @param instead points to go to when it receives nobody any more, the nearest first
 */
public record PlacePage(
        PublicPoint point,
        String address,
        String calendar,
        String message,
        String data,
        List<PublicTour> tours,
        List<NextStop> stops,
        List<Offer> offers,
        List<PublicPoint> instead) {

    /** The next stop of a bus that takes place. */
    public @Nullable NextStop nextHalt() {
        return point.kind() != PointKind.MOBILE
                ? null
                : stops.stream()
                        .filter(stop -> stop.state() != Rounds.State.CANCELLED)
                        .findFirst()
                        .orElse(null);
    }
}
