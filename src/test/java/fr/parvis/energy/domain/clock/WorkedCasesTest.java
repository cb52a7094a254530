// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static fr.parvis.energy.domain.clock.FactsInWords.day;
import static fr.parvis.energy.domain.clock.FactsInWords.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table that a lawyer reads, {@code energy/cas-travailles.md}, against the clock. */
class WorkedCasesTest {
    private static final int NUMBER = 0, RULE = 1, SITUATION = 2, FACTS = 3, AS_OF = 4, DUE = 5;
    private static final int REDUCTION = 6, CUT = 7, WORST = 8, CHECK = 9, HOW = 10;

    private static List<String[]> rows() {
        return Shipped.text("/energy/cas-travailles.md")
                .lines()
                .filter(line -> line.startsWith("| ") && Character.isDigit(line.charAt(2)))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> each_worked_case_gives_its_days() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row[NUMBER] + " " + row[RULE] + " " + row[SITUATION], () -> gives(row)));
    }

    private static void gives(String[] row) {
        var timeline = Shipped.CLOCK.of(FactsInWords.read(row[FACTS]), day(row[AS_OF]));
        var due = timeline.find(Milestone.Kind.DUE).orElseThrow();
        var reduction = timeline.find(Milestone.Kind.REDUCTION).orElseThrow();
        var cut = timeline.find(Milestone.Kind.CUT).orElseThrow();
        assertThat(List.of(
                        told(due.when()),
                        told(reduction.when()),
                        told(cut.when()),
                        worst(cut.when()),
                        cut.toCheck() ? "oui" : "non"))
                .as(row[FACTS] + " : " + row[HOW])
                .containsExactly(row[DUE], row[REDUCTION], row[CUT], row[WORST], row[CHECK]);
    }

    private static String told(EventTime when) {
        return switch (when) {
            case EventTime.Happened it -> "faite " + words(it.on());
            case EventTime.Earliest it -> words(it.on());
            case EventTime.Until it -> words(it.on());
            case EventTime.Never it -> "jamais";
            case EventTime.Stopped it -> "arrêtée";
            case EventTime.Unknown it -> "inconnue";
        };
    }

    private static String worst(EventTime when) {
        return when instanceof EventTime.Earliest it && it.atWorst() != null ? words(it.atWorst()) : "";
    }

    @Test
    void there_are_at_least_120_cases_and_no_two_alike() {
        var rows = rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(120).allMatch(row -> row.length >= 11 && !row[HOW].isEmpty());
        assertThat(rows.stream().map(row -> row[FACTS] + row[AS_OF])).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row[RULE]).distinct())
                .contains("R1", "R2", "R3", "R5", "R6", "R7", "R8", "R9", "R10");
    }
}
