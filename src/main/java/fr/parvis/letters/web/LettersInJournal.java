// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.letters.LettersAddresses;
import fr.parvis.letters.domain.LetterTemplates;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for letters, by their number, and their templates. */
@Configuration(proxyBeanMethods = false)
class LettersInJournal {
    @Bean
    JournalSubjects letterSubjects(SubjectRows rows) {
        return rows.of(
                "letter",
                "select id, year, number from letters.letter where id = any(:ids::uuid[])",
                row -> {
                    var number = row.integerOrNull("number");
                    return JournalLinks.to(
                            number == null
                                    ? Words.t("audit.subject.letter.draft")
                                    : Words.t("audit.subject.letter", "%d-%04d".formatted(row.integer("year"), number)),
                            Right.FOLLOW_PEOPLE,
                            LettersAddresses.letter(row.uuid("id")));
                },
                "select id::text from letters.letter where person = :person");
    }

    @Bean
    JournalSubjects letterTemplateSubjects(LetterTemplates templates) {
        return JournalSubjects.ofList(
                "letter-template",
                templates::list,
                one -> one.code(),
                one -> JournalLinks.to(
                        Words.t("audit.subject.letter-template", one.label()),
                        Right.EDIT_LETTER_TEMPLATES,
                        LetterTemplatesController.ADDRESS + "/" + one.code()));
    }
}
