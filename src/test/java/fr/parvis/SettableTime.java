// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives tests one clock of their own: they wait, see midnight and the change of hours in an instant. */
@TestConfiguration(proxyBeanMethods = false)
public class SettableTime {
    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }
}
