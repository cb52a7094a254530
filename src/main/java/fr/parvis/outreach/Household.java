// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Person to contact, with address and telephone, as the partner told it. Stored sealed, opened for the card, the round of doors and the return file only.
 *
 * @param reference the partner's own reference of the customer or contract
 * @param given may be empty: some lists have one column for the whole name
 * @param street number and name of the street
 * @param complement floor, stairs, building; never more than two lines
 * @param latitude in degrees (WGS 84), where the national address base knew the address
 */
public record Household(
        String reference,
        String given,
        String family,
        List<String> phones,
        List<String> mails,
        @Nullable String street,
        @Nullable String complement,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** This household with its position in degrees, WGS 84. */
    public Household at(double latitude, double longitude) {
        return new Household(
                reference, given, family, phones, mails, street, complement, postcode, town, latitude, longitude);
    }

    public String name() {
        return given.isBlank() ? family : given + " " + family;
    }

    /** A partner's reference as references are compared: what two systems write differently is the same. */
    public static String comparable(String reference) {
        return reference.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
    }
}
