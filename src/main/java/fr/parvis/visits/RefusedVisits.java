package fr.parvis.visits;

import fr.parvis.shell.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits that were refused when they came from a device, for whoever puts them right in the plain form; answered by who received them. */
public interface RefusedVisits {

    /**
     * A visit as it was said, and why it was refused.
     *
     * @param account who said it
     * @param correction whether it corrects a visit that is there, on the basis of {@code visit.version()}
     */
    record Refused(
            UUID id,
            Visit visit,
            UUID account,
            boolean correction,
            @Nullable String reason,
            List<Problem> problems) {}

    /** The refused visit, when it is still to be put right. */
    Optional<Refused> find(UUID id);

    /** Closes it: it has been put right. In the transaction of the caller, if there is one. */
    void putRight(UUID id);
}
