// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.runtime.ParvisSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The processes that serve one database together, each known by the name of its session. */
@Component
public class Processes {
    /** Condition of SQL: the process of a name in the column or parameter {@code %s} has ended. */
    public static final String ENDED =
            "not exists (select from pg_stat_activity running where running.application_name = %s)";

    /** A process that runs. */
    public record Running(String name, String version) {}

    private final JdbcClient database;
    private final Optional<String> ours;

    Processes(JdbcClient database, ParvisSettings parvis, ObjectProvider<ExternalServer> held) {
        this.database = database;
        this.ours = parvis.isShared()
                ? Optional.ofNullable(held.getIfAvailable()).map(ExternalServer::name)
                : Optional.empty();
    }

    /** The name of this process; nothing where one serves alone, and for a command. */
    public Optional<String> ours() {
        return ours;
    }

    /** Those that run, by the time of their start; none where one serves alone. */
    @Transactional(readOnly = true)
    public List<Running> running() {
        return database.sql("select name, version from database.process where not " + ENDED.formatted("name")
                        + " order by started_at, name")
                .query(ResultRow.map(row -> new Running(row.text("name"), row.text("version"))))
                .list();
    }
}
