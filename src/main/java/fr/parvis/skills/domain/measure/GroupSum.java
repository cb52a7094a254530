// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

import fr.parvis.skills.domain.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums that one group of learners adds to the figures, of nobody.
 *
 * @param seen gestures that were seen twice
 * @param alone of them, done alone the last time
 * @param could of them, not done alone the first time
 * @param couldLearners number of their learners
 */
public record GroupSum(long learners, long seen, long ups, long downs, long alone, long could, long couldLearners) {

    /** One sum for each group, in no order that tells of it. */
    public static List<GroupSum> of(Collection<Progress> all) {
        Map<Object, List<Progress>> groups = new HashMap<>();
        for (var one : all)
            groups.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one);
        return groups.values().stream().map(GroupSum::of).toList();
    }

    private static GroupSum of(List<Progress> group) {
        var could = group.stream().filter(one -> one.before() != Level.ALONE).toList();
        return new GroupSum(
                group.stream().map(Progress::learner).distinct().count(),
                group.size(),
                group.stream().filter(Progress::up).count(),
                group.stream().filter(Progress::down).count(),
                group.stream().filter(one -> one.after() == Level.ALONE).count(),
                could.size(),
                could.stream().map(Progress::learner).distinct().count());
    }
}
