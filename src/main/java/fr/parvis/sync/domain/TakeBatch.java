// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.audit.Actor;
import fr.parvis.sync.CommandHandler.Merged;
import fr.parvis.sync.CommandHandler.Standing;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.sync.domain.HeldCommands.Held;
import fr.parvis.sync.domain.ReceivedCommands.DecidedCommand;
import fr.parvis.sync.domain.ReceivedCommands.Remembered;
import fr.parvis.sync.domain.RejectedCommands.Rejected;
import fr.parvis.sync.domain.RejectedCommands.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Decides a batch of commands in the order of their device, each together with the memory of it: a command cut off at any moment is
 * either decided and remembered, or neither. A batch in which nothing goes wrong is one transaction, so one wait for the disk; when
 * anything does, nothing of it stands and each command gets a transaction of its own.
 */
@Component
public class TakeBatch {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBatch.class);

    /**
     * Commands that a device sent.
     *
     * @param clock the device's own clock when it sent it
     */
    public record Batch(UUID device, @Nullable Instant clock, List<JsonNode> commands) {}

    private final Handlers handlers;
    private final ApplyCommand apply;
    private final ReceivedCommands received;
    private final HeldCommands held;
    private final RejectedCommands rejected;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final TransactionTemplate apart;

    TakeBatch(
            Handlers handlers,
            ReceivedCommands received,
            HeldCommands held,
            RejectedCommands rejected,
            Accounts accounts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.apply = new ApplyCommand(handlers);
        this.received = received;
        this.held = held;
        this.rejected = rejected;
        this.accounts = accounts;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** One command of the batch: as it came, and as it was read when it is one that can be decided. */
    private record Item(
            JsonNode command, @Nullable UUID id, @Nullable ReceivedCommand arrived) {}

    /** The decisions in the order of the commands; one that could not be decided, by a fault of ours, is left out. */
    public List<Decision> handle(Batch batch) {
        var delivery = Delivery.of(batch, clock.instant());
        var items = batch.commands().stream()
                .map(command -> item(command, delivery))
                .toList();
        // the device's counter is its order, whatever way the commands came
        var order = IntStream.range(0, items.size())
                .boxed()
                .sorted((a, b) -> Long.compare(
                        ReceivedCommand.seqOf(items.get(a).command), ReceivedCommand.seqOf(items.get(b).command)))
                .toList();
        var ids = items.stream()
                .map(Item::id)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        // a lone command is hardly ever known: whether it is shows when it is to be remembered
        var known = ids.size() < 2 ? Map.<UUID, Decision>of() : recall(ids);
        var decisions = new @Nullable Decision[items.size()];
        // a command based on another of the same batch needs its version: they are decided one by one
        boolean oneByOne = items.stream()
                .anyMatch(item -> item.arrived != null
                        && item.arrived.after() != null
                        && ids.contains(item.arrived.after())
                        && !known.containsKey(item.arrived.after()));
        if (ids.size() < 2 || oneByOne || !together(items, order, known, decisions)) {
            var decided = new HashMap<>(known);
            for (int i : order) decisions[i] = decide(items.get(i), decided);
        }
        var told = new ArrayList<Decision>();
        for (var decision : decisions) if (decision != null) told.add(decision);
        return told;
    }

    private static Item item(JsonNode command, Delivery delivery) {
        var id = ReceivedCommand.idOf(command);
        return new Item(command, id, id == null ? null : ReceivedCommand.of(id, command, delivery));
    }

    /**
     * Decides all commands of a batch in one transaction.
     *
     * @return false when one met a fault, a refusal of the database or somebody else's decision, or has to wait: nothing of it stands
     */
    private boolean together(
            List<Item> items, List<Integer> order, Map<UUID, Decision> known, @Nullable Decision[] decisions) {
        var account = account();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var decided = new HashMap<>(known);
                var made = new ArrayList<DecidedCommand>();
                var replaced = new ArrayList<UUID>();
                for (int i : order) {
                    var item = items.get(i);
                    var decision = withoutAsking(item, decided);
                    if (decision == null) {
                        var arrived = onTop(Objects.requireNonNull(item.arrived));
                        decision = apply.handle(arrived.command());
                        if (decision.outcome() == Outcome.HELD) {
                            status.setRollbackOnly();
                            return false;
                        }
                        made.add(new DecidedCommand(arrived.command(), account, decision));
                        if (arrived.replaces() != null) replaced.add(arrived.replaces());
                        decided.put(arrived.id(), again(decision));
                    }
                    decisions[i] = decision;
                }
                if (remember(made, replaced)) return true;
                status.setRollbackOnly();
                return false;
            }));
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // each for itself: the log then says which one
            return false;
        }
    }

    /** Decision that needs no handler: no command, known already, or unknown to this server. */
    private @Nullable Decision withoutAsking(Item item, Map<UUID, Decision> decided) {
        if (item.arrived == null) return Decision.rejected(ReceivedCommand.nameOf(item.command), "id", "id");
        var before = decided.get(item.arrived.id());
        if (before != null) return before;
        var command = item.arrived.command();
        if (handlers.know(command)) return null;
        var newest = handlers.newestForm(command.type());
        return Decision.rejected(
                command.id().toString(),
                "type",
                newest > 0 && command.form() > newest ? "newer-form" : "unknown-type",
                command.type().length() <= 40 ? command.type() : command.type().substring(0, 40));
    }

    private @Nullable Decision decide(Item item, Map<UUID, Decision> decided) {
        var said = withoutAsking(item, decided);
        if (said != null) return said;
        var given = Objects.requireNonNull(item.arrived);
        var arrived = given.after() == null ? given : Objects.requireNonNull(reading.execute(status -> onTop(given)));
        try {
            var decision = applyOnce(arrived);
            if (decision.outcome() != Outcome.HELD) decided.put(arrived.id(), again(decision));
            return decision;
        } catch (DataAccessResourceFailureException | TransactionException e) {
            // the database is away: the next command would fare no better, and the device sends all again
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "command {} of type {} was not decided",
                    arrived.id(),
                    arrived.command().type(),
                    e);
            return null;
        }
    }

    /**
     * A command that was made on top of another, before that one was answered, is based on the version that one made. When that one was
     * joined with what others had said, who made it has not seen that: it is based on what the first was based on, so that what others
     * said is not taken for something that was changed back.
     */
    private ReceivedCommand onTop(ReceivedCommand arrived) {
        var after = arrived.after();
        if (after == null) return arrived;
        var known = received.find(List.of(after)).get(after);
        if (known == null || known.outcome() != Outcome.ACCEPTED) return arrived;
        var version = known.answer().version();
        if (version == null) return arrived;
        var merged = known.answer().merged();
        var shift = known.answer().shift();
        return arrived.basedOn(
                merged == null ? version : base(merged, version),
                shift == null ? Duration.ZERO : Duration.ofMillis(shift));
    }

    /** Version that a merged command was based on: the recorded one, since a merge may have made no version. */
    private static int base(Merged merged, int version) {
        var from = merged.from();
        return from == null ? Math.max(0, version - 1 - merged.over()) : from;
    }

    private Decision applyOnce(ReceivedCommand arrived) {
        var command = arrived.command();
        Optional<Decision> decision;
        try {
            decision = decide(arrived, () -> apply.handle(command));
        } catch (DataIntegrityViolationException e) {
            // the database refuses what the rules let through: no use in sending it again. Its words hold the row: not
            // for the log
            LOG.warn("command {} of type {} was refused by the database", command.id(), command.type());
            decision = decide(arrived, () -> Decision.rejected(command.id().toString(), "", "not-kept"));
        }
        // else the same command was decided at the same instant by another request; or it is another association's
        return decision.or(
                        () -> Optional.ofNullable(recall(List.of(command.id())).get(command.id())))
                .orElseGet(() -> Decision.rejected(command.id().toString(), "id", "id-taken"));
    }

    /** The decision, or nothing when the command had been decided already: then nothing of it stands. */
    private Optional<Decision> decide(ReceivedCommand arrived, Supplier<Decision> act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var made = act.get();
            if (made.outcome() == Outcome.HELD) {
                held.lock(Objects.requireNonNull(made.subject()));
                // the command that it waits for may have arrived just now
                made = act.get();
                if (made.outcome() == Outcome.HELD) {
                    if (held.keep(
                            new Held(arrived.command(), account(), Objects.requireNonNull(made.subject())),
                            clock.instant())) return Optional.of(made);
                    made = Decision.rejected(
                            arrived.id().toString(), "", "held-many", String.valueOf(HeldCommands.MOST));
                }
            }
            var replaced = arrived.replaces() == null ? List.<UUID>of() : List.of(arrived.replaces());
            if (remember(List.of(new DecidedCommand(arrived.command(), account(), made)), replaced))
                return Optional.of(made);
            status.setRollbackOnly();
            return Optional.<Decision>empty();
        }));
    }

    /**
     * Remembers what was decided, keeps what was refused with what it says, and decides what waited for what stands now.
     *
     * @return false when one of the commands was decided meanwhile: then nothing of this transaction may stand
     */
    boolean remember(List<DecidedCommand> made, List<UUID> replaced) {
        if (!received.remember(made)) return false;
        var now = clock.instant();
        var stands = new LinkedHashSet<UUID>();
        var settled = new ArrayList<>(replaced);
        for (var one : made) {
            if (one.decision().outcome() == Outcome.ACCEPTED) {
                settled.add(one.command().id());
                if (one.decision().subject() != null) stands.add(one.decision().subject());
            } else keep(one, now);
        }
        if (!settled.isEmpty())
            for (var waiting : held.accepted(stands, settled, account(), now)) afterAll(waiting, now);
        return true;
    }

    /** Decides what waited for something that was recorded otherwise, and closes the refusal that it puts right. */
    void arrived(UUID subject, UUID refused) {
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            for (var waiting : held.accepted(List.of(subject), List.of(refused), account(), now))
                afterAll(waiting, now);
        });
    }

    private void keep(DecidedCommand one, Instant now) {
        if (!one.command().payload().isObject() || rejected.isFull(one.account())) return;
        var why = one.decision().outcome() == Outcome.CONFLICT ? Why.CONFLICT : Why.REJECTED;
        var decision = one.decision();
        rejected.keep(new Rejected(one.command(), one.account(), decision.subject(), why, decision.problems()), now);
    }

    /** Decides a command that waited, as who made it; a fault leaves it waiting, and what it waited for stands all the same. */
    private void afterAll(Held waiting, Instant now) {
        try {
            apart.executeWithoutResult(status -> {
                var id = waiting.command().id();
                if (!held.forget(id)) return;
                // it may wait for a person too, who may be confirming it now
                var kept = rejected.findLocked(id);
                if (received.find(List.of(id)).containsKey(id)) return;
                var who = accounts.signedIn(waiting.account())
                        .filter(account -> account.may(Right.RECORD_VISITS))
                        .orElse(null);
                if (who == null) {
                    rejected.keep(
                            new Rejected(waiting.command(), waiting.account(), waiting.subject(), Why.KEPT, List.of()),
                            now);
                    return;
                }
                var decision =
                        Actor.is(who.account()).call(() -> who.acting().call(() -> apply.handle(waiting.command())));
                if (decision.outcome() == Outcome.HELD)
                    throw new IllegalStateException("it waits for what has just been recorded");
                var made = new DecidedCommand(waiting.command(), waiting.account(), decision);
                if (!received.remember(List.of(made))) status.setRollbackOnly();
                else if (decision.outcome() != Outcome.ACCEPTED) keep(made, now);
                else if (kept.isPresent()) rejected.putRight(id, now);
            });
        } catch (DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("command {} goes on waiting", waiting.command().id(), e);
        }
    }

    /** Answers to commands decided before. */
    private Map<UUID, Decision> recall(List<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return Objects.requireNonNull(reading.execute(status -> {
            var known = received.find(ids);
            var concerned = new HashMap<String, HashSet<UUID>>();
            for (var one : known.values())
                if (one.answer().subject() != null)
                    concerned
                            .computeIfAbsent(one.type(), type -> new HashSet<>())
                            .add(one.answer().subject());
            var standing = new HashMap<UUID, Standing>();
            concerned.forEach((type, subjects) -> {
                var handler = handlers.of(type);
                if (handler != null) handler.find(subjects).forEach(one -> standing.put(one.subject(), one));
            });
            var told = new HashMap<UUID, Decision>();
            known.forEach((id, one) -> told.put(id, again(id, one, standing)));
            return told;
        }));
    }

    private static Decision again(UUID id, Remembered one, Map<UUID, Standing> standing) {
        var subject = one.answer().subject();
        return Decision.known(id, one.outcome(), one.answer(), subject == null ? null : standing.get(subject));
    }

    private static Decision again(Decision decision) {
        return decision.outcome() == Outcome.ALREADY_KNOWN ? decision : decision.known();
    }

    private static UUID account() {
        return Objects.requireNonNull(Actor.account(), "a batch is somebody's");
    }
}
