// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Time for which files are kept after the last contact, and the proof that they were forgotten then. */
@Component
public class KeepFiles {
    public static final int LEAST_MONTHS = 6;
    public static final int MOST_MONTHS = 60;
    public static final int USUAL_MONTHS = 24;

    /** How long it is known whose names lists showed to whom. */
    static final int SHOWN_MONTHS = 12;

    private static final int STEP = 200;
    private static final int LEAST_JUSTIFICATION = 10;
    private static final int LONGEST_JUSTIFICATION = 300;

    /** One decision: from that day on. */
    public record Term(LocalDate validFrom, int months, String justification) {}

    /**
     * Files that were forgotten together.
     *
     * @param before the last contact of each was before that day; null when the person asked
     */
    public record Forgotten(
            Instant at, String cause, int files, @Nullable LocalDate before) {}

    private final JdbcClient database;
    private final ErasePerson erase;
    private final Associations associations;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeepFiles(
            JdbcClient database,
            ErasePerson erase,
            Associations associations,
            Journal journal,
            LocalDays localDays,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.erase = erase;
        this.associations = associations;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All decisions, the latest first. */
    @Transactional(readOnly = true)
    public List<Term> terms() {
        return database.sql("""
                        select valid_from, months, justification from people.retention order by valid_from desc, id desc""").query(Term.class).list();
    }

    @Transactional(readOnly = true)
    public Term current() {
        var today = localDays.today();
        return terms().stream()
                .filter(term -> !term.validFrom().isAfter(today))
                .findFirst()
                .orElseThrow();
    }

    /** Decides anew; past decisions stay in the list. */
    @Transactional
    public Outcome<UUID> decide(Term term) {
        if (term.months() < LEAST_MONTHS || term.months() > MOST_MONTHS)
            return Outcome.refused("months", "people.problem.months", LEAST_MONTHS, MOST_MONTHS);
        if (term.months() > USUAL_MONTHS && term.justification().strip().length() < LEAST_JUSTIFICATION)
            return Outcome.refused("justification", "people.problem.justification", USUAL_MONTHS);
        if (term.justification().strip().length() > LONGEST_JUSTIFICATION)
            return Outcome.refused("justification", "people.problem.long", LONGEST_JUSTIFICATION);
        if (term.validFrom().isBefore(localDays.today())) return Outcome.refused("validFrom", "people.problem.past");
        database.sql("""
                        insert into people.retention (valid_from, months, justification, set_by)
                        values (:from, :months, :why, :by)""")
                .param("from", term.validFrom())
                .param("months", term.months())
                .param("why", term.justification().strip())
                .param("by", Actor.account())
                .update();
        journal.note(
                "people.retention-decided",
                term.validFrom().toString(),
                Map.of("months", Integer.toString(term.months())));
        return new Outcome.Done<>(Ids.NIL);
    }

    /** Files deleted in the current association, the latest first. */
    @Transactional(readOnly = true)
    public List<Forgotten> forgotten(int most, int offset) {
        return database.sql("""
                        select at, cause, files, before from people.forgotten
                        where association = :association order by at desc, id desc limit :most offset :offset""")
                .param("association", Asking.association())
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(row -> new Forgotten(
                        row.instant("at"), row.text("cause"), row.integer("files"), row.dayOrNull("before"))))
                .list();
    }

    /** How many proofs of that there are. */
    @Transactional(readOnly = true)
    public int countForgotten() {
        return database.sql("select count(*)::int from people.forgotten where association = :association")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }

    /** How many files will be forgotten within a month if nothing happens. */
    @Transactional(readOnly = true)
    public int soon() {
        return database.sql("""
                        select count(*)::int from people.person
                        where association = :association and last_contact < :before and merged_into is null""")
                .param("association", Asking.association())
                .param(
                        "before",
                        localDays.today().minusMonths(current().months()).plusMonths(1))
                .query(Integer.class)
                .single();
    }

    /**
     * Forgets, in every association, the files whose term is over and those merged for longer than it is undone, and whose names lists
     * showed more than {@link #SHOWN_MONTHS} months ago.
     *
     * @return number of files forgotten
     */
    public int handle() {
        var term = Objects.requireNonNull(transaction.execute(_ -> current()));
        return associations.sumInEach("people: files past their time", _ -> {
            var before = localDays.today().minusMonths(term.months());
            forgetShown();
            int all = erase.forgetMerged(clock.instant().minus(MergeFiles.UNDONE_WITHIN));
            var pass = erase.forget(before, STEP, null);
            for (; pass.last() != null; pass = erase.forget(before, STEP, pass.last())) all += pass.erased();
            return all;
        });
    }

    /** Forgets whose names the lists of the current association showed too long ago. */
    void forgetShown() {
        transaction.executeWithoutResult(
                _ -> database.sql("delete from people.name_shown where association = :association and day < :before")
                        .param("association", Asking.association())
                        .param("before", localDays.today().minusMonths(SHOWN_MONTHS))
                        .update());
    }

    /** The files past their term, those of the longest time first: something that runs keeps them. */
    @Transactional(readOnly = true)
    public List<UUID> past(int most) {
        return database.sql("""
                        select id from people.person
                        where association = :association and last_contact < :before and merged_into is null
                        order by last_contact, id desc limit :most""")
                .param("association", Asking.association())
                .param("before", localDays.today().minusMonths(current().months()))
                .param("most", most)
                .query(UUID.class)
                .list();
    }
}
