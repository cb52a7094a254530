// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.jobs;

import fr.parvis.equipment.domain.TransferItems;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes transfers between associations that were answered while the server stopped. Twice at once does no harm. */
@Component
class FinishTransfers {
    private static final Logger LOG = LoggerFactory.getLogger(FinishTransfers.class);

    private final TransferItems transfers;

    FinishTransfers(TransferItems transfers) {
        this.transfers = transfers;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void finish() {
        int finished = transfers.finish();
        if (finished > 0) LOG.info("equipment: {} steps of transfers that had stopped in the middle", finished);
    }
}
