// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import fr.parvis.sync.UnreadablePayload;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes from devices what was answered in a home without a network, part by part; the payload is told in {@code docs/homes.md}. */
@Component
class HomeCommands implements CommandHandler {
    private static final String TYPE = "homes.answer";
    private static final String KEEP = "garder";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /**
     * The payload of form 2, the one that devices speak.
     *
     * @param part made on the device, one for each time that a part is saved
     * @param answers whole, under the keys of the questions
     * @param note left out: what stands there stays
     * @param knowing whether the warnings were seen
     */
    record Payload(
            @Nullable UUID part,
            @Nullable UUID visit,
            @Nullable String section,
            @Nullable Map<String, @Nullable List<@Nullable String>> answers,
            @Nullable String note,
            @Nullable Integer basedOn,
            @Nullable Boolean knowing) {

        Map<String, List<String>> sent() {
            var sent = new LinkedHashMap<String, List<String>>();
            if (answers != null)
                answers.forEach((question, said) -> {
                    if (said != null)
                        sent.put(
                                question,
                                said.stream()
                                        .filter(Objects::nonNull)
                                        .map(Objects::requireNonNull)
                                        .toList());
                });
            return sent;
        }

        int base() {
            return basedOn == null ? 0 : basedOn;
        }
    }

    private final KeepHome keep;
    private final ReadHomes homes;
    private final HomeTable table;
    private final ReadPayload read;

    HomeCommands(KeepHome keep, ReadHomes homes, HomeTable table, ReadPayload read) {
        this.keep = keep;
        this.homes = homes;
        this.table = table;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        return decide(said, said.base());
    }

    private CommandHandler.Outcome decide(Payload said, int basedOn) {
        if (said.part == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("part"));
        if (said.visit == null) return new CommandHandler.Outcome.Rejected(said.part, SyncProblems.missing("visit"));
        var who = SignedIn.current();
        if (who == null || !who.may(Right.FOLLOW_PEOPLE))
            return new CommandHandler.Outcome.Rejected(said.part, "", "homes.problem.not-yours");
        var section = Section.of(said.section == null ? "" : said.section).orElse(null);
        if (section == null) return new CommandHandler.Outcome.Rejected(said.part, "section", "homes.problem.section");
        var outcome = keep.answer(
                said.visit,
                section,
                new KeepHome.Said(
                        said.sent(),
                        said.note == null ? standing(said.visit, section) : said.note,
                        basedOn,
                        // a note that was there already has been checked
                        said.note == null || Boolean.TRUE.equals(said.knowing)));
        return switch (outcome) {
            case fr.parvis.values.Outcome.Done(var _) ->
                new CommandHandler.Outcome.Accepted(new Standing(said.part, table.version(said.visit, section), null));
            case fr.parvis.values.Outcome.Refused(var problems) ->
                new CommandHandler.Outcome.Rejected(
                        said.part, problems.stream().map(HomeCommands::told).toList());
            case fr.parvis.values.Outcome.Changed() ->
                new CommandHandler.Outcome.Rejected(said.part, "", "homes.problem.part-changed");
        };
    }

    private String standing(UUID visit, Section section) {
        return homes.find(visit).map(found -> found.part(section).note()).orElse("");
    }

    private static Problem told(Problem problem) {
        return Problem.of(
                problem.field(),
                problem.code(),
                problem.args().stream()
                        .map(arg -> arg instanceof LocalDate day ? DATE.format(day) : String.valueOf(arg))
                        .toArray());
    }

    /** Somebody changed the part meanwhile: what the device says may take the place of it. */
    @Override
    public List<WayOut> waysOut(SentCommand command) {
        try {
            var said = read.of(command, Payload.class);
            var section = Section.of(said.section == null ? "" : said.section).orElse(null);
            if (said.visit == null || section == null || table.version(said.visit, section) == said.base())
                return List.of();
            return List.of(new WayOut(KEEP, "homes.way.keep." + section.key(), List.of()));
        } catch (UnreadablePayload e) {
            return List.of();
        }
    }

    @Override
    public CommandHandler.Outcome take(SentCommand command, String way) {
        var said = read.of(command, Payload.class);
        var section = Section.of(said.section == null ? "" : said.section).orElseThrow();
        return decide(said, table.version(Objects.requireNonNull(said.visit), section));
    }

    /** The command without its note, which is kept with the home only. */
    @Override
    public JsonNode toKeep(SentCommand command) {
        return command.payloadWithout("note");
    }
}
