// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names that lists show without opening the file: each account's, once a day for each person. What one request shows is gathered and
 * written in one statement before its page is drawn; a job or a command shows nobody anything and gathers nothing.
 */
@Component
public class ShownNames {

    private static final ThreadLocal<@Nullable Set<UUID>> GATHERED = new ThreadLocal<>();

    private final JdbcClient database;
    private final LocalDays localDays;

    ShownNames(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    /** From now on this thread's names are gathered, until they are written or given up. */
    public void begin() {
        GATHERED.set(new LinkedHashSet<>());
    }

    public void giveUp() {
        GATHERED.remove();
    }

    /** Gathers who is shown. */
    void gather(Collection<PersonListItem> persons) {
        var gathered = GATHERED.get();
        if (gathered != null) for (var person : persons) gathered.add(person.id());
    }

    /** Takes the names gathered since the last call: each is returned once, and the caller writes it. */
    public Set<UUID> takeGathered() {
        var gathered = GATHERED.get();
        if (gathered == null || gathered.isEmpty()) return Set.of();
        GATHERED.set(new LinkedHashSet<>());
        return gathered;
    }

    /** Notes in the caller's transaction that these names are shown to the current account. */
    @Transactional
    public void write(Collection<UUID> persons) {
        var account = Actor.account();
        if (account == null || persons.isEmpty()) return;
        // in one order for all: two pages that show the same names wait for each other, and no more
        database.sql("""
                        insert into people.name_shown (association, day, account, person)
                        select :association, :day, :account, p from unnest(:persons::uuid[]) p order by p
                        on conflict do nothing""")
                .param("association", Asking.association())
                .param("day", localDays.today())
                .param("account", account)
                .param("persons", persons.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
