// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.HoursTold;
import fr.parvis.network.Point;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * Rule of a kiosk, which takes people while its point is open, or soon will be: those who come before the doors open stand
 * there already.
 *
 * @param hours of the point
 * @param lastNumber of the tickets of the day; 0 before the first
 */
record KioskStatusRule(QueueSettings.Setting setting, HoursTold hours, int lastNumber) {
    static final Duration BEFORE_OPENING = Duration.ofMinutes(30);

    /** @param now local time at the point */
    KioskStatus at(Point point, LocalDateTime now) {
        var opens = hours.opensAt();
        if (!setting.inUse()) return new KioskStatus(KioskStatus.State.NOT_IN_USE, null);
        if (!point.openOn(now.toLocalDate())) return new KioskStatus(KioskStatus.State.CLOSED, null);
        if (hours.state() == HoursTold.State.CLOSED && (opens == null || opens.isAfter(now.plus(BEFORE_OPENING))))
            return new KioskStatus(KioskStatus.State.CLOSED, opens);
        if (setting.isPausedOn(now.toLocalDate())) return new KioskStatus(KioskStatus.State.PAUSED, null);
        if (lastNumber >= GiveTicket.LAST) return new KioskStatus(KioskStatus.State.FULL, null);
        return new KioskStatus(KioskStatus.State.OPEN, null);
    }
}
