// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The sizes of CONTRIBUTING; what was larger when they began may shrink and not grow. */
@AnalyzeClasses(packages = "fr.parvis", importOptions = WithoutTests.class)
class SizesTest {
    private static final Path LARGER = Path.of("src/test/resources/architecture/sizes.txt");

    private static final Map<String, Integer> LIMITS =
            Map.of("web-lines", 250, "constructor-parameters", 8, "record-components", 12, "folder-types", 25);

    @ArchTest
    static void nothing_is_larger_than_the_limits_or_than_it_was(JavaClasses classes) throws IOException {
        var larger = sizes(classes);
        larger.entrySet().removeIf(one -> one.getValue() <= LIMITS.get(kind(one.getKey())));
        var known = known();

        assertThat(larger.entrySet().stream()
                        .filter(one -> one.getValue() > known.getOrDefault(one.getKey(), 0))
                        .map(one -> line(one.getKey(), one.getValue())))
                .as("larger than the limits %s, or than %s says; two things in one?", LIMITS, LARGER)
                .isEmpty();
        assertThat(known.keySet())
                .as("no longer larger than the limits: lines to take out of %s", LARGER)
                .isSubsetOf(larger.keySet());
    }

    /** Size of each thing by its kind and name. */
    private static Map<String, Integer> sizes(JavaClasses classes) {
        var sizes = new TreeMap<String, Integer>();
        for (var source : SourceTree.java()) {
            if (source.path().startsWith("src/demo")) continue;
            sizes.merge("folder-types " + Path.of(source.shortPath()).getParent(), 1, Integer::sum);
            if (source.shortPath().contains("/web/"))
                sizes.put("web-lines " + source.shortPath(), (int)
                        source.text().lines().count());
        }
        for (var type : classes) {
            if (type.isEnum() || type.isAnonymousClass() || !isProduct(type)) continue;
            var kind = type.isRecord() ? "record-components " : "constructor-parameters ";
            type.getConstructors().stream()
                    .mapToInt(constructor -> parameters(type, constructor))
                    .max()
                    .ifPresent(most -> sizes.put(kind + type.getName().substring("fr.parvis.".length()), most));
        }
        return sizes;
    }

    /** An inner class takes its outer one, too. */
    private static int parameters(JavaClass type, JavaConstructor constructor) {
        int all = constructor.getRawParameterTypes().size();
        return type.isInnerClass() ? all - 1 : all;
    }

    private static boolean isProduct(JavaClass type) {
        var file = type.getPackageName().replace('.', '/') + "/"
                + type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "")
                + ".java";
        return Files.exists(Path.of("src/main/java", file));
    }

    private static Map<String, Integer> known() throws IOException {
        return Files.readAllLines(LARGER).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .collect(toMap(parts -> parts[0] + " " + parts[2], parts -> Integer.valueOf(parts[1])));
    }

    private static String line(String key, int size) {
        return key.replaceFirst(" ", " " + size + " ");
    }

    private static String kind(String key) {
        return key.substring(0, key.indexOf(' '));
    }
}
