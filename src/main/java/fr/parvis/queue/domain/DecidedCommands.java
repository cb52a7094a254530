// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.queue.domain.Decision.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The commands that were decided, each once. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DecidedCommands {

    /** Outcome of a command: which ticket it was about, and why it was refused if it was. */
    record Remembered(@Nullable UUID ticket, @Nullable Refusal refusal) {}

    private final JdbcClient database;

    DecidedCommands(JdbcClient database) {
        this.database = database;
    }

    /** Takes the command up; waits for the same one if it is being decided at this instant. @return false when it is known */
    boolean claim(QueueCommand command, UUID account, Instant now) {
        return database.sql("""
                        insert into queue.received_command (id, association, account, type, received_at)
                        values (:id, :association, :account, :type, :now) on conflict (id) do nothing""")
                        .param("id", command.id())
                        .param("association", Asking.association())
                        .param("account", account)
                        .param("type", command.act().type())
                        .param("now", now)
                        .update()
                == 1;
    }

    void settle(UUID command, Decision decision) {
        var ticket = decision.ticket();
        database.sql("update queue.received_command set ticket = :ticket, refusal = :refusal where id = :id")
                .param("id", command)
                .param("ticket", ticket == null ? null : ticket.id())
                .param(
                        "refusal",
                        decision instanceof Decision.Refused refused
                                ? refused.why().word()
                                : null)
                .update();
    }

    Optional<Remembered> find(UUID command) {
        return database.sql("select ticket, refusal from queue.received_command where id = :id")
                .param("id", command)
                .query(ResultRow.map(row -> {
                    var refusal = row.textOrNull("refusal");
                    return new Remembered(row.uuidOrNull("ticket"), refusal == null ? null : Refusal.of(refusal));
                }))
                .optional();
    }

    void deleteBefore(Instant limit) {
        database.sql("delete from queue.received_command where association = :association and received_at < :limit")
                .param("association", Asking.association())
                .param("limit", limit)
                .update();
    }
}
