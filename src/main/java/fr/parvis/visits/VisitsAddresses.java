// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import fr.parvis.sync.SyncAddresses;
import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class VisitsAddresses {
    public static final String DESK = "/capture";

    /** The desk with visitors who do not exist. */
    public static final String TRAINING = DESK + "/entrainement";

    /** The visits of a day. */
    public static final String DAY = "/bureau/journee";

    /** The list of visits, by its filters. */
    public static final String VISITS = "/bureau/passages";

    private VisitsAddresses() {}

    /** A visit and what it said before each correction. */
    public static String history(UUID visit) {
        return VISITS + "/" + visit + "/historique";
    }

    /** The plain form with what a device had said and could not be recorded. */
    public static String refused(UUID command) {
        return SyncAddresses.TO_PUT_RIGHT + "/" + command + "/passage";
    }
}
