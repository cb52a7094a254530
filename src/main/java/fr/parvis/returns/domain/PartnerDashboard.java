// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.database.ResultRow;
import fr.parvis.intake.HandOver;
import fr.parvis.intake.StoredReason;
import fr.parvis.partners.Partners;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Quarter;
import fr.parvis.values.RowProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** View of a partner's lists, in its own scope: what it uploaded, how far the work is, what went back. Never a household. */
@Component
@Transactional(readOnly = true)
public class PartnerDashboard {

    /** Steps of a list's progress, from left to right. */
    public static final List<String> STEPS =
            List.of("attempted", "reached", "solved", "avoided", "oriented", "wrong-data");

    /** Lists that are read at once; a list each week of four arrangements for ten years. */
    private static final int MOST = 2000;

    /** Lists of one arrangement that are shown. */
    private static final int SHOWN = 300;

    /**
     * A list that was imported.
     *
     * @param taken lines that are households to be contacted, those who objected before among them: who did is told by return files alone
     * @param renewed known already from an earlier list
     * @param steps by code of {@link #STEPS}; null where the count is hidden
     */
    public record HandedList(
            UUID id,
            UUID arrangement,
            LocalDate on,
            String fileName,
            int lines,
            int taken,
            int renewed,
            int refused,
            Map<String, @Nullable Long> steps) {}

    /** @param runs whether lists may be uploaded today */
    public record Arranged(
            Arrangement agreed,
            boolean runs,
            List<HandOver.Untaken> uploads,
            List<HandedList> lists,
            List<ReturnFiles.Made> returns) {}

    /**
     * The room as it is today.
     *
     * @param open whether the partner is one still
     */
    public record Room(String partner, boolean open, List<Arranged> arranged, int threshold) {}

    private final JdbcClient database;
    private final Arrangements agreed;
    private final HandOver handOver;
    private final ReturnFiles files;
    private final Partners partners;
    private final SmallCounts smallCounts;
    private final JsonMapper json;

    PartnerDashboard(
            JdbcClient database,
            Arrangements agreed,
            HandOver handOver,
            ReturnFiles files,
            Partners partners,
            SmallCounts smallCounts,
            JsonMapper json) {
        this.database = database;
        this.agreed = agreed;
        this.handOver = handOver;
        this.files = files;
        this.partners = partners;
        this.smallCounts = smallCounts;
        this.json = json;
    }

    public Room see(UUID partner) {
        var name = partners.names(List.of(partner)).getOrDefault(partner, "");
        boolean open = partners.isOpen(partner);
        if (!open) return new Room(name, false, List.of(), smallCounts.threshold());
        var today = agreed.today();
        var lists = lists().stream().collect(Collectors.groupingBy(HandedList::arrangement));
        var arranged = agreed.list().stream()
                .map(one -> new Arranged(
                        one,
                        one.runsOn(today),
                        handOver.untaken(one.id()),
                        lists.getOrDefault(one.id(), List.of()).stream()
                                .limit(SHOWN)
                                .toList(),
                        files.list(one.id())))
                .toList();
        return new Room(name, true, arranged, smallCounts.threshold());
    }

    /** The partner's lists, of all arrangements, the newest first. */
    private List<HandedList> lists() {
        record Row(HandedList list, Map<String, Long> counts) {}
        var rows = database.sql("""
                        select l.id, l.arrangement, l.received_on, l.file_name, l.lines, l.taken + l.objected as taken, l.renewed, l.refused,
                               coalesce(p.counts::text, '{}') as counts
                        from outreach.list l left join outreach.progress p on p.list = l.id
                        order by l.received_at desc, l.id limit :most""")
                .param("most", MOST)
                .query(ResultRow.map(row -> new Row(
                        new HandedList(
                                row.uuid("id"),
                                row.uuid("arrangement"),
                                row.day("received_on"),
                                row.text("file_name"),
                                row.integer("lines"),
                                row.integer("taken"),
                                row.integer("renewed"),
                                row.integer("refused"),
                                Map.of()),
                        json.readValue(row.text("counts"), new TypeReference<Map<String, Long>>() {}))))
                .list();
        // a report tells sums of a quarter, whatever the arrangement: what is hidden of a list cannot be found again
        // from them
        var quarters = rows.stream()
                .collect(Collectors.groupingBy(row -> Quarter.of(row.list().on())));
        var shown = new HashMap<UUID, Map<String, @Nullable Long>>();
        for (var quarter : quarters.values())
            for (var step : STEPS) {
                var counts = quarter.stream()
                        .map(row -> row.counts().getOrDefault(step, 0L))
                        .toList();
                var hidden = smallCounts.hidden(counts);
                for (int i = 0; i < counts.size(); i++)
                    shown.computeIfAbsent(quarter.get(i).list().id(), id -> new HashMap<>())
                            .put(step, hidden.get(i) ? null : counts.get(i));
            }
        var lists = new ArrayList<HandedList>();
        for (var row : rows) lists.add(with(row.list(), shown.get(row.list().id())));
        return lists;
    }

    private static HandedList with(HandedList list, @Nullable Map<String, @Nullable Long> steps) {
        return new HandedList(
                list.id(),
                list.arrangement(),
                list.on(),
                list.fileName(),
                list.lines(),
                list.taken(),
                list.renewed(),
                list.refused(),
                Objects.requireNonNullElse(steps, Map.of()));
    }

    /**
     * One list.
     *
     * @throws NotFound when it is not the partner's
     */
    public HandedList get(UUID list) {
        return lists().stream()
                .filter(one -> one.id().equals(list))
                .findFirst()
                .orElseThrow(() -> new NotFound("list " + list));
    }

    /** The lines that were not taken: which, and why; their text stays sealed. */
    public List<RowProblem> refused(HandedList list) {
        var headings = agreed.find(list.arrangement()).map(Arrangement::mapping).orElse(Map.of());
        return database.sql(
                        "select line, field, reason from outreach.refused_line where list = :list order by line, field limit 2000")
                .param("list", list.id())
                .query(ResultRow.map(row -> StoredReason.problem(
                        row.integer("line"),
                        row.text("field"),
                        headings.getOrDefault(row.textOrNull("field"), ""),
                        "…",
                        row.text("reason"))))
                .list();
    }

    /** A return file that is fetched; each time is noted. */
    public record Fetched(ReturnFiles.Made file, String arrangement, ReturnContent content) {}

    /**
     * Fetches a return file.
     *
     * @throws NotFound when it is not the partner's, its days of keeping are over, or the partner is closed
     */
    @Transactional
    public Fetched fetch(UUID partner, UUID file) {
        if (!partners.isOpen(partner)) throw new NotFound("return file " + file);
        var made =
                files.find(file).filter(one -> !one.forgotten()).orElseThrow(() -> new NotFound("return file " + file));
        var name = agreed.find(made.arrangement()).map(Arrangement::name).orElse("");
        var content = files.look(file);
        files.fetched(file);
        return new Fetched(made, name, content);
    }
}
