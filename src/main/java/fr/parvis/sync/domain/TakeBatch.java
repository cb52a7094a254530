package fr.parvis.sync.domain;

import fr.parvis.audit.Actor;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.sync.domain.ReceivedCommands.Remembered;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Decides a batch of commands in their order, each together with the memory of it: a command cut off at any moment is either decided
 * and remembered, or neither. A batch in which nothing goes wrong is one transaction, so one wait for the disk; when anything does,
 * nothing of it stands and each command gets a transaction of its own.
 */
@Component
public class TakeBatch {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBatch.class);

    private final ApplyCommand apply;
    private final ReceivedCommands received;
    private final Visits visits;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    TakeBatch(ApplyCommand apply, ReceivedCommands received, Visits visits, PlatformTransactionManager transactions) {
        this.apply = apply;
        this.received = received;
        this.visits = visits;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** The decisions in the order of the commands; one that could not be decided, by a fault of ours, is left out. */
    public List<Decision> handle(UUID device, List<JsonNode> commands) {
        var ids = commands.stream()
                .map(Envelope::idOf)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        // a lone command is hardly ever known: whether it is shows when it is to be remembered
        var known = ids.size() < 2 ? Map.<UUID, Decision>of() : recall(ids);
        var together = ids.size() < 2 ? Optional.<List<Decision>>empty() : together(device, commands, known);
        if (together.isPresent()) return together.get();
        var decided = new HashMap<>(known);
        var decisions = new ArrayList<Decision>();
        for (var command : commands) {
            var decision = decide(device, command, decided);
            if (decision != null) decisions.add(decision);
        }
        return decisions;
    }

    /** All of them in one transaction; nothing when one met a fault, a refusal of the database or somebody else's decision. */
    private Optional<List<Decision>> together(UUID device, List<JsonNode> commands, Map<UUID, Decision> known) {
        var account = Objects.requireNonNull(Actor.account(), "a batch is somebody's");
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var decided = new HashMap<>(known);
                List<Decision> decisions = new ArrayList<>();
                var made = new ArrayList<ReceivedCommands.Made>();
                for (var command : commands) {
                    var decision = withoutAsking(command, decided);
                    if (decision == null) {
                        var envelope = Envelope.of(Objects.requireNonNull(Envelope.idOf(command)), command);
                        decision = apply.handle(envelope);
                        made.add(new ReceivedCommands.Made(envelope, decision));
                        decided.put(envelope.id(), again(envelope.id(), decision));
                    }
                    decisions.add(decision);
                }
                if (received.remember(made, device, account)) return Optional.of(decisions);
                status.setRollbackOnly();
                return Optional.<List<Decision>>empty();
            }));
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // each for itself: the log then says which one
            return Optional.empty();
        }
    }

    /** What can be said of a command without deciding it: that it is none, that it is known, that this server does not know it. */
    private static @Nullable Decision withoutAsking(JsonNode command, Map<UUID, Decision> decided) {
        var id = Envelope.idOf(command);
        if (id == null) return Decision.rejected(Envelope.nameOf(command), "id", "id");
        var before = decided.get(id);
        if (before != null) return before;
        var envelope = Envelope.of(id, command);
        if (ApplyCommand.knows(envelope)) return null;
        return Decision.rejected(
                id.toString(),
                "type",
                envelope.form() > ApplyCommand.FORM ? "newer-form" : "unknown-type",
                envelope.type().length() <= 40
                        ? envelope.type()
                        : envelope.type().substring(0, 40));
    }

    private @Nullable Decision decide(UUID device, JsonNode command, Map<UUID, Decision> decided) {
        var said = withoutAsking(command, decided);
        if (said != null) return said;
        var id = Objects.requireNonNull(Envelope.idOf(command));
        var envelope = Envelope.of(id, command);
        try {
            var decision = applyOnce(envelope, device);
            decided.put(id, again(id, decision));
            return decision;
        } catch (DataAccessResourceFailureException | TransactionException e) {
            // the database is away: the next command would fare no better, and the device sends all again
            throw e;
        } catch (RuntimeException e) {
            LOG.error("command {} of type {} was not decided", id, envelope.type(), e);
            return null;
        }
    }

    private Decision applyOnce(Envelope command, UUID device) {
        var account = Objects.requireNonNull(Actor.account(), "a batch is somebody's");
        Optional<Decision> decision;
        try {
            decision = decide(command, device, account, () -> apply.handle(command));
        } catch (DataIntegrityViolationException e) {
            // the database refuses what the rules let through: no use in sending it again. Its words hold the row: not
            // for the log
            LOG.warn("command {} of type {} was refused by the database", command.id(), command.type());
            decision = decide(
                    command,
                    device,
                    account,
                    () -> Decision.rejected(command.id().toString(), "", "not-kept"));
        }
        // else the same command was decided at the same instant by another request; or it is another association's
        return decision.or(
                        () -> Optional.ofNullable(recall(List.of(command.id())).get(command.id())))
                .orElseGet(() -> Decision.rejected(command.id().toString(), "id", "id-taken"));
    }

    /** The decision, or nothing when the command had been decided already: then nothing of it stands. */
    private Optional<Decision> decide(Envelope command, UUID device, UUID account, Supplier<Decision> act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var made = act.get();
            if (received.remember(List.of(new ReceivedCommands.Made(command, made)), device, account))
                return Optional.of(made);
            status.setRollbackOnly();
            return Optional.<Decision>empty();
        }));
    }

    /** What the device is told of commands decided before. */
    private Map<UUID, Decision> recall(List<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return Objects.requireNonNull(reading.execute(status -> {
            var known = received.find(ids);
            var concerned = known.values().stream()
                    .map(one -> one.answer().visit())
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .collect(Collectors.toSet());
            var standing = visits.find(concerned).stream().collect(Collectors.toMap(Visit::id, visit -> visit));
            var told = new HashMap<UUID, Decision>();
            known.forEach((id, one) -> told.put(id, again(id, one, standing)));
            return told;
        }));
    }

    private static Decision again(UUID id, Remembered one, Map<UUID, Visit> standing) {
        var visit = one.answer().visit();
        return new Decision(
                id.toString(),
                Outcome.ALREADY_KNOWN,
                one.outcome(),
                visit == null ? null : standing.get(visit),
                one.answer().problems());
    }

    private static Decision again(UUID id, Decision decision) {
        return decision.outcome() == Outcome.ALREADY_KNOWN
                ? decision
                : new Decision(
                        id.toString(),
                        Outcome.ALREADY_KNOWN,
                        decision.outcome(),
                        decision.visit(),
                        decision.problems());
    }
}
