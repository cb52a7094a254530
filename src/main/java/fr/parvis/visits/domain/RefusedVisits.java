// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.sync.PendingCommands;
import fr.parvis.sync.PendingCommands.Pending;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Visits from devices that were refused, for whoever puts them right in the plain form. */
@Component
public class RefusedVisits {

    /**
     * A visit as it was said, and why it was refused.
     *
     * @param account account that sent it
     * @param correction whether it corrects a visit that is there, on the basis of {@code visit.version()}
     */
    public record Refused(
            UUID id,
            Visit visit,
            UUID account,
            boolean correction,
            @Nullable String reason,
            List<Problem> problems) {}

    private final PendingCommands pending;
    private final Visits visits;
    private final ReadVisit read;

    RefusedVisits(PendingCommands pending, Visits visits, ReadVisit read) {
        this.pending = pending;
        this.visits = visits;
        this.read = read;
    }

    /** The refused visit, when it is still to be put right; a command that cannot be read as a visit has no form. */
    public Optional<Refused> find(UUID id) {
        return pending.find(id).flatMap(this::refused);
    }

    /** Closes it: it has been put right. In the transaction of the caller, if there is one. */
    public void putRight(UUID id) {
        pending.putRight(id);
    }

    private Optional<Refused> refused(Pending waiting) {
        return read.of(waiting.command())
                .map(said -> new Refused(
                        waiting.command().id(),
                        said.visit().mediators().isEmpty()
                                ? said.visit().withMediators(mediators(said, waiting.account()))
                                : said.visit(),
                        waiting.account(),
                        said.correction(),
                        said.reason(),
                        waiting.problems()));
    }

    /** A correction that names nobody leaves those who were there. */
    private List<UUID> mediators(ReadVisit.Said said, UUID account) {
        var standing = said.correction() ? visits.find(List.of(said.visit().id())) : List.<Visit>of();
        return standing.isEmpty() ? List.of(account) : standing.getFirst().mediators();
    }
}
