// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.cases.WorkRoom;
import fr.parvis.shell.HelpTopics;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Link to the register of mandates from the page of one's cases, and its help. */
@Configuration(proxyBeanMethods = false)
class MandatesRoom {
    @Bean
    HelpTopics mandatesHelp() {
        return new HelpTopics(Map.of(ShowMandate.ADDRESS, "06-papiers#agir-à-la-place-dune-personne--le-mandat"));
    }

    @Bean
    WorkRoom roomOfMandates() {
        return new WorkRoom(20, "mandates.title", ShowMandate.ADDRESS, "clipboard", true);
    }
}
