// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.Unit;
import fr.parvis.database.Asking;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Contracts for tests, in the words of the domain. */
@TestComponent
public class ContractsFixtures {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final KeepContract keep;
    private final SeeContracts see;

    public ContractsFixtures(JdbcClient db, TransactionTemplate transaction, KeepContract keep, SeeContracts see) {
        this.db = db;
        this.transaction = transaction;
        this.keep = keep;
        this.see = see;
    }

    /** A partner of the association's directory. */
    public UUID aFunder(UUID association, String name) {
        var id = Ids.next();
        Asking.as(association)
                .run(() -> transaction.executeWithoutResult(status -> db.sql("""
                        insert into partners.partner (id, association, name, kind, territory, plain, checked_on)
                        values (:id, :association, :name, 'operator', 'france', lower(:name), '2026-01-05')""")
                        .param("id", id)
                        .param("association", association)
                        .param("name", name)
                        .update()));
        return id;
    }

    public static Contract aContract(UUID funder, String name, LocalDate from, LocalDate to, int priority) {
        return new Contract(Ids.next(), funder, name, "", from, to, priority, null, 0);
    }

    public static Line aLine(UUID contract, String name, Unit unit, int promised, Long price) {
        return new Line(Ids.next(), contract, 0, name, unit, promised, price, null, false, List.of());
    }

    /** Every request and activity. */
    public static Rule everything(LocalDate from) {
        return themes(from);
    }

    public static Rule themes(LocalDate from, String... themes) {
        return new Rule(
                Ids.next(),
                from,
                null,
                true,
                true,
                Set.of(themes),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** A contract with one line that pays each request. */
    public UUID aPayer(
            SignedIn director, String name, LocalDate from, LocalDate to, int priority, int promised, Rule rule) {
        var funder = aFunder(director.association(), "Financeur " + name);
        return Network.as(director, () -> {
            var contract = aContract(funder, name, from, to, priority);
            done(keep.keep(contract));
            done(keep.keep(aLine(contract.id(), "Demandes", Unit.REQUESTS, promised, 800L), rule, 0));
            return contract.id();
        });
    }

    public UUID done(Outcome<UUID> outcome) {
        if (outcome instanceof Outcome.Done(var id)) return id;
        throw new AssertionError(outcome.toString());
    }

    public Line line(UUID contract) {
        return see.lines(contract).getFirst();
    }
}
