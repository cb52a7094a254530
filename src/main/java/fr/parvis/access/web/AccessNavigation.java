// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Associations;
import fr.parvis.access.FirstStep;
import fr.parvis.access.Right;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Menu entries of administration, after everything that is daily work. */
@Configuration(proxyBeanMethods = false)
class AccessNavigation {
    @Bean
    HelpTopics accountsHelp() {
        return new HelpTopics(Map.of(
                Home.OVERVIEW,
                "02-direction#laccueil-et-le-menu",
                Home.PARTNER,
                "12-listes-partenaires#ce-que-voit-le-partenaire",
                AccessAddresses.OWN_ACCOUNT,
                "01-accueil#votre-compte-et-la-seconde-étape",
                AccessAddresses.ACCOUNTS,
                "02-direction#inviter-une-personne",
                "/bureau/associations",
                "02-direction#première-fois",
                AccessAddresses.JOURNAL,
                "02-direction#lire-le-journal"));
    }

    @Bean
    FirstStep ownAccountStep() {
        return new FirstStep(10, "access.first-steps.account", who -> AccessAddresses.OWN_ACCOUNT, who -> true);
    }

    @Bean
    FirstStep firstAssociationStep(Associations associations) {
        return new FirstStep(
                20,
                "access.first-steps.association",
                who -> who.may(Right.MANAGE_ASSOCIATIONS) ? "/bureau/associations" : AccessAddresses.ACCOUNTS,
                who -> who.association() != null || !associations.list().isEmpty());
    }

    @Bean
    FirstStep firstColleagueStep(ManageAccounts accounts) {
        return new FirstStep(40, "access.first-steps.team", who -> AccessAddresses.NEW_ACCOUNT, accounts::hasTeam);
    }

    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 50, AccessAddresses.ACCOUNTS, "shell.nav.accounts", Right.MANAGE_ACCOUNTS);
    }

    @Bean
    NavigationEntry associationsEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS,
                51,
                "/bureau/associations",
                "access.nav.associations",
                Right.MANAGE_ASSOCIATIONS);
    }

    @Bean
    NavigationEntry journalEntry() {
        return new NavigationEntry(
                NavigationSection.SETTINGS, 60, "/bureau/journal", "shell.nav.journal", Right.READ_JOURNAL);
    }
}
