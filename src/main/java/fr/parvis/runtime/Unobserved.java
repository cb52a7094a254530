// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Switches off the measurements of single requests, which nobody reads here, to spare their cost. */
@Configuration(proxyBeanMethods = false)
class Unobserved {
    @Bean
    ObservationRegistry nothingObserved() {
        return ObservationRegistry.NOOP;
    }
}
