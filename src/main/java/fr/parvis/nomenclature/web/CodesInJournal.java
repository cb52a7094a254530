// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for codes, by today's labels, and crosswalks. */
@Configuration(proxyBeanMethods = false)
class CodesInJournal {
    private final Nomenclature nomenclature;
    private final Clock clock;

    CodesInJournal(Nomenclature nomenclature, Clock clock) {
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    @Bean
    JournalSubjects themeSubjects() {
        return kind("theme", (catalogue, code) -> label(catalogue, CodeList.THEME, code));
    }

    @Bean
    JournalSubjects operatorSubjects() {
        return kind("operator", (catalogue, code) -> label(catalogue, CodeList.OPERATOR, code));
    }

    /** As {@code <list>/<code>}. */
    @Bean
    JournalSubjects codeSubjects() {
        return kind("code", (catalogue, subject) -> {
            var parts = subject.split("/", 2);
            var list = CodeList.find(parts[0]).orElse(null);
            return list == null || parts.length < 2
                    ? null
                    : JournalLinks.to(
                            Words.t(
                                    "audit.subject.code",
                                    catalogue.label(list, parts[1]),
                                    Words.t("nomenclature.list." + list.key())),
                            Right.READ_NOMENCLATURE,
                            "/bureau/nomenclature/" + subject);
        });
    }

    /** As {@code <outside list>/<what is translated>}. */
    @Bean
    JournalSubjects crosswalkSubjects() {
        return kind("crosswalk", (catalogue, subject) -> {
            var list = subject.replaceFirst("/.*", "");
            return Words.has("nomenclature.outside." + list)
                    ? JournalLinks.to(
                            Words.t("audit.subject.crosswalk", Words.t("nomenclature.outside." + list)),
                            Right.READ_NOMENCLATURE,
                            "/bureau/nomenclature/vers/" + list)
                    : null;
        });
    }

    private static @Nullable Subject label(Catalogue catalogue, CodeList list, String code) {
        var label = catalogue.label(list, code);
        return label.equals(code) ? null : new Subject(label, null);
    }

    private JournalSubjects kind(String kind, BiFunction<Catalogue, String, @Nullable Subject> read) {
        return JournalSubjects.of(kind, subjects -> {
            var catalogue = nomenclature.on(NetworkTime.today(clock));
            var found = new HashMap<String, Subject>();
            for (var subject : subjects) {
                var known = read.apply(catalogue, subject);
                if (known != null) found.put(subject, known);
            }
            return found;
        });
    }
}
