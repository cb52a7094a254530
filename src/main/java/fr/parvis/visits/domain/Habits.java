package fr.parvis.visits.domain;

import java.util.List;
import java.util.Map;

/**
 * What a point meets most, so that the common case needs no choice.
 *
 * @param themes at most twelve, the most met first, filled up with usual ones
 * @param operators the operator most met with a theme
 */
public record Habits(
        List<String> themes,
        Map<String, String> operators,
        String presence,
        String level,
        String result,
        int minutes) {}
