// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.domain;

import fr.parvis.network.Addresses;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.PublicPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands where somebody is from what they typed or what their device says, or says why not. */
@Component
public class UnderstandPlace {
    /** From there on a place is abroad, or at sea. */
    private static final double KILOMETRES_TO_A_COMMUNE = 40;

    private static final int OTHERS = 8;

    /** Kilometres to a point that is nearby. */
    private static final double NEARBY = 20;

    private static final double NO_LATITUDE = 90;
    private static final double NO_LONGITUDE = 180;
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");
    private static final Pattern OTHER_NUMBER = Pattern.compile("\\b(?:[A-Z]{1,2}-)?(\\d{3,4}|\\d{6,})\\b");

    /** Position, or why it is not known. */
    public sealed interface Where {
        /** Nothing was asked. */
        record Nowhere() implements Where {}

        /** @param others communes that bear much the same name, or have the same postcode */
        record InCommune(Commune commune, List<Commune> others) implements Where {}

        /**
         * Position of a device, or of a street.
         *
         * @param commune the nearest, or that of the street
         */
        record At(double latitude, double longitude, Commune commune) implements Where {}

        /** @param asked text that was typed, or is in the address */
        record NotUnderstood(Why why, String asked) implements Where {}
    }

    /** Problem of a place, as the person must know it to ask again. */
    public enum Why {
        /** Five digits that are no postcode of France. */
        NO_SUCH_POSTCODE,
        /** A number of another length, as postcodes abroad have. */
        NOT_A_POSTCODE,
        NO_SUCH_COMMUNE,
        /** The device says that it is abroad or at sea. */
        ABROAD,
        /** No latitude or longitude of the world, or half of a position. */
        OUTSIDE_THE_WORLD
    }

    private final Communes communes;
    private final Addresses addresses;
    private final PublicPoints points;

    UnderstandPlace(Communes communes, Addresses addresses, PublicPoints points) {
        this.communes = communes;
        this.addresses = addresses;
        this.points = points;
    }

    /**
     * @param insee of a commune that was chosen, or empty
     * @param latitude and {@code longitude}: degrees as text, or empty
     */
    public Where of(String typed, String insee, String latitude, String longitude) {
        if (!latitude.isEmpty() || !longitude.isEmpty()) return at(latitude, longitude);
        var chosen = insee.isEmpty() ? null : communes.find(insee).orElse(null);
        var exact = typed.isEmpty() ? List.<Commune>of() : communes.understand(typed);
        if (chosen == null && exact.isEmpty() && !typed.isEmpty()) {
            var street = street(typed);
            if (street.isPresent()) return street.get();
        }
        var found = new ArrayList<>(exact.isEmpty() && !typed.isEmpty() ? understood(typed) : exact);
        if (chosen == null && !found.isEmpty()) chosen = likeliest(found);
        if (chosen == null)
            return typed.isEmpty() && insee.isEmpty()
                    ? new Where.Nowhere()
                    : new Where.NotUnderstood(why(typed), typed.isEmpty() ? insee : typed);
        var itself = chosen.insee();
        found.removeIf(one -> one.insee().equals(itself));
        return new Where.InCommune(chosen, found.stream().limit(OTHERS).toList());
    }

    /**
     * Of several communes of one name, the first that has a point nearby, else one within reach, else the most populous: nobody is told of
     * nothing in La Réunion who meant the town with a point. The others are offered beside it.
     */
    private Commune likeliest(List<Commune> found) {
        if (found.size() == 1) return found.getFirst();
        Commune within = null;
        for (var one : found.subList(0, Math.min(found.size(), OTHERS))) {
            var kilometres = points.kilometresToNearest(one);
            if (kilometres.isEmpty()) continue;
            if (kilometres.get() <= NEARBY) return one;
            if (within == null) within = one;
        }
        return within == null ? found.getFirst() : within;
    }

    /** More than a commune: an address, found where it lies or in the commune that it ends with. */
    private Optional<Where> street(String typed) {
        return addresses
                .locate(typed)
                .flatMap(located -> communes.find(located.insee())
                        .map(commune -> located.street()
                                ? new Where.At(located.latitude(), located.longitude(), commune)
                                : new Where.InCommune(commune, List.of())));
    }

    private Where at(String latitude, String longitude) {
        var lat = degrees(latitude, NO_LATITUDE);
        var lon = degrees(longitude, NO_LONGITUDE);
        var asked = latitude + ", " + longitude;
        if (lat == null || lon == null) return new Where.NotUnderstood(Why.OUTSIDE_THE_WORLD, asked);
        return communes.findNear(lat, lon, KILOMETRES_TO_A_COMMUNE)
                .<Where>map(commune -> new Where.At(lat, lon, commune))
                .orElseGet(() -> new Where.NotUnderstood(Why.ABROAD, asked));
    }

    private static @Nullable Double degrees(String text, double most) {
        try {
            double degrees = Double.parseDouble(text.replace(',', '.'));
            // not a number is within no bounds
            return Math.abs(degrees) <= most ? degrees : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Why why(String typed) {
        if (POSTCODE.matcher(typed).find()) return Why.NO_SUCH_POSTCODE;
        return OTHER_NUMBER.matcher(typed.toUpperCase(Locale.ROOT)).find() ? Why.NOT_A_POSTCODE : Why.NO_SUCH_COMMUNE;
    }

    /** Communes nearest to a text that names none exactly: those of its postcode, or whose name begins like it. */
    private List<Commune> understood(String typed) {
        var postcode = POSTCODE.matcher(typed);
        if (!postcode.find()) return communes.search(typed);
        var near = communes.findByPostcode(postcode.group());
        if (!near.isEmpty()) return near;
        var name = postcode.replaceAll(" ").strip();
        return name.isEmpty() ? List.of() : communes.search(name);
    }
}
