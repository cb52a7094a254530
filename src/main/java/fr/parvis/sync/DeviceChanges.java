// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import java.util.List;
import java.util.UUID;

/** Changes since a device asked last, for the answer to its batch. The module whose records devices keep implements it. */
public interface DeviceChanges {

    /**
     * The changes of the current account's records.
     *
     * @param cursor of the answer before; empty from the start, and one that is not understood too
     * @param most greatest number of changes at once
     */
    Changes since(String cursor, int most);

    /**
     * One part of the changes.
     *
     * @param cursor to ask with next time
     * @param more there is more, to be asked for with that cursor
     * @param all whether this begins anew: what is not told, in this part and the next ones, is not there
     * @param current the changed records, as their JSON is in answers
     * @param gone subjects that were taken back, or are another account's now
     */
    record Changes(String cursor, boolean more, boolean all, List<?> current, List<UUID> gone) {}
}
