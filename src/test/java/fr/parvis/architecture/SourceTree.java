// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;

/** The files of the source by the module to which each belongs. */
final class SourceTree {
    private static final Path JAVA = Path.of("src/main/java/fr/parvis");
    private static final Path DEMO = Path.of("src/demo/java/fr/parvis");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path BROWSER = Path.of("src/main/resources/static");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Folders and files of messages that do not bear the name of their module. */
    private static final Map<String, String> OWNERS = Map.of(
            "components", "shell",
            "layout", "shell",
            "capture", "visits",
            "desk", "visits",
            "training", "visits",
            "map", "network",
            "audience", "publicsite",
            "legal", "publicsite");

    /** @param module whose it is */
    record Source(String module, Path path, String text) {
        String name() {
            return path.getFileName().toString();
        }

        /** Its path below the folder of all modules, {@code visits/card.jte}. */
        String shortPath() {
            return SourceTree.shortPath(path);
        }
    }

    private SourceTree() {}

    static List<Source> java() {
        var found = new ArrayList<>(under(JAVA, ".java"));
        found.addAll(under(DEMO, ".java"));
        return found;
    }

    static List<Source> templates() {
        return under(TEMPLATES, ".jte");
    }

    static List<Source> browser() {
        return under(BROWSER, ".js");
    }

    static List<Source> migrations() {
        return under(MIGRATIONS, ".sql");
    }

    /** The French messages: the file says whose they are, {@code network-hours} like {@code network}. */
    static List<Source> messages() {
        try (var files = Files.list(MESSAGES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .map(file -> new Source(
                            owner(file.getFileName().toString().replaceFirst("(-\\w+)?\\.properties$", "")),
                            file,
                            read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The modules that each module may know, itself among them. */
    static Map<String, Set<String>> allowed() {
        var allowed = new TreeMap<String, Set<String>>();
        for (var root : List.of(JAVA, DEMO))
            try (var folders = Files.list(root)) {
                for (var folder : folders.filter(one -> Files.exists(one.resolve("package-info.java")))
                        .toList()) {
                    var name = folder.getFileName().toString();
                    var module =
                            Class.forName("fr.parvis." + name + ".package-info").getAnnotation(ApplicationModule.class);
                    if (module == null) continue;
                    var known = Arrays.stream(module.allowedDependencies())
                            .map(one -> one.replaceFirst("\\s*::.*", ""))
                            .collect(Collectors.toSet());
                    known.add(name);
                    allowed.put(name, known);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        return allowed;
    }

    /** {@code desk/desk.js}, {@code outreach/web/ShowCard.java}: the path of a source below the root of its kind. */
    static String shortPath(Path file) {
        return Stream.of(JAVA, DEMO, TEMPLATES, BROWSER, MESSAGES, MIGRATIONS)
                .filter(file::startsWith)
                .map(root -> root.relativize(file).toString())
                .findFirst()
                .orElseThrow();
    }

    /** The module of a folder of browser code. */
    static String browserModule(Path file) {
        return owner(BROWSER.relativize(file).getName(0).toString());
    }

    private static List<Source> under(Path root, String ending) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> root.relativize(file).getNameCount() > 1)
                    .sorted()
                    .map(file ->
                            new Source(owner(root.relativize(file).getName(0).toString()), file, read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(String name) {
        return OWNERS.getOrDefault(name, name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
