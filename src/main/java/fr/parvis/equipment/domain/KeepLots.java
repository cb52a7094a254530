// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what has no label: how many came in, were given, lost, moved, or are there. */
@Component
@Transactional
public class KeepLots {
    /** Kinds of changes; a count says how many there are. */
    public static final List<String> KINDS = List.of("received", "given", "moved", "lost", "counted");

    static final int MOST = 10_000;

    /**
     * @param movement made by who asks; the same twice is once
     * @param number number of pieces; of a count, how many there are
     * @param to point that they are moved to
     */
    public record Command(
            UUID movement,
            @Nullable UUID point,
            String lot,
            String kind,
            @Nullable Integer number,
            @Nullable UUID to) {}

    private final JdbcClient database;
    private final Points points;
    private final Journal journal;
    private final Clock clock;

    KeepLots(JdbcClient database, Points points, Journal journal, Clock clock) {
        this.database = database;
        this.points = points;
        this.journal = journal;
        this.clock = clock;
    }

    /** By point and kind; those of which there are none too, when there were. */
    @Transactional(readOnly = true)
    public List<Lot> list() {
        return database.sql("select * from equipment.lot where association = :association order by point, kind")
                .param("association", Asking.association())
                .query(ResultRow.map(KeepLots::lot))
                .list();
    }

    public Outcome<UUID> handle(Command command) {
        if (known(command.movement)) return new Outcome.Done<>(command.movement);
        var problems = problems(command);
        if (!problems.isEmpty() || command.point == null || command.number == null)
            return new Outcome.Refused<>(problems);
        // the other one first or second, always in the same order: two moves against each other wait, and no more
        var to = command.kind.equals("moved") ? command.to : null;
        if (to != null && to.compareTo(command.point) < 0) locked(to, command.lot);
        var lot = locked(command.point, command.lot);
        int change = switch (command.kind) {
            case "received" -> command.number;
            case "counted" -> command.number - lot.number();
            default -> -command.number;
        };
        if (lot.number() + change < 0) return Outcome.refused("number", "equipment.problem.lot-few", lot.number());
        if (change == 0) return new Outcome.Done<>(command.movement);
        note(command.movement, lot.id(), to == null ? command.kind : "moved-out", change);
        if (to != null) note(Ids.next(), locked(to, command.lot).id(), "moved-in", -change);
        journal.note(
                switch (command.kind) {
                    case "received" -> "equipment.lot-received";
                    case "given" -> "equipment.lot-given";
                    case "moved" -> "equipment.lot-moved";
                    case "lost" -> "equipment.lot-lost";
                    default -> "equipment.lot-counted";
                },
                lot.id().toString(),
                Map.of("number", Integer.toString(Math.abs(change))));
        return new Outcome.Done<>(command.movement);
    }

    int numberLocked(UUID point, String kind) {
        return locked(point, kind).number();
    }

    /** So many more, or fewer, of a lot: on their way to another association, or from it. False where there are too few. */
    boolean change(UUID point, String kind, String movement, int change) {
        var lot = locked(point, kind);
        if (lot.number() + change < 0) return false;
        note(Ids.next(), lot.id(), movement, change);
        journal.note(
                switch (movement) {
                    case "sent" -> "equipment.lot-sent";
                    case "taken-back" -> "equipment.lot-taken-back";
                    default -> "equipment.lot-received";
                },
                lot.id().toString(),
                Map.of("number", Integer.toString(Math.abs(change))));
        return true;
    }

    private List<Problem> problems(Command command) {
        var problems = new ArrayList<Problem>();
        if (!ours(command.point)) problems.add(Problem.of("point", "equipment.problem.point"));
        if (!ItemKind.LOTS.contains(command.lot)) problems.add(Problem.of("lot", "equipment.problem.lot"));
        if (!KINDS.contains(command.kind)) problems.add(Problem.of("kind", "equipment.problem.lot-kind"));
        int least = command.kind.equals("counted") ? 0 : 1;
        if (command.number == null || command.number < least || command.number > MOST)
            problems.add(Problem.of("number", "equipment.problem.lot-number", MOST));
        if (command.kind.equals("moved")) {
            if (!ours(command.to)) problems.add(Problem.of("to", "equipment.problem.point"));
            else if (command.to != null && command.to.equals(command.point))
                problems.add(Problem.of("to", "equipment.problem.point-same"));
        }
        return problems;
    }

    boolean ours(@Nullable UUID point) {
        return point != null
                && points.find(point)
                        .filter(found -> found.association().equals(Asking.association()))
                        .isPresent();
    }

    private boolean known(UUID movement) {
        return database.sql("select count(*) from equipment.lot_movement where id = :id")
                        .param("id", movement)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Lot locked(UUID point, String kind) {
        database.sql("""
                        insert into equipment.lot (id, association, point, kind) values (:id, :association, :point, :kind)
                        on conflict (association, point, kind) do nothing""")
                .param("id", Ids.next())
                .param("association", Asking.association())
                .param("point", point)
                .param("kind", kind)
                .update();
        return database.sql("""
                        select * from equipment.lot where association = :association and point = :point and kind = :kind for update""")
                .param("association", Asking.association())
                .param("point", point)
                .param("kind", kind)
                .query(ResultRow.map(KeepLots::lot))
                .single();
    }

    private void note(UUID movement, UUID lot, String kind, int change) {
        database.sql("""
                        insert into equipment.lot_movement (id, association, lot, kind, number, noted_at, noted_by)
                        values (:id, :association, :lot, :kind, :number, :now, :by)""")
                .param("id", movement)
                .param("association", Asking.association())
                .param("lot", lot)
                .param("kind", kind)
                .param("number", change)
                .param("now", clock.instant())
                .param("by", ItemTable.account())
                .update();
    }

    private static Lot lot(ResultRow row) {
        return new Lot(row.uuid("id"), row.uuid("point"), row.text("kind"), row.integer("number"));
    }
}
