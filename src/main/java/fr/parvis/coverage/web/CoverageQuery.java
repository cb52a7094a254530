// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.coverage.domain.Means;
import fr.parvis.shell.Option;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Definition of a white area, as the address of a page says it.
 *
 * @param km further than that from any service point, 1 to {@value #FURTHEST}
 * @param means means that count as a service point
 * @param problem reason why the address was not understood and the usual was taken instead
 */
public record CoverageQuery(int km, Means means, @Nullable String problem) {
    private static final int FURTHEST = 200;
    private static final int USUAL = 10;
    private static final int[] OFFERED = {3, 5, 10, 15, 20, 30, 50};

    static CoverageQuery of(Map<String, String> address) {
        var km = address.getOrDefault("km", "").strip();
        var means = means(address.getOrDefault("compte", ""));
        if (km.isEmpty()) return new CoverageQuery(USUAL, means, null);
        if (km.matches("\\d{1,3}") && Integer.parseInt(km) >= 1 && Integer.parseInt(km) <= FURTHEST)
            return new CoverageQuery(Integer.parseInt(km), means, null);
        return new CoverageQuery(
                USUAL, means, t("coverage.problem.km", km.substring(0, Math.min(20, km.length())), USUAL));
    }

    private static Means means(String said) {
        return Arrays.stream(Means.values())
                .filter(means -> word(means).equals(said))
                .findFirst()
                .orElse(Means.POINTS_AND_STOPS);
    }

    private static String word(Means means) {
        return switch (means) {
            case POINTS_AND_STOPS -> "tout";
            case POINTS -> "points";
            case STOPS -> "arrets";
        };
    }

    public String compte() {
        return word(means);
    }

    /** Query string of an address, without its question mark. */
    public String query() {
        return "km=" + km + "&compte=" + compte();
    }

    public List<Option> distances() {
        var all = new ArrayList<Option>();
        IntStream.concat(IntStream.of(OFFERED), IntStream.of(km))
                .distinct()
                .sorted()
                .forEach(one -> all.add(new Option(String.valueOf(one), t("coverage.km", one))));
        return all;
    }

    public List<Option> whatCounts() {
        return Arrays.stream(Means.values())
                .map(one -> new Option(word(one), t("coverage.means." + EnumCode.of(one))))
                .toList();
    }

    /** "à plus de 10 km d’un point ouvert", for titles of tables and files. */
    public String inWords() {
        return t("coverage.white." + EnumCode.of(means), km);
    }
}
