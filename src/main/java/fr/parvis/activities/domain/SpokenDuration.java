// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A duration as one writes it: "1h30", "2 h", "90", "45 min", "1,5 h". */
public final class SpokenDuration {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})(?:[.,](\\d))?h(?:(\\d{1,2})(?:min|mn|m)?)?");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})(?:min|mn|m|minutes?|['’])?");

    private SpokenDuration() {}

    /** The minutes; nothing when it is no duration. */
    public static OptionalInt minutes(String text) {
        var tight = text.strip()
                .toLowerCase(java.util.Locale.FRENCH)
                .replaceAll("[\\s\u00a0\u202f]", "")
                .replaceAll("heures?", "h");
        var hours = HOURS.matcher(tight);
        if (hours.matches()) {
            int minutes = Integer.parseInt(hours.group(1)) * 60;
            if (hours.group(2) != null) minutes += Integer.parseInt(hours.group(2)) * 6;
            if (hours.group(3) != null) minutes += Integer.parseInt(hours.group(3));
            return OptionalInt.of(minutes);
        }
        var plain = MINUTES.matcher(tight);
        return plain.matches() ? OptionalInt.of(Integer.parseInt(plain.group(1))) : OptionalInt.empty();
    }
}
