// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Differences between two versions of a report, block by block: each number and text that is not the same, those that are new and those that are gone. */
final class CompareReports {
    private CompareReports() {}

    static List<Model.Change> changes(Model before, Model after, ReportWords words) {
        var then = facts(before, words);
        var now = facts(after, words);
        var all = new LinkedHashSet<>(then.keySet());
        all.addAll(now.keySet());
        var changes = new ArrayList<Model.Change>();
        for (var fact : all) {
            var old = then.getOrDefault(fact, "");
            var fresh = now.getOrDefault(fact, "");
            if (!old.equals(fresh)) changes.add(new Model.Change(fact.block(), fact.where(), old, fresh));
        }
        // block by block, in the order of the later version
        var order = new LinkedHashSet<String>();
        after.blocks().forEach(block -> order.add(block.id()));
        before.blocks().forEach(block -> order.add(block.id()));
        var places = List.copyOf(order);
        changes.sort(java.util.Comparator.comparingInt(change -> places.indexOf(change.block())));
        return List.copyOf(changes);
    }

    /** @param row code of its row, since two rows may bear one name; empty where the block has none */
    private record Fact(String block, String row, List<String> where) {
        Fact(Block block, String row, String... where) {
            this(block.id(), row, List.of(where));
        }

        Fact in(String column) {
            var all = new ArrayList<>(where);
            all.add(column);
            return new Fact(block, row, List.copyOf(all));
        }
    }

    private static Map<Fact, String> facts(Model model, ReportWords words) {
        var facts = new LinkedHashMap<Fact, String>();
        for (var block : model.blocks()) {
            var caption = words.block(block);
            switch (block) {
                case Block.Title title -> facts.put(new Fact(block, "", caption), title.text());
                case Block.Text text -> facts.put(new Fact(block, "", caption), text.text());
                case Block.Quote quote -> facts.put(new Fact(block, "", caption), quote.text() + " " + quote.author());
                case Block.Indicators indicators -> {
                    for (var figure : indicators.figures()) {
                        var row = new Fact(block, figure.indicator(), figure.label());
                        counts(facts, row, model.columns(), figure.values());
                    }
                }
                case Block.Table table -> {
                    var rows = new ArrayList<>(table.rows());
                    var total = table.total();
                    if (total != null) rows.add(total);
                    for (var row : rows)
                        counts(facts, new Fact(block, row.code(), caption, row.label()), table.columns(), row.counts());
                }
                case Block.Chart chart -> {
                    for (var bar : chart.bars())
                        facts.put(
                                new Fact(block, bar.code(), caption, bar.label()),
                                bar.count().text());
                }
                case Block.Points points -> {
                    for (var place : points.places()) {
                        var row = new Fact(block, place.point(), caption, place.name());
                        counts(facts, row, points.columns(), place.counts());
                    }
                }
            }
        }
        return facts;
    }

    private static void counts(Map<Fact, String> facts, Fact row, List<String> columns, List<Block.Count> counts) {
        for (int i = 0; i < counts.size(); i++)
            facts.put(row.in(columns.get(i)), counts.get(i).text());
    }
}
