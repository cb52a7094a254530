// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.intake.domain.reading.FileProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** States of files that partners uploaded, until they are imported; {@link WaitingFiles} has their content. */
@Component
@Transactional
public class Uploads {

    /** A file that waits, or was not taken. */
    public record Upload(
            UUID id,
            UUID arrangement,
            String way,
            String fileName,
            Instant at,
            String state,
            @Nullable FileProblem why) {}

    private final JdbcClient database;

    Uploads(JdbcClient database) {
        this.database = database;
    }

    /** Those of an arrangement that are no list yet, the newest first. */
    @Transactional(readOnly = true)
    public List<Upload> untaken(UUID arrangement) {
        return database.sql("""
                        select id, arrangement, way, file_name, at, state, why, why_args from outreach.upload
                        where arrangement = :arrangement and state <> 'taken' order by at desc limit 50""")
                .param("arrangement", arrangement)
                .query(ResultRow.map(row -> new Upload(
                        row.uuid("id"),
                        row.uuid("arrangement"),
                        row.text("way"),
                        row.text("file_name"),
                        row.instant("at"),
                        row.text("state"),
                        FileProblem.read(row))))
                .list();
    }

    /** Uploads to import for the association in scope, the oldest first; not those whose columns a person must match. */
    @Transactional(readOnly = true)
    public List<UUID> waiting() {
        return database.sql("""
                        select u.id from outreach.upload u join outreach.arrangement a on a.id = u.arrangement
                        where u.association = :association and u.state = 'waiting' and u.way in ('partner', 'token')
                            and u.looked_with is distinct from\s""" + WaitingFiles.AGREED + " order by u.at limit 100")
                .param("association", Asking.association())
                .query(UUID.class)
                .list();
    }

    /**
     * Notes, before a file is read, that its reading begins: the process may not live to say what became of it.
     *
     * @return number of readings begun without an end, this one among them
     */
    int begin(UUID id) {
        return database.sql("update outreach.upload set begun = begun + 1 where id = :id returning begun")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Its reading ended, whatever came of it. */
    void ended(UUID id) {
        database.sql("update outreach.upload set begun = 0 where id = :id")
                .param("id", id)
                .update();
    }
}
