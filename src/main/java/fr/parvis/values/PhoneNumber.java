// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as they are written in mainland France, its overseas territories and abroad. */
public final class PhoneNumber {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** Where ten digits after a zero are dialed as in France, each with a code of its own. */
    private static final List<String> FRENCH_REGIONS = List.of("FR", "RE", "YT", "GP", "GF", "MQ", "PM");

    /** Between two groups of digits. */
    private static final String GAP = "[ .\\-\\u00a0\\u202f]?";

    /** Mainland, La Réunion and Mayotte, Saint-Pierre-et-Miquelon, Guadeloupe, Guyane, Martinique: nine digits after a zero. */
    private static final Pattern DIALED_AS_FRENCH = Pattern.compile("^\\+(?:33|262|508|590|594|596)(?=\\d{9}$)");

    private static final Pattern FRENCH = Pattern.compile("(?<![\\d+])(?:0|(?:\\+|00)?33" + GAP + "(?:\\(0\\)" + GAP
            + ")?)" + GAP + "[1-9](?:(?:" + GAP + "\\d{2}){4}|(?:/\\d{2}){4})(?!\\d)");
    private static final Pattern SIGNS = Pattern.compile("\\(?\\+?[\\d\\h.()/\\-]+");

    private PhoneNumber() {}

    /**
     * The form in which numbers are compared: as dialed in France, a foreign one with all digits after a plus. Hashes of it are stored, so
     * the rule is fixed and does not follow the library's tables.
     */
    public static String normalize(String text) {
        var digits = text.replaceAll("\\(0\\)", "").replaceAll("[^\\d+]", "").replaceFirst("^00", "+");
        return DIALED_AS_FRENCH.matcher(digits).replaceFirst("0");
    }

    /** Whether it has all its digits: ten in France, a country code abroad. Short numbers have not. */
    public static boolean isComplete(String text) {
        return normalize(text).matches("0[1-9]\\d{8}|\\+\\d{7,15}");
    }

    /** Whether it is a number at all, short ones included: no other signs than those of numbers. */
    public static boolean isDialable(String text, int fewestDigits) {
        return SIGNS.matcher(text).matches() && text.replaceAll("\\D", "").length() >= fewestDigits;
    }

    /** Whether it is one that French numbering gives to a subscriber, overseas too: no short number, none that costs who calls it more. */
    public static boolean isFrenchSubscriber(String text) {
        return isDialable(text, 4) && normalize(text).matches("0[1-79]\\d{8}");
    }

    /** Whether a short message reaches it: 06 and 07 in France, elsewhere by the plan of the country. */
    public static boolean isMobile(String text) {
        var number = normalize(text);
        if (number.startsWith("0")) return number.matches("0[67]\\d+");
        try {
            return switch (PLANS.getNumberType(PLANS.parse(number, null))) {
                case MOBILE, FIXED_LINE_OR_MOBILE -> true;
                default -> false;
            };
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** With the code of its country, as it is dialed from anywhere: a plus and digits. A French number tells by itself which territory is its own. */
    public static String international(String text) {
        var number = normalize(text);
        if (!number.startsWith("0")) return number;
        for (var region : FRENCH_REGIONS)
            try {
                var parsed = PLANS.parse(number, region);
                if (PLANS.isValidNumberForRegion(parsed, region))
                    return PLANS.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164);
            } catch (NumberParseException e) {
                break;
            }
        return "+33" + number.substring(1);
    }

    /** The first number in a free text: of France in any form, of other plans where it is written with a plus. */
    public static Optional<String> findIn(String text) {
        var french = FRENCH.matcher(text);
        if (french.find()) return Optional.of(french.group());
        var abroad = PLANS.findNumbers(text, null).iterator();
        return abroad.hasNext() ? Optional.of(abroad.next().rawString()) : Optional.empty();
    }

    /** As in an address {@code tel:} or {@code sms:}; the zero between brackets is not dialed after a country code. */
    public static String dial(String text) {
        return (text.startsWith("+") ? text.replace("(0)", "") : text).replaceAll("[^+0-9]", "");
    }

    /** As it is shown: its groups of digits stay on one line. */
    public static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }
}
