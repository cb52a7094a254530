// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Contacts of the association in scope, each sealed in the row of its appointment or of its wait for one. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SealedContacts {
    /** Tables whose rows hold a contact in the columns {@code said} and {@code key}; their sealed columns are declared with them. */
    enum Of {
        BOOKING("appointments.booking", "appointment "),
        WAIT("appointments.wait", "appointment wait ");

        private final String table;
        private final String about;

        Of(String table, String about) {
            this.table = table;
            this.about = about;
        }

        private String about(UUID id) {
            return about + id;
        }
    }

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;

    SealedContacts(JdbcClient database, Sealing sealing, JsonMapper json) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
    }

    /** Sealed contact; null where none was given. */
    Sealing.@Nullable Text seal(Of of, UUID id, Contact contact) {
        return contact.isEmpty() ? null : sealing.seal(json.writeValueAsString(contact), of.about(id));
    }

    /** Contacts that were given and are not deleted, by the row. */
    Map<UUID, Contact> find(Of of, Collection<UUID> some) {
        var found = new HashMap<UUID, Contact>();
        database.sql("select id, said, key from " + of.table
                        + " where association = :association and id = any(:ids) and said is not null")
                .param("association", Asking.association())
                .param("ids", some.toArray(UUID[]::new))
                .query(ResultRow.each(row -> found.put(
                        row.uuid("id"),
                        json.readValue(
                                sealing.open(
                                        new Sealing.Text(row.text("key"), row.bytes("said")), of.about(row.uuid("id"))),
                                Contact.class))));
        return found;
    }
}
