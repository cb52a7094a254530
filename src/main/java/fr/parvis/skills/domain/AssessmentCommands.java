// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.sheets.Cards;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes assessments that devices send by the bus; {@code docs/skills.md} describes the payload. */
@Component
class AssessmentCommands implements CommandHandler {
    private static final String TYPE = "skills.assess";

    /**
     * @param card the code as it was typed; the server finds whose it is
     * @param learner instead of a card, one whose path was opened here before
     * @param levels {@code help}, {@code prompted} or {@code alone} by gesture
     */
    record Payload(
            @Nullable UUID assessment,
            @Nullable String card,
            @Nullable UUID learner,
            @Nullable UUID point,
            @Nullable LocalDate day,
            @Nullable Map<String, @Nullable String> levels,
            @Nullable List<@Nullable String> access,
            @Nullable List<@Nullable String> brakes) {}

    private final KeepAssessment keep;
    private final AssessmentTable table;
    private final Cards cards;
    private final LocalDays localDays;
    private final ReadPayload read;

    AssessmentCommands(KeepAssessment keep, AssessmentTable table, Cards cards, LocalDays localDays, ReadPayload read) {
        this.keep = keep;
        this.table = table;
        this.cards = cards;
        this.localDays = localDays;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        var id = said.assessment();
        if (id == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("assessment"));
        var point = said.point();
        if (point == null) return new CommandHandler.Outcome.Rejected(id, SyncProblems.missing("point"));
        var who = SignedIn.current();
        if (who == null || !who.may(Right.RECORD_VISITS))
            return new CommandHandler.Outcome.Rejected(id, "", "skills.problem.learner");
        var levels = new LinkedHashMap<String, Level>();
        for (var one : Objects.requireNonNullElse(said.levels(), Map.<String, @Nullable String>of())
                .entrySet()) {
            var value = one.getValue();
            if (value == null) continue;
            var level = Level.find(value).orElse(null);
            if (level == null) return new CommandHandler.Outcome.Rejected(id, "levels", "skills.problem.level");
            levels.put(one.getKey(), level);
        }
        var learner = said.learner();
        if (said.card() != null)
            switch (cards.read(said.card())) {
                case Cards.Reading.Refused refused -> {
                    return new CommandHandler.Outcome.Rejected(id, refused.problem());
                }
                case Cards.Reading.Found found ->
                    learner = keep.learnerOfCard(found.card()).map(Learner::id).orElse(null);
            }
        if (learner == null) return new CommandHandler.Outcome.Rejected(id, SyncProblems.missing("card"));
        var day = said.day() == null ? LocalDate.ofInstant(command.at(), localDays.zoneAt(point)) : said.day();
        return switch (keep.keep(
                new KeepAssessment.Command(
                        learner, point, day, levels, known(said.access()), known(said.brakes()), null),
                command.at())) {
            case fr.parvis.values.Outcome.Done(var assessment) ->
                new CommandHandler.Outcome.Accepted(new Standing(
                        id, table.find(assessment).map(Assessment::version).orElse(0), null));
            case fr.parvis.values.Outcome.Refused(var refused) -> new CommandHandler.Outcome.Rejected(id, refused);
            case fr.parvis.values.Outcome.Changed() ->
                throw new IllegalStateException("an assessment has no version to be based on");
        };
    }

    private static @Nullable List<String> known(@Nullable List<@Nullable String> said) {
        return said == null
                ? null
                : said.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    /** The code of a card is stored nowhere. */
    @Override
    public JsonNode toKeep(SentCommand command) {
        return command.payloadWithout("card");
    }
}
