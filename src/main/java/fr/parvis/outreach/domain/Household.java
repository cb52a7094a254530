package fr.parvis.outreach.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be contacted and where, as the partner told it. Outcome sealed, opened for the card, the round of doors and the return file only.
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

    /** The same, where it is. Degrees, WGS 84. */
    Household at(double latitude, double longitude) {
        return new Household(
                reference, given, family, phones, mails, street, complement, postcode, town, latitude, longitude);
    }

    public String name() {
        return given.isBlank() ? family : given + " " + family;
    }
}
