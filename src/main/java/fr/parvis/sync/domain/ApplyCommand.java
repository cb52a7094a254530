package fr.parvis.sync.domain;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads one command and asks the module that it is for. */
@Component
class ApplyCommand {
    /** The newest form that this server knows; older ones stay known for a year. */
    static final int FORM = 1;

    private static final Set<String> TYPES = Set.of("record-visit", "correct-visit", "cancel-visit");

    private final Visits visits;
    private final Nomenclature nomenclature;
    private final Clock clock;
    private final JsonMapper json;

    ApplyCommand(Visits visits, Nomenclature nomenclature, Clock clock, JsonMapper json) {
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.clock = clock;
        // a half is not a whole number: refused, not cut
        this.json = json.rebuild()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Whether this server can decide it at all; one that it cannot is not remembered, so that a newer server may. */
    static boolean knows(Envelope command) {
        return TYPES.contains(command.type()) && command.form() >= 1 && command.form() <= FORM;
    }

    Decision handle(Envelope command) {
        var id = command.id().toString();
        if (!command.payload().isObject()) return Decision.rejected(id, "payload", "payload");
        VisitPayload payload;
        try {
            payload = json.treeToValue(command.payload(), VisitPayload.class);
        } catch (DatabindException e) {
            return Decision.rejected(id, field(e.getPath()), "unreadable");
        }
        boolean cancels = command.type().equals("cancel-visit");
        var missing = payload.missing(!command.type().equals("record-visit"), !cancels);
        if (!missing.isEmpty()) return Decision.rejected(id, missing);
        return decision(
                id,
                switch (command.type()) {
                    case "record-visit" -> visits.record(payload.toVisit(clock.instant(), usualDirection(payload)));
                    case "correct-visit" ->
                        visits.correct(payload.toVisit(clock.instant(), usualDirection(payload)), payload.reason());
                    default -> visits.cancel(payload.id(), payload.version(), payload.reason());
                });
    }

    private static Decision decision(String id, Visits.Outcome outcome) {
        return switch (outcome) {
            case Visits.Outcome.Accepted accepted -> Decision.accepted(id, accepted.visit());
            case Visits.Outcome.Rejected rejected -> Decision.rejected(id, rejected.problems());
            case Visits.Outcome.Conflict conflict -> Decision.conflict(id, conflict.current());
        };
    }

    /** At a desk the person comes to us; on a home visit we go to the person. */
    private Direction usualDirection(VisitPayload payload) {
        var presence = payload.presence();
        return nomenclature
                .on(LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .find(CodeList.PRESENCE, presence == null ? VisitPayload.DESK : presence)
                .filter(code -> "outgoing".equals(code.attributes().get("direction")))
                .map(code -> Direction.OUTGOING)
                .orElse(Direction.INCOMING);
    }

    /** {@code requests[0].theme}. */
    private static String field(List<tools.jackson.core.JacksonException.Reference> path) {
        var field = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null)
                field.append('[').append(step.getIndex()).append(']');
            else field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        return field.isEmpty() ? "payload" : field.toString();
    }
}
