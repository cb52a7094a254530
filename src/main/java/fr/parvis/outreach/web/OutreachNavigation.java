// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.Right;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Partners' lists stand after what one follows, before the directory. */
@Configuration(proxyBeanMethods = false)
class OutreachNavigation {
    @Bean
    HelpTopics listsHelp() {
        return new HelpTopics(Map.of(
                OutreachAddresses.LISTS,
                "12-listes-partenaires#travailler-une-liste-partenaire",
                OutreachAddresses.LISTS + "/portes",
                "12-listes-partenaires#aller-aux-portes"));
    }

    @Bean
    NavigationEntry outreachEntry() {
        return new NavigationEntry(
                NavigationSection.HOUSEHOLDS, 10, OutreachAddresses.LISTS, "outreach.work.title", Right.WORK_LISTS);
    }
}
