// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A zone of the school calendar: A, B and C on the mainland (arrêté du ministre de l'éducation nationale), and each
 * territory that has a calendar of its own.
 */
enum SchoolZone {
    /** Académies de Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers. */
    A("01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90"),
    /** Académies d'Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg. */
    B("02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68 72 76 80"
            + " 83 84 85 88"),
    /** Académies de Créteil, Montpellier, Paris, Toulouse, Versailles. */
    C("09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95"),
    CORSE("2A 2B"),
    GUADELOUPE("971"),
    MARTINIQUE("972"),
    GUYANE("973"),
    REUNION("974"),
    MAYOTTE("976");

    private static final Map<String, SchoolZone> BY_DEPARTMENT = Stream.of(values())
            .flatMap(zone -> Stream.of(zone.departments.split(" ")).map(code -> Map.entry(code, zone)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String departments;

    SchoolZone(String departments) {
        this.departments = departments;
    }

    /** @param code department code as in the official geographic code: "01", "2A", "974" */
    public static Optional<SchoolZone> ofDepartment(String code) {
        return Optional.ofNullable(BY_DEPARTMENT.get(code));
    }
}
