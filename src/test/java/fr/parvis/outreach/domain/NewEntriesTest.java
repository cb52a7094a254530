// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.intake.domain.ImportList;
import fr.parvis.intake.domain.ReadList;
import fr.parvis.intake.domain.Reading;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.Lists;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lines of lists become entries: once, never doubled, never against somebody's objection, at the point that goes to the door. */
@ParvisTest
class NewEntriesTest {
    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    ReadList read;

    @Autowired
    ImportList take;

    @Autowired
    Lists lists;

    @Autowired
    Objections objections;

    @Autowired
    Sectors sectors;

    @Autowired
    Households households;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID partner;
    Arrangement agreed;

    @Autowired
    Associations associations;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations batches;

    @Autowired
    HouseholdFingerprints marks;

    @Autowired
    MatchLines matches;

    @Autowired
    EntryTable entryTable;

    @Autowired
    fr.parvis.network.LocalDays localDays;

    @BeforeEach
    void an_arrangement_with_a_supplier() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        partner = fixtures.aPartner(me, "Énergie d’essai");
        agreed = fixtures.anArrangement(me, partner);
    }

    private ReceiveList.Outcome receives(String file) {
        return Network.as(
                me,
                () -> receive.handle(
                        agreed.id(), new ReceivedFile("upload", "liste.csv", file.getBytes(UTF_8), me.account())));
    }

    private ImportedList takes(String file) {
        return ((ReceiveList.Outcome.Taken) receives(file)).list();
    }

    private List<Map<String, Object>> entries() {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select * from outreach.entry order by line")
                        .query()
                        .listOfRows()));
    }

    private Household household(Map<String, Object> entry) {
        return households.open((UUID) entry.get("id"), (String) entry.get("key"), (byte[]) entry.get("sealed"));
    }

    private UUID aCaseOf(String given, String phone) {
        var person = Ids.next();
        var id = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        person, reachedBy(aPerson(given, "Haddad", 1990), phone), "spoken", null, false, true)));
        Network.as(
                me,
                () -> openCase.handle(
                        new OpenCase.Command(id, person, null, "energy-unpaid-bill", "edf", "Facture", null, false)));
        return id;
    }

    private void comesTo(UUID caseFile) {
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'solution', closed_on = current_date, case_file = :case
                        where line = 2 and state <> 'closed'""").param("case", caseFile).update()));
    }

    @Test
    void a_list_is_taken_and_its_households_lie_sealed() {
        var list = takes(ListsFixtures.LIST);
        assertThat(list.taken()).isEqualTo(3);
        var entries = entries();
        assertThat(entries).hasSize(3);
        assertThat(household(entries.getFirst()).name()).isEqualTo("Nour Haddad");
        assertThat(entries.getFirst()).containsEntry("cents", 123_456L).containsEntry("commune", "69029");
        assertThat(new String((byte[]) entries.getFirst().get("sealed"), UTF_8)).doesNotContain("Haddad");
        var another = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(another, () -> lists.list(10, 0))).isEmpty();
    }

    @Test
    void a_household_of_an_earlier_list_is_renewed_and_keeps_what_was_tried() {
        takes(ListsFixtures.LIST);
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("update outreach.entry set attempts = 2 where line = 2")
                        .update()));
        var list = takes("""
                Référence client;Nom;Prénom;Téléphone;Montant dû;Date intervention
                c 001;HADDAD;Nour;0472000001;300;20/12/2026
                """);
        assertThat(list.taken()).isZero();
        assertThat(list.renewed()).isEqualTo(1);
        var entries = entries();
        assertThat(entries).hasSize(3);
        var first = entries.getFirst();
        assertThat(first)
                .containsEntry("attempts", 2)
                .containsEntry("cents", 30_000L)
                .containsEntry("planned", "reduction");
        assertThat(first.get("planned_on").toString()).isEqualTo("2026-12-20");
        assertThat(household(first).phones()).containsExactly("0472000001", "0612345601");
        assertThat(household(first).street()).isEqualTo("12 rue du Port");
    }

    @Test
    void the_same_name_at_the_same_address_under_another_reference_is_not_doubled() {
        takes(ListsFixtures.LIST);
        var list = takes("""
                Référence client;Titulaire;Adresse;Code postal;Commune
                NOUVEAU-9;M. HADDAD NOUR;12, R. DU PORT;69500;BRON
                """);
        assertThat(list.renewed()).isEqualTo(1);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void two_contracts_of_one_household_stay_two() {
        takes(ListsFixtures.LIST);
        var list = takes("""
                Référence client;Nom;Prénom;Adresse;Code postal;Commune
                C-001;Haddad;Nour;12 rue du Port;69500;Bron
                GAZ-1;Haddad;Nour;12 rue du Port;69500;Bron
                """);
        assertThat(list.renewed()).isEqualTo(1);
        assertThat(list.taken()).isEqualTo(1);
    }

    @Test
    void what_is_owed_for_gas_leaves_what_is_owed_for_electricity_as_it_is() {
        takes(ListsFixtures.LIST);
        var gas = fixtures.anArrangementOn(me, partner, "gas");
        var received = Network.as(
                me, () -> receive.handle(gas.id(), new ReceivedFile("upload", "gaz.csv", """
                        Référence client;Nom;Prénom;Adresse;Code postal;Commune;Montant dû
                        C-001;Haddad;Nour;12 rue du Port;69500;Bron;300
                        G-2;Martin;Léa;3 place Weingarten;69500;Bron;40
                        """.getBytes(UTF_8), null)));
        assertThat(((ReceiveList.Outcome.Taken) received).list().taken()).isEqualTo(2);
        assertThat(entries().stream()
                        .filter(entry -> entry.get("matter").equals("electricity"))
                        .map(entry -> entry.get("cents")))
                .containsExactly(123_456L, 8_990L, 24_000L);
    }

    @Test
    void a_closed_entry_comes_back_as_a_new_one() {
        takes(ListsFixtures.LIST);
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "update outreach.entry set state = 'closed', closed_why = 'solution', closed_on = current_date where line = 2")
                        .update()));
        assertThat(takes(ListsFixtures.LIST + "\n").taken()).isEqualTo(1);
        assertThat(entries()).hasSize(4);
    }

    @Test
    void who_objected_on_a_card_is_never_taken_again_by_any_mark() {
        takes(ListsFixtures.LIST);
        var first = (UUID) entries().getFirst().get("id");
        Network.as(me, () -> objections.object(first));
        Network.as(me, () -> objections.object(first));
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("delete from outreach.entry").update()));
        for (var line : List.of(
                "C-001;Autre;Nom;0699999999;;;",
                "X-1;Autre;Nom;06 12 34 56 01;;;",
                "X-2;HADDAD;NOUR;;12 rue du Port;69500;Bron")) {
            var list = takes("Référence client;Nom;Prénom;Téléphone;Adresse;Code postal;Commune\n" + line + "\nZ-"
                    + line.hashCode() + ";Voisin;Ali;0612340099;1 rue du Port;69500;Bron\n");
            assertThat(list.objected()).as(line).isEqualTo(1);
            assertThat(list.taken() + list.renewed()).as(line).isEqualTo(1);
        }
        assertThat(entries().stream().map(entry -> household(entry).family())).containsOnly("Voisin");
    }

    @Test
    void who_objected_is_known_again_by_a_list_that_tells_the_commune_by_its_code_alone() {
        takes(ListsFixtures.LIST);
        var first = (UUID) entries().getFirst().get("id");
        Network.as(me, () -> objections.object(first));
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("delete from outreach.entry").update()));
        var list = takes("Référence client;Nom;Prénom;Adresse;Code INSEE\nX-2;HADDAD;NOUR;12 rue du Port;69029\n"
                + "X-3;HADDAD;NOUR;12 rue du Port;69266\n");
        assertThat(list.objected()).isEqualTo(1);
        assertThat(entries()).singleElement().satisfies(it -> assertThat(it).containsEntry("commune", "69266"));
    }

    @Test
    void an_objection_by_telephone_before_any_list_holds_for_all_partners() {
        Network.as(me, () -> objections.note(null, "", "06 12 34 56 02"));
        assertThat(takes(ListsFixtures.LIST).objected()).isEqualTo(1);
        assertThat(Network.as(
                        me,
                        () -> objections.isObjected(
                                new Household(
                                        "?",
                                        "",
                                        "",
                                        List.of("0612345602"),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                Ids.next())))
                .isTrue();
    }

    @Test
    void an_objection_by_reference_is_that_partners_alone_and_closes_what_is_open() {
        takes(ListsFixtures.LIST);
        Network.as(me, () -> objections.note(partner, "c001", ""));
        assertThat(entries().getFirst()).containsEntry("closed_why", "objected");
        var other = fixtures.aPartner(me, "Eau d’essai");
        var water = fixtures.anArrangement(me, other);
        var list = Network.as(
                me,
                () -> receive.handle(
                        water.id(),
                        new ReceivedFile(
                                "upload", "eau.csv", "Réf;Nom;Tel\nC-001;Autre;0699999999\n".getBytes(UTF_8), null)));
        assertThat(((ReceiveList.Outcome.Taken) list).list().taken()).isEqualTo(1);
    }

    @Test
    void bad_objections_are_refused_with_what_to_do() {
        for (var bad : List.of(
                Network.as(me, () -> objections.note(null, "", "")),
                Network.as(me, () -> objections.note(null, "C-1", "")),
                Network.as(me, () -> objections.note(partner, "", "06 12"))))
            assertThat(bad).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_household_whose_case_is_open_is_joined_to_it() {
        var caseFile = aCaseOf("Nour", "+33 6 12 34 56 01");
        var plan = Network.as(
                me, () -> take.plan(agreed, (Reading.Lines) read.handle(agreed, ListsFixtures.LIST.getBytes(UTF_8))));
        assertThat(plan.followed()).containsExactly(Map.entry(2, caseFile));
        assertThat(takes(ListsFixtures.LIST).followed()).isEqualTo(1);
        assertThat(entries().getFirst()).containsEntry("case_file", caseFile);
    }

    @Test
    void a_telephone_that_two_helped_persons_share_joins_nobody() {
        aCaseOf("Nour", "0612345601");
        aCaseOf("Sami", "0612345601");
        assertThat(takes(ListsFixtures.LIST).followed()).isZero();
    }

    @Test
    void entries_find_their_point_by_commune_or_street_and_again_when_sectors_change() {
        var bron = fixtures.aPoint(me, "Bron");
        var port = fixtures.aPoint(me, "Port");
        Network.as(me, () -> sectors.save(new Sector(Ids.next(), "Bron", bron, List.of("69029"), List.of(), 0), true));
        takes(ListsFixtures.LIST);
        assertThat(entries().stream().map(entry -> entry.get("point"))).containsExactly(bron, bron, null);
        assertThat(Network.as(me, () -> sectors.unplaced())).containsExactly(new Sectors.Unplaced("69266", 1));
        var street = Ids.next();
        Network.as(
                me,
                () -> sectors.save(
                        new Sector(street, "Le port", port, List.of("69029"), List.of("R. du Port"), 0), true));
        assertThat(entries().stream().map(entry -> entry.get("point"))).containsExactly(port, bron, null);
        assertThat(Network.as(me, () -> sectors.place("69266", bron))).isEqualTo(1);
        Network.as(me, () -> sectors.delete(street));
        assertThat(entries().stream().map(entry -> entry.get("point"))).containsExactly(bron, bron, bron);
    }

    @Test
    void a_sector_with_problems_is_refused() {
        var bron = fixtures.aPoint(me, "Bron");
        Network.as(me, () -> sectors.save(new Sector(Ids.next(), "Bron", bron, List.of("69029"), List.of(), 0), true));
        for (var bad : List.of(
                new Sector(Ids.next(), "B", bron, List.of("69029"), List.of("rue"), 0),
                new Sector(Ids.next(), "Sans point", Ids.next(), List.of("69266"), List.of(), 0),
                new Sector(Ids.next(), "Sans commune", bron, List.of(), List.of(), 0),
                new Sector(Ids.next(), "Deux fois", bron, List.of("69029"), List.of(), 0),
                new Sector(Ids.next(), "Rues de deux", bron, List.of("69029", "69266"), List.of("rue du Port"), 0)))
            assertThat(Network.as(me, () -> sectors.save(bad, true)))
                    .as(bad.name())
                    .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void who_objects_is_left_in_peace_by_the_lists_of_other_partners_too() {
        takes(ListsFixtures.LIST);
        var water = fixtures.anArrangement(me, fixtures.aPartner(me, "Eau d’essai"));
        Network.as(
                me, () -> receive.handle(water.id(), new ReceivedFile("upload", "eau.csv", """
                        Réf;Nom;Prénom;Téléphone;Adresse;Code postal;Commune
                        E-1;Autre;Nom;0612345601;;;
                        E-2;Haddad;Nour;0699999998;12 rue du Port;69500;Bron
                        E-3;Voisin;Ali;0699999997;14 rue du Port;69500;Bron
                        """.getBytes(UTF_8), null)));
        var onTheCard = entries().stream()
                .filter(entry -> entry.get("arrangement").equals(agreed.id()))
                .filter(entry -> household(entry).family().equals("Haddad"))
                .findFirst()
                .orElseThrow();
        Network.as(me, () -> objections.object((UUID) onTheCard.get("id")));
        assertThat(entries().stream()
                        .filter(entry -> entry.get("arrangement").equals(water.id()))
                        .map(entry -> household(entry).reference() + " " + entry.get("closed_why")))
                .as("the same telephone, the same name at the same address, and a neighbour")
                .containsExactly("E-1 objected", "E-2 objected", "E-3 null");
    }

    @Test
    void a_household_whose_commune_is_told_by_its_code_is_not_doubled_either() {
        takes("Réf;Titulaire;Adresse;Code INSEE\nA-1;Nour Haddad;12 rue du Port;69029\n");
        var list = takes("Réf;Titulaire;Adresse;Code INSEE\nB-1;M. HADDAD NOUR;12, R. DU PORT;69029\n");
        assertThat(list.renewed()).isEqualTo(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void of_the_cases_of_earlier_entries_the_one_that_goes_on_is_joined() {
        var over = aCaseOf("Nour", "0601010101");
        var open = aCaseOf("Sami", "0602020202");
        takes(ListsFixtures.LIST);
        comesTo(over);
        takes(ListsFixtures.LIST + "\n");
        comesTo(open);
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("update cases.case_file set closed_on = current_date where id = :id")
                                .param("id", over)
                                .update()));
        assertThat(takes(ListsFixtures.LIST + "\n\n").followed()).isEqualTo(1);
    }

    @Test
    void who_says_no_while_a_long_list_is_taken_is_not_left_open_by_it() {
        var meanwhile = new RankEntries(entryTable, List.of(), associations, transactions, localDays) {
            @Override
            public int rank(UUID list) {
                CompletableFuture.runAsync(() -> Network.as(me, () -> objections.note(null, "", "06 12 34 56 01")))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
                return 0;
            }
        };
        var slow = new WriteEntries(db, batches, matches, objections, sectors, households, marks, meanwhile, localDays);
        var lines = (Reading.Lines) Network.as(me, () -> read.handle(agreed, ListsFixtures.LIST.getBytes(UTF_8)));
        var list = new ImportedList(
                Ids.next(),
                partner,
                agreed.id(),
                "upload",
                "liste.csv",
                LocalDate.of(2026, 11, 1),
                Instant.now(),
                null,
                3,
                3,
                0,
                0,
                0,
                0,
                0);
        Network.as(
                me,
                () -> transaction.execute(_ -> {
                    var compared = slow.compare(agreed, lines.good());
                    lists.add(list, new byte[32]);
                    compared.write(list.id());
                    return null;
                }));
        assertThat(entries().stream()
                        .map(entry -> household(entry).reference() + " " + entry.get("closed_why"))
                        .sorted())
                .containsExactly("C-001 objected", "C-002 null", "C-003 null");
    }
}
