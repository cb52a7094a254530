// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activities;
import fr.parvis.activities.Activity;
import fr.parvis.network.LocalDays;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes activities that devices send by the bus. */
@Component
class ActivityCommands implements CommandHandler {
    private static final String RECORD = "record-activity";
    private static final String CORRECT = "correct-activity";
    private static final String CANCEL = "cancel-activity";
    private static final UUID FOUND = Ids.NIL;

    /** The payload: the whole activity and, of one known before, what was on the screen and why it is changed. */
    record Said(
            @Nullable UUID activity,
            @Nullable UUID point,
            @Nullable LocalDate day,
            @Nullable String kind,
            @Nullable Integer minutes,
            @Nullable Integer headcount,
            @Nullable String partner,
            @Nullable List<@Nullable UUID> colleagues,
            @Nullable String title,
            @Nullable Integer basedOn,
            @Nullable String reason) {

        List<Problem> missing(boolean basedOnNeeded) {
            var problems = new ArrayList<Problem>();
            if (activity == null) problems.add(SyncProblems.missing("activity"));
            if (basedOnNeeded && basedOn == null) problems.add(SyncProblems.missing("basedOn"));
            if (colleagues != null && colleagues.contains(null)) problems.add(SyncProblems.missing("colleagues"));
            return problems;
        }
    }

    private final Activities activities;
    private final ActivityTable table;
    private final ReadPayload read;
    private final LocalDays localDays;

    ActivityCommands(Activities activities, ActivityTable table, ReadPayload read, LocalDays localDays) {
        this.activities = activities;
        this.table = table;
        this.read = read;
        this.localDays = localDays;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(RECORD, 2, CORRECT, 2, CANCEL, 2);
    }

    @Override
    public Outcome handle(SentCommand command) {
        var said = read.of(command, Said.class);
        boolean first = command.type().equals(RECORD);
        var missing = said.missing(!first);
        if (!missing.isEmpty()) return new Outcome.Rejected(said.activity(), missing);
        var id = Objects.requireNonNull(said.activity());
        if (!first && table.find(id).isEmpty()) return new Outcome.Held(id);
        return outcome(
                id,
                switch (command.type()) {
                    case RECORD -> activities.record(activity(id, said, command));
                    case CORRECT -> activities.correct(activity(id, said, command), said.reason());
                    default -> activities.cancel(id, version(said), said.reason());
                });
    }

    @Override
    public List<Standing> find(Collection<UUID> subjects) {
        var who = CurrentActor.now();
        return table.find(subjects).stream()
                .filter(found -> !found.cancelled() && who.mayTouch(found.activity()))
                .map(found -> standing(found.activity()))
                .toList();
    }

    private static int version(Said said) {
        return said.basedOn() == null ? 0 : said.basedOn();
    }

    /** The activity as sent; a missing value becomes one that the rules refuse at its field. */
    private Activity activity(UUID id, Said said, SentCommand command) {
        return new Activity(
                id,
                FOUND,
                said.point(),
                said.day() == null ? dayOf(said, command) : said.day(),
                said.kind() == null ? "" : said.kind(),
                said.minutes() == null ? 0 : said.minutes(),
                said.headcount() == null ? 0 : said.headcount(),
                said.partner(),
                FOUND,
                said.colleagues() == null
                        ? List.of()
                        : said.colleagues().stream()
                                .map(Objects::requireNonNull)
                                .toList(),
                said.title(),
                version(said));
    }

    /** The local day on which it was said. */
    private LocalDate dayOf(Said said, SentCommand command) {
        return LocalDate.ofInstant(command.at(), localDays.zoneAt(said.point()));
    }

    private static Outcome outcome(UUID subject, Activities.Outcome outcome) {
        return switch (outcome) {
            case Activities.Outcome.Accepted accepted -> new Outcome.Accepted(standing(accepted.activity()));
            case Activities.Outcome.Conflict conflict -> new Outcome.Conflict(standing(conflict.current()), List.of());
            case Activities.Outcome.Rejected rejected -> new Outcome.Rejected(subject, rejected.problems());
        };
    }

    private static Standing standing(Activity activity) {
        return new Standing(activity.id(), activity.version(), activity);
    }
}
