// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.visits.VisitsSettings;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the free text of old acts, of what stands and of what stood before: it serves the follow-up, never a figure. Goes from one
 * association to the next, each in its own scope, so that no scope exists that could read them all.
 */
@Component
public class ForgetNotes {
    /** Notes deleted in one transaction. */
    static final int STEP = 1000;

    private static final String NOTES = """
            delete from visits.note where request in (
                select request from visits.note where association = :association and day < :before limit :step)""";

    private static final String EARLIER_NOTES = """
            delete from visits.earlier_note where (visit, version, request) in (
                select visit, version, request from visits.earlier_note
                where association = :association and day < :before limit :step)""";

    private final JdbcClient database;
    private final Associations associations;
    private final Journal journal;
    private final LocalDays localDays;
    private final int days;
    private final TransactionTemplate transaction;

    ForgetNotes(
            JdbcClient database,
            Associations associations,
            Journal journal,
            LocalDays localDays,
            VisitsSettings settings,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.associations = associations;
        this.journal = journal;
        this.localDays = localDays;
        this.days = settings.noteDays();
        transaction = new TransactionTemplate(transactions);
    }

    /** @return number of notes deleted */
    public int handle() {
        return associations.sumInEach(
                "visits: notes past their time",
                association -> ofAssociation(association, localDays.today().minusDays(days)));
    }

    private int ofAssociation(UUID association, LocalDate before) {
        int deleted = 0;
        int step;
        do {
            step = Objects.requireNonNull(transaction.execute(status -> {
                int notes = delete(NOTES, association, before) + delete(EARLIER_NOTES, association, before);
                if (notes > 0)
                    journal.note(
                            "visits.notes-forgotten",
                            association.toString(),
                            Map.of("count", String.valueOf(notes), "before", before.toString()));
                return notes;
            }));
            deleted += step;
        } while (step > 0);
        return deleted;
    }

    private int delete(String statement, UUID association, LocalDate before) {
        return database.sql(statement)
                .param("association", association)
                .param("before", before)
                .param("step", STEP)
                .update();
    }
}
