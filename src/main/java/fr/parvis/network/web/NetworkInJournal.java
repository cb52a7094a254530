// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.network.Communes;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for points and departments. */
@Configuration(proxyBeanMethods = false)
class NetworkInJournal {
    @Bean
    JournalSubjects pointSubjects(SubjectRows rows) {
        return rows.of(
                "point",
                "select id, name from network.point where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.point", row.text("name")),
                        Right.READ_POINTS,
                        NetworkAddresses.point(row.text("id"))));
    }

    @Bean
    JournalSubjects departmentSubjects(Communes communes) {
        return JournalSubjects.ofList(
                "department",
                communes::departments,
                one -> one.code(),
                one -> new Subject(Words.t("audit.subject.department", one.name()), null));
    }
}
