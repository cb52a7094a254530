package fr.parvis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The sessions that are open on a device which keeps records: they end when it is revoked. */
public interface DeviceSessions {
    /** Notes that the session of this request is open on that device; a request without one is none of a browser. */
    void openOn(HttpServletRequest request, UUID device);

    /** Whether the session of this request is one of that device. */
    boolean isOn(HttpServletRequest request, UUID device);

    /** Ends those that accounts of the current association have open on it; how many. */
    int endOn(UUID device);
}
