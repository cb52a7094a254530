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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for the guide: sheets by their number, editions, plain words. */
@Configuration(proxyBeanMethods = false)
class ProceduresInJournal {
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
        return named("official-sheet", true);
    }

    @Bean
    JournalSubjects editionSubjects() {
        return named("edition", false);
    }

    /** Subjects whose identifier is their name. */
    private static JournalSubjects named(String kind, boolean sheet) {
        return new JournalSubjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Subject> find(Collection<String> ids) {
                var found = new HashMap<String, Subject>();
                for (var id : ids) {
                    var said = Words.t("audit.subject." + kind, id);
                    found.put(
                            id,
                            sheet
                                    ? JournalLinks.to(said, Right.WORK, ProceduresAddresses.sheet(id))
                                    : new Subject(said, null));
                }
                return found;
            }
        };
    }
}
