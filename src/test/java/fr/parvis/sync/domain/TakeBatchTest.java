// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a batch when the second of three commands meets a fault, after its visit was written. */
@ParvisTest
class TakeBatchTest {
    @Autowired
    List<CommandHandler> handlers;

    @Autowired
    ReceivedCommands received;

    @Autowired
    HeldCommands held;

    @Autowired
    RejectedCommands rejected;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Desk desk;
    List<JsonNode> commands;

    @BeforeEach
    void three_commands() {
        desk = visitsFixtures.aDesk();
        commands = List.of(command(), command(), command());
    }

    @Test
    void a_fault_of_ours_leaves_the_command_undecided_and_the_others_decided() {
        var decisions = take(new IllegalStateException("a fault of ours"));
        assertThat(decisions).extracting(Decision::id).containsExactly(id(0), id(2));
        assertThat(stored()).isEqualTo(2);
        // sent again once the fault is mended
        var again = take(null);
        assertThat(again)
                .extracting(Decision::outcome)
                .containsExactly(Outcome.ALREADY_KNOWN, Outcome.ACCEPTED, Outcome.ALREADY_KNOWN);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void what_the_database_refuses_is_rejected_for_good() {
        var decisions = take(new DataIntegrityViolationException("a check of the table"));
        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(stored()).isEqualTo(2);
        assertThat(take(null).get(1).first()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void a_database_that_is_away_decides_nothing_and_everything_is_sent_again() {
        var away = new DataAccessResourceFailureException("the line is cut");
        assertThatThrownBy(() -> take(away)).isSameAs(away);
        assertThat(stored()).isZero();
        assertThat(take(null))
                .extracting(Decision::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(stored()).isEqualTo(3);
    }

    private List<Decision> take(@Nullable RuntimeException fault) {
        var ofVisits = handlers.stream()
                .filter(one -> one.forms().containsKey("record-visit"))
                .findFirst()
                .orElseThrow();
        var faulty = new FaultyHandler(ofVisits, UUID.fromString(id(1)), fault);
        var batch =
                new TakeBatch(new Handlers(List.of(faulty)), received, held, rejected, accounts, clock, transactions);
        return Network.as(desk.mediator(), () -> batch.handle(new TakeBatch.Batch(Ids.next(), null, commands)));
    }

    private String id(int command) {
        return commands.get(command).path("id").asString();
    }

    private JsonNode command() {
        return json.readTree("""
                {"id": "%s", "form": 1, "type": "record-visit", "payload": {"visit": "%s", "point": "%s", "requests": [
                 {"request": "%s", "theme": "family-benefits", "level": "accompaniment", "result": "settled"}]}}""".formatted(Ids.next(), Ids.next(), desk.point(), Ids.next()));
    }

    private long stored() {
        return Network.as(
                desk.mediator(),
                () -> transaction.execute(s -> db.sql("select count(*) from visits.visit")
                        .query(Long.class)
                        .single()));
    }

    /** Fails after one command was handled. */
    private record FaultyHandler(
            CommandHandler handler, UUID at, @Nullable RuntimeException fault) implements CommandHandler {
        @Override
        public Map<String, Integer> forms() {
            return handler.forms();
        }

        @Override
        public Outcome handle(SentCommand command) {
            var outcome = handler.handle(command);
            if (fault != null && command.id().equals(at)) throw fault;
            return outcome;
        }

        @Override
        public List<Standing> find(Collection<UUID> subjects) {
            return handler.find(subjects);
        }
    }
}
