// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SentCommand;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles the commands on visits that devices send. */
@Component
class VisitCommands implements CommandHandler {
    private static final String RECORD = ReadVisit.RECORD;
    private static final String CORRECT = ReadVisit.CORRECT;
    private static final String CANCEL = "cancel-visit";

    /** The form from which on corrections are joined, and a change waits for the visit that it changes. */
    private static final int JOINING = 2;

    /** A request takes no longer, as a rule: two measures of the same wrong clock differ by less. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final Visits visits;
    private final Nomenclature nomenclature;
    private final ReadVisit read;
    private final LocalDays localDays;
    private final Clock clock;

    VisitCommands(Visits visits, Nomenclature nomenclature, ReadVisit read, LocalDays localDays, Clock clock) {
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.read = read;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(RECORD, 2, CORRECT, 2, CANCEL, 2);
    }

    @Override
    public Outcome handle(SentCommand command) {
        var payload = read.payload(command);
        var missing =
                payload.missing(!command.type().equals(RECORD), !command.type().equals(CANCEL));
        if (!missing.isEmpty()) return new Outcome.Rejected(payload.visit(), missing);
        var outcome = outcome(
                payload.id(),
                switch (command.type()) {
                    case RECORD -> visits.record(visit(command, payload));
                    case CORRECT ->
                        command.form() >= JOINING
                                ? visits.correctAndJoin(visit(command, payload), payload.reason())
                                : visits.correct(visit(command, payload), payload.reason());
                    default -> visits.cancel(payload.id(), payload.version(), payload.reason());
                });
        return waits(command, outcome) ? new Outcome.Held(payload.id()) : outcome;
    }

    /** A change that overtook the visit it changes; clients of form 1 know no waiting. */
    private static boolean waits(SentCommand command, Outcome outcome) {
        return command.form() >= JOINING
                && !command.type().equals(RECORD)
                && outcome instanceof Outcome.Rejected rejected
                && rejected.problems().stream().anyMatch(problem -> problem.is(Visits.UNKNOWN));
    }

    @Override
    public List<Standing> find(Collection<UUID> subjects) {
        return visits.find(subjects).stream().map(VisitCommands::standing).toList();
    }

    private Visit visit(SentCommand command, VisitPayload payload) {
        return payload.toVisit(read.usualDirection(payload, localDays.today()), startedAt(command, payload));
    }

    /**
     * When the visit began, by a clock that was put right. A correction says again the time that was typed, or the one that the server
     * told: what comes out as what stands, but for the moment that a request takes, is what stands.
     */
    private Instant startedAt(SentCommand command, VisitPayload payload) {
        var said = payload.startedAt();
        if (said == null) return command.at();
        if (command.shift().isZero()) return said;
        var right = command.putRight(said);
        if (!command.type().equals(CORRECT)) return right;
        return visits.find(List.of(payload.id())).stream()
                .map(Visit::startedAt)
                .filter(at ->
                        at.equals(said) || Duration.between(at, right).abs().compareTo(MOMENT) < 0)
                .findFirst()
                .orElse(right);
    }

    private static Outcome outcome(UUID subject, Visits.Outcome outcome) {
        return switch (outcome) {
            case Visits.Outcome.Accepted accepted ->
                new Outcome.Accepted(standing(accepted.visit()), merged(accepted.merged()));
            case Visits.Outcome.Rejected rejected -> new Outcome.Rejected(subject, rejected.problems());
            case Visits.Outcome.Conflict conflict ->
                new Outcome.Conflict(standing(conflict.current()), conflict.clash());
        };
    }

    private static @Nullable Merged merged(Visits.@Nullable Merged merged) {
        return merged == null ? null : new Merged(merged.over(), merged.fields(), merged.from());
    }

    private static Standing standing(Visit visit) {
        return new Standing(visit.id(), visit.version(), visit, Standing.VISIT);
    }

    @Override
    public Optional<Review> review(SentCommand command, Locale locale) {
        return read.of(command)
                .map(said -> new Review(facts(said.visit(), locale), VisitsAddresses.refused(command.id())));
    }

    /** Facts of a visit, shown before one confirms it. */
    private List<Fact> facts(Visit visit, Locale locale) {
        var catalogue = nomenclature.on(localDays.day(visit.startedAt()));
        var requests = visit.requests().stream()
                .map(request -> catalogue.label(CodeList.THEME, request.theme(), locale) + ", "
                        + catalogue
                                .label(CodeList.LEVEL, request.level(), locale)
                                .toLowerCase(locale))
                .collect(Collectors.joining(" ; "));
        return List.of(
                new Fact("visits.said.requests", requests),
                new Fact("visits.said.persons", String.valueOf(visit.persons())),
                new Fact("visits.said.startedAt", localDays.local(visit.startedAt())));
    }
}
