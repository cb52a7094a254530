// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.outreach.Entries;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Implements {@link fr.parvis.outreach.Entries}: reads entries for other modules. */
@Component
@Transactional(readOnly = true)
class ReadEntries implements Entries {
    private final JdbcClient database;
    private final Households households;

    ReadEntries(JdbcClient database, Households households) {
        this.database = database;
        this.households = households;
    }

    @Override
    public Map<UUID, String> references(Collection<UUID> ids) {
        var references = new HashMap<UUID, String>();
        database.sql("select id, key, sealed from outreach.entry where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    var id = row.uuid("id");
                    references.put(
                            id,
                            households
                                    .open(id, row.text("key"), row.bytes("sealed"))
                                    .reference());
                }));
        return references;
    }

    @Override
    public int unplaced() {
        return database.sql("""
                        select count(*)::int from outreach.entry
                        where association = :association and state <> 'closed' and point is null""")
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }
}
