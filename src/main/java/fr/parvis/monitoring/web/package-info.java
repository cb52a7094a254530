/** The port that Prometheus reads, and the times of routes. */
@NullMarked
package fr.parvis.monitoring.web;

import org.jspecify.annotations.NullMarked;
