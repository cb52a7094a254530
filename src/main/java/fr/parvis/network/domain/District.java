// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The municipal arrondissements of Paris, Lyon and Marseille as people write them: "Lyon 3e", "Paris XII", "3e arrondissement de Lyon". */
final class District {
    private static final Map<String, Integer> BEFORE_THE_FIRST =
            Map.of("paris", 75100, "lyon", 69380, "marseille", 13200);
    private static final Map<String, Integer> HOW_MANY = Map.of("paris", 20, "lyon", 9, "marseille", 16);
    private static final List<String> ROMAN = List.of(
            "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
            "xvii", "xviii", "xix", "xx");
    private static final String CITY = "(?<city>paris|lyon|marseille)";
    private static final String NUMBER =
            "(?:0?(?<number>\\d{1,2})|(?<roman>[ivx]+?)) ?(?:er|e|eme|ieme)?(?: (?:arrondissement|arrdt|arr|ardt))?";
    private static final List<Pattern> WRITTEN = List.of(
            Pattern.compile(CITY + " (?:arrondissement |arr )?" + NUMBER),
            Pattern.compile(NUMBER + " (?:de |a )?" + CITY));

    /** The cities that have such arrondissements. */
    static final List<String> CITIES = List.of("75056", "69123", "13055");

    private District() {}

    /** The city that a district is of; the commune itself elsewhere. */
    static String city(String insee) {
        if (insee.startsWith("751")) return "75056";
        if (insee.startsWith("6938")) return "69123";
        return insee.startsWith("132") ? "13055" : insee;
    }

    /** @param plain a name as {@link DatabaseCommunes#plain} writes it */
    static Optional<String> insee(String plain) {
        return WRITTEN.stream()
                .map(pattern -> pattern.matcher(plain))
                .filter(matcher -> matcher.matches())
                .findFirst()
                .flatMap(District::code);
    }

    private static Optional<String> code(MatchResult written) {
        var city = written.group("city");
        int number = written.group("number") == null
                ? ROMAN.indexOf(written.group("roman"))
                : Integer.parseInt(written.group("number"));
        return number < 1 || number > HOW_MANY.getOrDefault(city, 0)
                ? Optional.empty()
                : Optional.of(String.valueOf(BEFORE_THE_FIRST.getOrDefault(city, 0) + number));
    }
}
