// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions that lead to what a bill or a meter means and who does what about it. Read from two tables of text: columns parted by semicolons,
 * the first line names them, lines that begin with # are remarks.
 */
public final class Explanation {
    static final String START = "start";
    private static final Set<String> DOERS = Set.of("supplier", "grid", "both", "person");

    /**
     * A question, or the end of a path.
     *
     * @param doer actor: supplier, grid, both or person; null for a question
     * @param answers of a question, in order
     */
    public record Step(String name, @Nullable String doer, List<String> answers, List<Setting> settings) {
        public boolean ends() {
            return doer != null;
        }
    }

    /** Answers that may change: a delay, a number. @param value as it is said */
    public record Setting(String name, String value, String source, LocalDate readOn) {}

    /** Position of somebody on the path: the answers that led there, each with its question. */
    public record Path(List<Answered> answered, Step at) {}

    /** An answer that was given. */
    public record Answered(String step, String answer) {}

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> next = new LinkedHashMap<>();

    private Explanation() {}

    /**
     * @param tree step;answer;next;settings
     * @param settings setting;value;source;read
     * @throws IllegalArgumentException naming what leads nowhere, is never reached, turns in a circle, or cannot be read
     */
    public static Explanation read(String tree, String settings) {
        var known = new LinkedHashMap<String, Setting>();
        for (var cells : rows(settings))
            known.put(cells[0], new Setting(cells[0], cells[1], cells[2], LocalDate.parse(cells[3])));
        var it = new Explanation();
        var doers = new LinkedHashMap<String, String>();
        var cited = new LinkedHashMap<String, List<Setting>>();
        var names = new LinkedHashMap<String, List<String>>();
        for (var cells : rows(tree)) {
            var answers = names.computeIfAbsent(cells[0], step -> new ArrayList<>());
            if (cells[1].isEmpty()) {
                if (!cells[2].isEmpty()) doers.put(cells[0], cells[2]);
                var all = new ArrayList<Setting>();
                for (var setting : cells[3].split("\\|"))
                    if (!setting.isEmpty()) {
                        var found = known.get(setting);
                        if (found == null)
                            throw new IllegalArgumentException("no setting " + setting + ": " + cells[0]);
                        all.add(found);
                    }
                cited.put(cells[0], all);
            } else {
                answers.add(cells[1]);
                if (it.next
                                .computeIfAbsent(cells[0], step -> new LinkedHashMap<>())
                                .put(cells[1], cells[2])
                        != null)
                    throw new IllegalArgumentException("twice the same answer: " + cells[0] + ", " + cells[1]);
            }
        }
        names.forEach((name, answers) -> it.steps.put(
                name, new Step(name, doers.get(name), List.copyOf(answers), cited.getOrDefault(name, List.of()))));
        it.check();
        return it;
    }

    private static List<String[]> rows(String table) {
        var rows = new ArrayList<String[]>();
        boolean head = true;
        int line = 0;
        for (var text : table.lines().toList()) {
            line++;
            if (text.isBlank() || text.startsWith("#")) continue;
            var cells = text.split(";", -1);
            if (cells.length != 4) throw new IllegalArgumentException("line " + line + ": 4 columns expected: " + text);
            for (int i = 0; i < cells.length; i++) cells[i] = cells[i].strip();
            if (!head) rows.add(cells);
            head = false;
        }
        return rows;
    }

    private void check() {
        for (var step : steps.values()) {
            if (step.ends() != step.answers().isEmpty())
                throw new IllegalArgumentException("neither a question nor an end: " + step.name());
            if (step.doer() != null && !DOERS.contains(step.doer()))
                throw new IllegalArgumentException("nobody of that name: " + step.doer());
        }
        var reached = new HashSet<String>();
        walk(START, new ArrayList<>(), reached);
        var never = new ArrayList<>(steps.keySet());
        never.removeAll(reached);
        if (!never.isEmpty()) throw new IllegalArgumentException("never reached: " + never);
    }

    private void walk(String name, List<String> behind, Set<String> reached) {
        if (behind.contains(name)) throw new IllegalArgumentException("a circle: " + behind + ", " + name);
        var step = steps.get(name);
        if (step == null) throw new IllegalArgumentException("leads nowhere: " + name + " after " + behind);
        reached.add(name);
        var path = new ArrayList<>(behind);
        path.add(name);
        for (var to : next.getOrDefault(name, Map.of()).values()) walk(to, path, reached);
    }

    public Collection<Step> steps() {
        return steps.values();
    }

    /** Path that the answers lead to; it stops at an answer that its question does not have. */
    public Path follow(List<String> answers) {
        var answered = new ArrayList<Answered>();
        var at = Objects.requireNonNull(steps.get(START));
        for (var answer : answers) {
            var to = next.getOrDefault(at.name(), Map.of()).get(answer);
            if (to == null) break;
            answered.add(new Answered(at.name(), answer));
            at = Objects.requireNonNull(steps.get(to));
        }
        return new Path(List.copyOf(answered), at);
    }
}
