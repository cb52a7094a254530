// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import fr.parvis.shell.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that partners handed over, sealed as they came, until somebody takes them in. */
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
            @Nullable WhyAside why) {}

    private final JdbcClient database;
    private final Sealing sealing;
    private final Clock clock;

    Uploads(JdbcClient database, Sealing sealing, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Lays a file down, sealed.
     *
     * @param way {@code partner} or {@code token}: what the policies of a partner's scope let in
     * @param digest SHA-256 of the bytes
     */
    @SuppressWarnings("TooManyParameters")
    UUID lay(UUID id, Arrangement to, String way, String fileName, byte[] bytes, byte[] digest, @Nullable UUID by) {
        var sealed = sealing.seal(Base64.getEncoder().encodeToString(bytes), about(id));
        database.sql("""
                        insert into outreach.upload (id, association, partner, arrangement, way, file_name, sealed, key, digest, by, at)
                        values (:id, :association, :partner, :arrangement, :way, :name, :sealed, :key, :digest, :by, :at)""")
                .param("id", id)
                .param("association", to.association())
                .param("partner", to.partner())
                .param("arrangement", to.id())
                .param("way", way)
                .param("name", fileName)
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("digest", digest)
                .param("by", by)
                .param("at", clock.instant())
                .update();
        return id;
    }

    /**
     * The bytes as they came.
     *
     * @throws NotFound when there is no such file in the current scope
     */
    @Transactional(readOnly = true)
    public byte[] open(UUID id) {
        var sealed = database.sql("select key, sealed from outreach.upload where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> new Sealing.Text(row.text("key"), row.bytes("sealed"))))
                .optional()
                .orElseThrow(() -> new NotFound("upload " + id));
        return Base64.getDecoder().decode(sealing.open(sealed, about(id)));
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
                        WhyAside.of(row))))
                .list();
    }

    /** What waits for the association in scope, the oldest first; not what waits for somebody's word on its columns. */
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
     * @return how often it began without an end, this time among them
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

    private static String about(UUID upload) {
        return "outreach upload " + upload;
    }
}
