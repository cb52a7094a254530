// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Addresses;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Finds an address: by the national address base where it may be asked, else by the commune that stands in the text. */
@Component
class FindAddress implements Addresses {
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");

    /** The longest names of communes have so many words, and one more. */
    private static final int MOST_WORDS = 10;

    private final AddressBase base;
    private final Communes communes;

    FindAddress(AddressBase base, Communes communes) {
        this.base = base;
        this.communes = communes;
    }

    @Override
    public Optional<Located> locate(String text) {
        var asked = text.strip();
        return base.ask(asked).filter(found -> isNamedIn(asked, found)).or(() -> inItsCommune(asked));
    }

    /** A street of that name somewhere else helps nobody: what was typed must name the place, by its postcode or its commune. */
    private boolean isNamedIn(String asked, Located found) {
        var postcode = POSTCODE.matcher(asked);
        var commune = communes.find(found.insee());
        return postcode.find()
                        && commune.filter(known -> known.postcodes().contains(postcode.group()))
                                .isPresent()
                || inItsCommune(asked).filter(local -> isSame(local, found)).isPresent()
                || commune.filter(known -> holds(DatabaseCommunes.plain(asked), known))
                        .isPresent();
    }

    private static boolean isSame(Located one, Located other) {
        return one.insee().equals(other.insee());
    }

    private Optional<Located> inItsCommune(String asked) {
        return byPostcode(asked).or(() -> byLastWords(asked)).flatMap(FindAddress::located);
    }

    /** The commune of that postcode that the text names, else the largest of them. */
    private Optional<Commune> byPostcode(String asked) {
        var postcode = POSTCODE.matcher(asked);
        if (!postcode.find()) return Optional.empty();
        var near = communes.findByPostcode(postcode.group());
        var plain = DatabaseCommunes.plain(asked);
        return near.stream()
                // the longest name: "Saint-Martin-des-Champs" holds "Champs"
                .filter(commune -> !District.CITIES.contains(commune.insee()) && holds(plain, commune))
                .max(Comparator.comparing(commune -> commune.name().length()))
                .or(() -> near.stream().findFirst());
    }

    private static boolean holds(String plain, Commune commune) {
        return (" " + plain + " ").contains(" " + DatabaseCommunes.plain(commune.name()) + " ");
    }

    /** Commune named by the last words of an address, the longest name first. */
    private Optional<Commune> byLastWords(String asked) {
        var words = DatabaseCommunes.plain(asked).split(" ");
        return IntStream.range(Math.max(0, words.length - MOST_WORDS), words.length)
                .mapToObj(from -> String.join(" ", Arrays.asList(words).subList(from, words.length)))
                .map(this::named)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Commune> named(String plain) {
        return District.insee(plain)
                .flatMap(communes::find)
                .or(() -> plain.length() < 2 ? Optional.empty() : bearing(communes.search(plain), plain));
    }

    private static Optional<Commune> bearing(List<Commune> found, String plain) {
        return found.stream()
                .filter(commune -> DatabaseCommunes.plain(commune.name()).equals(plain))
                .findFirst();
    }

    private static Optional<Located> located(Commune commune) {
        var latitude = commune.latitude();
        var longitude = commune.longitude();
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(new Located(latitude, longitude, commune.name(), commune.insee(), false));
    }
}
