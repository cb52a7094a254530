// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the journal in PostgreSQL, in the caller's transaction. */
@Component
class DatabaseJournal implements Journal {
    private final JdbcClient database;
    private final JsonMapper json;

    DatabaseJournal(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    @Transactional
    public void note(String action, String subject, Map<String, String> facts) {
        note(new Author(Asking.scope().tenant(), Actor.account()), action, subject, facts);
    }

    @Override
    @Transactional
    public void note(Author author, String action, String subject, Map<String, String> facts) {
        database.sql("""
                        insert into audit.entry (association, account, action, subject, facts)
                        values (:association, :account, :action, :subject, :facts::jsonb)""")
                .param("association", author.association())
                .param("account", author.account())
                .param("action", action)
                .param("subject", subject)
                .param("facts", json.writeValueAsString(facts))
                .update();
    }
}
