// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit.domain;

import fr.parvis.audit.JournalReading;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the journal in PostgreSQL, page by page along the entries' numbers. */
@Component
@Transactional(readOnly = true)
class DatabaseJournalReading implements JournalReading {
    private final JdbcClient database;
    private final JsonMapper json;

    DatabaseJournalReading(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Optional<Entry> find(long entry) {
        return ask(Filter.EVERYTHING, "id = :entry", entry, 1).stream().findFirst();
    }

    @Override
    public List<Entry> list(Filter filter, int most) {
        return listBefore(filter, Long.MAX_VALUE, most);
    }

    @Override
    public List<Entry> listBefore(Filter filter, long entry, int most) {
        return ask(filter, "id < :entry order by id desc", entry, most);
    }

    @Override
    public List<Entry> listAfter(Filter filter, long entry, int most) {
        return ask(filter, "id > :entry order by id", entry, most).reversed();
    }

    /** Only what is asked for is a condition, so that the planner knows which index serves. */
    private List<Entry> ask(Filter filter, String along, long entry, int most) {
        var association = Asking.scope().association();
        var conditions = new ArrayList<String>();
        conditions.add(association == null ? "association is null" : "association = :association");
        if (filter.from() != null) conditions.add("at >= :from");
        if (filter.to() != null) conditions.add("at < :to");
        if (filter.account() != null) conditions.add("account = :account");
        if (filter.actions() != null) conditions.add("action = any(:actions::text[])");
        if (filter.subjects() != null) conditions.add("subject = any(:subjects::text[])");
        conditions.add(along);
        return database.sql(
                        "select id, at, association, account, action, subject, facts::text as facts from audit.entry where "
                                + String.join(" and ", conditions) + " limit :most")
                .param("association", association)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("account", filter.account())
                .param("actions", array(filter.actions()))
                .param("subjects", array(filter.subjects()))
                .param("entry", entry)
                .param("most", most)
                .query(mapper())
                .list();
    }

    private static String[] array(@Nullable Set<String> texts) {
        return texts == null ? new String[0] : texts.toArray(String[]::new);
    }

    private RowMapper<Entry> mapper() {
        return ResultRow.map(row -> new Entry(
                row.bigint("id"),
                row.instant("at"),
                row.uuidOrNull("association"),
                row.uuidOrNull("account"),
                row.text("action"),
                row.text("subject"),
                json.readValue(row.text("facts"), new TypeReference<>() {})));
    }
}
