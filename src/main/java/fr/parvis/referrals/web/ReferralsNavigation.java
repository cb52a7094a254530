// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.cases.WorkRoom;
import fr.parvis.shell.HelpTopics;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Link to the referrals from the page of one's cases, and their help. */
@Configuration(proxyBeanMethods = false)
class ReferralsNavigation {
    @Bean
    HelpTopics referralsHelp() {
        return new HelpTopics(Map.of(ShowReferral.ADDRESS, "06-papiers#confier-une-personne-à-un-partenaire"));
    }

    @Bean
    WorkRoom referralsRoom() {
        return new WorkRoom(30, "referrals.nav", ShowReferral.ADDRESS, "arrow-right", true);
    }
}
