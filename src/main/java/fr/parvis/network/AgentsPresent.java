// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Number of agents at a point at once while it is open, for the duty of the France Services label; a module with a rota answers. */
public interface AgentsPresent {

    /** The fewest at once, of the points whose rota the caller may see. */
    Map<UUID, Integer> atOnce(Collection<UUID> points);
}
