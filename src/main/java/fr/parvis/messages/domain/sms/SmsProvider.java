package fr.parvis.messages.domain.sms;

import fr.parvis.shell.SettingRefused;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Choice of the provider of SMS, by the setting {@code parvis.sms.provider}: nothing (no SMS), {@code http}, {@code smpp}, or {@code log} for trials. */
@Configuration(proxyBeanMethods = false)
class SmsProvider {
    SmsProvider(@Value("${parvis.sms.provider:}") String provider) {
        if (!Set.of("", "http", "smpp", "log").contains(provider))
            throw new SettingRefused("PARVIS_SMS_PROVIDER : « " + provider
                    + " » n’existe pas. Écrivez http, smpp ou log," + " ou laissez vide pour n’envoyer aucun SMS.");
    }

    @Bean
    @ConditionalOnProperty(name = "parvis.sms.provider", havingValue = "log")
    SmsGateway trialGateway() {
        return new LogGateway();
    }
}
