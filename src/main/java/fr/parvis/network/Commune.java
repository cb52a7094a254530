// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commune of France, or a municipal arrondissement of Paris, Lyon or Marseille.
 *
 * @param insee its code in the official geographic code
 * @param population inhabitants, municipal population; 0 where unknown
 * @param latitude WGS 84 degrees, where known
 */
public record Commune(
        String insee,
        String name,
        String department,
        List<String> postcodes,
        int population,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    private static final String ARRONDISSEMENT = " Arrondissement";

    /** As people say it: "Lyon 3e", which the official code calls "Lyon 3e Arrondissement". */
    public String shortName() {
        return name.endsWith(ARRONDISSEMENT) ? name.substring(0, name.length() - ARRONDISSEMENT.length()) : name;
    }

    /** As lists name it: Villeurbanne (69). */
    public String label() {
        return name + " (" + department + ")";
    }
}
