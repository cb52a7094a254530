// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.shell.Words;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for promises to call back. */
@Configuration(proxyBeanMethods = false)
class HotlineInJournal {
    @Bean
    JournalSubjects promisedCalls(SubjectRows rows) {
        return rows.of(
                "promised-call",
                "select id from hotline.call where id = any(:ids::uuid[])",
                _ -> JournalLinks.to(Words.t("audit.subject.promised-call"), Right.ANSWER_LINE, HotlineAddresses.LINE));
    }

    @Bean
    JournalReadings numbersRead() {
        return new JournalReadings(Set.of("hotline.number-read", "hotline.number-used"));
    }
}
