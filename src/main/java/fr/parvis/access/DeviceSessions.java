// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that are open on a device which keeps records: they end when it is revoked. */
public interface DeviceSessions {
    /**
     * Notes that a session is open on that device.
     *
     * @param session its identifier; null when it is none of a browser
     */
    void openOn(@Nullable String session, UUID device);

    /** Whether a session is one of that device. */
    boolean isOn(@Nullable String session, UUID device);

    /** Ends those that accounts of the current association have open on it; how many. */
    int endOn(UUID device);
}
