package fr.parvis.publicsite.web;

import fr.parvis.network.Commune;
import fr.parvis.network.PublicPoints.PublicPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public home shows.
 *
 * @param asked what was typed
 * @param commune the one understood; nothing when none was asked for or none is known
 * @param others that bear much the same name
 * @param points around it, the nearest first
 * @param known how many points receive the public in the whole network
 */
public record HomePage(
        String network,
        String asked,
        @Nullable Commune commune,
        List<Commune> others,
        List<PublicPoint> points,
        int known) {}
