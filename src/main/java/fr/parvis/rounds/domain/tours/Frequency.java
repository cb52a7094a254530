// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Frequency of a stop, as a form can say it: weekdays, a rhythm and two times. Written and read in the syntax of
 * OpenStreetMap; what that says beyond this form stays as it is written.
 *
 * @param onHolidays whether it is served on public holidays too
 */
public record Frequency(List<DayOfWeek> days, Rhythm rhythm, LocalTime from, LocalTime to, boolean onHolidays) {

    /** Rhythm of the days. */
    public enum Rhythm {
        EVERY_WEEK("", ""),
        /** Weeks of the year as in ISO 8601. */
        ODD_WEEKS("week 01-53/2 ", ""),
        EVEN_WEEKS("week 02-53/2 ", ""),
        FIRST("", "[1]"),
        SECOND("", "[2]"),
        THIRD("", "[3]"),
        FOURTH("", "[4]"),
        FIFTH("", "[5]"),
        LAST("", "[-1]"),
        FIRST_AND_THIRD("", "[1,3]"),
        SECOND_AND_FOURTH("", "[2,4]");

        private final String before;
        private final String after;

        Rhythm(String before, String after) {
            this.before = before;
            this.after = after;
        }

        public static Optional<Rhythm> find(String name) {
            return Arrays.stream(values())
                    .filter(rhythm -> rhythm.name().equals(name))
                    .findAny();
        }

        /** Whether it comes back in weeks, not in months. */
        public boolean weekly() {
            return after.isEmpty();
        }
    }

    private static final List<String> WEEKDAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /** A time of a clock: OpenStreetMap also writes 24:00, and 26:00 for two o'clock of the next day. */
    private static final String TIME = "((?:[01]\\d|2[0-3]):[0-5]\\d)";

    private static final Pattern WRITTEN = Pattern.compile(
            "(week 0?[12]-53/2 )?((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\\[[-\\d,]+])?(?:,(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\\[[-\\d,]+])?)*)"
                    + "(?: " + TIME + "-" + TIME + ")?(; PH off)?");

    public Frequency {
        days = days.stream().distinct().sorted().toList();
    }

    /** Days and rhythm alone: {@code Tu[1,3]}. */
    public static String composeDays(Collection<DayOfWeek> days, Rhythm rhythm) {
        return days.stream()
                .distinct()
                .sorted()
                .map(day -> WEEKDAYS.get(day.ordinal()) + rhythm.after)
                .collect(Collectors.joining(",", rhythm.before, ""));
    }

    public String compose() {
        return composeDays(days, rhythm) + " " + from + "-" + to + (onHolidays ? "" : "; PH off");
    }

    /** Reads back what {@link #compose} writes; empty when the hours say more than the form can. */
    public static Optional<Frequency> of(String hours) {
        var written = WRITTEN.matcher(hours.strip());
        if (!written.matches()) return Optional.empty();
        var weeks = Objects.requireNonNullElse(written.group(1), "").replaceAll(" 0?([12])-", " 0$1-");
        var days = new ArrayList<DayOfWeek>();
        var ranks = new HashSet<String>();
        // a comma between brackets parts ranks, not days
        for (var day : Objects.requireNonNull(written.group(2)).split(",(?=[A-Z])")) {
            days.add(DayOfWeek.of(WEEKDAYS.indexOf(day.substring(0, 2)) + 1));
            ranks.add(day.substring(2));
        }
        if (ranks.size() > 1) return Optional.empty();
        var rank = ranks.iterator().next();
        return Arrays.stream(Rhythm.values())
                .filter(rhythm -> rhythm.before.equals(weeks) && rhythm.after.equals(rank))
                .findFirst()
                .map(rhythm -> new Frequency(
                        days, rhythm, time(written.group(3)), time(written.group(4)), written.group(5) == null));
    }

    private static LocalTime time(@Nullable String text) {
        return text == null ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}
