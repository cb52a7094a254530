// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.domain;

import fr.parvis.database.LastBackup;
import fr.parvis.runtime.ParvisSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The disk of the data folder and the last backup; counters that others add to begin at zero. */
@Component
public class MachineState implements MeterBinder {
    private final Path data;
    private final LastBackup backup;

    public MachineState(ParvisSettings parvis, LastBackup backup) {
        this.data = parvis.data();
        this.backup = backup;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("parvis.disk.free.bytes", data, one -> one.toFile().getUsableSpace())
                .description("Room on the disk of the data folder.")
                .register(registry);
        Gauge.builder("parvis.disk.size.bytes", data, one -> one.toFile().getTotalSpace())
                .description("Size of the disk of the data folder.")
                .register(registry);
        if (backup.isOurs())
            Gauge.builder("parvis.backup.last.success.seconds", backup, LastBackup::epochSecond)
                    .description("When the last verified backup was made, in seconds since 1970; 0: never.")
                    .register(registry);
        Metrics.counter("parvis.engine.restarts");
        Metrics.counter("parvis.sealed.unreadable");
        Metrics.counter("parvis.mail", "result", "sent");
        Metrics.counter("parvis.mail", "result", "failed");
    }
}
