// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.JournalLinks;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for accounts, by their name, and associations. */
@Configuration(proxyBeanMethods = false)
class AccountsInJournal {
    @Bean
    JournalSubjects accountSubjects(Accounts accounts) {
        return JournalSubjects.of(
                "account",
                subjects -> accounts.find(FormFields.ids(subjects)).stream()
                        .collect(Collectors.toMap(
                                account -> account.id().toString(),
                                account -> new Subject(account.name(), address(account)))));
    }

    private static @Nullable String address(Accounts.Account account) {
        var who = SignedIn.current();
        return who != null
                        && who.may(Right.MANAGE_ACCOUNTS)
                        && (who.association() == null || who.association().equals(account.association()))
                ? AccessAddresses.account(account.id())
                : null;
    }

    @Bean
    JournalSubjects associationSubjects(Associations associations) {
        return JournalSubjects.ofList(
                "association",
                associations::list,
                one -> one.id().toString(),
                one -> JournalLinks.to(
                        Words.t("audit.subject.association", one.name()),
                        Right.MANAGE_ASSOCIATIONS,
                        "/bureau/associations/" + one.id()));
    }
}
