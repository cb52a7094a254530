// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All wordings of all rules, and the suppliers' own practices, read from two tables of text: one line each, columns parted by semicolons,
 * the first line names them, lines that begin with # are remarks.
 */
public final class Rulebook {
    private final Map<Rule, List<Wording>> wordings = new EnumMap<>(Rule.class);
    private final List<Practice> practices;
    private final LocalDate earliest;

    private Rulebook(List<Wording> all, List<Practice> practices) {
        for (var wording : all)
            wordings.computeIfAbsent(wording.rule(), rule -> new ArrayList<>()).add(wording);
        for (var rule : Rule.values())
            if (rule != Rule.PRACTICE && !wordings.containsKey(rule))
                throw new IllegalArgumentException("no wording of the rule " + rule);
        for (var ofOne : wordings.values()) {
            ofOne.sort(Comparator.comparing(Wording::from));
            for (int i = 1; i < ofOne.size(); i++) {
                var before = ofOne.get(i - 1).to();
                if (before == null || !before.isBefore(ofOne.get(i).from()))
                    throw new IllegalArgumentException(
                            "two wordings of one time: " + ofOne.get(i).rule());
            }
        }
        this.practices = List.copyOf(practices);
        this.earliest = wordings.getOrDefault(Rule.DUE, List.of()).getFirst().from();
    }

    /**
     * @param rules rule;from;to;value;source;read;confidence
     * @param practices supplier;supply;from;to;source;read
     * @throws IllegalArgumentException naming the line that cannot be read, a rule without wording, or two of one time
     */
    public static Rulebook read(String rules, String practices) {
        return new Rulebook(
                rows(rules, 7).stream()
                        .map(cells -> new Wording(
                                Rule.valueOf(cells[0]),
                                LocalDate.parse(cells[1]),
                                cells[2].isEmpty() ? null : LocalDate.parse(cells[2]),
                                cells[3],
                                cells[4],
                                LocalDate.parse(cells[5]),
                                Confidence.valueOf(cells[6])))
                        .toList(),
                rows(practices, 6).stream()
                        .map(cells -> new Practice(
                                cells[0],
                                Supply.valueOf(cells[1]),
                                LocalDate.parse(cells[2]),
                                cells[3].isEmpty() ? null : LocalDate.parse(cells[3]),
                                cells[4],
                                LocalDate.parse(cells[5])))
                        .toList());
    }

    private static List<String[]> rows(String table, int columns) {
        var rows = new ArrayList<String[]>();
        int line = 0;
        boolean head = true;
        for (var text : table.lines().toList()) {
            line++;
            if (text.isBlank() || text.startsWith("#")) continue;
            var cells = text.split(";", -1);
            if (cells.length != columns)
                throw new IllegalArgumentException("line " + line + ": " + columns + " columns expected: " + text);
            for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
            if (!head) rows.add(cells);
            head = false;
        }
        return rows;
    }

    /** The first day of bills whose rules are known. */
    public LocalDate earliest() {
        return earliest;
    }

    /** The wording that is in force on that day. */
    public Optional<Wording> find(Rule rule, LocalDate day) {
        for (var wording : wordings.getOrDefault(rule, List.of())) if (wording.holds(day)) return Optional.of(wording);
        return Optional.empty();
    }

    /** @throws IllegalArgumentException for a day before {@link #earliest} */
    public Wording get(Rule rule, LocalDate day) {
        return find(rule, day).orElseThrow(() -> new IllegalArgumentException("no wording of " + rule + " on " + day));
    }

    /** Whether the supplier says that it does not cut on that day. */
    Optional<Practice> practice(Facts facts, LocalDate day) {
        for (var practice : practices) if (practice.covers(facts, day)) return Optional.of(practice);
        return Optional.empty();
    }

    /** Every wording, by rule and time: what the screens show as sources. */
    public List<Wording> wordings() {
        return wordings.values().stream().flatMap(List::stream).toList();
    }

    public List<Practice> practices() {
        return practices;
    }
}
