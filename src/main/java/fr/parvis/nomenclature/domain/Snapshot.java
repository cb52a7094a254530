// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The whole nomenclature at one revision: every version of every code, every row of every crosswalk. */
public final class Snapshot {

    private static final Comparator<Code> OLDEST_FIRST =
            Comparator.comparing(Code::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final long revision;
    private final Map<CodeList, List<Code>> versions = new EnumMap<>(CodeList.class);
    private final Map<CodeList, Map<String, Long>> revisions;
    private final Map<OutsideList, List<OutsideCode>> outside;
    private final List<TranslationRow> rows;
    /** The days from which something is different; between two of them one catalogue serves all days. */
    private final TreeSet<LocalDate> turns = new TreeSet<>();

    private final Map<LocalDate, DayCatalogue> catalogues = new ConcurrentHashMap<>();

    Snapshot(
            long revision,
            List<Code> versions,
            Map<CodeList, Map<String, Long>> revisions,
            Map<OutsideList, List<OutsideCode>> outside,
            List<TranslationRow> rows) {
        this.revision = revision;
        this.revisions = Map.copyOf(revisions);
        this.outside = Map.copyOf(outside);
        this.rows = List.copyOf(rows);
        for (var list : CodeList.values())
            this.versions.put(
                    list, versions.stream().filter(v -> v.list() == list).toList());
        turns.add(LocalDate.MIN);
        versions.forEach(version -> turn(version.from(), version.until()));
        rows.forEach(row -> turn(row.from(), row.until()));
    }

    private void turn(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null) turns.add(from);
        if (until != null) turns.add(until);
    }

    public long revision() {
        return revision;
    }

    /** The catalogue of the day; the same object, dated by its first day, for all days between two changes. */
    DayCatalogue on(LocalDate date) {
        var turn = turns.floor(date);
        return catalogues.computeIfAbsent(
                turn == null ? LocalDate.MIN : turn,
                day -> new DayCatalogue(
                        day, this, rows.stream().filter(TranslationRow::stands).toList()));
    }

    DayCatalogue on(LocalDate date, Instant recordedAt) {
        return new DayCatalogue(
                date, this, rows.stream().filter(row -> row.stoodAt(recordedAt)).toList());
    }

    /** Every version of every code of a list, in no order. */
    List<Code> versions(CodeList list) {
        return versions.getOrDefault(list, List.of());
    }

    /** Every version of a code, oldest first. */
    public List<Code> history(CodeList list, String code) {
        return versions(list).stream()
                .filter(version -> version.code().equals(code))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** The number of changes that a code has seen; nothing when it never existed. */
    public Optional<Long> revisionOf(CodeList list, String code) {
        return Optional.ofNullable(revisions.getOrDefault(list, Map.of()).get(code));
    }

    /** The version that ended last before the day or else begins first after it. */
    Optional<Code> nearest(CodeList list, String code, LocalDate date) {
        var history = history(list, code);
        return history.reversed().stream()
                .filter(version -> version.until() != null && !version.until().isAfter(date))
                .findFirst()
                .or(() -> history.stream().findFirst());
    }

    /** The latest known version of each code of a list, whether or not it still holds. */
    public List<Code> latest(CodeList list) {
        var latest = new HashMap<String, Code>();
        versions(list).stream().sorted(OLDEST_FIRST).forEach(version -> latest.put(version.code(), version));
        return latest.values().stream()
                .sorted(Comparator.comparingInt(Code::position).thenComparing(Code::code))
                .toList();
    }

    public List<OutsideCode> outside(OutsideList list) {
        return outside.getOrDefault(list, List.of());
    }

    /** The rows of an outside list that stand now, whatever days they speak of. */
    public List<TranslationRow> rows(OutsideList list) {
        return rows.stream()
                .filter(row -> row.key().list() == list && row.stands())
                .toList();
    }

    /** Every row with that key that ever stood, the last recorded first. */
    public List<TranslationRow> historyOf(TranslationKey key) {
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .sorted(Comparator.comparing(TranslationRow::recordedFrom)
                        .thenComparing(TranslationRow::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }
}
