// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.database.Asking;
import fr.parvis.people.domain.ErasePerson.Erasure;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person may ask, what is forgotten by itself, and what is unusual, on the real database. */
@ParvisTest
class PrivacyTest {
    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    ReadFile readFile;

    @Autowired
    Notes notes;

    @Autowired
    MergeFiles merges;

    @Autowired
    AnswerAccess answerAccess;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    KeepFiles keep;

    @Autowired
    UnusualReadings unusual;

    @Autowired
    FindPeople find;

    @Autowired
    ShownNames shown;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    @BeforeEach
    void a_mediator() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
    }

    private UUID open(Said said) {
        var id = Ids.next();
        Network.as(me, () -> openFile.handle(new OpenFile.Command(id, said, "spoken", null, true, false)));
        return id;
    }

    private UUID follow(UUID person) {
        var id = Ids.next();
        Network.as(
                me,
                () -> openCase.handle(
                        new OpenCase.Command(id, person, "rsa", "family-rsa", "caf", "Demande de RSA", null, false)));
        return id;
    }

    private String one(String sql, UUID id) {
        return Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql(sql).param("id", id).query(String.class).single()));
    }

    private void run(String sql, UUID id) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql(sql).param("id", id).update()));
    }

    @Test
    void the_answer_to_an_access_request_tells_everything_that_is_kept() {
        var id = open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        Network.as(me, () -> notes.write(Ids.next(), id, "Attend la Caf", false));
        follow(id);
        var answer = Network.as(me, () -> answerAccess.handle(id, "pdf").orElseThrow());
        var text = answer.toString();
        assertThat(text)
                .contains("Nour", "Haddad", "1990", "06 12 34 56 78", "Attend la Caf", "Demande de RSA", "De vive voix")
                .contains("elle demande ses données");
        assertThat(one(
                        "select count(*)::text from audit.entry where action = 'people.exported' and subject = :id::text",
                        id))
                .isEqualTo("1");
    }

    @Autowired
    fr.parvis.visits.Visits visits;

    @Autowired
    PersonVisits personVisits;

    @Test
    void the_answer_to_an_access_request_leaves_nothing_out_and_speaks_in_words() {
        var desk = new fr.parvis.visits.VisitsFixtures(network, db, transaction).aDesk();
        me = desk.mediator();
        var id = open(aPerson("Nour", "Haddad", 1990, "93066"));
        var other = open(reachedBy(aPerson("Nour", "Addad", 1990), "07 11 22 33 44"));
        Network.as(me, () -> merges.handle(new MergeFiles.Command(id, other, Set.of(), 0, 0)));
        var note = Ids.next();
        Network.as(me, () -> notes.write(note, id, "Attend la Caf", false));
        Network.as(me, () -> notes.correct(note, 0, "Attend la mairie", false));
        var visit = new fr.parvis.visits.Visit(
                Ids.next(),
                desk.association(),
                desk.point(),
                LocalDate.EPOCH,
                java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                "desk",
                fr.parvis.visits.Direction.INCOMING,
                List.of(),
                2,
                "12-17",
                null,
                null,
                "93066",
                "ar",
                true,
                null,
                null,
                List.of(new fr.parvis.visits.Visit.Request(
                        Ids.next(), "family-rsa", "caf", "accompaniment", "settled", 25, "Dossier rempli")),
                0);
        assertThat(Network.as(me, () -> visits.record(visit)))
                .isInstanceOf(fr.parvis.visits.Visits.Outcome.Accepted.class);
        Network.as(me, () -> personVisits.add(id, visit.id()));
        var followed = Ids.next();
        var from = LocalDate.now(NetworkTime.ZONE).minusDays(9);
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        followed, id, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture impayée", from, false)));
        for (int i = 0; i < 120; i++) {
            int n = i;
            Network.as(
                    me,
                    () -> work.contacted(
                            new fr.parvis.cases.domain.ContactMade(
                                    Ids.next(), followed, from, me.account(), "call", "body", "Appel " + n + " fait"),
                            false));
        }
        Network.as(me, () -> work.close(followed, 0, "obtained", 50_000L));
        var text = Network.as(me, () -> answerAccess.handle(id, "pdf").orElseThrow())
                .toString();
        assertThat(text)
                .contains("Saint-Denis (93)", "Attend la mairie", "Attend la Caf", "Écrit avant, corrigé le")
                .contains("Dossier fusionné avec le vôtre", "Addad", "07 11 22 33 44")
                .contains("Dossier rempli", "Durée en minutes\u00a0: 25", "12 à 17 ans", "Première venue", "Arabe")
                .contains("Organisme", "Niveau d’aide", "Appel 0 fait", "Appel 119 fait")
                .contains(fr.parvis.shell.Words.date(from), "Somme obtenue", "500,00")
                .doesNotContain("family-rsa", "93066", "settled", "unpaid-bill", "energy-unpaid", "accompaniment");
    }

    @Test
    void the_answer_tells_the_files_that_had_been_merged_into_those_that_were_merged() {
        var first = open(reachedBy(aPerson("Nour", "Hadad", 1990), "06 12 34 56 78"));
        var second = open(aPerson("Nour", "Addad", 1990));
        var third = open(aPerson("Nour", "Haddad", 1990));
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(second, first, Set.of(), 0, 0))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(third, second, Set.of(), 0, 1))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> answerAccess.handle(third, "pdf").orElseThrow())
                        .toString())
                .contains("Haddad", "Addad", "Hadad");
    }

    @Test
    void an_erased_person_leaves_nothing_but_a_proof_and_counts() {
        var id = open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        var merged = open(aPerson("Nour", "Hadad", 1990));
        Network.as(me, () -> merges.handle(new MergeFiles.Command(id, merged, Set.of(), 0, 0)));
        Network.as(me, () -> notes.write(Ids.next(), id, "Une note", false));
        Network.as(me, () -> find.handle("haddad"));
        var followed = follow(id);
        assertThat(Network.as(me, () -> erasePerson.handle(id))).isInstanceOf(Erasure.Kept.class);
        assertThat(one("select count(*)::text from people.note where person = :id", id))
                .isEqualTo("1");
        Network.as(me, () -> work.close(followed, 0, "obtained", 50_000L));
        assertThat(Network.as(me, () -> erasePerson.handle(id))).isInstanceOf(Erasure.Erased.class);
        for (var table : List.of(
                "person",
                "contact",
                "note",
                "consent",
                "name_word",
                "name_key",
                "known_word",
                "reading",
                "name_shown",
                "act_on",
                "merge"))
            assertThat(one("select count(*)::text from people." + table + " where :id::uuid is not null", id))
                    .as(table)
                    .isEqualTo("0");
        assertThat(one("select count(*)::text from cases.case_file where :id::uuid is not null", id))
                .isEqualTo("0");
        assertThat(one(
                        "select theme || ' ' || outcome || ' ' || cents from cases.outcome_of_nobody where :id::uuid is not null",
                        id))
                .isEqualTo("family-rsa obtained 50000");
        assertThat(Network.as(me, () -> keep.forgotten(10, 0)))
                .extracting(KeepFiles.Forgotten::cause)
                .containsExactly("asked");
        assertThat(Network.as(me, () -> erasePerson.handle(id))).isInstanceOf(Erasure.Unknown.class);
    }

    @Test
    void nobody_erases_a_file_of_another_association() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var stranger = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(stranger, () -> erasePerson.handle(id))).isInstanceOf(Erasure.Unknown.class);
        assertThat(Network.as(me, () -> readFile.glimpse(id))).isPresent();
    }

    @Test
    void whose_names_lists_showed_is_forgotten_after_a_year() {
        var person = open(aPerson("Nour", "Haddad", 1990));
        run("""
            insert into people.name_shown (association, day, account, person)
            select association, current_date - make_interval(months => m), id, id
            from people.person, unnest(array[11, 13]) m where id = :id""", person);
        Asking.as(me.association()).run(keep::forgetShown);
        int left = Asking.as(me.association())
                .call(() ->
                        transaction.execute(_ -> db.sql("select count(*) from people.name_shown where account = :id")
                                .param("id", person)
                                .query(Integer.class)
                                .single()));
        assertThat(left).isEqualTo(1);
    }

    @Test
    void a_file_is_forgotten_two_years_after_the_last_contact_unless_a_case_runs() {
        var old = open(aPerson("Nour", "Haddad", 1990));
        var running = open(aPerson("Paul", "Blanc", 1980));
        var recent = open(aPerson("Rose", "Noir", 1970));
        follow(running);
        for (var id : List.of(old, running))
            run("update people.person set last_contact = current_date - interval '25 months' where id = :id", id);
        run(
                "update people.person set last_contact = current_date - interval '23 months 10 days' where id = :id",
                recent);
        assertThat(Network.as(me, () -> keep.soon())).isEqualTo(3);
        var before = LocalDate.now(NetworkTime.ZONE).minusMonths(keep.current().months());
        int forgotten = Asking.as(me.association())
                .call(() -> erasePerson.forget(before, 10, null).erased());
        assertThat(forgotten).isEqualTo(1);
        assertThat(Network.as(me, () -> readFile.glimpse(old))).isEmpty();
        assertThat(Network.as(me, () -> readFile.glimpse(running))).isPresent();
        assertThat(Network.as(me, () -> readFile.glimpse(recent))).isPresent();
        assertThat(Network.as(me, () -> keep.forgotten(10, 0))).singleElement().satisfies(proof -> {
            assertThat(proof.cause()).isEqualTo("term");
            assertThat(proof.files()).isEqualTo(1);
            assertThat(proof.before()).isEqualTo(before);
        });
    }

    @Test
    void how_long_files_are_kept_is_decided_with_a_reason_and_not_for_the_past() {
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(Network.as(officer, () -> keep.decide(new KeepFiles.Term(today, 36, ""))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(officer, () -> keep.decide(new KeepFiles.Term(today, 3, ""))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(officer, () -> keep.decide(new KeepFiles.Term(today.minusDays(1), 24, ""))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(officer, () -> keep.decide(new KeepFiles.Term(today.plusYears(50), 24, ""))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(keep.current().months()).isEqualTo(24);
    }

    @Test
    void files_opened_without_doing_anything_are_shown_to_the_lead() {
        var curious = network.a(Role.MEDIATOR, me.association());
        for (int i = 0; i < UnusualReadings.WITHOUT_ACT; i++) {
            var id = open(aPerson("Nour", "Haddad", 1960 + i * 3));
            Network.as(me, () -> readFile.handle(id, "present"));
            Network.as(curious, () -> readFile.handle(id, "other"));
        }
        var days = Network.as(me, () -> unusual.list());
        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.account()).isEqualTo(curious.account());
            assertThat(day.withoutAct()).isEqualTo(UnusualReadings.WITHOUT_ACT);
        });
    }

    @Test
    void very_many_names_seen_without_opening_a_file_are_shown_to_the_lead() {
        var curious = network.a(Role.MEDIATOR, me.association());
        var many = java.util.stream.Stream.generate(Ids::next)
                .limit(UnusualReadings.MANY_NAMES)
                .toList();
        Network.as(curious, () -> {
            shown.write(many.subList(1, many.size()));
            return null;
        });
        assertThat(Network.as(me, () -> unusual.list())).isEmpty();
        Network.as(curious, () -> {
            shown.write(many);
            return null;
        });
        assertThat(Network.as(me, () -> unusual.list())).singleElement().satisfies(day -> {
            assertThat(day.account()).isEqualTo(curious.account());
            assertThat(day.files()).isZero();
            assertThat(day.names()).isEqualTo(UnusualReadings.MANY_NAMES);
        });
    }

    @Test
    void the_answer_to_an_access_request_tells_when_the_name_stood_in_a_list() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        Network.as(me, () -> find.handle("haddad"));
        Network.as(network.a(Role.MEDIATOR, me.association()), () -> find.handle("nour"));
        assertThat(Network.as(me, () -> answerAccess.handle(id, "pdf").orElseThrow())
                        .sections())
                .filteredOn(section -> section.title().startsWith("Quand votre nom"))
                .singleElement()
                .satisfies(section -> assertThat(section.toString()).contains("vu par 2 personnes"));
    }

    @Test
    void the_answer_tells_when_a_file_was_read_and_listed_before_it_was_merged() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Addad", 1990));
        var colleague = network.a(Role.MEDIATOR, me.association());
        Network.as(colleague, () -> readFile.handle(dropped, "calls"));
        Network.as(colleague, () -> shown.write(List.of(dropped)));
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> answerAccess.handle(kept, "pdf").orElseThrow())
                        .toString())
                .contains("la personne appelle", "vu par 1 personne");
    }

    @Test
    void one_file_that_a_case_keeps_stops_the_forgetting_of_no_other() {
        var running = open(aPerson("Paul", "Blanc", 1980));
        follow(running);
        run("update people.person set last_contact = current_date - interval '5 years' where id = :id", running);
        var opener = me.account();
        run("""
                insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                select gen_random_uuid(), association, '', 'Ancienne', :id, now(), current_date - 1200 - n
                from (select distinct association from people.person) a, generate_series(1, 401) n""", opener);
        keep.handle();
        assertThat(one(
                        "select count(*)::text from people.person where family = 'Ancienne' and :id::uuid is not null",
                        running))
                .isEqualTo("0");
        assertThat(one("select (last_contact < current_date - 1800)::text from people.person where id = :id", running))
                .as("a day without contact is not one with it")
                .isEqualTo("true");
        assertThat(Network.as(me, () -> keep.past(10))).containsExactly(running);
        assertThat(Network.as(me, () -> myWork.past()))
                .extracting(fr.parvis.cases.domain.Case::person)
                .containsExactly(running);
    }

    @Autowired
    fr.parvis.cases.domain.MyWork myWork;

    @Test
    void a_second_file_out_of_sight_is_deleted_when_its_merge_is_undone_no_more() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var old = open(aPerson("Nour", "Hadad", 1990));
        var recent = open(aPerson("Nour", "Addad", 1990));
        Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, old, Set.of(), 0, 0)));
        run("update people.merge set merged_at = now() - interval '31 days' where dropped = :id", old);
        var version = Network.as(
                me, () -> readFile.handle(kept, "present").orElseThrow().version());
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, recent, Set.of(), version, 0))))
                .isInstanceOf(Outcome.Done.class);
        keep.handle();
        assertThat(one("select count(*)::text from people.person where id = :id", old))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from people.merge where dropped = :id", old))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from people.merge where dropped = :id", recent))
                .isEqualTo("1");
        assertThat(Network.as(me, () -> readFile.glimpse(kept))).isPresent();
        assertThat(Network.as(me, () -> keep.forgotten(10, 0)))
                .extracting(KeepFiles.Forgotten::cause, KeepFiles.Forgotten::files)
                .containsExactly(org.assertj.core.api.Assertions.tuple("merge", 1));
        keep.handle();
        assertThat(Network.as(me, () -> keep.forgotten(10, 0))).hasSize(1);
    }

    @Test
    void a_reason_for_a_longer_term_has_an_end() {
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        var day = LocalDate.now(NetworkTime.ZONE).plusYears(50);
        assertThat(Network.as(officer, () -> keep.decide(new KeepFiles.Term(day, 36, "x".repeat(301)))))
                .isEqualTo(Outcome.refused("justification", "people.problem.long", 300));
    }
}
