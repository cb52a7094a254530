// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.values.RowProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed of somebody else's that the network's head follows.
 *
 * @param address of the web, or the name of a file in the folder of feeds
 * @param association to which its new places are added as points
 * @param readingSince start of the reading that runs
 * @param readAt time of the last reading, well or not
 * @param problem key of the sentence that says why it could not be read then; null when it was
 * @param places number of places it told of
 * @param refused number of its rows that describe no place
 * @param remarks first rows that were left out or refused
 */
public record FollowedFeed(
        UUID id,
        String name,
        String address,
        UUID association,
        @Nullable Instant readingSince,
        @Nullable Instant readAt,
        @Nullable String problem,
        List<String> problemArgs,
        int places,
        int refused,
        List<RowProblem> remarks) {}
