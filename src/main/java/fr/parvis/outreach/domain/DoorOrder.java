package fr.parvis.outreach.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts doors in the order of a short walk: those whose place is known by nearest neighbour from the westernmost, then made shorter by turning parts
 * round (2-opt); the others by street name, up the odd side and down the even one.
 */
final class DoorOrder {
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*(\\d{1,5})\\s*(bis|ter|quater|[a-d])?\\b[ ,]*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final double METRES_OF_A_DEGREE = 111_320;

    private DoorOrder() {}

    /** A door and what is known of where it is. */
    record Door<T>(
            T what,
            @Nullable String street,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        boolean placed() {
            return latitude != null && longitude != null;
        }
    }

    static <T> List<T> of(List<Door<T>> doors) {
        var placed = walk(doors.stream().filter(Door::placed).toList());
        var others =
                doors.stream().filter(door -> !door.placed()).sorted(byStreet()).toList();
        var all = new ArrayList<T>();
        placed.forEach(door -> all.add(door.what()));
        others.forEach(door -> all.add(door.what()));
        return all;
    }

    // --- places known

    private static <T> List<Door<T>> walk(List<Door<T>> doors) {
        var left = new ArrayList<>(doors);
        var order = new ArrayList<Door<T>>();
        var here = left.stream()
                .min(Comparator.comparingDouble(DoorOrder::longitude))
                .orElse(null);
        while (here != null) {
            order.add(here);
            left.remove(here);
            var from = here;
            here = left.stream()
                    .min(Comparator.comparingDouble(door -> metres(from, door)))
                    .orElse(null);
        }
        shorten(order);
        return order;
    }

    /** Turns a part of the walk round whenever that makes it shorter, until nothing does. */
    private static <T> void shorten(List<Door<T>> order) {
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 0; i < order.size() - 2; i++)
                for (int j = i + 2; j < order.size(); j++) {
                    double before = metres(order.get(i), order.get(i + 1))
                            + (j + 1 < order.size() ? metres(order.get(j), order.get(j + 1)) : 0);
                    double after = metres(order.get(i), order.get(j))
                            + (j + 1 < order.size() ? metres(order.get(i + 1), order.get(j + 1)) : 0);
                    if (after < before - 0.01) {
                        Collections.reverse(order.subList(i + 1, j + 1));
                        better = true;
                    }
                }
        }
    }

    static <T> double length(List<Door<T>> order) {
        double sum = 0;
        for (int i = 1; i < order.size(); i++) sum += metres(order.get(i - 1), order.get(i));
        return sum;
    }

    /** As the crow flies; within a commune the earth is flat. */
    private static double metres(Door<?> one, Door<?> other) {
        double north = (latitude(one) - latitude(other)) * METRES_OF_A_DEGREE;
        // the same there and back, or turning parts round might never end
        double between = Math.toRadians((latitude(one) + latitude(other)) / 2);
        double east = (longitude(one) - longitude(other)) * METRES_OF_A_DEGREE * Math.cos(between);
        return Math.hypot(north, east);
    }

    private static double latitude(Door<?> door) {
        return door.latitude() == null ? 0 : door.latitude();
    }

    private static double longitude(Door<?> door) {
        return door.longitude() == null ? 0 : door.longitude();
    }

    // --- streets

    private record Address(String street, int number, String rest) {
        boolean odd() {
            return number % 2 == 1;
        }
    }

    private static <T> Comparator<Door<T>> byStreet() {
        Comparator<Address> order = Comparator.comparing(Address::street)
                .thenComparingInt(it -> it.odd() ? 0 : 1)
                .thenComparingInt(it -> it.odd() ? it.number() : -it.number())
                .thenComparing(Address::rest);
        return Comparator.comparing(door -> address(door.street()), order);
    }

    private static Address address(@Nullable String street) {
        if (street == null) return new Address("\uffff", 0, "");
        var match = NUMBER.matcher(street);
        return match.matches()
                ? new Address(
                        folded(match.group(3)),
                        Integer.parseInt(match.group(1)),
                        folded(match.group(2) == null ? "" : match.group(2)))
                : new Address(folded(street), 0, "");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
