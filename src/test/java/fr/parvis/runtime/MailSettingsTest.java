// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** How mail is sent when nobody says otherwise. */
class MailSettingsTest {
    private static Map<String, String> properties(Map<String, Object> variables) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().toList().forEach(source -> sources.remove(source.getName()));
        sources.addLast(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        return Binder.get(environment)
                .bind("spring.mail", MailProperties.class)
                .get()
                .getProperties();
    }

    @Test
    void mail_goes_encrypted_or_not_at_all_unless_a_setting_says_otherwise() throws IOException {
        assertThat(properties(Map.of()))
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.starttls.enable", "true");
        assertThat(properties(Map.of("SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED", "false")))
                .containsEntry("mail.smtp.starttls.required", "false")
                .containsEntry("mail.smtp.timeout", "10000");
    }
}
