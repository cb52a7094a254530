// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes gestures noted at the desk, one press each; {@code docs/skills.md} describes the payload. */
@Component
class SeenCommands implements CommandHandler {
    private static final String TYPE = "skills.seen";

    /**
     * @param seen made on the device, not stored
     * @param level null: it was not seen after all
     */
    record Payload(
            @Nullable UUID seen,
            @Nullable UUID visit,
            @Nullable String gesture,
            @Nullable String level) {}

    private final SeenAtDesk atDesk;
    private final Visits visits;
    private final ReadPayload read;

    SeenCommands(SeenAtDesk atDesk, Visits visits, ReadPayload read) {
        this.atDesk = atDesk;
        this.visits = visits;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        var id = said.seen();
        if (id == null) return new Outcome.Rejected(null, SyncProblems.missing("seen"));
        var visit = said.visit();
        if (visit == null) return new Outcome.Rejected(id, SyncProblems.missing("visit"));
        var gesture = said.gesture();
        if (gesture == null) return new Outcome.Rejected(id, SyncProblems.missing("gesture"));
        var who = SignedIn.current();
        if (who == null || !who.may(Right.RECORD_VISITS))
            return new Outcome.Rejected(id, "visit", "skills.problem.visit");
        var level = said.level() == null ? null : Level.find(said.level()).orElse(null);
        if (level == null && said.level() != null) return new Outcome.Rejected(id, "level", "skills.problem.level");
        var found = visits.find(List.of(visit)).stream().findFirst().orElse(null);
        if (found == null) {
            var gone = atDesk.isTakenBack(visit).orElse(null);
            // a visit taken back takes its gestures along; one that has not arrived is waited for
            if (gone == null) return new Outcome.Held(visit);
            return gone
                    ? new Outcome.Accepted(new Standing(id, 0, null))
                    : new Outcome.Rejected(id, "visit", "skills.problem.visit");
        }
        return switch (atDesk.keep(found, gesture, level, command.at())) {
            case fr.parvis.values.Outcome.Done(var _) -> new Outcome.Accepted(new Standing(id, 0, null));
            case fr.parvis.values.Outcome.Refused(var refused) -> new Outcome.Rejected(id, refused);
            case fr.parvis.values.Outcome.Changed() -> throw new IllegalStateException("a gesture has no version");
        };
    }
}
