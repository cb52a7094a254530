// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Device that sent a batch of commands, and the moment when it arrived.
 *
 * @param wrong correction to add to the device's own clock, when it says how late that is
 */
record Delivery(UUID device, Instant at, @Nullable Duration wrong) {
    static Delivery of(TakeBatch.Batch batch, Instant now) {
        var clock = batch.clock();
        return new Delivery(batch.device(), now, clock == null ? null : Duration.between(clock, now));
    }
}
