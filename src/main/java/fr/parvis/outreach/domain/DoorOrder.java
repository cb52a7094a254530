// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts doors in the order of a short walk. Doors whose place is known go by nearest neighbour from the westernmost, then made shorter by turning
 * parts round (2-opt); the others by street name, up the odd side and down the even one. While some are unknown, one commune is finished before the
 * next: communes go by nearest neighbour, too, each where its known doors are, else in its middle.
 */
final class DoorOrder {
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*(\\d{1,5})\\s*(bis|ter|quater|[a-d])?\\b[ ,]*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final double METRES_OF_A_DEGREE = 111_320;

    private DoorOrder() {}

    /**
     * A door and what is known of where it is.
     *
     * @param commune the middle of its commune, where that is known
     */
    record Door<T>(
            T what,
            @Nullable String street,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Commune commune) {
        Door(T what, @Nullable String street, @Nullable Double latitude, @Nullable Double longitude) {
            this(what, street, latitude, longitude, null);
        }

        boolean placed() {
            return latitude != null && longitude != null;
        }
    }

    /** A commune and its middle. */
    record Commune(String insee, double latitude, double longitude) {}

    static <T> List<T> of(List<Door<T>> doors) {
        if (doors.stream().allMatch(Door::placed))
            return walk(doors).stream().map(Door::what).toList();
        var communes = new LinkedHashMap<String, List<Door<T>>>();
        for (var door : doors)
            communes.computeIfAbsent(
                            door.commune() == null ? "" : door.commune().insee(), one -> new ArrayList<>())
                    .add(door);
        var parts = communes.values().stream().map(DoorOrder::together).toList();
        var all = new ArrayList<T>();
        for (var part : inOrder(parts)) for (var door : inOrder(part.what())) all.add(door.what());
        return all;
    }

    /** The doors of a commune as one: amid those that are known, else in the middle of the commune. */
    private static <T> Door<List<Door<T>>> together(List<Door<T>> doors) {
        var placed = doors.stream().filter(Door::placed).toList();
        var commune = doors.getFirst().commune();
        if (placed.isEmpty())
            return commune == null
                    ? new Door<>(doors, null, null, null)
                    : new Door<>(doors, null, commune.latitude(), commune.longitude());
        return new Door<>(
                doors,
                null,
                placed.stream().mapToDouble(DoorOrder::latitude).average().orElseThrow(),
                placed.stream().mapToDouble(DoorOrder::longitude).average().orElseThrow());
    }

    private static <T> List<Door<T>> inOrder(List<Door<T>> doors) {
        var all = new ArrayList<>(walk(doors.stream().filter(Door::placed).toList()));
        doors.stream().filter(door -> !door.placed()).sorted(byStreet()).forEach(all::add);
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
                        FoldedText.words(match.group(3)),
                        Integer.parseInt(match.group(1)),
                        FoldedText.words(match.group(2) == null ? "" : match.group(2)))
                : new Address(FoldedText.words(street), 0, "");
    }
}
