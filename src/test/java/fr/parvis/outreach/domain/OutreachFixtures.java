// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.outreach.Household;
import fr.parvis.values.Ids;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Arrangements, lists and households for tests, straight into the tables; every name is invented. */
@TestComponent
public class OutreachFixtures {
    /** Words that would betray a debt or a partner to whoever finds them. */
    public static final List<String> BETRAYING = List.of(
            "dette",
            "impay",
            "facture",
            "fournisseur",
            "énergie",
            "électricité",
            "gaz",
            "chauffage",
            "eau",
            "loyer",
            "coupure",
            "réduction",
            "expulsion",
            "argent",
            "payer",
            "paiement",
            "montant",
            "euro",
            "€",
            "partenaire",
            "huissier",
            "edf",
            "engie",
            "debt",
            "bill",
            "supplier",
            "energy",
            "electricity",
            "rent",
            "unpaid",
            "money",
            "partner");

    private final JdbcClient database;
    private final Households households;
    private final TransactionTemplate transaction;

    public OutreachFixtures(JdbcClient database, Households households, PlatformTransactionManager transactions) {
        this.database = database;
        this.households = households;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An arrangement with a list that came in. */
    public record Arranged(SignedIn who, UUID partner, UUID arrangement, UUID list) {}

    public Arranged anArrangement(SignedIn who, LocalDate received) {
        return anArrangement(who, received, "electricity", 3);
    }

    public Arranged anArrangement(SignedIn who, LocalDate received, String matter, int mostAttempts) {
        var it = new Arranged(who, Ids.next(), Ids.next(), Ids.next());
        in(who, () -> {
            database.sql("""
                            insert into partners.partner (id, association, name, kind, operator, territory, plain, checked_on)
                            values (:id, :association, 'Ampère Service', 'energy-supplier', 'edf', 'france', 'ampere service', :on)""")
                    .param("id", it.partner)
                    .param("association", who.association())
                    .param("on", received)
                    .update();
            database.sql("""
                            insert into outreach.arrangement (id, association, partner, name, matter, fields_in, fields_out, controller,
                                legal_basis, informed_by, most_attempts, starts_on)
                            values (:id, :association, :partner, 'Prévention 2026', :matter, array['reference'], array['reference'], 'joint',
                                'legitimate-interests', 'partner', :most, :on)""")
                    .param("id", it.arrangement)
                    .param("association", who.association())
                    .param("partner", it.partner)
                    .param("matter", matter)
                    .param("most", mostAttempts)
                    .param("on", received)
                    .update();
            database.sql("""
                            insert into outreach.list (id, association, partner, arrangement, way, file_name, digest, received_on, received_at,
                                lines, taken)
                            values (:id, :association, :partner, :arrangement, 'upload', 'semaine.csv', :digest, :on, :at, 1, 1)""")
                    .param("id", it.list)
                    .param("association", who.association())
                    .param("partner", it.partner)
                    .param("arrangement", it.arrangement)
                    .param("digest", digest())
                    .param("on", received)
                    .param("at", OffsetDateTime.parse(received + "T08:00:00+01:00"))
                    .update();
        });
        return it;
    }

    private static byte[] digest() {
        var digest = new byte[32];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(digest);
        return digest;
    }

    /** What is told of a household's debt. */
    public record Told(
            String given,
            String family,
            String phone,
            String street,
            Double latitude,
            Double longitude,
            LocalDate issuedOn,
            LocalDate plannedOn,
            String cheque,
            long cents) {
        public Told by(String phone) {
            return new Told(given, family, phone, street, latitude, longitude, issuedOn, plannedOn, cheque, cents);
        }

        public Told at(String street, Double latitude, Double longitude) {
            return new Told(given, family, phone, street, latitude, longitude, issuedOn, plannedOn, cheque, cents);
        }

        public Told billed(LocalDate issuedOn) {
            return new Told(given, family, phone, street, latitude, longitude, issuedOn, plannedOn, cheque, cents);
        }

        public Told owing(long cents) {
            return new Told(given, family, phone, street, latitude, longitude, issuedOn, plannedOn, cheque, cents);
        }

        public Told planned(LocalDate plannedOn) {
            return new Told(given, family, phone, street, latitude, longitude, issuedOn, plannedOn, cheque, cents);
        }
    }

    public static Told aHousehold(String given, String family) {
        return new Told(
                given, family, "06 39 98 12 34", "12 rue des Essais", null, null, null, null, "unknown", 24_000);
    }

    public UUID anEntry(Arranged in, Told told) {
        var id = Ids.next();
        in(in.who, () -> {
            boolean phone = told.phone != null;
            var sealed = households.seal(
                    id,
                    new Household(
                            "C-" + id,
                            told.given,
                            told.family,
                            phone ? List.of(told.phone) : List.of(),
                            List.of(),
                            told.street,
                            null,
                            "69100",
                            "Villeurbanne",
                            told.latitude,
                            told.longitude));
            database.sql("""
                            insert into outreach.entry (id, association, partner, arrangement, list, line, sealed, key, reference_hash, commune,
                                matter, by_phone, by_mail, by_post, cents, issued_on, planned, planned_on, meter, kva, main_home, cheque,
                                received_on)
                            select :id, l.association, l.partner, l.arrangement, l.id, 2, :sealed, :key, :hash, '69266', a.matter, :phone, false, true,
                                :cents, :issued, :planned, :plannedOn, 'linky', 6, 'yes', :cheque, l.received_on
                            from outreach.list l join outreach.arrangement a on a.id = l.arrangement where l.id = :list""")
                    .param("id", id)
                    .param("sealed", sealed.bytes())
                    .param("key", sealed.key())
                    .param("hash", digest())
                    .param("phone", phone)
                    .param("cents", told.cents)
                    .param("issued", told.issuedOn, Types.DATE)
                    .param("planned", told.plannedOn == null ? null : "cut", Types.VARCHAR)
                    .param("plannedOn", told.plannedOn, Types.DATE)
                    .param("cheque", told.cheque)
                    .param("list", in.list)
                    .update();
        });
        return id;
    }

    /** The household lives elsewhere. */
    public UUID in(Arranged in, UUID entry, String commune) {
        in(
                in.who,
                () -> database.sql("update outreach.entry set commune = :commune where id = :id")
                        .param("commune", commune)
                        .param("id", entry)
                        .update());
        return entry;
    }

    public void in(SignedIn who, Runnable what) {
        Network.as(who, () -> transaction.executeWithoutResult(status -> what.run()));
    }
}
