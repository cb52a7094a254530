package fr.parvis.publicsite.web;

import fr.parvis.network.Commune;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.rounds.Rounds.NearStop;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found near a place.
 *
 * @param address of the same search by commune, whole: without where somebody is
 * @param problem what was wrong with the place and what to do; nothing when it is understood
 * @param commune the one understood; nothing when none was
 * @param others that bear much the same name
 * @param chosen filters in words, each with the address of the search without it
 * @param points the nearest first
 * @param stops of tours around, the soonest first
 */
public record SearchPage(
        String address,
        Looking looking,
        @Nullable String problem,
        @Nullable Commune commune,
        List<Commune> others,
        List<Option> chosen,
        List<PublicPoint> points,
        List<NearStop> stops) {}
