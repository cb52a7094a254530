// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.intake.domain.reading.FileProblem;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import fr.parvis.values.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that wait to be imported: sealed as they came, deleted once they are imported or set aside. */
@Component
@Transactional
public class WaitingFiles {
    private static final int LONGEST_NAME = 200;
    private static final Duration SHOWN = Duration.ofDays(30);

    /** Hash of the columns and fields of arrangement {@code a}, in SQL: it changes when columns may be understood anew. */
    static final String AGREED = "md5(a.mapping::text || ' ' || a.fields_in::text)";

    /** All but the content, which is megabytes and read where a file is opened. */
    private static final String SELECT =
            "select u.id, u.partner, u.arrangement, u.way, u.file_name, u.by, u.at from outreach.upload u ";

    /**
     * A file that waits.
     *
     * @param way one of {@link Arrangement#WAYS}
     * @param by the account that handed it over
     */
    public record WaitingFile(
            UUID id,
            UUID partner,
            UUID arrangement,
            String way,
            String fileName,
            @Nullable UUID by,
            Instant at) {}

    private final JdbcClient database;
    private final Sealing sealing;
    private final Journal journal;
    private final Clock clock;

    WaitingFiles(JdbcClient database, Sealing sealing, Journal journal, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.journal = journal;
        this.clock = clock;
    }

    /** Keeps a file that somebody will look at first; the association is the arrangement's, so that a partner may upload in its own scope. */
    public UUID keep(Arrangement arrangement, ReceivedFile file) {
        var id = Ids.next();
        var sealed = sealing.seal(Base64.getEncoder().encodeToString(file.bytes()), about(id));
        database.sql("""
                        insert into outreach.upload (id, association, partner, arrangement, way, file_name, sealed, key, digest, by, at)
                        values (:id, :association, :partner, :arrangement, :way, :fileName, :sealed, :key, :digest, :by, :at)""")
                .param("id", id)
                .param("association", arrangement.association())
                .param("partner", arrangement.partner())
                .param("arrangement", arrangement.id())
                .param("way", file.way())
                .param("fileName", shortened(file.name()))
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("digest", Sha256.of(file.bytes()))
                .param("by", file.by())
                .param("at", clock.instant())
                .update();
        return id;
    }

    /** Those that wait, the latest first. */
    @Transactional(readOnly = true)
    public List<WaitingFile> waiting() {
        return database.sql(SELECT + "where u.state = 'waiting' order by u.at desc, u.id limit 100")
                .query(ResultRow.map(WaitingFiles::read))
                .list();
    }

    /** One that waits. */
    @Transactional(readOnly = true)
    public Optional<WaitingFile> find(UUID id) {
        return database.sql(SELECT + "where u.id = :id and u.state = 'waiting'")
                .param("id", id)
                .query(ResultRow.map(WaitingFiles::read))
                .optional();
    }

    private static WaitingFile read(ResultRow row) {
        return new WaitingFile(
                row.uuid("id"),
                row.uuid("partner"),
                row.uuid("arrangement"),
                row.text("way"),
                row.text("file_name"),
                row.uuidOrNull("by"),
                row.instant("at"));
    }

    /** The file as it came, for a person to look at; the journal notes it. */
    public byte[] look(UUID id) {
        var file = open(id);
        journal.note("outreach.file-looked-at", id.toString(), Map.of());
        return file;
    }

    /** The file as it came. */
    @Transactional(readOnly = true)
    public byte[] open(UUID id) {
        var sealed = database.sql("select key, sealed from outreach.upload where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> new Sealing.Text(row.text("key"), row.bytes("sealed"))))
                .single();
        return Base64.getDecoder().decode(sealing.open(sealed, about(id)));
    }

    /** Marks a file as waiting for a person; it is read again once the agreed columns or fields change. */
    void lookedAt(UUID id) {
        database.sql("update outreach.upload u set looked_with = " + AGREED
                        + " from outreach.arrangement a where u.id = :id and a.id = u.arrangement")
                .param("id", id)
                .update();
    }

    /** Ends an imported file, or one that somebody set aside, and deletes its content. */
    public void done(UUID id, boolean taken) {
        end(id, taken ? "taken" : "set-aside", null);
    }

    /** Sets aside a file that cannot be imported, deletes its content, and keeps the reason for its sender. */
    void setAside(UUID id, FileProblem why) {
        end(id, "set-aside", why);
    }

    private void end(UUID id, String state, @Nullable FileProblem why) {
        var nothing = sealing.seal("", about(id));
        database.sql("""
                        update outreach.upload set state = :state, sealed = :sealed, key = :key, why = :why, why_args = :args,
                            begun = 0, version = version + 1
                        where id = :id and state = 'waiting'""")
                .param("id", id)
                .param("state", state)
                .param("sealed", nothing.bytes())
                .param("key", nothing.key())
                .param("why", why == null ? null : why.code())
                .param("args", why == null ? new String[0] : why.args().toArray(String[]::new))
                .update();
    }

    /** One that was set aside because it cannot be imported. */
    public record Aside(UUID arrangement, String fileName, Instant at, FileProblem why) {}

    /** Those of the last thirty days, the latest first. */
    @Transactional(readOnly = true)
    public List<Aside> setAside() {
        return database.sql("""
                        select arrangement, file_name, at, why, why_args from outreach.upload
                        where state = 'set-aside' and why is not null and at > :from order by at desc, id limit 20""")
                .param("from", clock.instant().minus(SHOWN))
                .query(ResultRow.map(row -> new Aside(
                        row.uuid("arrangement"),
                        row.text("file_name"),
                        row.instant("at"),
                        Objects.requireNonNull(FileProblem.read(row)))))
                .list();
    }

    /** A name of a file as it may be shown: no path, nothing that does not print. */
    public static String shortened(String fileName) {
        var name = fileName.replaceAll(".*[/\\\\]|\\p{Cntrl}", "").strip();
        if (name.isEmpty()) return "liste";
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private static String about(UUID id) {
        return "outreach upload " + id;
    }

    /** A change of keys reaches files that wait. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn listsWaiting() {
            return new SealedColumn("outreach.upload", "sealed", "'outreach upload ' || id");
        }
    }
}
