// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says, once its day has come, whether what a partner meant to do was avoided: nothing counts as avoided before somebody asked. */
@Component
@Transactional
public class ConfirmAvoided {
    private static final int SHOWN = 200;
    private static final String DUE = "association = :association and confirmed = 'waiting' and confirm_from <= :today";

    /** Outcome of confirming. */
    public enum Outcome {
        CONFIRMED,
        /** Its day has not come. */
        TOO_SOON,
        /** Somebody said otherwise before. */
        SAID_ALREADY,
        UNKNOWN
    }

    private final JdbcClient database;
    private final EntryTable entries;
    private final Journal journal;

    ConfirmAvoided(JdbcClient database, EntryTable entries, Journal journal) {
        this.database = database;
        this.entries = entries;
        this.journal = journal;
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return database.sql(sql).param("association", Asking.association()).param("today", entries.today());
    }

    /** How many have come to their day. */
    @Transactional(readOnly = true)
    public int count() {
        return asked("select count(*)::int from outreach.solution where " + DUE)
                .query(Integer.class)
                .single();
    }

    /** Those whose day has come, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Solution> due() {
        return asked("select * from outreach.solution where " + DUE + " order by confirm_from, id limit :most")
                .param("most", SHOWN)
                .query(ResultRow.map(FindSolution::read))
                .list();
    }

    /** Codes of households, with where they are, for the list. */
    @Transactional(readOnly = true)
    public List<ListedHousehold> entries(List<Solution> solutions) {
        return entries.all(solutions.stream().map(Solution::entry).distinct().toList());
    }

    /** @param what avoided, not-avoided or unknown */
    public Outcome handle(UUID id, String what) {
        var it = database.sql("select * from outreach.solution where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(FindSolution::read))
                .optional()
                .orElse(null);
        if (it == null || !Solution.CONFIRMED.contains(what)) return Outcome.UNKNOWN;
        if (it.confirmed().equals(what)) return Outcome.CONFIRMED;
        if (!it.confirmed().equals("waiting")) return Outcome.SAID_ALREADY;
        if (it.confirmFrom() == null || it.confirmFrom().isAfter(entries.today())) return Outcome.TOO_SOON;
        say(id, what);
        journal.note("outreach.confirmed", it.entry().toString(), Map.of("what", what));
        return Outcome.CONFIRMED;
    }

    /** Takes back what was said today. */
    public boolean undo(UUID id) {
        var undone = database.sql("""
                        update outreach.solution set confirmed = 'waiting', confirmed_on = null, confirmed_by = null
                        where id = :id and confirmed <> 'waiting' and confirmed_on = :today and confirmed_by = :me
                        returning entry""")
                .param("id", id)
                .param("today", entries.today())
                .param("me", EntryTable.account())
                .query(UUID.class)
                .optional();
        undone.ifPresent(entry -> journal.note("outreach.confirmation-undone", entry.toString(), Map.of()));
        return undone.isPresent();
    }

    private void say(UUID id, String what) {
        database.sql("""
                        update outreach.solution set confirmed = :what, confirmed_on = :today, confirmed_by = :me where id = :id""")
                .param("id", id)
                .param("what", what)
                .param("today", entries.today())
                .param("me", EntryTable.account())
                .update();
    }
}
