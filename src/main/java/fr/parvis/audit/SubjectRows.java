// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.FormFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds subjects of the journal that are rows with a UUID: each kind by one statement, in the transaction of who asks, within the policies of its table. */
@Component
public class SubjectRows {
    private final JdbcClient database;

    SubjectRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param sql selects the column {@code id} and what {@code read} needs, {@code where id = any(:ids::uuid[])}
     */
    public JournalSubjects of(String kind, String sql, Function<ResultRow, Subject> read) {
        return of(kind, sql, read, "");
    }

    /**
     * @param ofPerson selects the identifiers of a person's own, {@code where person = :person}
     */
    public JournalSubjects of(String kind, String sql, Function<ResultRow, Subject> read, String ofPerson) {
        return new JournalSubjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Subject> find(Collection<String> subjects) {
                return SubjectRows.this.rows(sql, subjects, read);
            }

            @Override
            public Collection<String> ofPerson(UUID person) {
                return ofPerson.isEmpty() ? List.of() : SubjectRows.this.ids(ofPerson, person);
            }
        };
    }

    private Map<String, Subject> rows(String sql, Collection<String> subjects, Function<ResultRow, Subject> read) {
        var ids = subjects.stream().filter(one -> FormFields.id(one) != null).toArray(String[]::new);
        var found = new HashMap<String, Subject>();
        if (ids.length > 0)
            database.sql(sql)
                    .param("ids", ids)
                    .query(ResultRow.each(row -> found.put(row.text("id"), read.apply(row))));
        return found;
    }

    private Collection<String> ids(String sql, UUID person) {
        return database.sql(sql).param("person", person).query(String.class).list();
    }
}
