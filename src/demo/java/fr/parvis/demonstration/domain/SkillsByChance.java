// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.skills.PastAssessments.Day;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Made-up assessments: gestures seen once or twice, with some progress, some that is lost, and observers who err. */
final class SkillsByChance {
    private static final List<String> LEVELS = List.of("help", "prompted", "alone");
    private static final double SEEN_AGAIN = 0.65;
    private static final double DOUBLED = 0.06;
    private static final double ERRS = 0.1;

    private final UUID point;
    private final UUID by;
    private final UUID colleague;
    private final Random random;

    /** @param colleague account that gives second looks */
    SkillsByChance(UUID point, UUID by, UUID colleague, Random random) {
        this.point = point;
        this.by = by;
        this.colleague = colleague;
        this.random = random;
    }

    List<Day> days(List<String> gestures, LocalDate first, LocalDate today) {
        var truth = new LinkedHashMap<String, Integer>();
        for (var gesture : gestures)
            if (random.nextDouble() < 0.85)
                truth.put(gesture, Math.clamp((int) Math.round(random.nextGaussian() * 0.8 + 0.7), 0, 2));
        var days = new ArrayList<Day>();
        days.add(day(truth, first));
        var again = first.plusDays(20 + random.nextInt(40));
        if (again.isAfter(today) || random.nextDouble() > SEEN_AGAIN) return days;
        truth.replaceAll((_, level) -> random.nextDouble() < 0.4
                ? Math.min(2, level + 1)
                : random.nextDouble() < 0.06 ? Math.max(0, level - 1) : level);
        days.add(day(truth, again));
        return days;
    }

    private Day day(Map<String, Integer> truth, LocalDate day) {
        Map<String, String> levels = new LinkedHashMap<>();
        Map<String, String> seconds = new HashMap<>();
        truth.forEach((gesture, level) -> {
            levels.put(gesture, seen(level));
            if (random.nextDouble() < DOUBLED) seconds.put(gesture, seen(level));
        });
        return new Day(
                PeopleByChance.id(day.atTime(14, 0).toInstant(ZoneOffset.UTC), random),
                point,
                day,
                by,
                levels,
                colleague,
                seconds);
    }

    private String seen(int level) {
        return LEVELS.get(
                random.nextDouble() < ERRS ? Math.clamp(level + (random.nextBoolean() ? 1 : -1), 0, 2) : level);
    }
}
