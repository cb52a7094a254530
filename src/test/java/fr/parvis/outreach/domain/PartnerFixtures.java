// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import fr.parvis.outreach.Household;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Partners, what was agreed with them, lists and what came of their households, written as modules write them. */
@TestComponent
public class PartnerFixtures {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Households households;
    private final TransactionOperations transactions;

    PartnerFixtures(JdbcClient database, Households households, TransactionOperations transactions) {
        this.database = database;
        this.households = households;
        this.transactions = transactions;
    }

    public void in(UUID association, Runnable what) {
        Asking.as(association).run(() -> transactions.executeWithoutResult(status -> what.run()));
    }

    public UUID aPartner(UUID association, String name) {
        var id = Ids.next();
        in(
                association,
                () -> database.sql("""
                        insert into partners.partner (id, association, name, kind, territory, plain, checked_on)
                        values (:id, :association, :name, 'operator', 'france', lower(:name), current_date)""")
                        .param("id", id)
                        .param("association", association)
                        .param("name", name)
                        .update());
        return id;
    }

    public void closed(UUID association, UUID partner) {
        in(
                association,
                () -> database.sql("update partners.partner set closed_on = current_date where id = :id")
                        .param("id", partner)
                        .update());
    }

    public UUID anArrangement(UUID association, UUID partner, String... fieldsOut) {
        var from = LocalDate.now(NetworkTime.ZONE).minusDays(100);
        return anArrangement(association, partner, from, null, null, fieldsOut);
    }

    public UUID anArrangement(
            UUID association, UUID partner, LocalDate from, LocalDate to, Integer returnOn, String... fieldsOut) {
        var id = Ids.next();
        in(
                association,
                () -> database.sql("""
                        insert into outreach.arrangement (id, association, partner, name, matter, fields_in, fields_out, controller, legal_basis,
                            informed_by, return_on, mapping, starts_on, ends_on)
                        values (:id, :association, :partner, :name, 'electricity', '{reference,name,phone}', :out, 'partner',
                            'legitimate-interests', 'partner', :on, '{"phone": "Tél. client"}', :from, :to)""")
                        .param("id", id)
                        .param("association", association)
                        .param("partner", partner)
                        .param("name", "Impayés " + id.toString().substring(30))
                        .param("out", fieldsOut.length == 0 ? new String[] {"reference", "result"} : fieldsOut)
                        .param("on", returnOn, Types.SMALLINT)
                        .param("from", from)
                        .param("to", to, Types.DATE)
                        .update());
        return id;
    }

    public UUID aList(UUID association, UUID partner, UUID arrangement, LocalDate on, int lines) {
        var id = Ids.next();
        in(
                association,
                () -> database.sql("""
                        insert into outreach.list (id, association, partner, arrangement, way, file_name, digest, received_on, received_at, lines, taken)
                        values (:id, :association, :partner, :arrangement, 'upload', 'liste.csv', :digest, :on, :on::timestamptz, :lines, :lines)""")
                        .param("id", id)
                        .param("association", association)
                        .param("partner", partner)
                        .param("arrangement", arrangement)
                        .param("digest", bytes())
                        .param("on", on)
                        .param("lines", lines)
                        .update());
        return id;
    }

    /** An entry that waits, whose household can be told apart by its reference. */
    public UUID anEntry(UUID association, UUID list, String reference, String commune, UUID point) {
        return anEntryOf(
                association,
                list,
                commune,
                point,
                new Household(
                        reference,
                        "Ana",
                        "Durand",
                        List.of("0612345678"),
                        List.of(),
                        "1 rue des Lilas",
                        null,
                        "69100",
                        "Villeurbanne",
                        null,
                        null));
    }

    public UUID anEntryOf(UUID association, UUID list, String commune, UUID point, Household household) {
        var id = Ids.next();
        var sealed = households.seal(id, household);
        in(
                association,
                () -> database.sql("""
                        insert into outreach.entry (id, association, partner, arrangement, list, line, sealed, key, reference_hash, commune, point,
                            matter, received_on)
                        select :id, :association, l.partner, l.arrangement, l.id, 1 + (select count(*) from outreach.entry e where e.list = l.id),
                            :sealed, :key, :hash, :commune, :point, 'electricity', l.received_on
                        from outreach.list l where l.id = :list""")
                        .param("id", id)
                        .param("association", association)
                        .param("sealed", sealed.bytes())
                        .param("key", sealed.key())
                        .param("hash", bytes())
                        .param("commune", commune, Types.VARCHAR)
                        .param("point", point, Types.OTHER)
                        .param("list", list)
                        .update());
        return id;
    }

    public void tried(UUID association, UUID entry, LocalDate on, String channel, String outcome) {
        tried(association, entry, on, on, channel, outcome);
    }

    /** Tried on a day, and handed in today by a device that had no network. */
    public void toldLater(UUID association, UUID entry, LocalDate on, String channel, String outcome) {
        tried(association, entry, on, LocalDate.now(NetworkTime.ZONE), channel, outcome);
    }

    private void tried(UUID association, UUID entry, LocalDate on, LocalDate recorded, String channel, String outcome) {
        in(association, () -> {
            database.sql("""
                            insert into outreach.attempt (id, association, entry, at, day, by, channel, outcome, recorded_at)
                            values (:id, :association, :entry, :on::timestamptz + interval '12 hours', :on, gen_random_uuid(), :channel, :outcome,
                                :recorded::timestamptz + interval '12 hours')""")
                    .param("id", Ids.next())
                    .param("association", association)
                    .param("entry", entry)
                    .param("on", on)
                    .param("recorded", recorded)
                    .param("channel", channel)
                    .param("outcome", outcome)
                    .update();
            if (outcome.equals("reached"))
                database.sql("update outreach.entry set state = 'reached', reached_on = :on where id = :id")
                        .param("on", on)
                        .param("id", entry)
                        .update();
        });
    }

    public void solved(
            UUID association, UUID entry, LocalDate on, String kind, Long cents, String planned, String confirmed) {
        in(
                association,
                () -> database.sql("""
                        insert into outreach.solution (id, association, entry, kind, found_on, cents, by, planned, confirmed)
                        values (:id, :association, :entry, :kind, :on, :cents, gen_random_uuid(), :planned, :confirmed)""")
                        .param("id", Ids.next())
                        .param("association", association)
                        .param("entry", entry)
                        .param("kind", kind)
                        .param("on", on)
                        .param("cents", cents, Types.BIGINT)
                        .param("planned", planned, Types.VARCHAR)
                        .param("confirmed", confirmed)
                        .update());
    }

    /** As the homes of its case tell it. */
    public void saved(UUID association, UUID entry, Long expected, Long measured, Double margin) {
        in(
                association,
                () -> database.sql("""
                        update outreach.entry set expected_kwh = :expected, measured_kwh = :measured, measured_margin = :margin
                        where id = :id""")
                        .param("expected", expected, Types.BIGINT)
                        .param("measured", measured, Types.BIGINT)
                        .param("margin", margin, Types.DOUBLE)
                        .param("id", entry)
                        .update());
    }

    public void closedEntry(UUID association, UUID entry, LocalDate on, String why) {
        in(
                association,
                () -> database.sql(
                                "update outreach.entry set state = 'closed', closed_why = :why, closed_on = :on where id = :id")
                        .param("why", why)
                        .param("on", on)
                        .param("id", entry)
                        .update());
    }

    public void deleted(UUID association, UUID entry) {
        in(
                association,
                () -> database.sql("delete from outreach.entry where id = :id")
                        .param("id", entry)
                        .update());
    }

    public void refusedLine(UUID association, UUID list, int line, String field, String reason) {
        in(
                association,
                () -> database.sql("""
                        insert into outreach.refused_line (list, line, association, field, reason, sealed, key)
                        values (:list, :line, :association, :field, :reason, '', :key)""")
                        .param("list", list)
                        .param("line", line)
                        .param("association", association)
                        .param("field", field)
                        .param("reason", reason)
                        .param(
                                "key",
                                households
                                        .seal(
                                                list,
                                                new Household(
                                                        "x", "", "", List.of(), List.of(), null, null, null, null, null,
                                                        null))
                                        .key())
                        .update());
    }

    private static byte[] bytes() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
