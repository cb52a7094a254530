// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the table of docs/security.md with the numbers of OWASP ASVS 5.0.0 and with the classes that it names. */
class SecurityPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([0-9][0-9., –]*) \\| ([a-z ]+) \\| (.+) \\|$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.[A-Z_]+)?`");

    @Test
    void every_requirement_of_levels_1_and_2_is_answered_once() throws IOException {
        var standard = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/security/asvs-5.0.0.txt")))
            if (!line.startsWith("#")) standard.addAll(range(line.split(" ")[0], line.split(" ")[1].split("-")));
        var answered = rows().stream()
                .flatMap(row -> Stream.of(row.get(0).split(", ")))
                .flatMap(part -> numbers(part).stream())
                .toList();
        assertThat(answered).containsExactlyInAnyOrderElementsOf(standard);
    }

    @Test
    void every_state_is_one_of_four() throws IOException {
        assertThat(rows()).extracting(row -> row.get(1)).containsOnly("met", "partly", "not met", "not applicable");
    }

    @Test
    void every_class_that_is_named_as_evidence_exists() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
            var named = rows().stream()
                    .flatMap(row -> CLASS.matcher(row.get(2)).results())
                    .map(match -> match.group(1))
                    .filter(name -> !LIBRARIES.contains(name))
                    .toList();
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(classes).contains(name));
        }
    }

    private static final List<String> LIBRARIES = List.of("UriComponentsBuilder", "SecureRandom");

    private static List<List<String>> rows() throws IOException {
        try (var lines = Files.lines(Path.of("docs/security.md"))) {
            return lines.flatMap(line -> ROW.matcher(line).results())
                    .map(row -> List.of(row.group(1), row.group(2), row.group(3)))
                    .toList();
        }
    }

    /** {@code 1.2.6–1.2.8} or {@code 1.2.9}. */
    private static List<String> numbers(String part) {
        var ends = part.split("–");
        int dot = ends[0].lastIndexOf('.');
        return range(
                ends[0].substring(0, dot),
                ends[0].substring(dot + 1),
                ends[ends.length - 1].substring(ends[ends.length - 1].lastIndexOf('.') + 1));
    }

    private static List<String> range(String section, String... ends) {
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .mapToObj(number -> section + "." + number)
                .toList();
    }
}
