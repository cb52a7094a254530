// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Right;
import fr.parvis.equipment.domain.LoanReminders;
import fr.parvis.messages.SubjectKind;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.sync.DevicePart;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Entries of the menu, pages of the guide, and what messages about loans are called. */
@Configuration(proxyBeanMethods = false)
class EquipmentNavigation {
    @Bean
    DevicePart equipmentOnDevice() {
        return new DevicePart(40, "equipment/parts.js");
    }

    @Bean
    HelpTopics equipmentHelp() {
        return new HelpTopics(Map.of(
                Addresses.STOCK, "15-materiel",
                Addresses.RECEIVE, "15-materiel#recevoir",
                Addresses.LOTS, "15-materiel#ce-qui-se-compte",
                Addresses.INVENTORIES, "15-materiel#faire-linventaire",
                Addresses.TRANSFERS, "15-materiel#passer-du-matériel-à-une-autre-association"));
    }

    @Bean
    NavigationEntry equipmentEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 35, Addresses.STOCK, "equipment.title", Right.LEND_EQUIPMENT);
    }

    @Bean
    SubjectKind loanSubject() {
        return new SubjectKind(LoanReminders.KIND, "equipment.reminder.kind", Addresses::item);
    }

    @Bean
    NavigationEntry networkEquipmentEntry() {
        return new NavigationEntry(
                NavigationSection.FIGURES, 60, Addresses.NETWORK, "equipment.network", Right.READ_NETWORK_FIGURES);
    }
}
