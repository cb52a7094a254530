// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

/** The form that the standard asks of what is typed: what a person enters is held to what a file is held to. */
public final class StandardRules {

    /** Longest short presentation, in characters. */
    public static final int SUMMARY = 280;

    private StandardRules() {}

    public static boolean isPhone(String phone) {
        return PlaceCheck.isPhone(phone);
    }

    public static boolean isEmail(String email) {
        return PlaceCheck.isEmail(email);
    }

    /** An address of the web, with its {@code https://}. */
    public static boolean isPage(String address) {
        return PlaceCheck.isPage(address);
    }

    /** A SIRET (14 digits) or an RNA number. */
    public static boolean isPivot(String pivot) {
        return PlaceCheck.isPivot(pivot);
    }
}
