// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The communes of France. */
public interface Communes {
    Optional<Commune> find(String insee);

    /** The city that a district of Paris, Lyon or Marseille is of; the commune itself elsewhere. */
    String city(String insee);

    /** @param code of the official geographic code */
    record Department(String code, String name, String region) {}

    List<Department> departments();

    /** The clock that a commune lives by: overseas departments have their own; that of the mainland where it is unknown. */
    ZoneId zone(@Nullable String insee);

    /** Communes whose name begins with or holds the text, or that a postcode serves; the most populous first, ten at most. */
    List<Commune> search(String text);

    /** Communes of that name and no longer one, its words apart or joined; the most populous first, ten at most. */
    List<Commune> named(String text);

    /** Names by code of the official geographic code, of those that there are. */
    Map<String, String> names(Collection<String> insee);

    /**
     * The communes that a text may mean, as people write them: "69100 Villeurbanne", "Villeurbanne", "Saint-Denis (93)", a postcode, a
     * code of the official geographic code. One when it is clear, none when there is nothing of that name.
     */
    List<Commune> understand(String text);

    /**
     * Approximate position of a commune.
     *
     * @param exact whether it is its own place, rather than the middle of those that share its postcode
     */
    record Spot(double latitude, double longitude, boolean exact) {}

    Optional<Spot> findSpot(String insee);

    /** Completions of a text that somebody is typing, each understood as it stands: "69100 Villeurbanne". */
    List<String> suggest(String text);

    List<Commune> findByPostcode(String postcode);

    /** The commune itself, then those around it, the nearest first; itself alone where its place on the map is unknown. */
    List<Commune> listAround(String insee, int count);

    /**
     * The commune whose middle is nearest to a position, no further than so many kilometres: nothing at sea or abroad.
     *
     * @param latitude degrees, WGS 84
     */
    Optional<Commune> findNear(double latitude, double longitude, double kilometres);

    /** The most populous communes, for the demonstration. */
    List<Commune> largest(int count);
}
