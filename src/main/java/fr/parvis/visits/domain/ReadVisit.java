// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.UnreadablePayload;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the payload of a command on a visit, and the visit that it says. */
@Component
class ReadVisit {
    static final String RECORD = "record-visit";
    static final String CORRECT = "correct-visit";

    /**
     * A visit as a command says it.
     *
     * @param correction whether it corrects a visit that is there, on the basis of {@code visit.version()}
     */
    record Said(Visit visit, boolean correction, @Nullable String reason) {}

    private final Nomenclature nomenclature;
    private final ReadPayload read;
    private final LocalDays localDays;

    ReadVisit(Nomenclature nomenclature, ReadPayload read, LocalDays localDays) {
        this.nomenclature = nomenclature;
        this.read = read;
        this.localDays = localDays;
    }

    /** @throws UnreadablePayload naming the first field that is not of its kind */
    VisitPayload payload(SentCommand command) {
        return read.of(command, VisitPayload.class);
    }

    /** The visit as the command says it, whether it could be recorded or not; nothing when the form could not show it. */
    Optional<Said> of(SentCommand command) {
        boolean correction = command.type().equals(CORRECT);
        if (!correction && !command.type().equals(RECORD)) return Optional.empty();
        VisitPayload payload;
        try {
            payload = payload(command);
        } catch (UnreadablePayload e) {
            return Optional.empty();
        }
        if (payload.visit() == null || !payload.missing(correction, true).isEmpty()) return Optional.empty();
        var said = payload.startedAt();
        var visit = payload.toVisit(
                usualDirection(payload, localDays.day(command.at())),
                said == null ? command.at() : command.putRight(said));
        return Optional.of(new Said(visit, correction, payload.reason()));
    }

    /** At a desk the person comes to us; on a home visit we go to the person. */
    Direction usualDirection(VisitPayload payload, LocalDate day) {
        var presence = payload.presence();
        return nomenclature
                .on(day)
                .find(CodeList.PRESENCE, presence == null ? VisitPayload.DESK : presence)
                .filter(code -> "outgoing".equals(code.attributes().get("direction")))
                .map(code -> Direction.OUTGOING)
                .orElse(Direction.INCOMING);
    }
}
