// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hours of a point with its exceptional closures written after them: what the public and the national standard are told. */
public final class EffectiveHours {
    private static final String NEXT_RULE = "; ";

    private EffectiveHours() {}

    /** Nothing when the hours are not known: closures alone would say "closed" of all other days too. */
    public static @Nullable String of(@Nullable String hours, List<Closure> closures) {
        if (hours == null) return null;
        var all = new StringBuilder(hours);
        closures.forEach(
                closure -> all.append(NEXT_RULE).append(closure.period().compose()));
        return all.toString();
    }

    /** Hours that a file says, without the closures that are known here: they went out with an export and came back. */
    static @Nullable String without(@Nullable String said, List<Closure> closures) {
        if (said == null) return null;
        var rest = said;
        for (var closure : closures)
            rest = rest.replace(NEXT_RULE + closure.period().compose(), "");
        return rest;
    }
}
