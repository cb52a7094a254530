// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes from devices what was tried at doors without a network; the payload is told in {@code docs/outreach.md}. */
@Component
class AttemptCommands implements CommandHandler {
    private static final String TYPE = "outreach.attempt";

    /** The payload of form 2, the one that devices speak. */
    record Payload(
            @Nullable UUID attempt,
            @Nullable UUID entry,
            @Nullable Instant at,
            @Nullable String channel,
            @Nullable String outcome,
            @Nullable Instant backAt,
            @Nullable Integer basedOn) {}

    private final NoteAttempt note;
    private final EntryTable entries;
    private final ReadPayload read;

    AttemptCommands(NoteAttempt note, EntryTable entries, ReadPayload read) {
        this.note = note;
        this.entries = entries;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        if (said.attempt == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("attempt"));
        if (said.entry == null) return new CommandHandler.Outcome.Rejected(said.attempt, SyncProblems.missing("entry"));
        var at = said.at == null ? command.at() : command.putRight(said.at);
        var outcome = note.handle(new NoteAttempt.Command(
                said.attempt,
                said.entry,
                at,
                Objects.requireNonNullElse(said.channel, "door"),
                Objects.requireNonNullElse(said.outcome, ""),
                said.backAt == null ? null : command.putRight(said.backAt),
                Objects.requireNonNullElse(said.basedOn, Integer.MAX_VALUE)));
        return switch (outcome) {
            case fr.parvis.values.Outcome.Done(NoteAttempt.Noting.Noted(var id, var entry)) ->
                new CommandHandler.Outcome.Accepted(standing(id, entry));
            // it was made, and is kept; how the household stands goes back with the answer
            case fr.parvis.values.Outcome.Done(NoteAttempt.Noting.ClosedMeanwhile(var id, var entry)) ->
                new CommandHandler.Outcome.Accepted(standing(id, entry));
            case fr.parvis.values.Outcome.Refused(var problems) ->
                new CommandHandler.Outcome.Rejected(said.attempt, problems);
            case fr.parvis.values.Outcome.Changed() ->
                throw new IllegalStateException("an attempt has no version to be based on");
        };
    }

    @Override
    public List<Standing> find(Collection<UUID> subjects) {
        var found = new ArrayList<Standing>();
        for (var id : subjects)
            entries.findAttempt(id)
                    .flatMap(attempt -> entries.find(attempt.entry()).map(entry -> standing(id, entry)))
                    .ifPresent(found::add);
        return found;
    }

    private static Standing standing(UUID attempt, ListedHousehold entry) {
        return new Standing(
                attempt,
                0,
                new Told(
                        entry.id(),
                        entry.state().key(),
                        Objects.requireNonNullElse(entry.closedWhy(), ""),
                        entry.version()));
    }

    /** State of the household: no word of who it is. */
    record Told(UUID entry, String state, String closedWhy, int version) {}
}
