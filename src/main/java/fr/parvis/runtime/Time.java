// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that everything reads, so that a test may set it. */
@Configuration(proxyBeanMethods = false)
class Time {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
