// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static fr.parvis.people.PeopleFixtures.BRON;
import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.people.PeopleSettings;
import fr.parvis.people.domain.OpenFile.Opening;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.people.papers.UnreadableInWords;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of persons on the real database: opening, finding, noting, merging. */
@ParvisTest
class PeopleTest {
    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    ChangeFile changeFile;

    @Autowired
    ReadFile readFile;

    @Autowired
    FindPeople find;

    @Autowired
    FindDuplicates duplicates;

    @Autowired
    Notes notes;

    @Autowired
    Consents consents;

    @Autowired
    Households households;

    @Autowired
    MergeFiles merges;

    @Autowired
    PersonColumns followers;

    @Autowired
    RotateKeys rotate;

    @Autowired
    PersonVisits personVisits;

    @Autowired
    Visits visits;

    @Autowired
    People people;

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
        return ((Opening.Opened) Outcomes.done(opening(said, true))).id();
    }

    private Outcome<Opening> opening(Said said, boolean another) {
        return Network.as(
                me, () -> openFile.handle(new OpenFile.Command(Ids.next(), said, "spoken", null, another, false)));
    }

    private List<String> problems(Said said) {
        return ((Outcome.Refused<?>) opening(said, true))
                .problems().stream()
                        .map(problem -> problem.field() + " " + problem.code().replace("people.problem.", ""))
                        .toList();
    }

    private PersonFile read(UUID id) {
        return Network.as(me, () -> readFile.handle(id, "present").orElseThrow());
    }

    private List<String> found(String text) {
        return found(text, FindPeople.MOST);
    }

    private List<String> found(String text, int most) {
        return Network.as(
                me,
                () -> ((FindPeople.Search.Found) find.handle(text, most))
                        .persons().stream().map(PersonListItem::name).toList());
    }

    private String raw(String sql, UUID id) {
        return Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql(sql).param("id", id).query(String.class).single()));
    }

    private Outcome<UUID> merge(UUID kept, UUID dropped, String... fromDropped) {
        return Network.as(
                me,
                () -> merges.handle(new MergeFiles.Command(
                        kept,
                        dropped,
                        Set.of(fromDropped),
                        read(kept).version(),
                        read(dropped).version())));
    }

    @Test
    void what_reaches_a_person_and_what_is_noted_lies_sealed_in_the_database() {
        var id = open(discreet(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"), "SMS le matin"));
        Network.as(me, () -> notes.write(Ids.next(), id, "Attend une réponse de la Caf", false));
        assertThat(read(id).contacts()).extracting(Contact::text).containsExactly("06 12 34 56 78");
        assertThat(read(id).safe()).isEqualTo("SMS le matin");
        for (var sql : List.of(
                "select encode(sealed, 'escape') || key from people.contact where person = :id",
                "select encode(safe, 'escape') from people.person where id = :id",
                "select encode(sealed, 'escape') from people.note where person = :id"))
            assertThat(raw(sql, id))
                    .doesNotContain("12 34")
                    .doesNotContain("SMS")
                    .doesNotContain("Caf");
    }

    @Test
    void a_sealed_text_does_not_open_in_another_row() {
        var id = open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        var other = open(reachedBy(aPerson("Paul", "Blanc", 1980), "06 98 76 54 32"));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                        update people.contact c set sealed = o.sealed from people.contact o where c.person = :id and o.person = :other""").param("id", id).param("other", other).update()));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_person_is_found_by_any_part_in_any_order_with_mistakes() {
        open(aPerson("Frédérique", "Gauthier-Lévêque", 1972));
        open(aPerson("Ahmed", "Ben Salah", 1950, BRON));
        open(aPerson("Mélanie", "N’Diaye", 1988));
        open(aPerson("محمد", "الأحمد", 1979));
        open(aPerson("", "O", 1960));
        assertThat(found("gauth")).containsExactly("Frédérique Gauthier-Lévêque");
        assertThat(found("leveque fred")).containsExactly("Frédérique Gauthier-Lévêque");
        assertThat(found("Gotier")).containsExactly("Frédérique Gauthier-Lévêque");
        assertThat(found("frederik gautiher")).containsExactly("Frédérique Gauthier-Lévêque");
        assertThat(found("guathier")).containsExactly("Frédérique Gauthier-Lévêque");
        assertThat(found("ahemd")).as("two letters swapped in a short word").containsExactly("Ahmed Ben Salah");
        assertThat(found("salah ahmed")).containsExactly("Ahmed Ben Salah");
        assertThat(found("ben sallah 1950")).containsExactly("Ahmed Ben Salah");
        assertThat(found("bensalah")).containsExactly("Ahmed Ben Salah");
        assertThat(found("ahmed bron")).containsExactly("Ahmed Ben Salah");
        assertThat(found("bron")).containsExactly("Ahmed Ben Salah");
        assertThat(found("n diaye")).containsExactly("Mélanie N’Diaye");
        assertThat(found("diaye")).containsExactly("Mélanie N’Diaye");
        assertThat(found("احمد")).as("without its article").containsExactly("محمد الأحمد");
        assertThat(found("الاحمد")).containsExactly("محمد الأحمد");
        assertThat(found("o 1960")).containsExactly("O");
        for (var text : List.of(
                "gauth",
                "Gotier",
                "frederik gautiher",
                "guathier",
                "ahemd",
                "ahmed bron",
                "bensalah",
                "diaye",
                "احمد",
                "bron")) assertThat(found(text, 5)).as("quickly: %s", text).isEqualTo(found(text));
        assertThat(found("'; drop table people.person; --")).isEmpty();
        assertThat(found("%%%abc")).isEmpty();
        assertThat(found("x".repeat(200))).isEmpty();
    }

    @Test
    void a_quick_search_names_who_sounds_alike_beside_who_is_written_so() {
        open(aPerson("Jean", "Gautier", 1972));
        open(aPerson("Jean", "Gauthier", 1980));
        open(aPerson("Jeanne", "Gaultieri", 1991));
        assertThat(found("gautier jean", 5)).startsWith("Jean Gautier").contains("Jean Gauthier");
        assertThat(found("gautihre jean", 5)).as("by letters").contains("Jean Gautier");
        assertThat(found("gaulit jean", 5)).as("begun with a mistake").containsExactly("Jeanne Gaultieri");
        assertThat(found("galuti", 5)).as("one word, begun with a mistake").contains("Jeanne Gaultieri");
        assertThat(found("jaen gaultie", 5))
                .as("the mistake in a word that is whole")
                .containsExactly("Jeanne Gaultieri");
    }

    private List<String> alike(Said said) {
        return Network.as(
                me,
                () -> duplicates.handle(said).stream()
                        .map(likeness -> likeness.person().name() + " "
                                + likeness.reasons().stream()
                                        .filter(reason -> reason.contains("-"))
                                        .toList())
                        .toList());
    }

    @Test
    void a_name_written_in_one_word_or_several_or_come_through_another_language_is_found() {
        for (var name : new String[][] {
            {"Sami", "Ben Ali"},
            {"Yann", "Le Goff"},
            {"Ana", "De La Cruz"},
            {"Hind", "El Amrani"},
            {"Kahina", "Aït Saïd"},
            {"Zoé", "Saint-Martin"},
            {"Meriem", "Bouzid"},
            {"Issouf", "Ouattara"},
            {"Ayşe", "Yılmaz"},
            {"Oleksandr", "Chevtchenko"},
            {"Jean-Pierre", "Moreau"},
            {"Thị Hoa", "Đỗ"}
        }) open(aPerson(name[0], name[1], 1980));
        assertThat(alike(aPerson("Sami", "Benali", 1980))).containsExactly("Sami Ben Ali [names-alike]");
        assertThat(alike(aPerson("Yann", "Legoff", 1980))).containsExactly("Yann Le Goff [names-alike]");
        assertThat(alike(aPerson("Ana", "Delacruz", 1980))).hasSize(1);
        assertThat(alike(aPerson("Hind", "Lamrani", 1980))).hasSize(1);
        assertThat(alike(aPerson("Kahina", "Aitsaid", 1980))).hasSize(1);
        assertThat(alike(aPerson("Zoé", "St Martin", 1980))).hasSize(1);
        assertThat(alike(aPerson("Mariam", "Bouzide", 1980))).hasSize(1);
        assertThat(alike(aPerson("Issouf", "Watara", 1980))).hasSize(1);
        assertThat(alike(aPerson("Ayche", "Yilmaz", 1980))).hasSize(1);
        assertThat(alike(aPerson("Alexandre", "Shevchenko", 1980))).hasSize(1);
        assertThat(alike(aPerson("J-Pierre", "Moreau", 1980))).hasSize(1);
        assertThat(alike(aPerson("Hoa", "Do", 1980))).hasSize(1);
        assertThat(found("benali")).containsExactly("Sami Ben Ali");
        assertThat(found("legoff yann")).containsExactly("Yann Le Goff");
        assertThat(found("mariam bouzid")).containsExactly("Meriem Bouzid");
        assertThat(found("watara")).containsExactly("Issouf Ouattara");
        assertThat(found("shevchenko")).containsExactly("Oleksandr Chevtchenko");
        open(aPerson("Nadia", "Bensalah", 1970));
        assertThat(found("ben salah")).containsExactly("Nadia Bensalah");
    }

    @Test
    void two_who_may_be_a_couple_or_siblings_are_shown_with_what_differs() {
        open(aPerson("Michel", "Quesnel", 1951));
        open(aPerson("Fatima", "Zerrouki", 1980));
        assertThat(alike(aPerson("Michèle", "Quesnel", 1951)))
                .containsExactly("Michel Quesnel [names-near, given-differs]");
        assertThat(alike(aPerson("Michèle", "Quesnel", 1952))).isEmpty();
        assertThat(alike(aPerson("Fatiha", "Zerrouki", 1980)))
                .containsExactly("Fatima Zerrouki [names-near, given-differs]");
        assertThat(alike(aPerson("Fatiha", "Zerrouki", 1980, BRON))).isEmpty();
    }

    @Test
    void the_same_given_name_year_and_telephone_under_another_family_name_is_shown() {
        open(reachedBy(aPerson("Sylvie", "Durand", 1971), "06 12 34 56 78"));
        assertThat(alike(reachedBy(aPerson("Sylvie", "Lacombe", 1971), "0612345678")))
                .containsExactly("Sylvie Durand [family-differs]");
        assertThat(alike(reachedBy(aPerson("Sylvie", "Lacombe", 1972), "0612345678")))
                .isEmpty();
    }

    @Autowired
    KeyNames keyNames;

    @Test
    void files_from_before_get_their_keys_in_the_background_and_are_found_then() throws SQLException {
        var old = open(aPerson("Hoa", "Đỗ-Benali", 1980));
        try (var superuser = RawDatabase.asSuperuser()) {
            RawDatabase.run(superuser, "delete from people.name_key where person = ?", old);
            RawDatabase.run(superuser, "update people.name_word set word = 'đo' where person = ? and word = 'do'", old);
        }
        assertThat(found("ben ali hoa")).isEmpty();
        // one part of the work, then the rest: each turn passes by all associations that other tests made
        keyNames.handle(1);
        assertThat(keyNames.handle(Integer.MAX_VALUE)).isFalse();
        assertThat(found("ben ali hoa")).containsExactly("Hoa Đỗ-Benali");
        assertThat(found("hoa do")).containsExactly("Hoa Đỗ-Benali");
        assertThat(keyNames.handle(100)).isFalse();
    }

    @Test
    void fewer_than_three_letters_find_nobody_but_a_name_of_two_with_another_thing_that_tells() {
        open(aPerson("Mei", "Li", 1984));
        open(aPerson("Lina", "Lima", 1984));
        assertThat(Network.as(me, () -> find.handle("li"))).isInstanceOf(FindPeople.Search.TooShort.class);
        assertThat(Network.as(me, () -> find.handle("%"))).isInstanceOf(FindPeople.Search.TooShort.class);
        assertThat(found("li 1984")).containsExactly("Mei Li");
        assertThat(found("li mei")).containsExactly("Mei Li");
    }

    @Test
    void a_search_is_noted_with_a_hash_of_what_was_typed_and_whose_names_were_shown() {
        var nour = open(aPerson("Nour", "Haddad", 1990));
        open(aPerson("Paul", "Blanc", 1980));
        found("Haddad");
        found("  hàddad ");
        found("Zweig");
        var entries = raw("""
                select string_agg(subject || ' ' || facts::text, ',' order by id) from audit.entry
                where action = 'people.searched' and account = :id""", me.account()).split(",");
        assertThat(entries)
                .hasSize(3)
                .noneMatch(entry -> entry.toLowerCase(java.util.Locale.ROOT).contains("haddad"));
        assertThat(entries[0]).isEqualTo(entries[1]).matches("[0-9a-f]{32} .*\"found\": ?\"1\".*");
        assertThat(entries[2]).contains("\"0\"").isNotEqualTo(entries[0].replace("1", "0"));
        assertThat(raw("select string_agg(person::text, ',') from people.name_shown where account = :id", me.account()))
                .as("once a day")
                .isEqualTo(nour.toString());
    }

    @Test
    void a_telephone_is_found_whole_however_it_is_written_and_never_by_a_part() {
        open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        assertThat(found("0612345678")).containsExactly("Nour Haddad");
        assertThat(found("+33 6.12.34.56.78")).containsExactly("Nour Haddad");
        assertThat(found("06123456")).isEmpty();
    }

    @Test
    void nobody_of_another_association_is_found_or_read() {
        var id = open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        me = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(found("haddad")).isEmpty();
        assertThat(found("0612345678")).isEmpty();
        assertThat(Network.as(me, () -> readFile.handle(id, "present"))).isEmpty();
        assertThat(Outcomes.done(opening(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"), false)))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void a_second_file_of_one_person_is_noticed_with_the_reason() {
        open(reachedBy(aPerson("Frédérique", "Gauthier", 1972), "06 12 34 56 78"));
        var known = (Opening.Known) Outcomes.done(opening(aPerson("Frederique", "Gautier", 1972), false));
        assertThat(known.alike()).singleElement().satisfies(one -> {
            assertThat(one.person().name()).isEqualTo("Frédérique Gauthier");
            assertThat(one.reasons()).containsExactly("names-alike", "born", "commune");
        });
        assertThat(found("gautier")).hasSize(1);
        assertThat(Outcomes.done(opening(aPerson("Frederique", "Gautier", 1972), true)))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void the_same_request_twice_opens_one_file() {
        var id = Ids.next();
        for (int i = 0; i < 2; i++)
            assertThat(Outcomes.done(Network.as(
                            me,
                            () -> openFile.handle(new OpenFile.Command(
                                    id, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)))))
                    .isEqualTo(new Opening.Opened(id));
        assertThat(found("haddad")).hasSize(1);
    }

    @Test
    void the_same_request_twice_at_once_opens_one_file() throws Exception {
        var command = new OpenFile.Command(Ids.next(), aPerson("Nour", "Haddad", 1990), "spoken", null, true, false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Network.as(
                    me,
                    () -> transaction.execute(_ -> {
                        openFile.handle(command);
                        var waiting = threads.submit(() -> Network.as(me, () -> openFile.handle(command)));
                        Locks.awaitWaiting(db);
                        return waiting;
                    }));
            assertThat(Outcomes.done(other.get())).isEqualTo(new Opening.Opened(command.id()));
        }
    }

    @Test
    void a_form_that_opened_a_file_opens_none_of_somebody_else_under_its_identifier() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        assertThat(Outcomes.refused(Network.as(
                        me,
                        () -> openFile.handle(new OpenFile.Command(
                                id, aPerson("Paul", "Blanc", 1980), "spoken", null, false, false)))))
                .extracting(Problem::code)
                .containsExactly("people.problem.identifier-taken");
    }

    @Test
    void bad_input_has_a_clear_answer() {
        assertThat(problems(aPerson("Nour", "H".repeat(200), 1990))).containsExactly("family name-long");
        assertThat(problems(aPerson("Nour", "", 1990))).containsExactly("family name-family");
        assertThat(problems(aPerson("Nour", "Haddad", 1850))).containsExactly("birthYear birth-year");
        assertThat(problems(aPerson("Nour", "H4ddad", 1990))).containsExactly("family name-signs");
        assertThat(problems(aPerson("Nour", "Haddad", 1990, "99999"))).containsExactly("commune commune");
        assertThat(problems(new Said("Nour", "Haddad", 1990, null, "a".repeat(9), List.of(), false, null, List.of())))
                .containsExactly("language language");
        assertThat(problems(reachedBy(aPerson("Nour", "Haddad", 1990), "0612"))).containsExactly("phone phone");
        assertThat(problems(discreet(aPerson("Nour", "Haddad", 1990), " "))).containsExactly("safe safe");
        var name = "Robert'); drop table people.person;--";
        assertThat(read(open(aPerson("", name, null))).family()).isEqualTo(name);
        assertThat(Network.as(
                        me,
                        () -> openFile.handle(new OpenFile.Command(
                                Ids.next(), aPerson("Nour", "Haddad", 1990), "", null, false, false))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_name_that_changed_is_found_by_the_new_one_only() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var file = read(id);
        assertThat(Network.as(
                        me,
                        () -> changeFile.handle(new ChangeFile.Command(id, 0, aPerson("Nour", "Zeller", 1990), false))))
                .isEqualTo(new Outcome.Done<>(id));
        assertThat(found("haddad")).isEmpty();
        assertThat(found("zeler")).containsExactly("Nour Zeller");
        assertThat(raw(
                        "select count(*)::text from people.known_word where word = 'haddad' and :id::uuid is not null",
                        id))
                .isEqualTo("0");
        assertThat(Network.as(
                        me,
                        () -> changeFile.handle(
                                new ChangeFile.Command(id, file.version(), aPerson("N", "Autre", 1990), false))))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void beside_a_file_that_is_nearly_sure_a_stranger_of_the_same_name_is_not_shown() {
        var here = open(aPerson("Nour", "Haddad", 1990, "69266"));
        open(aPerson("Nour", "Hadad", 1990, "29019"));
        assertThat(((Opening.Known) Outcomes.done(opening(aPerson("Nour", "Haddad", 1990, "69266"), false))).alike())
                .extracting(one -> one.person().id())
                .containsExactly(here);
        assertThat(((Opening.Known) Outcomes.done(opening(aPerson("Nour", "Haddad", 1990, "38185"), false))).alike())
                .as("nobody is sure: both are shown")
                .hasSize(2);
    }

    @Test
    void a_mistyped_name_is_found_among_ones_own_whatever_others_forget() {
        var ours = me;
        open(aPerson("Nour", "Barthelemy", 1990));
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var theirs = open(aPerson("Ilyes", "Barthelemy", 1991));
        assertThat(found("barthlmy")).containsExactly("Ilyes Barthelemy");
        Network.as(
                me,
                () -> changeFile.handle(new ChangeFile.Command(theirs, 0, aPerson("Ilyes", "Zeller", 1991), false)));
        assertThat(found("barthlmy")).isEmpty();
        me = ours;
        assertThat(found("barthlmy")).containsExactly("Nour Barthelemy");
    }

    @Test
    void each_reading_is_journalled_with_its_reason() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        read(id);
        assertThat(raw("""
                        select string_agg(action || ' ' || (facts ->> 'reason'), ',') from audit.entry
                        where subject = :id::text and action = 'people.read'""", id)).isEqualTo("people.read present");
        assertThat(raw("select count(*)::text from people.reading where person = :id", id))
                .isEqualTo("1");
    }

    @Test
    void two_mediators_who_write_one_note_lose_nothing() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var note = Ids.next();
        Network.as(me, () -> notes.write(note, id, "Rappeler mardi", false));
        assertThat(Network.as(me, () -> notes.correct(note, 0, "Rappeler mercredi", false)))
                .isEqualTo(new Outcome.Done<>(note));
        var colleague = network.a(Role.MEDIATOR, me.association());
        assertThat(Network.as(colleague, () -> notes.correct(note, 0, "Rappeler jeudi", false)))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(me, () -> notes.list(id, 10, 0)))
                .extracting(Notes.Note::text, Notes.Note::version)
                .containsExactly(org.assertj.core.api.Assertions.tuple("Rappeler mercredi", 1));
    }

    @Test
    void another_text_under_the_identifier_of_a_note_that_was_sent_is_another_note() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var note = Ids.next();
        for (var text : List.of("Rappeler mardi", "Rappeler mardi", "Apporte ses factures", "Apporte ses factures"))
            assertThat(Network.as(me, () -> notes.write(note, id, text, false))).isInstanceOf(Outcome.Done.class);
        Network.as(me, () -> notes.correct(note, 0, "Rappeler mercredi", false));
        assertThat(Network.as(me, () -> notes.write(note, id, "Rappeler mardi", false)))
                .as("sent once more, corrected meanwhile")
                .isEqualTo(new Outcome.Done<>(note));
        assertThat(Network.as(me, () -> notes.list(id, 10, 0)))
                .extracting(Notes.Note::text)
                .containsExactlyInAnyOrder("Rappeler mercredi", "Apporte ses factures");
    }

    @Test
    void a_note_with_a_social_security_number_is_refused_and_one_on_health_must_be_meant() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var refused = (Outcome.Refused<?>)
                Network.as(me, () -> notes.write(Ids.next(), id, "n° 2 69 05 49 588 157 80", true));
        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly("people.problem.sensitive.social-security");
        assertThat(Network.as(me, () -> notes.write(Ids.next(), id, "enceinte, cherche un logement", false)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> notes.write(Ids.next(), id, "enceinte, cherche un logement", true)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_consent_is_given_once_and_withdrawn_at_any_time() {
        var id = open(aPerson("Nour", "Haddad", 1990));
        var today = LocalDate.now(NetworkTime.ZONE);
        Network.as(me, () -> consents.give(id, "contact", "written", today));
        Network.as(me, () -> consents.give(id, "contact", "spoken", today));
        var given = Network.as(me, () -> consents.list(id));
        assertThat(given).extracting(Consents.Consent::purpose).containsExactlyInAnyOrder("follow-up", "contact");
        assertThat(raw("""
                        select string_agg(facts ->> 'purpose', ',' order by id) from audit.entry
                        where subject = :id::text and action = 'people.agreed'""", id)).isEqualTo("follow-up,contact");
        Network.as(me, () -> consents.withdraw(id, given.getFirst().id()));
        assertThat(Network.as(me, () -> consents.list(id)).getLast().withdrawnOn())
                .isNotNull();
        assertThat(Network.as(me, () -> consents.give(id, "contact", "written", today.plusDays(1))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void somebody_in_danger_at_home_is_in_no_household() {
        var one = open(aPerson("Nour", "Haddad", 1990));
        var two = open(aPerson("Sami", "Haddad", 1988));
        Network.as(me, () -> households.link(one, two, "couple"));
        assertThat(Network.as(me, () -> households.list(two)))
                .extracting(Households.Member::name)
                .containsExactly("Nour Haddad");
        var file = read(one);
        Network.as(
                me,
                () -> changeFile.handle(
                        new ChangeFile.Command(one, file.version(), discreet(file.said(), "SMS, le matin"), false)));
        assertThat(Network.as(me, () -> households.list(two))).isEmpty();
        assertThat(Network.as(me, () -> households.list(one))).isEmpty();
        var child = open(aPerson("Lila", "Haddad", 2015));
        assertThat(Network.as(me, () -> households.link(child, one, "parent"))).isInstanceOf(Outcome.Refused.class);
        Network.as(me, () -> households.link(child, two, "parent"));
        assertThat(Network.as(me, () -> households.list(two)))
                .extracting(Households.Member::kind)
                .containsExactly("child");
        assertThat(Network.as(me, () -> households.list(child)))
                .extracting(Households.Member::kind)
                .containsExactly("parent");
    }

    @Test
    void who_is_put_into_a_household_and_who_is_taken_out_of_it_stands_in_the_journal_once() {
        var one = open(aPerson("Nour", "Haddad", 1990));
        var two = open(aPerson("Sami", "Haddad", 1988));
        Network.as(me, () -> households.link(one, two, "couple"));
        for (int times = 0; times < 2; times++) Network.as(me, () -> households.unlink(one, two));
        assertThat(Network.as(me, () -> households.list(one))).isEmpty();
        assertThat(raw("""
                        select string_agg(action, ',' order by id) from audit.entry
                        where subject = :id::text and action like 'people.household%'""", one)).isEqualTo("people.household-linked,people.household-unlinked");
    }

    @Test
    void a_visit_is_named_in_one_step_and_again_is_the_same() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        var id = Ids.next();
        var opened = Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson("Nour", "Haddad", 1990), "spoken", visit.id(), false, false)));
        assertThat(Outcomes.done(opened)).isEqualTo(new Opening.Opened(id));
        assertThat(Network.as(me, () -> people.visits(id))).containsExactly(visit.id());
        assertThat(Network.as(me, () -> personVisits.add(id, visit.id()))).isEqualTo(new Outcome.Done<>(id));
        assertThat(Network.as(me, () -> personVisits.add(id, Ids.next()))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void two_files_become_one_with_a_choice_per_field_and_apart_again() {
        var kept = open(reachedBy(aPerson("Frederique", "Gautier", 1972), "06 12 34 56 78"));
        var dropped = open(reachedBy(aPerson("Frédérique", "Gauthier", 1973, BRON), "07 11 22 33 44"));
        Network.as(me, () -> notes.write(Ids.next(), dropped, "Note du second dossier", false));
        var before = read(kept);
        var other = read(dropped);
        var merge = Outcomes.done(merge(kept, dropped, "given", "family", "commune"));

        var united = read(kept);
        assertThat(united.name()).isEqualTo("Frédérique Gauthier");
        assertThat(united.birthYear()).isEqualTo(1972);
        assertThat(united.commune()).isEqualTo(BRON);
        assertThat(united.contacts())
                .extracting(Contact::text)
                .containsExactlyInAnyOrder("06 12 34 56 78", "07 11 22 33 44");
        assertThat(Network.as(me, () -> notes.list(kept, 10, 0))).hasSize(1);
        assertThat(found("gauthier")).containsExactly("Frédérique Gauthier");
        assertThat(found("0711223344")).containsExactly("Frédérique Gauthier");
        assertThat(read(dropped).mergedInto()).isEqualTo(kept);

        Network.as(me, () -> notes.write(Ids.next(), kept, "Écrite depuis", false));
        assertThat(Network.as(me, () -> merges.undo(merge))).isEqualTo(new Outcome.Done<>(dropped));
        assertThat(Network.as(me, () -> merges.undo(merge))).isEqualTo(new Outcome.Done<>(dropped));
        assertThat(read(kept).said()).isEqualTo(before.said());
        assertThat(read(dropped).said()).isEqualTo(other.said());
        assertThat(read(dropped).mergedInto()).isNull();
        assertThat(Network.as(me, () -> notes.list(kept, 10, 0)))
                .extracting(Notes.Note::text)
                .containsExactly("Écrite depuis");
        assertThat(Network.as(me, () -> notes.list(dropped, 10, 0)))
                .extracting(Notes.Note::text)
                .containsExactly("Note du second dossier");
        assertThat(found("gauthier")).hasSize(2);
    }

    @Test
    void what_comes_while_its_file_is_merged_does_not_stay_in_a_file_that_nobody_reads_any_more() throws Exception {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        var merged = Outcome.refused("", "people.problem.merged");
        assertThat(whileMerged(dropped -> notes.write(Ids.next(), dropped, "Rappeler mardi", false)))
                .isEqualTo(merged);
        assertThat(whileMerged(dropped -> personVisits.add(dropped, visit.id())))
                .isEqualTo(merged);
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(whileMerged(dropped -> consents.give(dropped, "contact", "spoken", today)))
                .isEqualTo(merged);
    }

    private Outcome<UUID> whileMerged(Function<UUID, Outcome<UUID>> work) throws Exception {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Hadad", 1991));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Network.as(
                    me,
                    () -> transaction.execute(status -> {
                        assertThat(merge(kept, dropped)).isInstanceOf(Outcome.Done.class);
                        var waiting = threads.submit(() -> Network.as(me, () -> work.apply(dropped)));
                        Locks.awaitWaiting(db);
                        return waiting;
                    }));
            return other.get();
        }
    }

    @Test
    void a_member_of_both_households_is_named_once_after_a_merge() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Hadad", 1991));
        var partner = open(aPerson("Sami", "Roux", 1988));
        Network.as(me, () -> households.link(kept, partner, "couple"));
        Network.as(me, () -> households.link(partner, dropped, "couple"));
        var merge = Outcomes.done(merge(kept, dropped));
        assertThat(Network.as(me, () -> households.list(kept)))
                .extracting(Households.Member::name)
                .containsExactly("Sami Roux");
        assertThat(Network.as(me, () -> households.list(partner)))
                .extracting(Households.Member::name)
                .containsExactly("Nour Haddad");
        Network.as(me, () -> merges.undo(merge));
        assertThat(Network.as(me, () -> households.list(dropped)))
                .extracting(Households.Member::name)
                .containsExactly("Sami Roux");
    }

    @Test
    void a_field_changed_since_the_merge_stays_when_it_is_undone() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Hadad", 1991));
        var merge = Outcomes.done(merge(kept, dropped, "birthYear"));
        Network.as(
                me,
                () -> changeFile.handle(new ChangeFile.Command(
                        kept, read(kept).version(), aPerson("Nour", "Haddad-Roux", 1991), false)));
        Network.as(me, () -> merges.undo(merge));
        assertThat(read(kept).family()).isEqualTo("Haddad-Roux");
        assertThat(read(kept).birthYear()).isEqualTo(1990);
    }

    @Test
    void a_merge_is_refused_across_associations_twice_with_itself_and_after_a_change() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var mine = me;
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var theirs = open(aPerson("Nour", "Haddad", 1990));
        me = mine;
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, theirs, Set.of(), 0, 0))))
                .isEqualTo(Outcome.refused("", "people.problem.merge-unknown"));
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, kept, Set.of(), 0, 0))))
                .isEqualTo(Outcome.refused("", "people.problem.merge-self"));
        var dropped = open(aPerson("Nour", "Hadad", 1990));
        assertThat(Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, dropped, Set.of(), 7, 0))))
                .isInstanceOf(Outcome.Changed.class);
        merge(kept, dropped);
        assertThat(merge(dropped, kept)).isEqualTo(Outcome.refused("", "people.problem.merged"));
    }

    @Test
    void a_merge_can_no_longer_be_undone_after_a_month() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Hadad", 1990));
        var merge = Outcomes.done(merge(kept, dropped));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("update people.merge set merged_at = now() - interval '31 days' where id = :id")
                                .param("id", merge)
                                .update()));
        assertThat(Network.as(me, () -> merges.undo(merge)))
                .isEqualTo(Outcome.refused("", "people.problem.merge-late", 30L));
    }

    @Test
    void a_change_of_keys_seals_everything_anew_and_everything_still_opens() {
        var id = open(discreet(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"), "SMS le matin"));
        var note = Ids.next();
        Network.as(me, () -> notes.write(note, id, "Une note", false));
        Network.as(me, () -> notes.correct(note, 0, "Une note corrigée", false));
        var old = rotate.current();
        var fresh = rotate.add();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(found("0612345678")).as("between the two keys").containsExactly("Nour Haddad");
        rotate.handle(me.association());
        for (var table : List.of("contact", "note", "earlier_note", "person"))
            assertThat(raw(
                            "select count(*)::text from people." + table + " where key <> '" + fresh
                                    + "' and :id::uuid is not null",
                            id))
                    .as(table)
                    .isEqualTo("0");
        assertThat(read(id).contacts()).extracting(Contact::text).containsExactly("06 12 34 56 78");
        assertThat(read(id).safe()).isEqualTo("SMS le matin");
        assertThat(Network.as(me, () -> notes.list(id, 1, 0)).getFirst().text()).isEqualTo("Une note corrigée");
        assertThat(found("0612345678")).containsExactly("Nour Haddad");
        assertThat(rotate.handle(me.association())).isZero();
    }

    @Autowired
    List<fr.parvis.people.SealedColumn> columns;

    @Autowired
    fr.parvis.access.Associations associations;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    @Test
    void a_ring_without_the_keys_of_what_is_sealed_is_refused_and_no_new_key_is_made(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path home) {
        open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        var ring =
                new KeyRing(GivenSettings.of(PeopleSettings.class), GivenSettings.data(home), new UnreadableInWords());
        var check = new CheckKeys(db, transactions, ring, columns, associations);
        org.assertj.core.api.Assertions.assertThatThrownBy(check::handle)
                .isInstanceOf(KeysMissing.class)
                .hasMessageContaining(rotate.current())
                .hasMessageContaining("people.key");
        assertThat(home.resolve("people.key")).doesNotExist();
        ring.seal("x", "y");
        assertThat(home.resolve("people.key")).exists();
    }

    @Test
    void whoever_runs_it_may_say_that_a_key_is_lost_and_what_it_sealed_is_told_to_be_unreadable(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path home) {
        open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        var ring = new KeyRing(lost(standing.known()), GivenSettings.data(home), new UnreadableInWords());
        new CheckKeys(db, transactions, ring, columns, associations).handle();
        assertThat(ring.open(new fr.parvis.people.Sealing.Text(rotate.current(), new byte[30]), "contact 1"))
                .isEqualTo("(illisible\u00a0: la clé est perdue)");
        assertThat(ring.open(ring.seal("Rappeler lundi", "note 1"), "note 1")).isEqualTo("Rappeler lundi");
    }

    @Autowired
    KeyRing standing;

    @Autowired
    NameIndex names;

    @Autowired
    PersonRules rules;

    @Autowired
    tools.jackson.databind.json.JsonMapper json;

    @Autowired
    org.springframework.context.ApplicationEventPublisher events;

    @Autowired
    fr.parvis.audit.Journal journal;

    @Autowired
    java.time.Clock clock;

    private static Said renamed(Said said, String given, String safe, List<Contact> contacts) {
        return new Said(given, said.family(), said.birthYear(), null, null, List.of(), said.discreet(), safe, contacts);
    }

    /** What is sealed under the key of today is unreadable to these; nothing that they write stays, for no other ring opens it. */
    private void afterTheLossOfTheKey(
            java.nio.file.Path home, java.util.function.BiConsumer<PersonTable, MergeFiles> test) {
        var ring = new KeyRing(lost(Set.of(rotate.current())), GivenSettings.data(home), new UnreadableInWords());
        var persons = new PersonTable(db, ring, names, localDays);
        var merging = new MergeFiles(persons, names, followers, new MergeTable(db, ring, json), events, journal, clock);
        Network.as(me, () -> {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                test.accept(persons, merging);
            });
        });
    }

    private String sealed(UUID person) {
        return db.sql("""
                        select concat(p.key, ' ', encode(p.safe, 'hex'), ' ', (select string_agg(concat(c.key, ' ', encode(c.sealed, 'hex')),
                            ' ' order by c.id) from people.contact c where c.person = p.id))
                        from people.person p where p.id = :id""").param("id", person).query(String.class).single();
    }

    @Test
    void what_cannot_be_opened_stays_as_it_is_when_a_file_is_saved_and_is_not_judged(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path home) {
        var id = open(discreet(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"), "SMS le matin"));
        afterTheLossOfTheKey(home, (persons, merging) -> {
            var change = new ChangeFile(persons, rules, journal);
            var before = sealed(id);
            var file = persons.find(id).orElseThrow();
            assertThat(file.safe()).isNull();
            assertThat(file.contacts()).isEmpty();
            assertThat(file.unreadable().safe()).isTrue();
            assertThat(file.unreadable().contacts())
                    .containsValue(Contact.Kind.PHONE)
                    .hasSize(1);
            assertThat(change.handle(
                            new ChangeFile.Command(id, 0, renamed(file.said(), "Noura", null, List.of()), false)))
                    .isEqualTo(new Outcome.Done<>(id));
            assertThat(persons.find(id).orElseThrow().name()).isEqualTo("Noura Haddad");
            assertThat(sealed(id)).isEqualTo(before);
            var phone = new Contact(Ids.next(), Contact.Kind.PHONE, "07 11 22 33 44");
            assertThat(change.handle(new ChangeFile.Command(
                            id, 1, renamed(file.said(), "Noura", "Par sa sœur", List.of(phone)), false)))
                    .isEqualTo(new Outcome.Done<>(id));
            var after = persons.find(id).orElseThrow();
            assertThat(after.safe()).as("said anew").isEqualTo("Par sa sœur");
            assertThat(after.unreadable().safe()).isFalse();
            assertThat(after.contacts()).containsExactly(phone);
            assertThat(after.unreadable().contacts()).hasSize(1);
        });
    }

    @Test
    void what_cannot_be_opened_comes_over_in_a_merge_and_a_merge_that_cannot_be_read_is_not_undone(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path home) {
        var kept = open(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
        var dropped = open(reachedBy(aPerson("Nour", "Hadad", 1990), "07 11 22 33 44"));
        var discreet = open(discreet(aPerson("Nour", "Addad", 1990), "SMS le matin"));
        var earlier = open(aPerson("Nour", "Adad", 1990));
        var sealedMerge = Outcomes.done(merge(discreet, earlier));
        afterTheLossOfTheKey(home, (persons, merging) -> {
            assertThat(merging.undo(sealedMerge)).isEqualTo(Outcome.refused("", "people.problem.merge-key-lost"));
            var merged = merging.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0));
            assertThat(persons.find(kept).orElseThrow().unreadable().contacts()).hasSize(2);
            assertThat(merging.handle(new MergeFiles.Command(kept, discreet, Set.of(), 1, 1)))
                    .isEqualTo(Outcome.refused("", "people.problem.merge-safe-lost"));
            assertThat(merging.undo(Outcomes.done(merged))).isEqualTo(new Outcome.Done<>(dropped));
            assertThat(persons.find(kept).orElseThrow().unreadable().contacts()).hasSize(1);
            assertThat(persons.find(dropped).orElseThrow().unreadable().contacts())
                    .hasSize(1);
            var before = sealed(discreet);
            assertThat(merging.handle(new MergeFiles.Command(discreet, kept, Set.of(), 1, 2)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(sealed(discreet)).startsWith(before.strip());
        });
    }

    @Test
    void a_merged_file_is_answered_by_the_one_that_stands_and_takes_nothing_more() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var dropped = open(aPerson("Nour", "Hadad", 1990));
        var child = open(aPerson("Lila", "Haddad", 2015));
        merge(kept, dropped);
        assertThat(Network.as(me, () -> people.find(dropped).orElseThrow().id()))
                .isEqualTo(kept);
        assertThat(Network.as(me, () -> people.names(List.of(kept, dropped))))
                .containsOnlyKeys(kept, dropped)
                .allSatisfy((_, named) -> assertThat(named.name()).isEqualTo("Nour Haddad"));
        assertThat(Network.as(me, () -> personVisits.add(dropped, visit.id())))
                .isEqualTo(Outcome.refused("", "people.problem.merged"));
        assertThat(Network.as(me, () -> households.link(child, dropped, "parent")))
                .isEqualTo(Outcome.refused("other", "people.problem.merged"));
    }

    @Test
    void merges_are_undone_from_the_latest_so_that_a_discreet_contact_stays_one() {
        var kept = open(aPerson("Nour", "Haddad", 1990));
        var first = open(aPerson("Nour", "Hadad", 1990));
        var second = open(discreet(aPerson("Nour", "Addad", 1990), "SMS, le matin"));
        var early = Outcomes.done(merge(kept, first));
        var late = Outcomes.done(merge(kept, second));
        assertThat(Network.as(me, () -> merges.list(kept)))
                .extracting(MergeFiles.Merge::id, MergeFiles.Merge::undoable)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(late, true),
                        org.assertj.core.api.Assertions.tuple(early, false));
        assertThat(Network.as(me, () -> merges.undo(early)))
                .isEqualTo(Outcome.refused("", "people.problem.merge-later"));
        assertThat(read(kept).discreet()).isTrue();
        assertThat(read(kept).safe()).isEqualTo("SMS, le matin");
        Network.as(me, () -> merges.undo(late));
        assertThat(Network.as(me, () -> merges.undo(early))).isEqualTo(new Outcome.Done<>(first));
        assertThat(read(second).discreet()).isTrue();
        assertThat(read(second).safe()).isEqualTo("SMS, le matin");
    }

    private static PeopleSettings lost(Collection<String> keys) {
        return GivenSettings.of(PeopleSettings.class, "people-keys-lost", String.join(",", keys));
    }
}
