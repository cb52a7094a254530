// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import com.sun.management.OperatingSystemMXBean;
import fr.parvis.indicators.FiguresSettings;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether there is a copy, and how much memory it may take. */
@Component
class CopySettings {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long MOST = 1024;
    private static final long LEAST = 64;

    /** On less there is no second engine, unless it is asked for. */
    private static final long MACHINE = 1900;

    private final boolean on;
    private final long memory;

    CopySettings(FiguresSettings settings) {
        long machine = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() / MEGABYTE
                : MOST;
        this.on = switch (settings.copy().toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> machine >= MACHINE;
        };
        this.memory = settings.memoryMegabytes() > 0
                ? Math.max(LEAST, settings.memoryMegabytes())
                : Math.clamp(machine / 4, LEAST, MOST);
    }

    boolean isOn() {
        return on;
    }

    /** In megabytes: a quarter of the machine's, 1 GB at most, where no setting says otherwise. */
    long memory() {
        return memory;
    }
}
