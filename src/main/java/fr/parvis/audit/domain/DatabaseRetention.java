// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.audit.Retention;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions on the journal's time of keeping, in PostgreSQL; the database holds the same limits. */
@Component
@Transactional(readOnly = true)
class DatabaseRetention implements Retention {
    private static final String SELECT = "select valid_from, months, justification from audit.retention ";

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    DatabaseRetention(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Term current() {
        return database.sql(SELECT + "where valid_from <= :today order by valid_from desc, id desc limit 1")
                .param("today", NetworkTime.today(clock))
                .query(Term.class)
                .single();
    }

    @Override
    public List<Term> list() {
        return database.sql(SELECT + "order by valid_from desc, id desc")
                .query(Term.class)
                .list();
    }

    @Override
    @Transactional
    public void decide(Term term) {
        if (term.months() < LEAST_MONTHS || term.months() > MOST_MONTHS)
            throw new IllegalArgumentException("the journal is kept from 12 to 36 months");
        if (term.months() > LEAST_MONTHS && term.justification().strip().length() < LEAST_JUSTIFICATION)
            throw new IllegalArgumentException("more than 12 months asks for a justification");
        database.sql("""
                        insert into audit.retention (valid_from, months, justification, set_by)
                        values (:from, :months, :why, :by)""")
                .param("from", term.validFrom())
                .param("months", term.months())
                .param("why", term.justification().strip())
                .param("by", Actor.account())
                .update();
        journal.note(
                "audit.retention-decided",
                term.validFrom().toString(),
                Map.of("months", Integer.toString(term.months())));
    }
}
