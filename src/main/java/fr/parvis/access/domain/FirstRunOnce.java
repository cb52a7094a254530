// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.FirstRun;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn.Proof;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The first run, once only: the network's single row decides who was first. */
@Component
class FirstRunOnce implements FirstRun {
    private final JdbcClient database;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FirstRunOnce(
            JdbcClient database,
            Accounts accounts,
            Credentials credentials,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.accounts = accounts;
        this.credentials = credentials;
        this.journal = journal;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean awaited() {
        return database.sql("select not exists (select from access.network)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Proof> create(Start start) {
        return Asking.as(Scope.network())
                .call(() -> Objects.requireNonNull(transaction.execute(status -> insert(start))));
    }

    private Optional<Proof> insert(Start start) {
        int first = database.sql(
                        "insert into access.network (name, known_browsers) values (:name, :known) on conflict do nothing")
                .param("name", start.network().strip())
                .param("known", start.knownBrowsers())
                .update();
        if (first == 0) return Optional.empty();
        var both = EnumSet.of(Role.ADMINISTRATOR, Role.NETWORK_HEAD);
        var account = accounts.create(
                new Accounts.NewAccount(Ids.next(), null, null, start.name(), start.email(), both),
                start.passwordHash());
        database.sql("update access.account set second_step_due = :due where id = :id")
                .param("id", account.id())
                .param("due", clock.instant().plus(SecondStep.MAY_WAIT))
                .update();
        var author = new Journal.Author(null, account.id());
        journal.note(author, "access.network-created", account.id().toString(), Map.of());
        return credentials.lock(account.id()).map(Credentials.Known::proof);
    }
}
