// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Associations in PostgreSQL. */
@Component
@Transactional(readOnly = true)
class DatabaseAssociations implements Associations {
    private static final String SELECT = "select id, name, closed_at is null as open from access.association ";

    private final JdbcClient database;
    private final Journal journal;
    private final TransactionTemplate reading;

    DatabaseAssociations(JdbcClient database, Journal journal, PlatformTransactionManager transactions) {
        this.database = database;
        this.journal = journal;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** In a transaction of its own also where {@link #inEach} asks, whose work begins its own in each association. */
    @Override
    public List<Association> list() {
        return Objects.requireNonNull(reading.execute(_ ->
                database.sql(SELECT + "order by name").query(Association.class).list()));
    }

    @Override
    public Optional<Association> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Association.class)
                .optional();
    }

    @Override
    @Transactional
    public Association create(UUID id, String name) {
        int created = database.sql(
                        "insert into access.association (id, name) values (:id, :name) on conflict do nothing")
                .param("id", id)
                .param("name", name.strip())
                .update();
        if (created == 1) journal.note("access.association-created", id.toString(), Map.of());
        return database.sql(SELECT + "where id = :id or lower(name) = lower(:name) and closed_at is null")
                .param("id", id)
                .param("name", name.strip())
                .query(Association.class)
                .single();
    }

    @Override
    public Optional<String> networkName() {
        return database.sql("select name from access.network")
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<LocalDate> networkBegan() {
        return database.sql("select (created_at at time zone :zone)::date from access.network")
                .param("zone", NetworkTime.ZONE.getId())
                .query(LocalDate.class)
                .optional();
    }
}
