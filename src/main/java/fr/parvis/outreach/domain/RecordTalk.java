// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The talk with a household that was reached is an act like any other: outgoing mediation, recorded once, for the figures of all. */
@Component
public class RecordTalk {

    /**
     * @param visit identifier of the act, made with the form
     * @param point point where it is counted
     * @param level code of list LEVEL
     * @param result code of list RESULT
     * @param minutes 1 to 600
     */
    public record Command(UUID entry, UUID visit, UUID point, String level, String result, int minutes) {}

    private final EntryTable entries;
    private final Visits visits;
    private final Nomenclature nomenclature;
    private final Journal journal;
    private final LocalDays localDays;

    RecordTalk(EntryTable entries, Visits visits, Nomenclature nomenclature, Journal journal, LocalDays localDays) {
        this.entries = entries;
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.journal = journal;
        this.localDays = localDays;
    }

    /** Records a talk once, however often it is sent; answers its problems, if any. */
    @Transactional
    public List<Problem> handle(Command command) {
        var entry = entries.lock(command.entry).orElse(null);
        if (entry == null) return List.of(Problem.of("", "outreach.work.problem.unknown"));
        if (entry.visit() != null) return List.of();
        var talk = entries.attempts(entry.id()).stream()
                .filter(it -> it.outcome().equals("reached"))
                .reduce((one, other) -> other)
                .orElse(null);
        if (talk == null) return List.of(Problem.of("", "outreach.work.problem.not-reached"));
        return switch (visits.record(visit(entry, talk, command))) {
            case Visits.Outcome.Accepted accepted -> {
                entries.recorded(entry.id(), command.visit);
                journal.note("outreach.talk-recorded", entry.id().toString(), Map.of());
                yield List.of();
            }
            case Visits.Outcome.Rejected rejected ->
                rejected.problems().stream().map(it -> it.at(field(it.field()))).toList();
            case Visits.Outcome.Conflict conflict -> List.of(Problem.of("", "outreach.work.problem.identifier-taken"));
        };
    }

    private Visit visit(ListedHousehold entry, Attempt talk, Command command) {
        var supplier = entry.supplier();
        if (supplier != null && !nomenclature.on(entries.today()).isUsable(CodeList.OPERATOR, supplier))
            supplier = null;
        return new Visit(
                command.visit,
                Ids.NIL,
                command.point,
                localDays.day(talk.at()),
                start(talk, command.minutes),
                presence(talk.channel()),
                Direction.OUTGOING,
                List.of(),
                1,
                null,
                null,
                null,
                entry.commune(),
                entry.language(),
                null,
                supplier,
                null,
                List.of(new Visit.Request(
                        Ids.next(), entry.theme(), supplier, command.level, command.result, command.minutes, null)),
                0);
    }

    /** The attempt is noted when the talk is over. */
    private static Instant start(Attempt talk, int minutes) {
        return talk.at().minus(Duration.ofMinutes(Math.clamp(minutes, 0, 600)));
    }

    private static String presence(String channel) {
        return switch (channel) {
            case "call" -> "telephone";
            case "door" -> "door-to-door";
            default -> "remote";
        };
    }

    private static String field(String field) {
        return field.startsWith("requests[0].") ? field.substring("requests[0].".length()) : field;
    }
}
