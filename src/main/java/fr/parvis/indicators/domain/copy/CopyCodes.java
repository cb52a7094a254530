// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers by which the copy calls codes: from 1 in each list, never given twice. */
final class CopyCodes {
    /** A number that no code has. */
    static final int NONE = -1;

    private record Fresh(Dimension list, int no, String code) {}

    private final Map<Dimension, Map<String, Integer>> numbers = new EnumMap<>(Dimension.class);
    private final Map<Dimension, List<String>> codes = new EnumMap<>(Dimension.class);
    private final List<Fresh> fresh = new ArrayList<>();

    /** The list that a dimension's codes are numbered in. */
    static Dimension list(Dimension dimension) {
        return switch (dimension) {
            case FAMILY -> Dimension.THEME;
            case PARTNER -> Dimension.OPERATOR;
            case HOME_COMMUNE -> Dimension.COMMUNE;
            case HOME_DEPARTMENT -> Dimension.DEPARTMENT;
            default -> dimension;
        };
    }

    static CopyCodes read(JdbcClient copy) {
        var read = new CopyCodes();
        copy.sql("select list, no, code from code order by list, no")
                .query(ResultRow.each(
                        row -> read.put(Dimension.valueOf(row.text("list")), row.integer("no"), row.text("code"))));
        return read;
    }

    /** The number of a code; a new one where it has none. */
    synchronized int number(Dimension list, String code) {
        var known = numbers.computeIfAbsent(list, _ -> new HashMap<>());
        var no = known.get(code);
        if (no != null) return no;
        int next = known.size() + 1;
        put(list, next, code);
        fresh.add(new Fresh(list, next, code));
        return next;
    }

    synchronized int find(Dimension dimension, String code) {
        return numbers.getOrDefault(list(dimension), Map.of()).getOrDefault(code, NONE);
    }

    synchronized String code(Dimension dimension, int no) {
        return codes.getOrDefault(list(dimension), List.of()).get(no - 1);
    }

    private synchronized void put(Dimension list, int no, String code) {
        numbers.computeIfAbsent(list, _ -> new HashMap<>()).put(code, no);
        var all = codes.computeIfAbsent(list, _ -> new ArrayList<>());
        if (all.size() != no - 1) throw new IllegalStateException("numbers of " + list + " have a gap at " + no);
        all.add(code);
    }

    /**
     * Writes the numbers given since, in the transaction of the facts that use them. A number that was given and not kept stays given: it is
     * written with the next.
     *
     * @return number of codes written
     */
    synchronized int write(CopyFile.Writing copy) {
        copy.append(
                "main",
                "code",
                rows -> fresh.forEach(one -> rows.row(row -> {
                    row.append(one.list().name());
                    row.append(one.no());
                    row.append(one.code());
                })));
        return fresh.size();
    }

    /** The numbers written are kept. */
    synchronized void kept(int number) {
        fresh.subList(0, number).clear();
    }
}
