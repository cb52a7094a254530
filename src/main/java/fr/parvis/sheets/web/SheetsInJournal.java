// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.audit.JournalReadings;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.shell.Words;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for languages of sheets, and readings of cards. */
@Configuration(proxyBeanMethods = false)
class SheetsInJournal {
    @Bean
    JournalSubjects languageSubjects() {
        return JournalSubjects.of(
                "language",
                codes -> codes.stream()
                        .filter(code -> code.matches("[a-z]{2,3}"))
                        .collect(Collectors.toMap(code -> code, code -> new Subject(Words.languageName(code), null))));
    }

    @Bean
    JournalReadings cardReadings() {
        return new JournalReadings(Set.of("sheets.card-read"));
    }
}
