// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Understands a commune as people write it: "29200 Brest", "Brest", "29200", or its code in the official geographic code. */
@Component
public class CommuneQuestion {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{5}|2[ABab]\\d{3})\\b");
    /** "Saint-Denis (93)", "Saint-Denis 93", "93 Saint-Denis". */
    private static final Pattern DEPARTMENT =
            Pattern.compile("\\((\\d{2,3}|2[ABab])\\)|(?<![\\w(])(\\d{2}|97\\d|2[ABab])(?![\\w)])");

    private static final int MOST_CHOICES = 12;

    private final Communes communes;

    CommuneQuestion(Communes communes) {
        this.communes = communes;
    }

    /** Meaning of what was typed. */
    public sealed interface Answer {}

    /** One commune, by one of its postcodes. */
    public record Found(Commune commune, String postcode) implements Answer {
        /** "29019|29200": names this answer among several. */
        public String key() {
            return commune.insee() + "|" + postcode;
        }

        public String label() {
            return postcode + " " + commune.name();
        }
    }

    /** Several communes, or several postcodes of one: the person chooses. */
    public record Several(List<Found> choices) implements Answer {}

    /** Nothing of that name. */
    public record Unknown() implements Answer {}

    /**
     * @param choice key of one of the {@link Several} offered before, or empty
     * @param known INSEE code that the same text had before, or empty
     */
    public Answer ask(String text, String choice, String known) {
        var matcher = CODE.matcher(text);
        var code = matcher.find() ? matcher.group(1).toUpperCase(java.util.Locale.ROOT) : "";
        var found = candidates(code, name(text))
                .flatMap(commune -> pairs(commune, code))
                .toList();
        if (found.isEmpty()) return new Unknown();
        for (var one : found) if (one.key().equals(choice)) return one;
        var same = found.stream()
                .filter(one -> one.commune().insee().equals(known))
                .toList();
        if (same.size() == 1) return same.getFirst();
        return found.size() == 1
                ? found.getFirst()
                : new Several(found.stream().limit(MOST_CHOICES).toList());
    }

    /** The communes that a text may mean; a department beside the name tells those of one name apart. */
    List<Commune> meant(String text) {
        var matcher = CODE.matcher(text);
        var code = matcher.find() ? matcher.group(1).toUpperCase(java.util.Locale.ROOT) : "";
        var whole = name(text);
        var beside = DEPARTMENT.matcher(CODE.matcher(text).replaceAll(" "));
        // the number of an arrondissement is no department's
        if (District.insee(whole).isPresent() || !beside.find())
            return candidates(code, whole).toList();
        var department =
                (beside.group(1) == null ? beside.group(2) : beside.group(1)).toUpperCase(java.util.Locale.ROOT);
        return candidates(code, name(beside.replaceAll(" ")))
                .filter(commune -> commune.department().equals(department))
                .toList();
    }

    private static String name(String text) {
        return DatabaseCommunes.plain(
                CODE.matcher(text).replaceAll(" ").replaceAll("(?i)\\bcedex\\b.*$|\\(\\d+[AB]?\\)", " "));
    }

    private Stream<Commune> candidates(String code, String name) {
        var district = District.insee(name).flatMap(communes::find);
        if (district.isPresent()) return district.stream();
        if (code.isEmpty()) return best(communes.search(name), name).stream();
        var near = communes.findByPostcode(code);
        if (!near.isEmpty()) {
            var named = name.isEmpty() ? near : best(near, name);
            if (!named.isEmpty()) return named.stream();
        }
        if (name.isEmpty()) return communes.find(code).stream();
        // a postcode of its own, as a large body or a CEDEX has: the department tells communes of one name apart
        return best(communes.search(name), name).stream()
                .filter(commune -> commune.postcodes().stream()
                        .anyMatch(postcode -> postcode.substring(0, 2).equals(code.substring(0, 2))));
    }

    /** Those that bear the name, else those that hold it. */
    private static List<Commune> best(List<Commune> communes, String name) {
        var exact = communes.stream()
                .filter(commune -> DatabaseCommunes.plain(commune.name()).equals(name))
                .toList();
        if (!exact.isEmpty()) return exact;
        var tight = name.replace(" ", "");
        return communes.stream()
                .filter(commune -> {
                    var known = DatabaseCommunes.plain(commune.name());
                    return known.contains(name) || known.replace(" ", "").equals(tight);
                })
                .toList();
    }

    private static Stream<Found> pairs(Commune commune, String code) {
        boolean postcode = !code.isEmpty() && !code.equals(commune.insee());
        if (postcode || commune.postcodes().contains(code)) return Stream.of(new Found(commune, code));
        return commune.postcodes().stream().map(one -> new Found(commune, one));
    }
}
