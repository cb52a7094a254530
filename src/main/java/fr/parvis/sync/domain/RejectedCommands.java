package fr.parvis.sync.domain;

import fr.parvis.database.Asking;
import fr.parvis.sync.CommandHandler.Problem;
import fr.parvis.sync.SentCommand;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The commands that were refused or that wait for a person, with what they say. */
@Component
class RejectedCommands {

    /** Why a command is on the list. */
    enum Why {
        REJECTED,
        CONFLICT,
        /** Its device was revoked or its account closed: a person confirms it. */
        KEPT,
        /** It was sealed and cannot be opened: only that it was there is known. */
        UNREADABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient database;
    private final JsonMapper json;

    RejectedCommands(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void keep(SentCommand command, UUID account, @Nullable UUID subject, Why why, List<Problem> problems, Instant now) {
        database.sql("""
                        insert into sync.rejected_command (id, association, account, device, seq, type, form, subject, made_at,
                            shift_ms, payload, why, problems, received_at)
                        values (:id, :association, :account, :device, :seq, :type, :form, :subject, :at, :shift,
                            cast(:payload as jsonb), :why, cast(:problems as jsonb), :now)
                        on conflict (id) do nothing""")
                .param("id", command.id())
                .param("association", Asking.association())
                .param("account", account)
                .param("device", command.device())
                .param("seq", command.seq())
                .param("type", command.type())
                .param("form", command.form())
                .param("subject", subject)
                .param("at", command.at().atOffset(ZoneOffset.UTC))
                .param("shift", command.shift().toMillis())
                // the database keeps no NUL
                .param("payload", json.writeValueAsString(command.payload()).replace("\\u0000", ""))
                .param("why", why.word())
                .param("problems", json.writeValueAsString(problems))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
