// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * First and last levels of learners, gesture by gesture.
 *
 * @param again those seen twice with enough days between
 * @param once the levels of those who were not
 * @param learners everybody who was seen
 */
public record Paths(List<Progress> again, List<Level> once, long learners) {

    /**
     * One observation.
     *
     * @param by author of the assessment
     * @param help since the first assessment; null where neither visits nor sessions are known
     */
    public record Seen(
            UUID learner,
            String gesture,
            LocalDate day,
            Level level,
            UUID point,
            UUID by,
            @Nullable HelpBetween help) {}

    private record Group(UUID point, UUID by) {}

    private record Key(UUID learner, String gesture) {}

    /** Of those who were seen once, how many did it alone. */
    public long onceAlone() {
        return once.stream().filter(level -> level == Level.ALONE).count();
    }

    /** @param days least number of days between the first time and the last */
    public static Paths of(List<Seen> all, int days) {
        var inOrder = all.stream().sorted(Comparator.comparing(Seen::day)).toList();
        Map<UUID, Group> groups = new HashMap<>();
        Map<Key, List<Seen>> paths = new LinkedHashMap<>();
        for (var seen : inOrder) {
            // a learner stays in the group where they began, so that none is in two
            groups.putIfAbsent(seen.learner(), new Group(seen.point(), seen.by()));
            paths.computeIfAbsent(new Key(seen.learner(), seen.gesture()), _ -> new ArrayList<>())
                    .add(seen);
        }
        var again = new ArrayList<Progress>();
        var once = new ArrayList<Level>();
        paths.forEach((key, path) -> {
            var first = path.getFirst();
            var last = path.getLast();
            var group = groups.get(key.learner());
            if (group != null && !last.day().isBefore(first.day().plusDays(days)))
                again.add(new Progress(key.learner(), group, first.level(), last.level(), last.help()));
            else once.add(first.level());
        });
        return new Paths(again, once, groups.size());
    }
}
