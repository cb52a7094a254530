// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for devices. */
@Configuration(proxyBeanMethods = false)
class SyncInJournal {
    @Bean
    JournalSubjects deviceSubjects(SubjectRows rows) {
        return rows.of(
                "device",
                "select id, label from sync.device where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        row.text("label").isEmpty()
                                ? Words.t("audit.subject.device.unnamed")
                                : Words.t("audit.subject.device", row.text("label")),
                        Right.MANAGE_DEVICES,
                        DevicesController.ADDRESS));
    }
}
