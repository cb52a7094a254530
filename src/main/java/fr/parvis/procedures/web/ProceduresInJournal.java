// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.shell.Words;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for the guide: sheets by their number, editions, plain words. */
@Configuration(proxyBeanMethods = false)
class ProceduresInJournal {
    private static final Pattern SHEET = Pattern.compile("[FN][0-9]{1,8}");
    private static final Pattern EDITION = Pattern.compile("[0-9]{1,9}");

    @Bean
    JournalSubjects plainWordSubjects(SubjectRows rows) {
        return rows.of(
                "plain-word",
                "select id, said from procedures.plain_word where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.plain-word", row.text("said")),
                        Right.EDIT_NOMENCLATURE,
                        ProceduresAddresses.PLAIN_WORDS));
    }

    @Bean
    JournalSubjects officialSheetSubjects() {
        return named("official-sheet", SHEET, true);
    }

    @Bean
    JournalSubjects editionSubjects() {
        return named("edition", EDITION, false);
    }

    /** Subjects whose number is their name. */
    private static JournalSubjects named(String kind, Pattern number, boolean sheet) {
        return JournalSubjects.of(
                kind,
                ids -> ids.stream()
                        .filter(id -> number.matcher(id).matches())
                        .collect(Collectors.toMap(id -> id, id -> {
                            var said = Words.t("audit.subject." + kind, id);
                            return sheet
                                    ? JournalLinks.to(said, Right.READ_NOMENCLATURE, ProceduresAddresses.sheet(id))
                                    : new Subject(said, null);
                        })));
    }
}
