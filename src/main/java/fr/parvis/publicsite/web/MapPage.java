// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.Commune;
import fr.parvis.network.FrenchMap;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The map with its list.
 *
 * @param problem problem with the place and what to do; null when it is understood
 * @param commune the one understood; null when none was, or when the map was moved
 * @param others communes that bear much the same name
 * @param chosen filters in words, each with the address of the map without it
 * @param points those listed: the nearest to the place first, or to the middle of what the map shows
 * @param next next stop of each bus among them
 * @param said sentence about the list
 * @param view west, south, east, north of what the map shows first; empty for France
 * @param here latitude and longitude that a device gave
 * @param dots the network on the map that stands still
 */
public record MapPage(
        Looking looking,
        @Nullable String problem,
        @Nullable Commune commune,
        List<Commune> others,
        List<Option> chosen,
        List<PublicPoint> points,
        Map<UUID, NextStop> next,
        String said,
        String view,
        @Nullable String here,
        List<FrenchMap.Dot> dots) {}
