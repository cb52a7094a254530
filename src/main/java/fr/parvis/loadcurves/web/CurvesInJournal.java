// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.loadcurves.LoadcurvesAddresses;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for readings of curves. */
@Configuration(proxyBeanMethods = false)
class CurvesInJournal {
    @Bean
    JournalSubjects curveSubjects(SubjectRows rows) {
        return rows.of(
                "curve",
                "select id from loadcurves.reading where id = any(:ids::uuid[])",
                row -> JournalLinks.to(
                        Words.t("audit.subject.curve"),
                        Right.FOLLOW_PEOPLE,
                        LoadcurvesAddresses.report(row.uuid("id"))),
                """
                        select r.id::text from loadcurves.reading r join cases.followed_case c on c.id = r.case_file where c.person = :person""");
    }
}
