package fr.parvis.monitoring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what operators see.
 *
 * @param metricsPort port of this machine where numbers are read; empty: none
 */
@ConfigurationProperties("parvis")
public record MonitoringSettings(@DefaultValue("") String metricsPort) {}
