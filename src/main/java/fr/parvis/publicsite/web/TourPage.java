// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicTour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a tour.
 *
 * @param point point that goes round
 * @param address its own, whole
 * @param calendar its halts to subscribe to, whole
 * @param message to share
 * @param next halts, the soonest first
 * @param places its stops, each once, with the next halt there
 * @param instead points to go to when the tour goes no more
 */
public record TourPage(
        PublicTour tour,
        PublicPoint point,
        String address,
        String calendar,
        String message,
        @Nullable NextStop first,
        List<NextStop> next,
        List<NextStop> places,
        List<PublicPoint> instead) {}
