// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of acts for La Coop: what one would hold, making it, and its lines. A file holds what La Coop does not know yet: new acts, acts that were corrected
 * since the file that held them, acts that are no more. Some days are read at a time, so that memory does not grow with the file.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CoopFiles {
    private static final int DAYS_AT_ONCE = 7;
    private static final int MOST_SHOWN = 200;
    private static final int MOST_FILES = 24;

    /** The longest period of a file, in days. */
    public static final int MOST_DAYS = 366;

    /** An act with what is wrong with it, for the list of what is to be put right. */
    public record Faulty(CoopAct act, List<Problem> problems, boolean goes) {}

    /**
     * Content that a file of a period would have.
     *
     * @param unchanged acts that La Coop knows as they are
     * @param refused acts that a rule keeps out
     * @param byProblem number of acts with each problem, by its code
     * @param faulty the first of the acts with a problem, those that are kept out first
     */
    public record Preview(
            int fresh,
            int corrected,
            int withdrawn,
            int unchanged,
            int refused,
            Map<String, Integer> byProblem,
            List<Faulty> faulty) {
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
            int acts,
            UUID madeBy,
            Instant madeAt,
            boolean last) {}

    private final ReadCoopActs acts;
    private final CoopTable table;
    private final Communes communes;
    private final Accounts accounts;
    private final LocalDays localDays;
    private final Journal journal;

    CoopFiles(
            ReadCoopActs acts,
            CoopTable table,
            Communes communes,
            Accounts accounts,
            LocalDays localDays,
            Journal journal) {
        this.acts = acts;
        this.table = table;
        this.communes = communes;
        this.accounts = accounts;
        this.localDays = localDays;
        this.journal = journal;
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** The latest files, the newest first. */
    public List<Made> files() {
        var files = table.files(MOST_FILES);
        return files.stream().map(file -> made(file, file == files.getFirst())).toList();
    }

    /** However old it is. */
    public Optional<Made> find(UUID id) {
        return table.file(id).map(file -> made(file, false));
    }

    /** File that somebody fetches: the journal notes it before the first line leaves, whatever becomes of the way. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Optional<Made> fetch(UUID id) {
        var found = find(id);
        if (found.isPresent()) journal.note("programmes.coop-file-fetched", id.toString(), Map.of());
        return found;
    }

    private static Made made(CoopTable.CoopFile file, boolean last) {
        return new Made(
                file.id(),
                file.number(),
                file.firstDay(),
                file.lastDay(),
                file.acts(),
                file.madeBy(),
                file.madeAt(),
                last);
    }

    public Preview preview(LocalDate from, LocalDate to) {
        var counts = new int[3];
        var same = new int[2];
        var byProblem = new TreeMap<String, Integer>();
        var kept = new ArrayList<Faulty>();
        var warned = new ArrayList<Faulty>();
        walk(from, to, new Reader() {
            @Override
            public void line(CoopLine line) {
                counts[line.state().ordinal()]++;
            }

            @Override
            public void same() {
                same[0]++;
            }

            @Override
            public void judged(CoopAct act, List<Problem> problems) {
                boolean goes = CoopRules.goes(problems);
                if (!goes) same[1]++;
                for (var problem : problems) byProblem.merge(problem.code(), 1, Integer::sum);
                var list = goes ? warned : kept;
                if (!problems.isEmpty() && list.size() < MOST_SHOWN) list.add(new Faulty(act, problems, goes));
            }
        });
        kept.addAll(warned.subList(0, Math.min(warned.size(), Math.max(0, MOST_SHOWN - kept.size()))));
        return new Preview(counts[0], counts[1], counts[2], same[0], same[1], byProblem, List.copyOf(kept));
    }

    /**
     * Makes a file of what La Coop does not know yet of a period.
     *
     * @return nothing when there is nothing to say
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Optional<UUID> make(LocalDate from, LocalDate to) {
        table.lock();
        var last = table.files(1);
        var id = Ids.next();
        table.add(new CoopTable.CoopFile(
                id,
                last.isEmpty() ? 1 : last.getFirst().number() + 1,
                from,
                to,
                0,
                Objects.requireNonNull(Actor.account(), "a file is made by somebody"),
                localDays.now()));
        var batch = new ArrayList<CoopLine>();
        var lines = new int[1];
        walk(from, to, new Reader() {
            @Override
            public void line(CoopLine line) {
                batch.add(line);
                lines[0]++;
            }

            @Override
            public void pause() {
                table.add(id, batch);
                batch.clear();
            }
        });
        if (lines[0] == 0) {
            table.remove(id);
            return Optional.empty();
        }
        table.count(id, lines[0]);
        journal.note("programmes.coop-file-made", id.toString(), Map.of("acts", String.valueOf(lines[0])));
        return Optional.of(id);
    }

    /** Hands the lines of a file over in the order of their days: acts as they are now, those that are gone as withdrawn. */
    public void lines(UUID file, Consumer<CoopLine> reader) {
        var days = table.days(file).orElse(null);
        if (days == null) return;
        var context = new Context();
        for (var from = days.first(); !from.isAfter(days.last()); from = from.plusDays(DAYS_AT_ONCE)) {
            var to = from.plusDays(DAYS_AT_ONCE - 1L);
            var wanted = table.acts(file, from, to);
            if (wanted.isEmpty()) continue;
            var now = new HashMap<UUID, CoopAct>();
            for (var act : acts.between(from, to)) if (wanted.containsKey(act.id())) now.put(act.id(), act);
            var elsewhere = new HashSet<>(wanted.keySet());
            elsewhere.removeAll(now.keySet());
            for (var act : acts.of(elsewhere)) now.put(act.id(), act);
            wanted.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(one -> {
                var told = one.getValue();
                var act = now.get(one.getKey());
                reader.accept(
                        act == null || told.state() == CoopLine.State.WITHDRAWN
                                ? context.withdrawn(one.getKey(), told.day())
                                : context.line(act, told.state()));
            });
        }
    }

    /** Takes back the latest file, which La Coop did not get. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public boolean remove(UUID file) {
        table.lock();
        if (!table.remove(file)) return false;
        journal.note("programmes.coop-file-removed", file.toString(), Map.of());
        return true;
    }

    /** Reader of each act of a period. */
    private interface Reader {
        /** It belongs into the file. */
        void line(CoopLine line);

        /** La Coop knows it as it is. */
        default void same() {}

        default void judged(CoopAct act, List<Problem> problems) {}

        /** Some days are over. */
        default void pause() {}
    }

    private void walk(LocalDate from, LocalDate to, Reader reader) {
        var context = new Context();
        for (var first = from; !first.isAfter(to); first = first.plusDays(DAYS_AT_ONCE)) {
            var last = first.plusDays(DAYS_AT_ONCE - 1L);
            if (last.isAfter(to)) last = to;
            var now = acts.between(first, last);
            var known = table.known(now.stream().map(CoopAct::id).toList());
            var here = new HashSet<UUID>();
            for (var act : now) {
                here.add(act.id());
                var before = known.get(act.id());
                var problems = context.check(act);
                reader.judged(act, problems);
                if (!CoopRules.goes(problems)) continue;
                if (before == null || before.withdrawn()) {
                    reader.line(context.line(act, CoopLine.State.NEW));
                } else {
                    var line = context.line(act, CoopLine.State.CORRECTED);
                    if (Arrays.equals(line.hash(), before.hash())) reader.same();
                    else reader.line(line);
                }
            }
            for (var missing : gone(first, last, here)) reader.line(context.withdrawn(missing.act(), missing.day()));
            reader.pause();
        }
    }

    /** Acts that a file said of these days and that are no more; one that only moved to another day is told there. */
    private List<CoopTable.Known> gone(LocalDate first, LocalDate last, HashSet<UUID> here) {
        var missing = new HashMap<UUID, CoopTable.Known>();
        table.known(first, last).forEach((id, known) -> {
            if (!here.contains(id)
                    && !known.withdrawn()
                    && !known.day().isBefore(first)
                    && !known.day().isAfter(last)) missing.put(id, known);
        });
        for (var moved : acts.of(missing.keySet())) missing.remove(moved.id());
        return missing.values().stream()
                .sorted(java.util.Comparator.comparing(CoopTable.Known::act))
                .toList();
    }

    /** Names of points and of the team, postcodes of communes: asked once for a file. */
    private final class Context {
        private final Map<UUID, CoopTable.Place> places = table.places();
        private final Map<UUID, String> names = new HashMap<>();
        private final Map<String, String> postcodes = new HashMap<>();
        private final LocalDate today = localDays.today();

        Context() {
            for (var account : accounts.list(Asking.association())) names.put(account.id(), account.name());
        }

        private String postcode(@Nullable String insee) {
            return insee == null
                    ? ""
                    : postcodes.computeIfAbsent(
                            insee,
                            code -> communes.find(code)
                                    .flatMap(commune ->
                                            commune.postcodes().stream().findFirst())
                                    .orElse(""));
        }

        List<Problem> check(CoopAct act) {
            var point = act.point();
            boolean placed = point != null
                    ? places.containsKey(point)
                    : !postcode(act.insee()).isEmpty();
            return CoopRules.check(act, today, placed);
        }

        CoopLine line(CoopAct act, CoopLine.State state) {
            var point = act.point();
            var place = point == null ? null : places.get(point);
            return new CoopLine(
                    act,
                    state,
                    place == null ? "" : place.name(),
                    place == null ? postcode(act.insee()) : place.postcode(),
                    place == null ? Objects.requireNonNullElse(act.insee(), "") : place.insee(),
                    act.mediators().stream()
                            .map(names::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(""));
        }

        CoopLine withdrawn(UUID act, LocalDate day) {
            return new CoopLine(
                    new CoopAct(
                            act, false, false, day, 0, "", null, null, List.of(), List.of(), List.of(), "", "", "", 0,
                            0, Map.of(), List.of(), false),
                    CoopLine.State.WITHDRAWN,
                    "",
                    "",
                    "",
                    "");
        }
    }
}
