// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.runtime.ParvisSettings;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** Notices of migrations to the other processes of the database, each in the migration's transaction. With a single process none is sent. */
@Component
class MigrationNotices extends BaseCallback {
    static final String TOPIC = "migration";

    private final boolean shared;

    MigrationNotices(ParvisSettings parvis) {
        this.shared = parvis.isShared();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return shared && event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var notice = context.getConnection().prepareStatement("select pg_notify(?, ?)")) {
            notice.setString(1, ExternalServer.CHANNEL);
            // as Notices sends them where the process has no name yet
            notice.setString(2, "- " + TOPIC + " " + context.getMigrationInfo().getScript());
            notice.execute();
        } catch (SQLException e) {
            throw new FlywayException("the other processes could not be told of a migration", e);
        }
    }
}
