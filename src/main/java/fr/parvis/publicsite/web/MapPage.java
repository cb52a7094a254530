package fr.parvis.publicsite.web;

import fr.parvis.network.Commune;
import fr.parvis.network.FrenchMap;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The map with its list.
 *
 * @param problem what was wrong with the place and what to do; nothing when it is understood
 * @param commune the one understood; nothing when none was, or when the map was moved
 * @param others that bear much the same name
 * @param chosen filters in words, each with the address of the map without it
 * @param points those listed: the nearest to the place first, or to the middle of what the map shows
 * @param said what is listed, in words
 * @param view west, south, east, north of what the map shows first; empty for France
 * @param dots the network on the map that stands still
 */
public record MapPage(
        Looking looking,
        @Nullable String problem,
        @Nullable Commune commune,
        List<Commune> others,
        List<Option> chosen,
        List<PublicPoint> points,
        String said,
        String view,
        List<FrenchMap.Dot> dots) {}
