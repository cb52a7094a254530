// SPDX-License-Identifier: EUPL-1.2
/** The port that Prometheus reads, and the times of routes. */
@NullMarked
package fr.parvis.monitoring.web;

import org.jspecify.annotations.NullMarked;
