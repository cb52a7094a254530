// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.Territory.Department;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * White areas of a department, or of the whole country.
 *
 * @param department null for the whole country
 * @param communes all of them
 * @param unplaced communes of which nothing can be said: see {@link Reach.State#UNPLACED}
 * @param estimated communes whose place on the map is estimated
 */
public record Extent(
        @Nullable Department department,
        int communes,
        int white,
        int unplaced,
        long inhabitants,
        long whiteInhabitants,
        long unplacedInhabitants,
        int estimated,
        long estimatedInhabitants) {

    /** The part of the people who live in white areas, among those of whom something can be said, 0 to 1; null where there are none. */
    public @Nullable Double share() {
        long known = placedInhabitants();
        return known == 0 ? null : (double) whiteInhabitants / known;
    }

    /** The people of whom something can be said. */
    public long placedInhabitants() {
        return inhabitants - unplacedInhabitants;
    }

    private Extent plus(Reach reach) {
        boolean isWhite = reach.state() == Reach.State.WHITE;
        boolean isUnplaced = reach.state() == Reach.State.UNPLACED;
        boolean isEstimated = reach.commune().estimated();
        int people = reach.commune().population();
        return new Extent(
                department,
                communes + 1,
                white + (isWhite ? 1 : 0),
                unplaced + (isUnplaced ? 1 : 0),
                inhabitants + people,
                whiteInhabitants + (isWhite ? people : 0),
                unplacedInhabitants + (isUnplaced ? people : 0),
                estimated + (isEstimated ? 1 : 0),
                estimatedInhabitants + (isEstimated ? people : 0));
    }

    private static Extent none(@Nullable Department department) {
        return new Extent(department, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** White areas of the whole country. */
    public static Extent whole(List<Reach> reaches) {
        var sum = none(null);
        for (var reach : reaches) sum = sum.plus(reach);
        return sum;
    }

    /** By department, in their order; those without a commune are left out. */
    public static List<Extent> byDepartment(List<Department> departments, List<Reach> reaches) {
        var sums = new LinkedHashMap<String, Extent>();
        for (var department : departments) sums.put(department.code(), none(department));
        for (var reach : reaches) sums.computeIfPresent(reach.commune().department(), (code, sum) -> sum.plus(reach));
        var all = new ArrayList<Extent>();
        for (var sum : sums.values()) if (sum.communes() > 0) all.add(sum);
        return all;
    }
}
