// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for partners and whom one reaches there. */
@Configuration(proxyBeanMethods = false)
class PartnersInJournal {
    @Bean
    JournalSubjects partnerSubjects(SubjectRows rows) {
        return rows.of(
                "partner",
                "select id, name from partners.partner where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.partner", row.text("name")),
                        Right.KEEP_PARTNERS,
                        PartnersAddresses.partner(row.uuid("id"))));
    }

    @Bean
    JournalSubjects contactSubjects(SubjectRows rows) {
        return rows.of(
                "contact",
                "select id, partner, name from partners.service where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.contact", row.text("name")),
                        Right.KEEP_PARTNERS,
                        PartnersAddresses.partner(row.uuid("partner"))));
    }
}
