package fr.parvis.referrals.web;

import fr.parvis.cases.WorkRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The referrals are reached from what one follows. */
@Configuration(proxyBeanMethods = false)
class ReferralsNavigation {
    @Bean
    WorkRoom referralsRoom() {
        return new WorkRoom(30, "referrals.nav", ShowReferral.ADDRESS, "arrow-right", true);
    }
}
