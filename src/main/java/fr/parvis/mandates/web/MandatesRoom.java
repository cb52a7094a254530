package fr.parvis.mandates.web;

import fr.parvis.cases.WorkRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register of mandates is reached from one's cases. */
@Configuration(proxyBeanMethods = false)
class MandatesRoom {
    @Bean
    WorkRoom roomOfMandates() {
        return new WorkRoom(20, "mandates.title", ShowMandate.ADDRESS, "clipboard", true);
    }
}
