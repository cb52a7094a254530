// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.equipment.domain.Label;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for items, lots and inventories. */
@Configuration(proxyBeanMethods = false)
class EquipmentInJournal {
    @Bean
    JournalSubjects equipmentSubjects(SubjectRows rows) {
        return rows.of(
                "equipment",
                "select id, label from equipment.item where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.equipment", Label.text(row.text("label"))),
                        Right.LEND_EQUIPMENT,
                        Addresses.item(row.uuid("id"))),
                "select item::text from equipment.handover where person = :person");
    }

    @Bean
    JournalSubjects inventorySubjects(SubjectRows rows) {
        return rows.of(
                "equipment-inventory",
                "select id from equipment.inventory where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.equipment-inventory"),
                        Right.LEND_EQUIPMENT,
                        Addresses.inventory(row.uuid("id"))));
    }

    @Bean
    JournalSubjects transferSubjects(SubjectRows rows) {
        return rows.of(
                "equipment-transfer",
                "select id from equipment.transfer where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.equipment-transfer"),
                        Right.KEEP_STOCK,
                        Addresses.transfer(row.uuid("id"))));
    }

    @Bean
    JournalSubjects lotSubjects(SubjectRows rows) {
        return rows.of(
                "equipment-lot",
                "select id, kind from equipment.lot where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.equipment-lot", Words.t("equipment.lot." + row.text("kind"))),
                        Right.LEND_EQUIPMENT,
                        Addresses.LOTS));
    }
}
