package fr.parvis.audit.domain;

import fr.parvis.audit.JournalReading;
import fr.parvis.database.ResultRow;
import java.util.List;
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
    private static final String SELECT = """
            select id, at, association, account, action, subject, facts::text as facts from audit.entry
            where (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
              and (:action::text is null or action = :action) and (:account::uuid is null or account = :account)
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    DatabaseJournalReading(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<Entry> list(Filter filter, int most) {
        return listBefore(filter, Long.MAX_VALUE, most);
    }

    @Override
    public List<Entry> listBefore(Filter filter, long entry, int most) {
        return ask(SELECT + "and id < :entry order by id desc limit :most", filter, entry, most);
    }

    @Override
    public List<Entry> listAfter(Filter filter, long entry, int most) {
        return ask(SELECT + "and id > :entry order by id limit :most", filter, entry, most)
                .reversed();
    }

    private List<Entry> ask(String sql, Filter filter, long entry, int most) {
        return database.sql(sql)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("action", filter.action())
                .param("account", filter.account())
                .param("entry", entry)
                .param("most", most)
                .query(mapper())
                .list();
    }

    @Override
    public List<String> recentActions() {
        return database.sql("""
                        select distinct action from (select action from audit.entry order by id desc limit 5000) recent
                        order by action""").query(String.class).list();
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
