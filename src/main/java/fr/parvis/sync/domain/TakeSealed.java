// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.sync.domain.Decision.Outcome;
import fr.parvis.sync.domain.RejectedCommands.Rejected;
import fr.parvis.sync.domain.RejectedCommands.Why;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what devices sealed for the server alone: from a device whose people cannot or may not sign in any more, or from a file that
 * such a device gave out. Each command is applied as the account that had opened its vault when it was made. From a revoked device or
 * of a closed account it is not applied: it is kept for a person to confirm. Nothing is dropped: what cannot be opened leaves a mark.
 */
@Component
public class TakeSealed {
    /** Of a file, so that no transaction lasts. */
    private static final int AT_ONCE = 100;

    /**
     * Answer to one envelope, never its content.
     *
     * @param outcome as in the contract
     */
    public record Answer(String id, Outcome outcome) {}

    /** Person who hands envelopes in. */
    public sealed interface Taken {
        /** @param answers an envelope without an answer was not decided: it stays where it is */
        record Answers(List<Answer> answers, boolean revoked) implements Taken {}

        /** The secret is no device's of ours. */
        record Unknown() implements Taken {}
    }

    private final Devices devices;
    private final SealingKeys keys;
    private final TakeBatch takeBatch;
    private final HoldForReview keepForAPerson;
    private final ReceivedCommands received;
    private final RejectedCommands rejected;
    private final Accounts accounts;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    TakeSealed(
            Devices devices,
            SealingKeys keys,
            TakeBatch takeBatch,
            HoldForReview keepForAPerson,
            ReceivedCommands received,
            RejectedCommands rejected,
            Accounts accounts,
            Journal journal,
            Clock clock,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.devices = devices;
        this.keys = keys;
        this.takeBatch = takeBatch;
        this.keepForAPerson = keepForAPerson;
        this.received = received;
        this.rejected = rejected;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
        this.json = json;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Takes what a device hands in by itself, with its secret and nobody's session. */
    public Taken fromDevice(String secret, UUID device, @Nullable Instant clockOfDevice, List<JsonNode> envelopes) {
        var speaker = devices.speaker(secret)
                .filter(found -> found.device().equals(device))
                .orElse(null);
        if (speaker == null) return new Taken.Unknown();
        return Asking.as(speaker.association()).call(() -> {
            boolean revoked = devices.heard(device, speaker.account(), null) || speaker.revoked();
            return new Taken.Answers(
                    take(envelopes, Set.of(device), revoked ? Set.of(device) : Set.of(), clockOfDevice), revoked);
        });
    }

    /** Imports a file of commands that a device could not send, under any of its names, in the current scope; idempotent. */
    public List<Answer> fromFile(UUID device, List<JsonNode> envelopes) {
        var answers = new ArrayList<Answer>();
        try {
            for (int from = 0; from < envelopes.size(); from += AT_ONCE) {
                var some = envelopes.subList(from, Math.min(from + AT_ONCE, envelopes.size()));
                // a device that was revoked bears another name since, and its file holds what it had sealed under the
                // former one
                var names = some.stream()
                        .map(envelope -> ReceivedCommand.uuid(envelope.path("device")))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet());
                answers.addAll(take(
                        some, names, names.stream().filter(devices::isRevoked).collect(Collectors.toSet()), null));
            }
        } finally {
            // decisions are noted in the journal, even when a fault ended the delivery
            transaction.executeWithoutResult(status -> {
                var facts = new HashMap<String, String>();
                facts.put("envelopes", String.valueOf(envelopes.size()));
                for (var answer : answers) facts.merge(answer.outcome().word(), "1", TakeSealed::plus);
                journal.note("sync.file-taken-in", device.toString(), facts);
            });
        }
        return answers;
    }

    private static String plus(String a, String b) {
        return String.valueOf(Integer.parseInt(a) + Integer.parseInt(b));
    }

    private record Opened(Sealed envelope, Sealed.Inside inside) {}

    private List<Answer> take(
            List<JsonNode> nodes, Set<UUID> ofDevices, Set<UUID> revoked, @Nullable Instant clockOfDevice) {
        var answers = new HashMap<String, Answer>();
        var byAccount = new LinkedHashMap<UUID, List<Opened>>();
        var proven = new HashMap<String, Boolean>();
        var order = new ArrayList<String>();
        for (var node : nodes) {
            var envelope = Sealed.of(node);
            var name = envelope == null ? name(node) : envelope.command().toString();
            order.add(name);
            if (envelope == null || !ofDevices.contains(envelope.device())) {
                answers.put(name, new Answer(name, Outcome.REJECTED));
                continue;
            }
            var key = keys.find(envelope.key()).orElse(null);
            // sealed for a key that this server has not, as after a restore without it: the device goes on keeping it
            if (key == null) continue;
            var inside = envelope.open(key, json);
            if (inside == null) {
                answers.put(name, unreadable(envelope, "altered", Why.UNREADABLE, null));
                continue;
            }
            var opened = new Opened(envelope, inside);
            var proof = envelope.device() + " " + envelope.account() + " " + inside.grant();
            if (!proven.computeIfAbsent(
                    proof, p -> devices.proves(envelope.device(), envelope.account(), inside.grant()))) {
                answers.put(name, unreadable(envelope, "no-grant", Why.REJECTED, opened));
                continue;
            }
            byAccount
                    .computeIfAbsent(envelope.account(), a -> new ArrayList<>())
                    .add(opened);
        }
        byAccount.forEach((account, opened) -> {
            opened.sort(Comparator.comparingLong(one -> one.envelope.seq()));
            var who = mayRecord(account).orElse(null);
            for (var device : ofDevices) {
                var some = opened.stream()
                        .filter(one -> one.envelope.device().equals(device))
                        .toList();
                if (some.isEmpty()) continue;
                var told = who == null || revoked.contains(device)
                        ? keep(account, device, some, clockOfDevice)
                        : apply(who, device, some, clockOfDevice);
                told.forEach(answer -> answers.put(answer.id(), answer));
            }
        });
        return order.stream()
                .distinct()
                .map(answers::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The account as one who may record here, when it still may. */
    private Optional<SignedIn> mayRecord(UUID account) {
        var association = Asking.association();
        return Objects.requireNonNull(reading.execute(status -> accounts.signedIn(account)))
                .filter(who -> association.equals(who.association()) && who.may(Right.RECORD_VISITS));
    }

    private List<Answer> apply(SignedIn who, UUID device, List<Opened> opened, @Nullable Instant clockOfDevice) {
        var commands = opened.stream().map(one -> one.inside.command()).toList();
        var decisions = as(who, () -> takeBatch.handle(new TakeBatch.Batch(device, clockOfDevice, commands)));
        // a type that this server does not know is not decided: a newer one may
        return decisions.stream()
                .filter(decision ->
                        decision.problems().stream().noneMatch(p -> p.field().equals("type")))
                .map(decision -> new Answer(decision.id(), decision.outcome()))
                .toList();
    }

    private static <T> T as(SignedIn who, Callable<T> what) {
        try {
            return Actor.is(who.account()).call(() -> who.acting().call(what::call));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a person to confirm; what had been decided before the device was revoked is said to be known. */
    private List<Answer> keep(UUID account, UUID device, List<Opened> opened, @Nullable Instant clockOfDevice) {
        var commands = opened.stream().map(one -> one.inside.command()).toList();
        return keepForAPerson.handle(account, new TakeBatch.Batch(device, clockOfDevice, commands)).stream()
                .map(decision -> new Answer(decision.id(), decision.outcome()))
                .toList();
    }

    /** Leaves a mark for a person when an envelope cannot be opened or verified; the device may delete it. */
    private Answer unreadable(Sealed envelope, String problem, Why why, @Nullable Opened opened) {
        var id = envelope.command();
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> {
            if (received.find(List.of(id)).containsKey(id)) return new Answer(id.toString(), Outcome.ALREADY_KNOWN);
            var command = ReceivedCommand.of(
                            id,
                            opened == null ? empty(envelope) : opened.inside.command(),
                            new Delivery(envelope.device(), now, null))
                    .command();
            var problems = List.of(Problem.of("", "sync.problem." + problem));
            rejected.mark(new Rejected(command, envelope.account(), null, why, problems), now);
            return new Answer(id.toString(), Outcome.REJECTED);
        }));
    }

    private static ObjectNode empty(Sealed envelope) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("seq", envelope.seq());
        node.set("payload", JsonNodeFactory.instance.objectNode());
        return node;
    }

    private static String name(JsonNode node) {
        var name = node.path("command").asString("");
        return name.length() <= 64 ? name : name.substring(0, 64);
    }
}
