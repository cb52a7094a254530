// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.jobs;

import fr.parvis.monitoring.MonitoringSettings;
import fr.parvis.monitoring.domain.NetworkCounts;
import fr.parvis.runtime.InEachProcess;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads each minute what Prometheus is told, where it is told something. */
@Component
class GatherCounts {
    private final NetworkCounts counts;
    private final boolean asked;

    GatherCounts(NetworkCounts counts, MonitoringSettings settings) {
        this.counts = counts;
        this.asked = !settings.metricsPort().isBlank();
    }

    @InEachProcess
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void gather() {
        if (asked) counts.gather();
    }
}
