// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sheet of a session by one device, or by all of them read together.
 *
 * @param present by enrolment; of whom nothing was said is not in it
 * @param total persons who are not enrolled: those who came by, those who came along
 * @param counts of them by dimension and code, one dimension at a time; the rest was not said
 * @param faces number of people by mood as they left: content, so-so, not
 */
public record Sheet(
        Map<UUID, Attendance> present, int total, Map<String, Map<String, Integer>> counts, List<Integer> faces) {
    public static final List<String> DIMENSIONS = List.of("age-band", "gender", "situation");
    public static final int FACES = 3;
    static final int MOST = 500;

    public static final Sheet EMPTY = new Sheet(Map.of(), 0, Map.of(), List.of(0, 0, 0));

    /** Manner of attendance, the best first: a person whom one sheet saw was there. */
    public enum Attendance {
        HERE,
        LATE,
        ABSENT;

        public String key() {
            return EnumCode.of(this);
        }

        public static Optional<Attendance> find(String key) {
            return EnumCode.find(Attendance.class, key);
        }
    }

    /** A sheet of a device. */
    record OfDevice(UUID device, Sheet sheet) {}

    /** Persons who were there. */
    public int headcount() {
        return total
                + (int) present.values().stream()
                        .filter(one -> one != Attendance.ABSENT)
                        .count();
    }

    /**
     * All sheets read together, in whatever order they came: who was seen by one was there; of those without a name the sheet that saw the most stands, since
     * two who count the same room must not add up; each face was pressed on one device, so that these do.
     */
    static Sheet together(List<OfDevice> sheets) {
        var present = new HashMap<UUID, Attendance>();
        for (var one : sheets)
            one.sheet()
                    .present()
                    .forEach((who, said) -> present.merge(who, said, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        var counted = sheets.stream()
                .max(Comparator.comparingInt((OfDevice one) -> one.sheet().total())
                        .thenComparing(one -> one.sheet().told())
                        .thenComparing(OfDevice::device))
                .map(OfDevice::sheet)
                .orElse(EMPTY);
        var faces = new ArrayList<Integer>();
        for (int face = 0; face < FACES; face++) {
            int pressed = 0;
            for (var one : sheets) pressed += one.sheet().faces().get(face);
            faces.add(pressed);
        }
        return new Sheet(Map.copyOf(present), counted.total(), counted.counts(), List.copyOf(faces));
    }

    private int told() {
        return counts.values().stream()
                .flatMap(one -> one.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
