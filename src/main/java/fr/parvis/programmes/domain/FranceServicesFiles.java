// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideCode;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.programmes.domain.FranceServicesLine.Named;
import fr.parvis.programmes.domain.FranceServicesLine.State;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Quarter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of requests for the platform of France Services, by quarter: what one would hold, making it, its lines. Requests are those at points with the
 * label. A file holds what the platform does not know yet: new requests, those that were corrected since the file that held them, those that are no more.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class FranceServicesFiles {
    private static final int MOST_FILES = 24;
    private static final int MOST_SHOWN = 50;
    private static final String LABEL = "france-services";

    /** Language of the file, whoever makes it: the same request says the same. */
    private static final Locale FRENCH = Locale.FRENCH;

    /**
     * A request that no line can be made of: its theme or its operator has no place in the platform's lists.
     *
     * @param theme code of ours, as {@code operator}, which is empty where there is none
     */
    public record Untranslated(UUID visit, LocalDate day, String theme, String operator, int requests) {}

    /**
     * Content of a quarter's next file.
     *
     * @param unchanged requests that the platform knows as they are
     * @param unconfirmed of the lines to come, those of a translation that the network's head did not confirm
     * @param operators new and corrected lines by name of the platform's operator, the most first
     * @param untranslated by theme and operator, with one of their visits
     * @param untranslatedRequests number of requests that stay out
     */
    public record Preview(
            int points,
            int fresh,
            int corrected,
            int withdrawn,
            int unchanged,
            int unconfirmed,
            Map<String, Integer> operators,
            List<Untranslated> untranslated,
            int untranslatedRequests) {
        public int lines() {
            return fresh + corrected + withdrawn;
        }
    }

    /** A file that was made; {@code last}: the latest one, which can be taken back. */
    public record Made(
            UUID id,
            int number,
            LocalDate firstDay,
            LocalDate lastDay,
            int requests,
            UUID madeBy,
            Instant madeAt,
            boolean last) {}

    /** Line of a request in the latest file that holds it. */
    private record Known(UUID request, LocalDate day, State state, byte[] hash) {}

    /** A line of the next file. */
    private record Change(UUID request, LocalDate day, State state, byte[] hash) {}

    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Journal journal;

    FranceServicesFiles(JdbcClient database, Nomenclature nomenclature, LocalDays localDays, Journal journal) {
        this.database = database;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.journal = journal;
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** The latest files, the newest first. */
    public List<Made> files() {
        var files = new ArrayList<Made>();
        database.sql(
                        "select * from programmes.fs_file where association = :association order by number desc limit :most")
                .param("association", Asking.association())
                .param("most", MOST_FILES)
                .query(ResultRow.each(row -> files.add(made(row, files.isEmpty()))));
        return files;
    }

    public Optional<Made> find(UUID id) {
        return database.sql("select * from programmes.fs_file where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", id)
                .query(ResultRow.map(row -> made(row, false)))
                .optional();
    }

    /** File that somebody fetches: the journal notes it before the first line leaves, whatever becomes of the way. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Optional<Made> fetch(UUID id) {
        var found = find(id);
        if (found.isPresent()) journal.note("programmes.fs-file-fetched", id.toString(), Map.of());
        return found;
    }

    private static Made made(ResultRow row, boolean last) {
        return new Made(
                row.uuid("id"),
                row.integer("number"),
                row.day("first_day"),
                row.day("last_day"),
                row.integer("requests"),
                row.uuid("made_by"),
                row.instant("made_at"),
                last);
    }

    public Preview preview(Quarter quarter) {
        var lines = lines(quarter);
        var changes = changes(quarter, lines);
        var byId = lines.stream().collect(Collectors.toMap(FranceServicesLine::request, line -> line));
        var states = new HashMap<State, Integer>();
        var operators = new TreeMap<String, Integer>();
        int unconfirmed = 0;
        for (var change : changes) {
            states.merge(change.state(), 1, Integer::sum);
            var line = byId.get(change.request());
            if (change.state() == State.WITHDRAWN || line == null) continue;
            operators.merge(line.operator().name(), 1, Integer::sum);
            if (!line.confirmed()) unconfirmed++;
        }
        var sorted = new LinkedHashMap<String, Integer>();
        operators.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> sorted.put(one.getKey(), one.getValue()));
        int translated =
                (int) lines.stream().filter(FranceServicesLine::translated).count();
        int told = states.getOrDefault(State.NEW, 0) + states.getOrDefault(State.CORRECTED, 0);
        return new Preview(
                points(),
                states.getOrDefault(State.NEW, 0),
                states.getOrDefault(State.CORRECTED, 0),
                states.getOrDefault(State.WITHDRAWN, 0),
                translated - told,
                unconfirmed,
                sorted,
                untranslated(lines),
                lines.size() - translated);
    }

    private static List<Untranslated> untranslated(List<FranceServicesLine> lines) {
        var groups = new LinkedHashMap<List<String>, List<FranceServicesLine>>();
        for (var line : lines)
            if (!line.translated())
                groups.computeIfAbsent(List.of(line.ourTheme(), line.ourOperator()), _ -> new ArrayList<>())
                        .add(line);
        return groups.entrySet().stream()
                .map(one -> new Untranslated(
                        one.getValue().getFirst().visit(),
                        one.getValue().getFirst().day(),
                        one.getKey().getFirst(),
                        one.getKey().getLast(),
                        one.getValue().size()))
                .sorted(Comparator.comparingInt(Untranslated::requests).reversed())
                .limit(MOST_SHOWN)
                .toList();
    }

    private int points() {
        return database.sql(
                        "select count(*)::int from network.placed_point where association = :association and :label = any(labels)")
                .param("association", Asking.association())
                .param("label", LABEL)
                .query(Integer.class)
                .single();
    }

    /**
     * Makes a file of what the platform does not know yet of a quarter.
     *
     * @return nothing when there is nothing to say
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Optional<UUID> make(Quarter quarter) {
        lock();
        var changes = changes(quarter, lines(quarter));
        if (changes.isEmpty()) return Optional.empty();
        var id = Ids.next();
        database.sql("""
                        insert into programmes.fs_file (id, association, number, first_day, last_day, requests, made_by, made_at)
                        select :id, :association, coalesce(max(number), 0) + 1, :first, :last, :requests, :by, :now
                        from programmes.fs_file where association = :association""")
                .param("id", id)
                .param("association", Asking.association())
                .param("first", quarter.from())
                .param("last", quarter.to())
                .param("requests", changes.size())
                .param("by", Objects.requireNonNull(Actor.account(), "a file is made by somebody"))
                .param("now", localDays.now())
                .update();
        database.sql("""
                        insert into programmes.fs_request (association, file, request, day, state, hash)
                        select :association, :file, h.request, h.day, h.state, decode(h.hash, 'hex')
                        from unnest(:requests::uuid[], :days::date[], :states::text[], :hashes::text[]) as h (request, day, state, hash)""")
                .param("association", Asking.association())
                .param("file", id)
                .param("requests", changes.stream().map(Change::request).toArray(UUID[]::new))
                .param("days", changes.stream().map(it -> it.day().toString()).toArray(String[]::new))
                .param("states", changes.stream().map(it -> it.state().key()).toArray(String[]::new))
                .param(
                        "hashes",
                        changes.stream()
                                .map(it -> HexFormat.of().formatHex(it.hash()))
                                .toArray(String[]::new))
                .update();
        journal.note("programmes.fs-file-made", id.toString(), Map.of("requests", String.valueOf(changes.size())));
        return Optional.of(id);
    }

    /** Takes back the latest file, which the platform did not get. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public boolean remove(UUID file) {
        lock();
        int removed = database.sql("""
                        delete from programmes.fs_file f where association = :association and id = :id
                            and not exists (select from programmes.fs_file l where l.association = f.association and l.number > f.number)""")
                .param("association", Asking.association())
                .param("id", file)
                .update();
        if (removed == 0) return false;
        journal.note("programmes.fs-file-removed", file.toString(), Map.of());
        return true;
    }

    /** Keeps whoever makes a file of the association at the same time waiting until this transaction ends. */
    private void lock() {
        TransactionLock.take(database, "programmes.fs " + Asking.association());
    }

    /**
     * Writes a file by day and request: requests as they are now, those that are gone as withdrawn.
     *
     * @param to is left open
     * @throws NotFound for a file of nobody here
     */
    public void write(UUID file, WrittenTable to) throws IOException {
        if (find(file).isEmpty()) throw new NotFound("file for France Services " + file);
        var changes = new ArrayList<Change>();
        database.sql("""
                        select request, day, state, hash from programmes.fs_request where association = :association and file = :file
                        order by day, request""")
                .param("association", Asking.association())
                .param("file", file)
                .query(ResultRow.each(row -> changes.add(new Change(
                        row.uuid("request"), row.day("day"), State.of(row.text("state")), row.bytes("hash")))));
        var now = read(
                        "r.id = any(:ids::uuid[])",
                        null,
                        changes.stream().map(Change::request).toList())
                .stream()
                .collect(Collectors.toMap(FranceServicesLine::request, line -> line));
        for (var change : changes) {
            var line = now.get(change.request());
            to.line(List.copyOf(
                    line == null || change.state() == State.WITHDRAWN
                            ? FranceServicesLine.withdrawn(change.request(), change.day())
                            : line.cells(change.state())));
        }
    }

    public static List<String> head() {
        return FranceServicesLine.HEAD;
    }

    private List<FranceServicesLine> lines(Quarter quarter) {
        return read("r.day between :from and :to", quarter, List.of());
    }

    private List<Change> changes(Quarter quarter, List<FranceServicesLine> lines) {
        var known =
                known(quarter, lines.stream().map(FranceServicesLine::request).toList());
        var changes = new ArrayList<Change>();
        for (var line : lines) {
            if (!line.translated()) continue;
            var before = known.remove(line.request());
            var hash = line.hash();
            if (before == null || before.state() == State.WITHDRAWN)
                changes.add(new Change(line.request(), line.day(), State.NEW, hash));
            else if (!Arrays.equals(before.hash(), hash))
                changes.add(new Change(line.request(), line.day(), State.CORRECTED, hash));
        }
        known.values().removeIf(it -> it.state() == State.WITHDRAWN);
        // one that only moved to another quarter is told there
        read("r.id = any(:ids::uuid[])", null, known.keySet()).stream()
                .filter(FranceServicesLine::translated)
                .forEach(line -> known.remove(line.request()));
        for (var gone : known.values())
            changes.add(new Change(gone.request(), gone.day(), State.WITHDRAWN, gone.hash()));
        changes.sort(Comparator.comparing(Change::day).thenComparing(Change::request));
        return changes;
    }

    /** Of requests, and of those whose latest file says a day of the quarter. */
    private Map<UUID, Known> known(Quarter quarter, Collection<UUID> requests) {
        var known = new HashMap<UUID, Known>();
        database.sql("""
                        select * from (
                            select distinct on (a.request) a.request, a.day, a.state, a.hash from programmes.fs_request a
                                join programmes.fs_file f on f.association = a.association and f.id = a.file
                            where a.association = :association and (a.request = any(:requests::uuid[]) or a.request in (
                                select d.request from programmes.fs_request d where d.association = :association and d.day between :from and :to))
                            order by a.request, f.number desc) latest
                        where request = any(:requests::uuid[]) or day between :from and :to""")
                .param("association", Asking.association())
                .param("requests", requests.toArray(UUID[]::new))
                .param("from", quarter.from())
                .param("to", quarter.to())
                .query(ResultRow.each(row -> known.put(
                        row.uuid("request"),
                        new Known(
                                row.uuid("request"), row.day("day"), State.of(row.text("state")), row.bytes("hash")))));
        return known;
    }

    private List<FranceServicesLine> read(String which, @Nullable Quarter quarter, Collection<UUID> ids) {
        if (quarter == null && ids.isEmpty()) return List.of();
        var operators = names(OutsideList.FRANCE_SERVICES_OPERATOR);
        var themes = names(OutsideList.FRANCE_SERVICES_THEME);
        return database.sql("""
                        select r.id, r.visit, r.day, r.theme, r.operator, r.level, r.presence, r.result, r.minutes, r.persons, r.age_band, r.gender,
                            coalesce(r.commune, p.insee) as insee, p.name as point
                        from visits.counted_act r join network.placed_point p on p.association = r.association and p.id = r.point
                        where r.association = :association and :label = any(p.labels) and """ + " " + which + " order by r.day, r.id")
                .param("association", Asking.association())
                .param("label", LABEL)
                .param("from", quarter == null ? null : quarter.from())
                .param("to", quarter == null ? null : quarter.to())
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(row -> line(row, operators, themes)))
                .list();
    }

    private Map<String, String> names(OutsideList list) {
        return nomenclature.outside(list).stream()
                .collect(Collectors.toMap(OutsideCode::code, code -> code.label(FRENCH), (one, _) -> one));
    }

    private FranceServicesLine line(ResultRow row, Map<String, String> operators, Map<String, String> themes) {
        var day = row.day("day");
        var codes = nomenclature.on(day);
        var operator = Objects.requireNonNullElse(row.textOrNull("operator"), "");
        var act = new Act(row.text("theme"), operator, row.text("presence"), row.text("level"));
        var toOperator = codes.translate(OutsideList.FRANCE_SERVICES_OPERATOR, act);
        var toTheme = codes.translate(OutsideList.FRANCE_SERVICES_THEME, act);
        return new FranceServicesLine(
                row.uuid("id"),
                row.uuid("visit"),
                day,
                row.text("point"),
                Objects.requireNonNullElse(row.textOrNull("insee"), ""),
                named(toOperator.map(it -> it.targets()).orElse(List.of()), operators),
                named(toTheme.map(it -> it.targets()).orElse(List.of()), themes),
                codes.label(CodeList.LEVEL, act.level(), FRENCH),
                codes.label(CodeList.PRESENCE, act.presence(), FRENCH),
                codes.label(CodeList.RESULT, row.text("result"), FRENCH),
                row.integer("minutes"),
                row.integer("persons"),
                label(codes, CodeList.AGE_BAND, row.textOrNull("age_band")),
                label(codes, CodeList.GENDER, row.textOrNull("gender")),
                act.theme(),
                operator,
                toOperator.map(it -> it.confirmed()).orElse(true)
                        && toTheme.map(it -> it.confirmed()).orElse(true));
    }

    private static Named named(List<String> codes, Map<String, String> names) {
        if (codes.isEmpty()) return Named.NONE;
        return new Named(
                String.join("|", codes),
                codes.stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining(" | ")));
    }

    private static String label(Catalogue codes, CodeList list, @Nullable String code) {
        return code == null ? "" : codes.label(list, code, FRENCH);
    }
}
