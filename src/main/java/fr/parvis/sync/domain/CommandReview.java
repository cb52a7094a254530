// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.PendingCommands;
import fr.parvis.sync.UnreadablePayload;
import fr.parvis.sync.domain.RejectedCommands.Waiting;
import fr.parvis.sync.domain.RejectedCommands.Why;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The list "to put right" of an association: what was refused, in conflict, or waits to be confirmed, and what a person does about it. */
@Component
@Transactional
public class CommandReview implements PendingCommands {
    public static final int REASON = 300;

    private final ReceivedCommands received;
    private final RejectedCommands rejected;
    private final TakeBatch takeBatch;
    private final Handlers handlers;
    private final Accounts accounts;
    private final Journal journal;
    private final Clock clock;

    CommandReview(
            ReceivedCommands received,
            RejectedCommands rejected,
            TakeBatch takeBatch,
            Handlers handlers,
            Accounts accounts,
            Journal journal,
            Clock clock) {
        this.received = received;
        this.rejected = rejected;
        this.takeBatch = takeBatch;
        this.handlers = handlers;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Commands to put right, the latest first. */
    @Transactional(readOnly = true)
    public List<Waiting> list(Paging paging) {
        return rejected.list(paging.offset(), paging.size());
    }

    @Transactional(readOnly = true)
    public int count() {
        return rejected.count();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Pending> find(UUID id) {
        return rejected.find(id).map(waiting -> new Pending(waiting.command(), waiting.account(), waiting.problems()));
    }

    /** Summary by the module of the command; empty when it gives none, or the command cannot be read. */
    @Transactional(readOnly = true)
    public Optional<CommandHandler.Review> review(Waiting waiting, Locale locale) {
        return handler(waiting).flatMap(handler -> handler.review(waiting.command(), locale));
    }

    /**
     * Records what was kept, as it was said, in the name of its maker and with the rights of the confirmer: who was there stays who was
     * there. The journal says who confirmed.
     */
    public Outcome<UUID> confirm(UUID id) {
        var waiting = rejected.findLocked(id).orElse(null);
        if (waiting == null || waiting.why() != Why.KEPT) return new Outcome.Changed<>();
        var known = received.find(List.of(id)).get(id);
        if (known != null) return decided(id, known);
        var handler = handlers.of(waiting.command().type());
        if (handler == null)
            return new Outcome.Refused<>(List.of(Problem.of(
                    "type", "sync.problem.unknown-type", waiting.command().type())));
        CommandHandler.Outcome outcome;
        try {
            outcome = asAuthor(waiting, () -> handler.handle(waiting.command()));
        } catch (UnreadablePayload e) {
            return new Outcome.Refused<>(List.of(Problem.of(e.field(), "sync.problem.unreadable")));
        }
        return switch (outcome) {
            case CommandHandler.Outcome.Accepted accepted -> {
                var decision = Decision.accepted(id.toString(), accepted.standing(), accepted.merged());
                if (!takeBatch.remember(
                        List.of(new ReceivedCommands.DecidedCommand(waiting.command(), waiting.account(), decision)),
                        List.of(id))) {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    yield received.find(List.of(id)).isEmpty()
                            ? Outcome.refused("id", "sync.problem.id-taken")
                            : new Outcome.Changed<>();
                }
                journal.note(
                        "sync.kept-confirmed",
                        id.toString(),
                        Map.of("type", waiting.command().type()));
                yield new Outcome.Done<>(id);
            }
            case CommandHandler.Outcome.Rejected refused -> new Outcome.Refused<>(refused.problems());
            case CommandHandler.Outcome.Conflict conflict -> Outcome.refused("", "sync.problem.changed-since");
            case CommandHandler.Outcome.Held held -> new Outcome.Refused<>(List.of(Problem.of("", missing(waiting))));
        };
    }

    /** Ways to settle a command beside confirming it and setting it aside. */
    @Transactional(readOnly = true)
    public List<CommandHandler.WayOut> waysOut(Waiting waiting) {
        return handler(waiting)
                .map(handler -> handler.waysOut(waiting.command()))
                .orElse(List.of());
    }

    private Optional<CommandHandler> handler(Waiting waiting) {
        return waiting.why() == Why.UNREADABLE
                ? Optional.empty()
                : Optional.ofNullable(handlers.of(waiting.command().type()));
    }

    /** Does one of them, in the name of the command's maker; the journal says who chose. */
    public Outcome<UUID> takeWay(UUID id, String way) {
        return takeWay(rejected.findLocked(id).orElse(null), way);
    }

    @Override
    public Outcome<UUID> settle(UUID id, String way) {
        return takeWay(
                rejected.findLocked(id)
                        .filter(waiting -> waiting.account().equals(account()))
                        .orElse(null),
                way);
    }

    @Override
    @Transactional(readOnly = true)
    public List<One> mine(String type) {
        return rejected.of(account(), type).stream()
                .map(waiting -> new One(waiting.command(), waysOut(waiting)))
                .filter(one -> !one.ways().isEmpty())
                .toList();
    }

    private Outcome<UUID> takeWay(@Nullable Waiting waiting, String way) {
        if (waiting == null
                || waysOut(waiting).stream().noneMatch(known -> known.name().equals(way)))
            return new Outcome.Changed<>();
        var command = waiting.command();
        var handler = Objects.requireNonNull(handlers.of(command.type()));
        return switch (asAuthor(waiting, () -> handler.take(command, way))) {
            case CommandHandler.Outcome.Accepted accepted -> {
                var decided = received.find(List.of(command.id())).get(command.id());
                if (decided == null) {
                    var decision = Decision.accepted(command.id().toString(), accepted.standing(), accepted.merged());
                    var made = new ReceivedCommands.DecidedCommand(command, waiting.account(), decision);
                    if (!takeBatch.remember(List.of(made), List.of(command.id()))) {
                        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                        yield new Outcome.Changed<>();
                    }
                } else takeBatch.arrived(accepted.standing().subject(), command.id());
                journal.note(
                        "sync.settled-otherwise", command.id().toString(), Map.of("type", command.type(), "way", way));
                yield new Outcome.Done<>(command.id());
            }
            case CommandHandler.Outcome.Rejected refused -> new Outcome.Refused<>(refused.problems());
            case CommandHandler.Outcome.Conflict conflict -> Outcome.refused("", "sync.problem.changed-since");
            case CommandHandler.Outcome.Held held -> new Outcome.Refused<>(List.of(Problem.of("", missing(waiting))));
        };
    }

    /** It was decided before: what stands is closed, what was refused then says why. */
    private Outcome<UUID> decided(UUID id, ReceivedCommands.Remembered known) {
        if (known.outcome() == Decision.Outcome.ACCEPTED) {
            rejected.putRight(id, clock.instant());
            return new Outcome.Changed<>();
        }
        var problems = known.answer().problems();
        return new Outcome.Refused<>(
                problems.isEmpty() ? List.of(Problem.of("", "sync.problem.changed-since")) : problems);
    }

    /** Why what is changed is not there: it may wait in the same list. */
    private String missing(Waiting waiting) {
        if (!rejected.keptFirst(waiting)) return "sync.problem.never-came";
        return waiting.command().type().endsWith("-visit")
                ? "sync.problem.confirm-visit-first"
                : "sync.problem.confirm-first";
    }

    private <T> T asAuthor(Waiting waiting, Supplier<T> what) {
        var who = Objects.requireNonNull(SignedIn.current(), "somebody confirms it");
        var author = new SignedIn(
                waiting.account(),
                who.association(),
                who.partner(),
                accounts.find(waiting.account()).map(Accounts.Account::name).orElse(""),
                who.place(),
                who.roles(),
                who.tokenRights());
        return Actor.is(author.account()).call(() -> author.acting().call(what::get));
    }

    /** Sets it aside for good, with a reason. @return false when somebody closed it before */
    public boolean setAside(UUID id, String reason) {
        boolean closed = rejected.setAside(id, reason, clock.instant());
        if (closed) journal.note("sync.set-aside", id.toString(), Map.of());
        return closed;
    }

    @Override
    public void putRight(UUID id) {
        var waiting = rejected.find(id).orElse(null);
        if (waiting == null) return;
        if (waiting.subject() == null) rejected.putRight(id, clock.instant());
        else takeBatch.arrived(waiting.subject(), id);
    }

    private static UUID account() {
        return Objects.requireNonNull(Actor.account(), "somebody puts it right");
    }
}
