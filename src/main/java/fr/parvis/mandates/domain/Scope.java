// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scope of a mandate: the ten fields that Aidants Connect knows, so that a mandate reads alike everywhere. */
public enum Scope {
    PAPIERS,
    FAMILLE,
    SOCIAL,
    TRAVAIL,
    LOGEMENT,
    TRANSPORTS,
    ARGENT,
    JUSTICE,
    ETRANGER,
    LOISIRS;

    /** Which fields a family of themes falls in: authority in one of them is enough. What is not here falls in any. */
    private static final Map<String, Set<Scope>> OF_FAMILIES = Map.ofEntries(
            Map.entry("energy", EnumSet.of(LOGEMENT, ARGENT)),
            Map.entry("budget", EnumSet.of(ARGENT)),
            Map.entry("taxes", EnumSet.of(ARGENT)),
            Map.entry("housing", EnumSet.of(LOGEMENT)),
            Map.entry("health", EnumSet.of(SOCIAL)),
            Map.entry("family", EnumSet.of(FAMILLE, SOCIAL)),
            Map.entry("retirement", EnumSet.of(TRAVAIL, SOCIAL)),
            Map.entry("work", EnumSet.of(TRAVAIL, SOCIAL)),
            Map.entry("papers", EnumSet.of(PAPIERS)),
            Map.entry("justice", EnumSet.of(JUSTICE)),
            Map.entry("foreigners", EnumSet.of(ETRANGER)),
            Map.entry("mobility", EnumSet.of(TRANSPORTS)),
            Map.entry("writing", EnumSet.of(PAPIERS)),
            Map.entry("community", EnumSet.of(LOISIRS)));

    private final String key = EnumCode.of(this);

    /** The name in the database and in forms. */
    public String key() {
        return key;
    }

    public static Optional<Scope> find(@Nullable String key) {
        return EnumCode.find(Scope.class, key);
    }

    /** Those that are known, in their order and once. */
    public static List<Scope> list(Collection<String> keys) {
        return Arrays.stream(values()).filter(scope -> keys.contains(scope.key)).toList();
    }

    /** @param family code of a family of list THEME */
    static Set<Scope> ofFamily(@Nullable String family) {
        return family == null
                ? EnumSet.allOf(Scope.class)
                : OF_FAMILIES.getOrDefault(family, EnumSet.allOf(Scope.class));
    }
}
