package fr.parvis.returns.web;

import fr.parvis.access.StartPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts of partners begin in their own room. */
@Configuration(proxyBeanMethods = false)
class PartnerStart {
    @Bean
    StartPage startOfPartners() {
        return new StartPage(10, OwnRoomController.ADDRESS, who -> who.partner() != null);
    }
}
