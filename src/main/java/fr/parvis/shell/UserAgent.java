// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Browser and system of a request in a word each, so that somebody recognises a session or a device; nothing finer is kept.
 *
 * @param browser empty when it is not known, as the system is
 */
public record UserAgent(String browser, String system) {
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

    /** Reads the header {@code User-Agent}. */
    public static UserAgent of(HttpServletRequest request) {
        var header = request.getHeader("User-Agent");
        return header == null ? new UserAgent("", "") : new UserAgent(first(BROWSERS, header), first(SYSTEMS, header));
    }

    @Override
    public String toString() {
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String first(List<List<String>> signs, String header) {
        return signs.stream()
                .filter(sign -> header.contains(sign.getFirst()))
                .map(List::getLast)
                .findFirst()
                .orElse("");
    }
}
