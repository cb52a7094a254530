// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The routes of all controllers, by module. */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    /** A segment of an address that is not known: what a page or an expression fills in. */
    static final String UNKNOWN = "*";

    /** @param segments of its path; variables are {@link #UNKNOWN}, also as a part of a segment */
    private record Route(String module, List<String> segments) {

        boolean begins(List<String> address) {
            for (int i = 0; i < Math.min(segments.size(), address.size()); i++)
                if (!matches(segments.get(i), address.get(i))) return false;
            return true;
        }

        private static boolean matches(String segment, String asked) {
            if (segment.equals(UNKNOWN)) return true;
            return !asked.equals(UNKNOWN) && (either(segment, asked) || either(asked, segment));
        }

        private static boolean either(String pattern, String text) {
            return Pattern.matches(
                    Arrays.stream(pattern.split(Pattern.quote(UNKNOWN), -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".+")),
                    text);
        }

        long literal() {
            return segments.stream().filter(one -> !one.equals(UNKNOWN)).count();
        }
    }

    private final List<Route> routes = new ArrayList<>();

    static Routes ofControllers() {
        var found = new Routes();
        for (var source : SourceTree.java())
            if (source.text().contains("Mapping")) {
                var name = source.path().toString().replaceFirst("^src/\\w+/java/", "");
                try {
                    found.add(
                            source.module(),
                            Class.forName(
                                    name.substring(0, name.length() - ".java".length())
                                            .replace('/', '.'),
                                    false,
                                    Routes.class.getClassLoader()));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        return found;
    }

    private void add(String module, Class<?> type) {
        for (var nested : type.getDeclaredClasses()) add(module, nested);
        for (var method : type.getDeclaredMethods()) {
            var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) continue;
            var base = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
            for (var first : base == null || base.path().length == 0 ? new String[] {""} : base.path())
                for (var then : mapping.path().length == 0 ? new String[] {""} : mapping.path())
                    routes.add(new Route(
                            module, segments(VARIABLE.matcher(first + then).replaceAll(UNKNOWN))));
        }
    }

    int size() {
        return routes.size();
    }

    /** Whether the address is one of the module's routes. */
    boolean has(String module, String address) {
        var asked = segments(address);
        return routes.stream()
                .anyMatch(route ->
                        route.module.equals(module) && route.segments.size() == asked.size() && route.begins(asked));
    }

    /**
     * The modules whose page an address is; of several routes the one with the most literal segments counts. An address that is no route
     * belongs to who has the longest route that it begins with, of two segments at least.
     */
    Set<String> owners(String address) {
        var asked = segments(address);
        if (asked.isEmpty()) return Set.of();
        var whole = routes.stream()
                .filter(route -> route.segments.size() == asked.size() && route.begins(asked))
                .toList();
        var most = whole.stream().mapToLong(Route::literal).max().orElse(0);
        if (most > 0) return modules(whole.stream().filter(route -> route.literal() == most));
        var part = routes.stream()
                .filter(route -> route.segments.size() > 1
                        && route.segments.size() < asked.size()
                        && route.literal() > 1
                        && route.begins(asked))
                .toList();
        var longest =
                part.stream().mapToInt(route -> route.segments.size()).max().orElse(0);
        return modules(part.stream().filter(route -> route.segments.size() == longest));
    }

    private static Set<String> modules(Stream<Route> routes) {
        return routes.map(Route::module).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What follows a slash at the end is not known. */
    private static List<String> segments(String address) {
        var parts = new ArrayList<>(Arrays.asList(address.replaceFirst("^/", "").split("/", -1)));
        if (parts.size() == 1 && parts.getFirst().isEmpty()) return List.of();
        if (parts.getLast().isEmpty()) parts.set(parts.size() - 1, UNKNOWN);
        return parts;
    }
}
