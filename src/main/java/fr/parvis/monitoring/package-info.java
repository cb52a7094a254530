// SPDX-License-Identifier: EUPL-1.2
/**
 * Monitoring: what operators see of a running Parvis.
 *
 * <p><b>Purpose</b>: numbers for Prometheus on a port of this machine, traces for OpenTelemetry, and one page that says what is well.
 * <b>Owns</b>: no table. <b>Does not do</b>: count acts or persons; what other modules count they contribute as
 * {@link fr.parvis.runtime.WatchedCount} and counters of Micrometer. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"runtime", "shell", "database", "audit", "access"})
@NullMarked
package fr.parvis.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
