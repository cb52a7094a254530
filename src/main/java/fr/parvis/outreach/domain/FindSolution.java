// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what was found for a household, which closes its entry: whether a cut was avoided is said later, by somebody who asked. */
@Component
public class FindSolution {
    private static final long MOST_CENTS = 100_000_000;
    private static final Set<String> PLANS = Set.of("reduction", "cut", "eviction", "other");
    private static final Set<String> GOES_ON = Set.of("solution", "oriented");

    /**
     * @param planned measure of the partner; null: none
     * @param basedOn version of the entry that was on the screen
     */
    public record Command(
            UUID id,
            UUID entry,
            String kind,
            @Nullable Long cents,
            @Nullable String planned,
            @Nullable LocalDate plannedOn,
            int basedOn) {}

    /** Result of the search. */
    public sealed interface Finding {
        /** @param confirmFrom the day from which it is confirmed; null when nothing was planned */
        record Found(UUID id, @Nullable LocalDate confirmFrom) implements Finding {}

        /** Somebody else closed the entry meanwhile, otherwise. */
        record ClosedMeanwhile(ListedHousehold entry) implements Finding {}
    }

    private final JdbcClient database;
    private final EntryTable entries;
    private final Journal journal;

    FindSolution(JdbcClient database, EntryTable entries, Journal journal) {
        this.database = database;
        this.entries = entries;
        this.journal = journal;
    }

    @Transactional
    public Outcome<Finding> handle(Command command) {
        var entry = entries.lock(command.entry).orElse(null);
        if (entry == null) return Outcome.refused("", "outreach.work.problem.unknown");
        var earlier =
                of(entry.id()).stream().filter(it -> it.id().equals(command.id)).findFirst();
        if (earlier.isPresent())
            return new Outcome.Done<>(
                    new Finding.Found(command.id, earlier.get().confirmFrom()));
        var why = entry.closedWhy();
        if (why != null && !GOES_ON.contains(why))
            return command.basedOn < entry.version()
                    ? new Outcome.Done<>(new Finding.ClosedMeanwhile(entry))
                    : new Outcome.Refused<>(List.of(Problem.of(
                            "", "outreach.work.problem." + (why.equals("objected") ? "objected" : "closed"))));
        var problems = judge(entry, command);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var today = entries.today();
        var from = command.plannedOn == null ? null : command.plannedOn.plusDays(entry.confirmDays());
        boolean inserted = database.sql("""
                        insert into outreach.solution (id, association, entry, kind, found_on, cents, by, planned, planned_on, confirm_from)
                        values (:id, :association, :entry, :kind, :today, :cents, :by, :planned, :plannedOn, :from)
                        on conflict (id) do nothing""")
                        .param("id", command.id)
                        .param("association", Asking.association())
                        .param("entry", entry.id())
                        .param("kind", command.kind)
                        .param("today", today)
                        .param("cents", command.cents)
                        .param("by", EntryTable.account())
                        .param("planned", command.plannedOn == null ? null : command.planned)
                        .param("plannedOn", command.plannedOn)
                        .param("from", from)
                        .update()
                == 1;
        if (!inserted) return Outcome.refused("", "outreach.work.problem.identifier-taken");
        entries.close(entry.id(), command.kind.equals("oriented") ? "oriented" : "solution", entry.version());
        journal.note("outreach.solution-found", entry.id().toString(), Map.of("kind", command.kind));
        return new Outcome.Done<>(new Finding.Found(command.id, from));
    }

    private List<Problem> judge(ListedHousehold entry, Command command) {
        var problems = new ArrayList<Problem>();
        if (entry.reachedOn() == null) problems.add(Problem.of("", "outreach.work.problem.not-reached"));
        if (!Solution.KINDS.contains(command.kind)) problems.add(Problem.of("kind", "outreach.work.problem.kind"));
        if (command.cents != null && (command.cents < 0 || command.cents > MOST_CENTS))
            problems.add(Problem.of("amount", "outreach.work.problem.amount"));
        if (command.planned != null && !PLANS.contains(command.planned))
            problems.add(Problem.of("planned", "outreach.work.problem.planned"));
        if ((command.planned == null) != (command.plannedOn == null))
            problems.add(Problem.of("plannedOn", "outreach.work.problem.planned-both"));
        if (command.plannedOn != null
                && (command.plannedOn.isBefore(entry.receivedOn().minusYears(1))
                        || command.plannedOn.isAfter(entries.today().plusYears(2))))
            problems.add(Problem.of("plannedOn", "outreach.work.problem.planned-far"));
        return problems;
    }

    @Transactional(readOnly = true)
    public List<Solution> of(UUID entry) {
        return database.sql("select * from outreach.solution where entry = :entry order by found_on, id")
                .param("entry", entry)
                .query(ResultRow.map(FindSolution::read))
                .list();
    }

    static Solution read(ResultRow row) {
        return new Solution(
                row.uuid("id"),
                row.uuid("entry"),
                row.text("kind"),
                row.day("found_on"),
                row.bigintOrNull("cents"),
                row.uuid("by"),
                row.textOrNull("planned"),
                row.dayOrNull("planned_on"),
                row.dayOrNull("confirm_from"),
                row.text("confirmed"),
                row.dayOrNull("confirmed_on"));
    }
}
