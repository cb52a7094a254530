// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Who wants to know a hidden count and can calculate: everything that was told is a linear equation, and a linear programme gives the
 * least and the most that each hidden count can be. Where both are the same whole number it is found.
 */
public final class SubtractionAttack {
    private static final int MOST = 100_000;
    private static final int ROUNDS = 6;
    private static final double NEARLY = 1e-4;

    private record Statement(int[] counts, boolean exact, long value) {}

    /** That one count is not less than another: what the order of lines tells. */
    private record NotLess(int greater, int less) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /** The same told twice makes the programme larger and knows no more. */
    private final Set<List<Object>> known = new HashSet<>();

    private final List<NotLess> order = new ArrayList<>();

    private int number(String count) {
        return numbers.computeIfAbsent(count, c -> numbers.size());
    }

    public void told(Collection<String> sumOf, long value) {
        add(sumOf, true, value);
    }

    public void atLeast(Collection<String> sumOf, long value) {
        add(sumOf, false, value);
    }

    private void add(Collection<String> sumOf, boolean exact, long value) {
        if (known.add(List.of(Set.copyOf(sumOf), exact, value)))
            statements.add(new Statement(sumOf.stream().mapToInt(this::number).toArray(), exact, value));
    }

    /** A name for a sum. */
    public void isSum(String whole, Collection<String> parts) {
        // as a statement: the parts less the whole make zero; the whole is told by its complement
        var all = new ArrayList<Integer>();
        parts.forEach(part -> all.add(number(part)));
        all.add(~number(whole));
        statements.add(new Statement(all.stream().mapToInt(Integer::intValue).toArray(), true, 0));
    }

    public void notLess(String greater, String less) {
        order.add(new NotLess(number(greater), number(less)));
    }

    /** Those of the secret counts that can be calculated. */
    public Set<String> found(Map<String, Long> secrets) {
        var fixed = solveWhatStandsAlone();
        var found = new HashSet<String>();
        var open = new HashMap<Integer, String>();
        secrets.forEach((name, value) -> {
            int number = number(name);
            if (fixed.containsKey(number)) found.add(name);
            else open.put(number, name);
        });
        var groups = groups(fixed);
        var byGroup = new HashMap<Integer, Set<Integer>>();
        open.keySet()
                .forEach(number -> byGroup.computeIfAbsent(groups[number], g -> new HashSet<>())
                        .add(number));
        byGroup.forEach((group, secret) -> {
            for (int number : attack(group, groups, fixed, secret, open, secrets)) found.add(open.get(number));
        });
        return found;
    }

    private Map<Integer, Long> solveWhatStandsAlone() {
        var fixed = new HashMap<Integer, Long>();
        for (boolean again = true; again; ) {
            again = false;
            for (var statement : statements) {
                if (!statement.exact) continue;
                int unknown = 0;
                int last = 0;
                long rest = statement.value;
                for (int one : statement.counts) {
                    int number = one < 0 ? ~one : one;
                    var known = fixed.get(number);
                    if (known == null) {
                        unknown++;
                        last = one;
                    } else rest -= one < 0 ? -known : known;
                }
                if (unknown == 1) {
                    fixed.put(last < 0 ? ~last : last, last < 0 ? -rest : rest);
                    again = true;
                }
            }
        }
        return fixed;
    }

    /** What has no statement in common is calculated apart. */
    private int[] groups(Map<Integer, Long> fixed) {
        var of = new int[numbers.size()];
        for (int i = 0; i < of.length; i++) of[i] = i;
        for (var statement : statements) {
            int first = -1;
            for (int one : statement.counts) {
                int number = one < 0 ? ~one : one;
                if (fixed.containsKey(number)) continue;
                if (first < 0) first = number;
                else of[root(of, number)] = root(of, first);
            }
        }
        for (var pair : order)
            if (!fixed.containsKey(pair.greater) && !fixed.containsKey(pair.less))
                of[root(of, pair.greater)] = root(of, pair.less);
        for (int i = 0; i < of.length; i++) of[i] = root(of, i);
        return of;
    }

    private static int root(int[] of, int i) {
        while (of[i] != i) i = of[i] = of[of[i]];
        return i;
    }

    private List<Integer> attack(
            int group,
            int[] groups,
            Map<Integer, Long> fixed,
            Set<Integer> secret,
            Map<Integer, String> names,
            Map<String, Long> truth) {
        var model = new ExpressionsBasedModel();
        var variables = new HashMap<Integer, Variable>();
        for (int i = 0; i < groups.length; i++)
            if (groups[i] == group && !fixed.containsKey(i))
                variables.put(i, model.newVariable("x" + i).lower(0).upper(MOST));
        int line = 0;
        for (var statement : statements) {
            long rest = statement.value;
            var here = new ArrayList<Integer>();
            for (int one : statement.counts) {
                int number = one < 0 ? ~one : one;
                var known = fixed.get(number);
                if (known != null) rest -= one < 0 ? -known : known;
                else if (variables.containsKey(number)) here.add(one);
            }
            if (here.isEmpty()) continue;
            var expression = model.newExpression("s" + line++);
            for (int one : here) expression.set(variables.get(one < 0 ? ~one : one), one < 0 ? -1 : 1);
            if (statement.exact) expression.level(rest);
            else expression.lower(rest);
        }
        for (var pair : order) {
            var greater = variables.get(pair.greater);
            var less = variables.get(pair.less);
            if (greater == null && less == null) continue;
            if (greater == null) less.upper(Math.min(MOST, fixed.get(pair.greater)));
            else if (less == null) greater.lower(fixed.get(pair.less));
            else model.newExpression("o" + line++).set(greater, 1).set(less, -1).lower(0);
        }
        var left = new HashSet<>(secret);
        var random = new Random(1);
        // many at once: whatever differs from the truth in any solution is safe
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            for (int one : left)
                variables.get(one).weight(random.nextBoolean() ? 1 + random.nextDouble() : -1 - random.nextDouble());
            left.removeAll(differing(model, variables, left, names, truth, round % 2 == 0));
            variables.values().forEach(variable -> variable.weight(0));
        }
        for (int one : List.copyOf(left)) {
            for (boolean most : new boolean[] {true, false}) {
                if (!left.contains(one)) continue;
                variables.get(one).weight(1);
                left.removeAll(differing(model, variables, left, names, truth, most));
                variables.get(one).weight(0);
            }
        }
        return List.copyOf(left);
    }

    private static Set<Integer> differing(
            ExpressionsBasedModel model,
            Map<Integer, Variable> variables,
            Set<Integer> secret,
            Map<Integer, String> names,
            Map<String, Long> truth,
            boolean most) {
        var result = most ? model.maximise() : model.minimise();
        if (!result.getState().isFeasible())
            throw new IllegalStateException("what was told contradicts itself: " + result);
        var differing = new HashSet<Integer>();
        for (int one : secret) {
            double value = result.doubleValue(model.indexOf(variables.get(one)));
            // what is told of whole numbers is solved by whole numbers
            if (Math.abs(value - truth.get(names.get(one))) >= 1 - NEARLY) differing.add(one);
        }
        return differing;
    }
}
