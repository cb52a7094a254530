// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.Addresses;
import fr.parvis.network.Addresses.Located;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.OutreachSettings;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds where the doors of households that wait are, for the order of a walk: a few at once, after a list came. Only where {@code
 * parvis.outreach.locate-doors} allows it, since the address (street, postcode, commune; never who lives there) then goes to the service of the
 * national address base. Decision 46 says why that is off by itself.
 */
@Component
public class LocateDoors {
    private static final Logger LOG = LoggerFactory.getLogger(LocateDoors.class);

    /** Doors of an association asked for at once, at most. */
    static final int AT_ONCE = 50;

    /** So many without an answer in a row: the service is away, or rests. */
    static final int GIVES_UP_AFTER = 3;

    /** Days on which a door is asked for. */
    static final int TIMES = 3;

    private final JdbcClient database;
    private final EntryTable entries;
    private final Households households;
    private final Addresses addresses;
    private final Associations associations;
    private final TransactionTemplate transaction;
    private final boolean allowed;

    LocateDoors(
            JdbcClient database,
            EntryTable entries,
            Households households,
            Addresses addresses,
            Associations associations,
            PlatformTransactionManager transactions,
            OutreachSettings settings) {
        this.database = database;
        this.entries = entries;
        this.households = households;
        this.addresses = addresses;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
        this.allowed = settings.locateDoors();
    }

    private record Asked(UUID id, String address) {}

    /** Finds doors in every association. @return number of doors found */
    public int handle() {
        int found = 0;
        for (var association : associations.list())
            try {
                found += Asking.as(association.id()).call(this::here);
            } catch (RuntimeException e) {
                // its message may hold an address
                LOG.error(
                        "doors of association {} could not be located: {}",
                        association.id(),
                        e.getClass().getSimpleName());
            }
        return found;
    }

    /** In the current association. Nothing is locked while the service is asked. */
    int here() {
        if (!allowed) return 0;
        int found = 0;
        int silent = 0;
        for (var door : Objects.requireNonNull(transaction.execute(status -> unknown()))) {
            var place = door.address.isEmpty() ? null : ask(door.address);
            boolean located = Boolean.TRUE.equals(transaction.execute(status -> note(door, place)));
            if (located) found++;
            silent = place == null && !door.address.isEmpty() ? silent + 1 : 0;
            if (silent == GIVES_UP_AFTER) break;
        }
        return found;
    }

    private @Nullable Located ask(String address) {
        return addresses.locate(address).filter(Located::street).orElse(null);
    }

    /** In an order that is no list's: by a hash. */
    private List<Asked> unknown() {
        return database
                .sql("""
                        select id from outreach.entry
                        where association = :association and door = 'unknown' and by_post and state = 'waiting' and emptied_on is null
                          and (door_asked_on is null or door_asked_on < :today)
                        order by reference_hash limit :most""")
                .param("association", Asking.association())
                .param("today", entries.today())
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> new Asked(
                        id, entries.household(id).map(LocateDoors::address).orElse("")))
                .toList();
    }

    /** Address that is sent to the geocoder, without the names or the floor. */
    static String address(Household household) {
        var place = BeginCase.place(household);
        return household.street() == null || place.isEmpty() ? "" : household.street() + ", " + place;
    }

    /** Unless the household moved meanwhile, or is gone. */
    private boolean note(Asked door, @Nullable Located place) {
        if (entries.lock(door.id).isEmpty()) return false;
        var household = entries.household(door.id).orElseThrow();
        if (!address(household).equals(door.address)) return false;
        if (place == null) {
            database.sql("""
                            update outreach.entry set door_asked = door_asked + 1, door_asked_on = :today,
                                door = case when door_asked + 1 >= :times or :nowhere then 'not-found' else door end
                            where id = :id""")
                    .param("today", entries.today())
                    .param("times", TIMES)
                    .param("nowhere", door.address.isEmpty())
                    .param("id", door.id)
                    .update();
            return false;
        }
        var sealed = households.seal(door.id, household.at(place.latitude(), place.longitude()));
        database.sql(
                        "update outreach.entry set sealed = :sealed, key = :key, door = 'located', door_asked_on = :today where id = :id")
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("today", entries.today())
                .param("id", door.id)
                .update();
        return true;
    }
}
