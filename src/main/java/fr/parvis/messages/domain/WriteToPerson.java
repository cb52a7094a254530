// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Journal;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A message that somebody of the team writes to the person of a file. */
@Component
@Transactional
public class WriteToPerson {
    /** Kind of the subject of such a message: the person. */
    public static final String KIND = "person";

    public static final int LONGEST = 320;

    /** Delay in which the message can be taken back. */
    private static final Duration UNDO = Duration.ofMinutes(1);

    /** Time after which the message is of no use any more. */
    private static final Duration USEFUL = Duration.ofDays(3);

    private final Messages messages;
    private final MessageTable table;
    private final Journal journal;
    private final Clock clock;

    WriteToPerson(Messages messages, MessageTable table, Journal journal, Clock clock) {
        this.messages = messages;
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param id made with the form: the same form twice is one message
     * @param by null for what reaches the person best
     * @param knowing whether who writes has seen the warnings
     */
    public record Command(
            UUID id, UUID person, String text, @Nullable Channel by, boolean knowing) {}

    public Outcome<UUID> handle(Command command) {
        var problems = problems(command);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var now = clock.instant();
        var asked = messages.ask(new Messages.Request(
                new Messages.Subject(KIND, command.person),
                "written " + command.id,
                new Recipient.OfFile(command.person),
                new Template("messages.written", List.of(command.text)),
                now.plus(UNDO),
                now.plus(USEFUL),
                command.by));
        return switch (asked) {
            case PlanOutcome.Planned planned -> {
                journal.note("messages.written", planned.message().toString(), Map.of());
                yield new Outcome.Done<>(planned.message());
            }
            case PlanOutcome.Known known -> new Outcome.Done<>(known.message());
            case PlanOutcome.NotPossible not ->
                Outcome.refused("by", "messages.problem." + not.why().key());
        };
    }

    /** @return false once it has gone */
    public boolean withdraw(UUID id) {
        var it = table.find(id).filter(one -> one.about().kind().equals(KIND)).orElse(null);
        boolean withdrawn = it != null && table.change(id, MessageState.WITHDRAWN, Why.OFF, clock.instant());
        if (withdrawn) journal.note("messages.withdrawn", id.toString(), Map.of());
        return withdrawn;
    }

    private static List<Problem> problems(Command command) {
        var problems = new ArrayList<Problem>();
        if (command.text.isBlank()) problems.add(Problem.of("text", "messages.problem.empty"));
        if (command.text.length() > LONGEST) problems.add(Problem.of("text", "messages.problem.long", LONGEST));
        problems.addAll(SensitiveText.problems("text", command.text, command.knowing));
        if (!command.knowing)
            RevealingWords.find(command.text)
                    .ifPresent(word -> problems.add(Problem.warning("text", "messages.problem.telling", word)));
        return problems;
    }
}
