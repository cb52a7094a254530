// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import com.fasterxml.jackson.annotation.JsonAlias;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.sync.CommandHandler.Merged;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.values.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The commands that were decided. */
@Component
class ReceivedCommands {

    /**
     * Decision that is remembered: what and which version it was about, and what was wrong; no content.
     *
     * @param shift added to the times of its payload, in milliseconds; null without
     */
    record Answer(
            @JsonAlias("visit") @Nullable UUID subject,
            @Nullable Integer version,
            List<Problem> problems,
            @Nullable List<String> clash,
            @Nullable Merged merged,
            @Nullable Long shift) {
        Answer {
            problems = problems == null ? List.of() : problems;
        }
    }

    /** A command decided before. */
    record Remembered(String type, Outcome outcome, Answer answer) {}

    /** A command, who made it, and what was decided. */
    record DecidedCommand(SentCommand command, UUID account, Decision decision) {}

    private final JdbcClient database;
    private final JsonMapper json;

    ReceivedCommands(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Map<UUID, Remembered> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, Remembered>();
        if (ids.isEmpty()) return found;
        database.sql("select id, type, outcome, answer::text from sync.received_command where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(ResultRow.each(row -> {
                    found.put(
                            row.uuidOrNull("id"),
                            new Remembered(
                                    row.text("type"),
                                    Outcome.of(row.text("outcome")),
                                    json.readValue(row.text("answer"), Answer.class)));
                }));
        return found;
    }

    /** @return false when one of the commands was decided meanwhile: then nothing of this transaction may stand */
    boolean remember(List<DecidedCommand> made) {
        if (made.isEmpty()) return true;
        return database.sql("""
                        insert into sync.received_command (id, association, account, device, type, form, outcome, answer)
                        select id, :association, account, device, type, form, outcome, answer
                        from unnest(:ids::uuid[], :accounts::uuid[], :devices::uuid[], :types::text[], :forms::int[],
                            :outcomes::text[], :answers::jsonb[])
                            as made (id, account, device, type, form, outcome, answer)
                        on conflict (id) do nothing""")
                        .param("association", Asking.association())
                        .param("ids", texts(made, m -> m.command().id().toString()))
                        .param("accounts", texts(made, m -> m.account().toString()))
                        .param("devices", texts(made, m -> m.command().device().toString()))
                        .param("types", texts(made, m -> m.command().type()))
                        .param(
                                "forms",
                                made.stream().map(m -> m.command().form()).toArray(Integer[]::new))
                        .param(
                                "outcomes",
                                texts(made, m -> m.decision().outcome().word()))
                        .param("answers", texts(made, m -> json.writeValueAsString(answer(m))))
                        .update()
                == made.size();
    }

    private static String[] texts(List<DecidedCommand> made, Function<DecidedCommand, String> column) {
        return made.stream().map(column).toArray(String[]::new);
    }

    private static Answer answer(DecidedCommand made) {
        var decision = made.decision();
        var shift = made.command().shift();
        var standing = decision.standing();
        return new Answer(
                decision.subject(),
                standing == null ? null : standing.version(),
                decision.problems(),
                decision.clash().isEmpty() ? null : decision.clash(),
                decision.merged(),
                shift.isZero() ? null : shift.toMillis());
    }
}
