// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.network.domain.ImportPoints.Change;
import fr.parvis.network.domain.standard.RefusedRows;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a file between its preview and its confirmation, and takes it once, however often that is asked. */
@Component
@Transactional
public class ImportDrafts {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final ImportPoints importPoints;
    private final Associations associations;
    private final Clock clock;

    ImportDrafts(JdbcClient database, ImportPoints importPoints, Associations associations, Clock clock) {
        this.database = database;
        this.importPoints = importPoints;
        this.associations = associations;
        this.clock = clock;
    }

    /** Keeps a file for the account that brought it. */
    public void keep(ImportDraft draft) {
        database.sql("""
                        insert into network.import_draft
                            (id, account, association, new_association, file_name, bytes, created_at)
                        values (:id, :account, :association, :newAssociation, :fileName, :bytes, :now)""")
                .param("id", draft.id())
                .param("account", draft.account())
                .param("association", draft.association())
                .param("newAssociation", draft.newAssociation())
                .param("fileName", draft.fileName())
                .param("bytes", draft.bytes())
                .param("now", clock.instant())
                .update();
    }

    /**
     * The file that this account is importing.
     *
     * @throws NotFound when there is none, or not any more
     */
    @Transactional(readOnly = true)
    public ImportDraft get(UUID id, UUID account) {
        return find(id, account, "");
    }

    /** Takes the good rows, once; the association that is to be created is. */
    public void take(UUID id, UUID account, Function<Problem, String> words) {
        var draft = find(id, account, " for update");
        var bytes = draft.bytes();
        if (bytes == null) return;
        var association = draft.association();
        if (association == null)
            association = associations
                    .create(Ids.next(), Objects.requireNonNull(draft.newAssociation()))
                    .id();
        // two files at once into one association: one after the other
        TransactionLock.take(database, "network.import " + association);
        var reading = reading(bytes);
        var plan = importPoints.take(reading, association);
        database.sql("""
                        update network.import_draft set bytes = null, taken_at = :now, association = :association,
                            new_points = :created, changed_points = :changed, unchanged = :unchanged,
                            refused_rows = :refused, refused = :file
                        where id = :id""")
                .param("now", clock.instant())
                .param("association", association)
                .param("created", plan.count(Change.NEW))
                .param("changed", plan.count(Change.CHANGED))
                .param("unchanged", plan.count(Change.UNCHANGED))
                .param("refused", reading.refused().size())
                .param("file", refused(reading, words))
                .param("id", id)
                .update();
    }

    public void forgetOld() {
        database.sql("delete from network.import_draft where created_at < :limit")
                .param("limit", clock.instant().minus(KEPT))
                .update();
    }

    /** Reads again a file that was read before it was kept. */
    public Reading reading(byte[] bytes) {
        try {
            if (importPoints.read(new ByteArrayInputStream(bytes)) instanceof Reading reading) return reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("a kept file can be read");
    }

    /** The refused rows as a file. */
    public static byte[] refused(Reading reading, Function<Problem, String> words) {
        var out = new ByteArrayOutputStream();
        try {
            RefusedRows.write(reading, words, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private ImportDraft find(UUID id, UUID account, String lock) {
        return database.sql("select * from network.import_draft where id = :id and account = :account" + lock)
                .param("id", id)
                .param("account", account)
                .query(ResultRow.map(ImportDrafts::draft))
                .optional()
                .orElseThrow(() -> new NotFound("import " + id));
    }

    private static ImportDraft draft(ResultRow row) {
        var bytes = row.bytesOrNull("bytes");
        return new ImportDraft(
                row.uuid("id"),
                row.uuid("account"),
                row.uuidOrNull("association"),
                row.textOrNull("new_association"),
                row.text("file_name"),
                bytes,
                bytes != null
                        ? null
                        : new ImportDraft.Taken(
                                row.integer("new_points"),
                                row.integer("changed_points"),
                                row.integer("unchanged"),
                                row.integer("refused_rows"),
                                row.bytes("refused")));
    }
}
