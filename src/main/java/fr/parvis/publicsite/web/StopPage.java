// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.rounds.Rounds.PublicStop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one stop of a tour.
 *
 * @param point point that stops there
 * @param address its own, whole
 * @param calendar its halts to subscribe to, whole
 * @param message to share
 * @param data the same for machines (JSON-LD), fit to stand in a page
 * @param first the next halt that takes place
 * @param next halts there, the soonest first
 * @param over whether nobody stops there any more
 * @param instead points to go to then, the nearest first
 */
public record StopPage(
        PublicStop stop,
        PublicPoint point,
        String address,
        String calendar,
        String message,
        String data,
        @Nullable NextStop first,
        List<NextStop> next,
        boolean over,
        List<PublicPoint> instead) {}
