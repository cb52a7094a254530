package fr.parvis.rota.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Mediators of the association in scope: accounts that record visits. */
@Component
public class Staff {
    private final Accounts accounts;

    Staff(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Everybody who ever was, by name. */
    public List<Account> all() {
        return accounts.list(Asking.association());
    }

    /** By name. */
    public List<Account> working() {
        return all().stream().filter(Staff::works).toList();
    }

    private static boolean works(Account account) {
        return account.active()
                && account.roles().stream().anyMatch(role -> role.rights().contains(Right.RECORD_VISITS));
    }

    public boolean works(UUID account) {
        return working(List.of(account));
    }

    /** Whether all of them do, here. */
    public boolean working(Collection<UUID> some) {
        var found = accounts.find(some);
        return found.size() == some.size()
                && found.stream()
                        .allMatch(one -> works(one) && Asking.association().equals(one.association()));
    }

    public Map<UUID, String> names() {
        return all().stream().collect(Collectors.toMap(Account::id, Account::name));
    }
}
