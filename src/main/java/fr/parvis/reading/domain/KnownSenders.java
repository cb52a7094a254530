// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The shipped table of senders that write to many people, from {@code reading/senders.csv}. */
final class KnownSenders {
    private static final List<KnownSender> ALL = read();

    private KnownSenders() {}

    static List<KnownSender> all() {
        return ALL;
    }

    private static List<KnownSender> read() {
        var file = Objects.requireNonNull(KnownSenders.class.getResourceAsStream("/reading/senders.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(KnownSenders::sender).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownSender sender(String line) {
        var cells = line.split(";", -1);
        return new KnownSender(
                cells[0],
                cells[1],
                cells[2].isEmpty() ? null : cells[2],
                cells[3],
                !cells[4].equals("no"),
                Math.max(0, List.of("last", "form").indexOf(cells[4]) + 1),
                list(cells[5]),
                list(cells[6]));
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }
}
