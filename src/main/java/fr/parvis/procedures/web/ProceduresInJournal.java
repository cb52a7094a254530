// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.audit.SubjectRows;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.shell.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
        return new JournalSubjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Subject> find(Collection<String> ids) {
                var found = new HashMap<String, Subject>();
                for (var id : ids) {
                    if (!number.matcher(id).matches()) continue;
                    var said = Words.t("audit.subject." + kind, id);
                    found.put(
                            id,
                            sheet
                                    ? JournalLinks.to(said, Right.READ_NOMENCLATURE, ProceduresAddresses.sheet(id))
                                    : new Subject(said, null));
                }
                return found;
            }
        };
    }
}
