// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.time.Duration;

/** Ends Parvis with an error when it cannot serve any more, so that the service manager restarts it. */
public final class ProcessEnd {

    private static final Duration AT_THE_LATEST = Duration.ofMinutes(1);

    private ProcessEnd() {}

    /** Returns at once; the process ends from a thread of its own, as what is stopped on the way may wait for the caller. */
    public static void withError() {
        Thread.ofPlatform().daemon().name("end at the latest").start(() -> {
            Engine.pause(AT_THE_LATEST);
            Runtime.getRuntime().halt(1);
        });
        Thread.ofPlatform().name("end of Parvis").start(() -> System.exit(1));
    }
}
