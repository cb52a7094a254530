// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain.sms;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Choice of the provider of SMS, by the setting {@code parvis.sms.provider}: nothing (no SMS), {@code http}, {@code smpp}, or {@code log} for trials. */
@Configuration(proxyBeanMethods = false)
class SmsProvider {
    @Bean
    @ConditionalOnProperty(name = "parvis.sms.provider", havingValue = "log")
    SmsGateway trialGateway() {
        return new LogGateway();
    }
}
