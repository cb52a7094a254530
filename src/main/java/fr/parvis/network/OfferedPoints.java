// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.NotReadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The network's points compared with external feeds, changed after a person accepted a proposal. */
public interface OfferedPoints {

    /**
     * By what a point may be known again in a file of somebody else's.
     *
     * @param sourceId identifier in the file that it came from, where it did
     * @param pivot SIRET or RNA number of the body that runs it
     * @param open whether it receives the public, today or later
     */
    record Known(
            UUID id,
            @Nullable String sourceId,
            @Nullable String pivot,
            String name,
            String insee,
            @Nullable Double latitude,
            @Nullable Double longitude,
            boolean open) {}

    /**
     * A point and what somebody else says of it, in the same words: without what is the network's own.
     *
     * @param open whether it receives the public, today or later
     */
    record Beside(UUID point, boolean open, StandardPlace ours, StandardPlace theirs) {}

    /** Reads a file of the national standard row by row; the answer says why when it is not one, and then nothing of it counts. */
    Optional<NotReadable> read(InputStream file, Limits limits, Consumer<Row> reader) throws IOException;

    void each(Consumer<Known> reader);

    /** Puts what is said beside the points it is said of, those that exist. */
    List<Beside> beside(Map<UUID, StandardPlace> said);

    /** Changes what is described of a point; its closures and labels stay. */
    void change(UUID point, StandardPlace place);

    /** Adds a place to an association's points; nothing when it has one of that identifier already. */
    Optional<UUID> add(UUID association, StandardPlace place);

    /** Closes a point from today on; one that is closed already stays so, and one that is still to open is closed from that day on. */
    void close(UUID point);
}
