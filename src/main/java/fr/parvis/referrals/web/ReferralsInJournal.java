// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.SubjectRows;
import fr.parvis.shell.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for referrals: by the partner that they went to. */
@Configuration(proxyBeanMethods = false)
class ReferralsInJournal {
    @Bean
    JournalSubjects referralSubjects(SubjectRows rows) {
        return rows.of(
                "referral",
                """
                        select r.id, p.name from referrals.referral r join partners.named_partner p on p.id = r.partner
                        where r.id = any(:ids::uuid[])""",
                row -> JournalLinks.to(
                        Words.t("audit.subject.referral", row.text("name")),
                        Right.FOLLOW_PEOPLE,
                        ShowReferral.ADDRESS + "/" + row.text("id")),
                "select id::text from referrals.referral where person = :person");
    }
}
