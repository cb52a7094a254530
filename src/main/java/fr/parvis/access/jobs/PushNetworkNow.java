// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.jobs;

import fr.parvis.access.papers.NetworkNow;
import fr.parvis.runtime.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the pages that show the network live what changed, each second. */
@Component
class PushNetworkNow {
    private final NetworkNow network;

    PushNetworkNow(NetworkNow network) {
        this.network = network;
    }

    @InEachProcess
    @Scheduled(initialDelay = 5, fixedRate = 1, timeUnit = TimeUnit.SECONDS)
    void run() {
        network.look();
    }
}
