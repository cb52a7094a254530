// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody reads measures of single requests here: none are taken, and each request is spared their cost. */
@Configuration(proxyBeanMethods = false)
class Unobserved {
    @Bean
    ObservationRegistry nothingObserved() {
        return ObservationRegistry.NOOP;
    }
}
