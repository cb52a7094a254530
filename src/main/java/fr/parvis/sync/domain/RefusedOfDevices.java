package fr.parvis.sync.domain;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.UnreadablePayload;
import fr.parvis.sync.domain.RejectedCommands.Waiting;
import fr.parvis.visits.Direction;
import fr.parvis.visits.RefusedVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the plain form what a device had said that was refused; a visit that cannot be read as one has no form. */
@Component
class RefusedOfDevices implements RefusedVisits {
    static final Set<String> TYPES = Set.of("record-visit", "correct-visit");

    private final ToPutRight toPutRight;
    private final Nomenclature nomenclature;
    private final ReadPayload read;

    RefusedOfDevices(ToPutRight toPutRight, Nomenclature nomenclature, ReadPayload read) {
        this.toPutRight = toPutRight;
        this.nomenclature = nomenclature;
        this.read = read;
    }

    @Override
    public Optional<Refused> find(UUID id) {
        return toPutRight
                .find(id)
                .filter(waiting -> TYPES.contains(waiting.command().type()))
                .flatMap(this::refused);
    }

    @Override
    public void putRight(UUID id) {
        toPutRight.putRight(id);
    }

    private Optional<Refused> refused(Waiting waiting) {
        var command = waiting.command();
        boolean correction = command.type().equals("correct-visit");
        VisitPayload payload;
        try {
            payload = read.of(command, VisitPayload.class);
        } catch (UnreadablePayload e) {
            return Optional.empty();
        }
        if (payload.visit() == null || !payload.missing(correction, true).isEmpty()) return Optional.empty();
        var said = payload.startedAt();
        var visit = payload.toVisit(
                usual(payload, command.at().atZone(ZoneOffset.UTC).toLocalDate()),
                said == null ? command.at() : command.putRight(said));
        return Optional.of(new Refused(
                command.id(),
                visit.mediators().isEmpty() ? with(visit, waiting.account()) : visit,
                waiting.account(),
                correction,
                payload.reason(),
                waiting.problems().stream()
                        .map(problem -> new Visits.Problem(problem.field(), problem.key(), problem.args()))
                        .toList()));
    }

    private Direction usual(VisitPayload payload, LocalDate day) {
        var presence = payload.presence();
        return nomenclature
                .on(day)
                .find(CodeList.PRESENCE, presence == null ? VisitPayload.DESK : presence)
                .filter(code -> "outgoing".equals(code.attributes().get("direction")))
                .map(code -> Direction.OUTGOING)
                .orElse(Direction.INCOMING);
    }

    private static Visit with(Visit v, UUID mediator) {
        return new Visit(
                v.id(),
                v.association(),
                v.point(),
                v.day(),
                v.startedAt(),
                v.presence(),
                v.direction(),
                List.of(mediator),
                v.persons(),
                v.ageBand(),
                v.gender(),
                v.situation(),
                v.commune(),
                v.language(),
                v.firstVisit(),
                v.partner(),
                v.team(),
                v.requests(),
                v.version());
    }
}
