// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test puts forward. */
public class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-25T09:00:00Z");

    public void set(String instant) {
        now = Instant.parse(instant);
    }

    public void forward(Duration by) {
        now = now.plus(by);
    }

    public void forward(int minutes) {
        forward(Duration.ofMinutes(minutes));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var here = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return here.now;
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return here.withZone(other);
            }
        };
    }
}
