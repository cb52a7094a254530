// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline;

import java.util.List;
import java.util.UUID;

/** The demonstration's way in: a day of the line. */
public interface PastCalls {

    /** Opens the line to some mediators of the current association, with a language each beside French. */
    void members(List<UUID> mediators);

    /**
     * Promises of the last days with their ends, and some that are open; in the network's scope. Nothing is written where there are promises already.
     *
     * @param mediators of that association, who called
     * @param communes INSEE codes
     */
    void calls(UUID association, List<UUID> mediators, List<String> communes);

    /** Calls that ended the promises which the current association took, and who of some mediators was on the line today. */
    void day(List<UUID> mediators);
}
