// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.audit.JournalSubjects.Subject;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words of the journal for accounts, by their name, and associations. */
@Configuration(proxyBeanMethods = false)
class AccountsInJournal {
    @Bean
    JournalSubjects accountSubjects(Accounts accounts) {
        return new JournalSubjects() {
            @Override
            public String kind() {
                return "account";
            }

            @Override
            public Map<String, Subject> find(Collection<String> subjects) {
                return accounts.find(FormFields.ids(subjects)).stream()
                        .collect(Collectors.toMap(
                                account -> account.id().toString(),
                                account -> new Subject(account.name(), address(account))));
            }
        };
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
        return new JournalSubjects() {
            @Override
            public String kind() {
                return "association";
            }

            @Override
            public Map<String, Subject> find(Collection<String> subjects) {
                var who = SignedIn.current();
                boolean may = who != null && who.may(Right.MANAGE_ASSOCIATIONS);
                return associations.list().stream()
                        .filter(one -> subjects.contains(one.id().toString()))
                        .collect(Collectors.toMap(
                                one -> one.id().toString(),
                                one -> new Subject(
                                        Words.t("audit.subject.association", one.name()),
                                        may ? "/bureau/associations/" + one.id() : null)));
            }
        };
    }
}
