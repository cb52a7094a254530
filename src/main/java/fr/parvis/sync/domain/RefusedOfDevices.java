package fr.parvis.sync.domain;

import fr.parvis.network.LocalDays;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the plain form what a device had said that was refused; a visit that cannot be read as one has no form. */
@Component
public class RefusedOfDevices implements RefusedVisits {
    static final Set<String> TYPES = Set.of("record-visit", "correct-visit");

    private final CommandReview toPutRight;
    private final Visits visits;
    private final Nomenclature nomenclature;
    private final ReadPayload read;
    private final LocalDays localDays;

    RefusedOfDevices(
            CommandReview toPutRight, Visits visits, Nomenclature nomenclature, ReadPayload read, LocalDays localDays) {
        this.toPutRight = toPutRight;
        this.visits = visits;
        this.nomenclature = nomenclature;
        this.read = read;
        this.localDays = localDays;
    }

    @Override
    public Optional<Refused> find(UUID id) {
        return toPutRight
                .find(id)
                .flatMap(this::of)
                .map(refused -> refused.visit().mediators().isEmpty()
                        ? with(refused, refused.visit().withMediators(mediators(refused)))
                        : refused);
    }

    /** A correction that names nobody leaves those who were there. */
    private List<UUID> mediators(Refused refused) {
        var standing =
                refused.correction() ? visits.find(List.of(refused.visit().id())) : List.<Visit>of();
        return standing.isEmpty()
                ? List.of(refused.account())
                : standing.getFirst().mediators();
    }

    private static Refused with(Refused r, Visit visit) {
        return new Refused(r.id(), visit, r.account(), r.correction(), r.reason(), r.problems());
    }

    /** The visit that the command says, as it says it; nothing when it says none that the form could show. */
    public Optional<Refused> of(Waiting waiting) {
        return TYPES.contains(waiting.command().type()) ? refused(waiting) : Optional.empty();
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
                usual(payload, localDays.day(command.at())), said == null ? command.at() : command.putRight(said));
        return Optional.of(
                new Refused(command.id(), visit, waiting.account(), correction, payload.reason(), waiting.problems()));
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
}
