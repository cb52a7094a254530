// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Off-peak hours of one meter in one season, as its bill names them: they differ from meter to meter, and change.
 *
 * @param spans minutes of the day; one that ends before it begins goes on after midnight
 */
public record OffPeakHours(List<Span> spans) {
    private static final int DAY = 24 * 60;
    private static final int MOST = 8 * 60;
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})\\s*[h:]\\s*(\\d{2})?\\s*(?:-|–|à|a)\\s*(\\d{1,2})\\s*[h:]\\s*(\\d{2})?");

    /** From and to, minutes of the day. */
    public record Span(int from, int to) {
        int minutes() {
            return Math.floorMod(to - from, DAY);
        }

        boolean holds(int minute) {
            return from < to ? minute >= from && minute < to : minute >= from || minute < to;
        }
    }

    /**
     * Reads {@code 22h30-6h30} or {@code 1h30 à 7h30, 12h30 à 14h30}.
     *
     * @return nothing when it is not understood, overlaps, or is more than eight hours
     */
    public static Optional<OffPeakHours> of(String written) {
        var found = SPAN.matcher(written.toLowerCase(Locale.ROOT));
        List<Span> spans = new ArrayList<>();
        int last = 0;
        while (found.find()) {
            if (!written.substring(last, found.start()).matches("[\\s,;/.()]*(et|puis)?[\\s(]*"))
                return Optional.empty();
            int from = minute(found.group(1), found.group(2));
            int to = minute(found.group(3), found.group(4));
            if (from < 0 || to < 0 || from % DAY == to % DAY) return Optional.empty();
            spans.add(new Span(from % DAY, to % DAY));
            last = found.end();
        }
        if (spans.isEmpty() || !written.substring(last).matches("[\\s.,;)]*")) return Optional.empty();
        int sum = spans.stream().mapToInt(Span::minutes).sum();
        long held = java.util.stream.IntStream.range(0, DAY)
                .filter(m -> spans.stream().anyMatch(span -> span.holds(m)))
                .count();
        return sum > MOST || held != sum ? Optional.empty() : Optional.of(new OffPeakHours(List.copyOf(spans)));
    }

    private static int minute(String hours, @org.jspecify.annotations.Nullable String minutes) {
        int h = Integer.parseInt(hours);
        int m = minutes == null ? 0 : Integer.parseInt(minutes);
        return h > 24 || m > 59 || h == 24 && m > 0 ? -1 : h * 60 + m;
    }

    boolean holds(int minute) {
        return spans.stream().anyMatch(span -> span.holds(minute));
    }
}
