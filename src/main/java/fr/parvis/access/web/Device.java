package fr.parvis.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in two words what somebody signed in with, so that they recognise a session; nothing finer is kept. */
final class Device {
    private static final List<List<String>> BROWSERS = List.of(
            List.of("Edg", "Edge"),
            List.of("OPR", "Opera"),
            List.of("Firefox", "Firefox"),
            List.of("FxiOS", "Firefox"),
            List.of("Chrome", "Chrome"),
            List.of("CriOS", "Chrome"),
            List.of("Safari", "Safari"));
    private static final List<List<String>> SYSTEMS = List.of(
            List.of("Android", "Android"),
            List.of("iPhone", "iPhone"),
            List.of("iPad", "iPad"),
            List.of("Windows", "Windows"),
            List.of("Mac OS", "macOS"),
            List.of("CrOS", "ChromeOS"),
            List.of("Linux", "Linux"));

    private Device() {}

    static String of(@Nullable String userAgent) {
        if (userAgent == null) return "";
        var browser = first(BROWSERS, userAgent);
        var system = first(SYSTEMS, userAgent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String first(List<List<String>> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.getFirst()))
                .map(List::getLast)
                .findFirst()
                .orElse("");
    }
}
