// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.time.ZoneId;

/** Time zone of the account that is asking: days and hours are shown as the clock on its wall says them. */
public interface LocalZone {
    /** Of the association in scope, also for its partner; for the network and the public, the network's. */
    ZoneId zone();
}
