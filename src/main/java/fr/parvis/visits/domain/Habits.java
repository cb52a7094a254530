// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Habits of a point, so that the common case needs no choice.
 *
 * @param themes at most twelve, the most met first, filled up with usual ones
 * @param operators the operator most met with a theme
 * @param combinations the requests most met here, for what is typed at the desk
 */
public record Habits(
        List<String> themes,
        Map<String, String> operators,
        List<Combination> combinations,
        String presence,
        String level,
        String result,
        int minutes) {

    /** A theme met with an operator, or none, at a level; short in JSON, because every desk loads it. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Combination(String theme, @Nullable String operator, String level) {}
}
