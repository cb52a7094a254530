// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for cases and their templates. */
@Configuration(proxyBeanMethods = false)
class CasesInJournal {
    @Bean
    JournalSubjects caseSubjects(SubjectRows rows) {
        return rows.of(
                "case",
                "select id from cases.case_file where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.case"), Right.FOLLOW_PEOPLE, CasesAddresses.caseFile(row.text("id"))),
                "select id::text from cases.case_file where person = :person");
    }

    @Bean
    JournalSubjects caseTemplateSubjects(CaseTemplates templates) {
        return JournalSubjects.ofList(
                "case-template",
                templates::list,
                one -> one.code(),
                one -> JournalLinks.to(
                        Words.t("audit.subject.case-template", one.label()),
                        Right.EDIT_CASE_TEMPLATES,
                        TemplatesController.ADDRESS + "/" + one.code()));
    }
}
