// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The people and the day of the association in scope. */
@Component
public class Team {
    private final Accounts accounts;
    private final LocalDays localDays;

    Team(Accounts accounts, LocalDays localDays) {
        this.accounts = accounts;
        this.localDays = localDays;
    }

    /** All of them by name, the closed accounts too. */
    public List<Account> all() {
        return accounts.ours();
    }

    /** Names by account, of everybody who ever was. */
    public Map<UUID, String> names() {
        return accounts.names();
    }

    /** Problems of a crew: a member named twice, or not of the team. */
    public List<Problem> problems(Collection<UUID> members, String field) {
        return problems(members, accounts::working, field);
    }

    /** Problems of a crew after the work is over: members who have left since are accepted, too. */
    public List<Problem> problemsAfterwards(Collection<UUID> members, String field) {
        return problems(members, accounts::ours, field);
    }

    private static List<Problem> problems(Collection<UUID> members, Supplier<List<Account>> among, String field) {
        if (members.isEmpty()) return List.of();
        if (new HashSet<>(members).size() < members.size()) return List.of(Problem.of(field, "rounds.problem.twice"));
        var known = among.get().stream().map(Account::id).collect(Collectors.toSet());
        return known.containsAll(members) ? List.of() : List.of(Problem.of(field, "rounds.problem.member-unknown"));
    }

    /** Where the association is. */
    public ZoneId zone() {
        return localDays.zone();
    }

    public LocalDate today() {
        return localDays.today();
    }
}
