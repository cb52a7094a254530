// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.people.PeopleFixtures;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.sheets.Cards;
import fr.parvis.sheets.domain.FindCard;
import fr.parvis.sheets.domain.ForgetCards;
import fr.parvis.sheets.domain.JoinVisit;
import fr.parvis.skills.Learners;
import fr.parvis.skills.SessionsAttended;
import fr.parvis.skills.domain.measure.Paths;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assessments on the real database: whose they are, what corrects what, what happens when cards and files end. */
@ParvisTest
class SkillsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    JsonMapper json;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cards cards;

    @Autowired
    FindCard findCard;

    @Autowired
    ForgetCards forgetCards;

    @Autowired
    KeepAssessment keep;

    @Autowired
    SeenAtDesk atDesk;

    @Autowired
    ReadPath read;

    @Autowired
    Learners learners;

    @Autowired
    JoinPath join;

    @Autowired
    SecondLooks looks;

    @Autowired
    Gestures gestures;

    @Autowired
    AutonomyFigures figures;

    @Autowired
    ForgetPaths forget;

    @Autowired
    AssessmentTable table;

    @Autowired
    DeclaredTable declared;

    @Autowired
    JoinVisit joinVisit;

    @Autowired
    Visits visits;

    @Autowired
    OpenFile openFile;

    @Autowired
    Consents consents;

    @Autowired
    FollowUps followUps;

    @Autowired
    Messages messages;

    @Autowired
    OpenCase openCase;

    @Autowired
    ErasePerson erase;

    @Autowired
    MergeFiles merges;

    @Autowired
    List<PersonalDataProvider> tell;

    private SignedIn me;
    private SignedIn colleague;
    private UUID point;
    private LocalDate today;
    private final UUID device = Ids.next();
    private int sent;

    @BeforeEach
    void a_point_and_two_mediators() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
        colleague = network.a(Role.MEDIATOR, desk.association());
        today = LocalDate.now(NetworkTime.ZONE);
    }

    private Cards.Made aCard() {
        return Network.as(me, () -> cards.make());
    }

    private UUID learner(SignedIn who, UUID card) {
        return Network.as(who, () -> keep.learnerOfCard(card)).orElseThrow().id();
    }

    private Outcome<UUID> keep(SignedIn who, UUID learner, LocalDate day, Map<String, Level> levels) {
        return Network.as(
                who, () -> keep.keep(new KeepAssessment.Command(learner, point, day, levels, null, null, null)));
    }

    private Map<String, Level> now(SignedIn who, UUID learner) {
        return Network.as(who, () -> read.handle(learner)).orElseThrow().steps().stream()
                .filter(step -> step.now() != null)
                .collect(Collectors.toMap(step -> step.gesture().code(), ReadPath.Step::now));
    }

    private static String refusal(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problems().getFirst().code();
    }

    private <T> T count(String sql, Class<T> type, Map<String, ?> params) {
        return Asking.as(me.scope())
                .call(() -> transaction.execute(
                        _ -> db.sql(sql).params(params).query(type).single()));
    }

    private int rows(SignedIn who, String table) {
        Integer rows = Network.as(
                who,
                () -> transaction.execute(_ -> db.sql("select count(*) from skills." + table)
                        .query(Integer.class)
                        .single()));
        return rows;
    }

    private int change(String sql, Map<String, ?> params) {
        return Asking.as(me.scope())
                .call(() -> transaction.execute(_ -> db.sql(sql).params(params).update()));
    }

    @Test
    void eight_gestures_come_along_each_with_its_picture_and_its_place_in_four_frameworks() {
        var shipped = Network.as(me, () -> gestures.on(today));
        assertThat(shipped).hasSizeBetween(8, 10).allSatisfy(gesture -> {
            assertThat(Gesture.PICTURES).contains(gesture.picture());
            assertThat(gesture.watchFor().length()).isLessThan(80);
        });
        var elsewhere = Network.as(me, () -> gestures.alignments());
        for (var gesture : shipped)
            assertThat(elsewhere)
                    .filteredOn(one -> one.code().equals(gesture.code()))
                    .extracting(Alignment::framework)
                    .containsAll(Alignment.FRAMEWORKS);
    }

    @Test
    void a_path_goes_on_under_the_same_card_and_tells_first_and_last() {
        var card = aCard();
        var learner = learner(me, card.card());
        keep(me, learner, today.minusDays(30), Map.of("search", Level.HELP, "scam", Level.PROMPTED));
        keep(me, learner, today, Map.of("search", Level.ALONE));
        var path = Network.as(me, () -> read.handle(learner)).orElseThrow();
        assertThat(learner(me, card.card())).isEqualTo(learner);
        assertThat(path.steps())
                .filteredOn(step -> step.gesture().code().equals("search"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.first()).isEqualTo(Level.HELP);
                    assertThat(step.last()).isEqualTo(Level.ALONE);
                });
        assertThat(Network.as(me, () -> read.today(learner)).orElseThrow().levels())
                .containsExactly(Map.entry("search", Level.ALONE));
        assertThat(path.assessments()).hasSize(2);
    }

    @Test
    void what_is_said_again_on_a_day_corrects_what_was_said_before() {
        var learner = learner(me, aCard().card());
        keep(me, learner, today, Map.of("search", Level.HELP, "scam", Level.ALONE));
        keep(me, learner, today, Map.of("search", Level.PROMPTED));
        assertThat(now(me, learner)).isEqualTo(Map.of("search", Level.PROMPTED, "scam", Level.ALONE));
        Network.as(me, () -> keep.notTried(learner, point, "scam"));
        assertThat(now(me, learner)).isEqualTo(Map.of("search", Level.PROMPTED));
        assertThat(Network.as(me, () -> read.handle(learner)).orElseThrow().assessments())
                .hasSize(1);
    }

    @Test
    void who_did_not_type_the_code_does_not_see_the_path_nor_writes_on_it() {
        var card = aCard();
        var learner = learner(me, card.card());
        assertThat(Network.as(colleague, () -> read.handle(learner))).isEmpty();
        assertThat(refusal(keep(colleague, learner, today, Map.of("search", Level.ALONE))))
                .isEqualTo("skills.problem.learner");
        assertThat(Network.as(colleague, () -> cards.read(card.code()))).isInstanceOf(Cards.Reading.Found.class);
        assertThat(Network.as(colleague, () -> read.handle(learner))).isPresent();
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(stranger, () -> cards.read(card.code()))).isInstanceOf(Cards.Reading.Refused.class);
        assertThat(Network.as(stranger, () -> read.handle(learner))).isEmpty();
    }

    @Test
    void days_gestures_and_points_that_cannot_be_are_refused() {
        var learner = learner(me, aCard().card());
        assertThat(refusal(keep(me, learner, today.plusDays(1), Map.of("search", Level.ALONE))))
                .isEqualTo("skills.problem.future");
        assertThat(refusal(keep(me, learner, today.minusDays(63), Map.of("search", Level.ALONE))))
                .isEqualTo("skills.problem.old");
        assertThat(refusal(keep(me, learner, today, Map.of("fly", Level.ALONE))))
                .isEqualTo("skills.problem.gesture");
        assertThat(refusal(keep(me, learner, today, Map.of()))).isEqualTo("skills.problem.nothing");
        var elsewhere = visitsFixtures.aDesk().point();
        assertThat(refusal(Network.as(
                        me, () -> keep.keep(KeepAssessment.Command.of(learner, elsewhere, "search", Level.ALONE)))))
                .isEqualTo("skills.problem.point");
    }

    private KeepAssessment.Command during(UUID learner, UUID visit, Level level) {
        return new KeepAssessment.Command(learner, point, null, Map.of("form", level), null, null, visit);
    }

    @Test
    void a_gesture_seen_during_a_visit_is_kept_with_it() {
        var learner = learner(me, aCard().card());
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        Network.as(me, () -> keep.keep(during(learner, visit.id(), Level.PROMPTED)));
        assertThat(Network.as(me, () -> read.duringVisit(visit.id(), learner)))
                .isEqualTo(Map.of("form", Level.PROMPTED));
        change("update skills.assessment set day = day - 1 where association = :a", Map.of("a", me.association()));
        Network.as(me, () -> keep.keep(during(learner, visit.id(), Level.ALONE)));
        assertThat(Network.as(me, () -> read.duringVisit(visit.id(), learner)))
                .as("the day of the visit was corrected meanwhile")
                .isEqualTo(Map.of("form", Level.ALONE));
        assertThat(Network.as(me, () -> gestures.inThemes(today, List.of("family-benefits"))))
                .extracting(Gesture::code)
                .containsExactly("form");
    }

    @Test
    void a_colleague_who_is_asked_sees_the_same_gesture_without_what_was_said() {
        var learner = learner(me, aCard().card());
        keep(me, learner, today, Map.of("search", Level.ALONE));
        change("update skills.observation set to_double = true where association = :a", Map.of("a", me.association()));
        assertThat(Network.as(me, () -> looks.list()))
                .as("not by who saw it first")
                .isEmpty();
        var look = Network.as(colleague, () -> looks.list()).getFirst();
        assertThat(look.gesture().code()).isEqualTo("search");
        assertThat(refusal(Network.as(me, () -> keep.keepSecond(look.assessment(), "search", Level.HELP))))
                .isEqualTo("skills.problem.not-asked");
        assertThat(Network.as(colleague, () -> keep.keepSecond(look.assessment(), "search", Level.PROMPTED)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(colleague, () -> looks.list())).isEmpty();
        assertThat(refusal(Network.as(colleague, () -> keep.keepSecond(look.assessment(), "search", Level.ALONE))))
                .as("said once, it stands")
                .isEqualTo("skills.problem.not-asked");
        assertThat(count(
                        "select first || ' ' || second || ' ' || seen from skills.doubled where association = :a",
                        String.class,
                        Map.of("a", me.association())))
                .isEqualTo("2 1 1");
        keep(me, learner, today, Map.of("search", Level.PROMPTED));
        assertThat(count(
                        "select sum(seen) from skills.doubled where association = :a",
                        Integer.class,
                        Map.of("a", me.association())))
                .as("what is corrected afterwards was not seen blind")
                .isEqualTo(1);
        keep(me, learner, today, Map.of("search", Level.ALONE));
        assertThat(now(me, learner)).as("the first look is the path").isEqualTo(Map.of("search", Level.ALONE));
    }

    @Test
    void about_one_observation_in_twenty_is_to_be_seen_by_two() {
        int drawn = 0;
        for (int i = 0; i < 20_000; i++) if (DoubleDraw.drawn(new UUID(i, ~i), "search", 20)) drawn++;
        assertThat(drawn).isBetween(850, 1_150);
        var id = Ids.next();
        assertThat(DoubleDraw.drawn(id, "scam", 20)).isEqualTo(DoubleDraw.drawn(id, "scam", 20));
    }

    @Test
    void when_the_card_ends_the_path_counts_and_is_nobodys() {
        var card = aCard();
        var learner = learner(me, card.card());
        keep(me, learner, today, Map.of("search", Level.HELP));
        Network.as(me, () -> findCard.end(card.card()));
        assertThat(Network.as(me, () -> read.handle(learner))).isEmpty();
        assertThat(Network.as(me, () -> keep.learnerOfCard(card.card()))).isEmpty();
        var counted = Network.as(me, () -> figures.handle());
        assertThat(counted.others()).isEqualTo(1);
        assertThat(counted.cards()).isZero();
    }

    @Test
    void a_card_that_expired_between_two_times_is_the_same() {
        var card = aCard();
        var learner = learner(me, card.card());
        keep(me, learner, today, Map.of("search", Level.HELP));
        change("update sheets.card set last_used_on = last_used_on - 400 where id = :id", Map.of("id", card.card()));
        assertThat(forgetCards.handle()).isGreaterThanOrEqualTo(1);
        assertThat(count(
                        "select count(*) from skills.learner where id = :id and card is null",
                        Integer.class,
                        Map.of("id", learner)))
                .isEqualTo(1);
        assertThat(refusal(keep(me, learner, today, Map.of("search", Level.ALONE))))
                .isEqualTo("skills.problem.learner");
    }

    @Test
    void each_assessment_puts_the_end_of_the_card_off() {
        var card = aCard();
        var learner = learner(me, card.card());
        change("update sheets.card set last_used_on = last_used_on - 100 where id = :id", Map.of("id", card.card()));
        keep(me, learner, today, Map.of("search", Level.HELP));
        assertThat(count(
                        "select last_used_on from sheets.card where id = :id",
                        LocalDate.class,
                        Map.of("id", card.card())))
                .isEqualTo(today);
    }

    @Test
    void erasing_a_file_leaves_a_path_of_nobody_and_tells_the_person_before() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var learner =
                Network.as(me, () -> keep.learnerOfPerson(person)).orElseThrow().id();
        keep(me, learner, today, Map.of("search", Level.PROMPTED));
        assertThat(Network.as(
                        me,
                        () -> tell.stream()
                                .flatMap(one -> one.tell(person).stream())
                                .flatMap(told -> told.lines().stream())
                                .map(PersonalDataProvider.Line::text)
                                .toList()))
                .contains("Avec un indice");
        Network.as(me, () -> erase.handle(person));
        assertThat(count(
                        "select count(*) from skills.learner where id = :id and person is null",
                        Integer.class,
                        Map.of("id", learner)))
                .isEqualTo(1);
        assertThat(Network.as(me, () -> read.handle(learner))).isEmpty();
    }

    @Test
    void paths_of_files_that_were_merged_are_read_together_and_part_again() {
        var files = new CasesWithDocuments(openFile, openCase);
        var kept = files.person(me, "Nour", "Haddad");
        var dropped = files.person(me, "Nur", "Hadad");
        var first =
                Network.as(me, () -> keep.learnerOfPerson(kept)).orElseThrow().id();
        var second = Network.as(me, () -> keep.learnerOfPerson(dropped))
                .orElseThrow()
                .id();
        keep(me, first, today.minusDays(20), Map.of("search", Level.HELP));
        keep(me, second, today, Map.of("search", Level.ALONE));
        var merge = Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0)));
        assertThat(merge).isInstanceOf(Outcome.Done.class);
        assertThat(now(me, first)).isEqualTo(Map.of("search", Level.ALONE));
        Network.as(me, () -> merges.undo(Outcomes.done(merge)));
        assertThat(now(me, first)).isEqualTo(Map.of("search", Level.HELP));
        assertThat(now(me, second)).isEqualTo(Map.of("search", Level.ALONE));
    }

    @Test
    void the_path_of_a_card_joins_the_file_of_who_carries_it_and_parts_again() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var card = aCard();
        var ofCard = learner(me, card.card());
        assertThat(Network.as(me, () -> join.joinable()))
                .as("nothing was seen under it")
                .isEmpty();
        keep(me, ofCard, today.minusDays(20), Map.of("search", Level.HELP, "scam", Level.PROMPTED));
        var own =
                Network.as(me, () -> keep.learnerOfPerson(person)).orElseThrow().id();
        keep(me, own, today, Map.of("search", Level.ALONE));
        assertThat(refusal(Network.as(colleague, () -> join.handle(card.card(), person))))
                .as("who did not read the card")
                .isEqualTo("skills.problem.not-joined");
        assertThat(Network.as(me, () -> join.handle(card.card(), person))).isInstanceOf(Outcome.Done.class);
        assertThat(now(me, own)).isEqualTo(Map.of("search", Level.ALONE, "scam", Level.PROMPTED));
        assertThat(now(colleague, ofCard)).as("the file opens it, too").hasSize(2);
        assertThat(Network.as(me, () -> join.joinable())).isEmpty();
        var figures = Network.as(me, () -> this.figures.handle());
        assertThat(figures.persons()).as("one person, two paths").isEqualTo(1);
        assertThat(figures.cards()).isZero();

        assertThat(Network.as(me, () -> join.part(ofCard))).isInstanceOf(Outcome.Done.class);
        assertThat(now(me, own)).isEqualTo(Map.of("search", Level.ALONE));
        assertThat(now(me, ofCard)).isEqualTo(Map.of("search", Level.HELP, "scam", Level.PROMPTED));
        assertThat(Network.as(colleague, () -> read.handle(ofCard))).isEmpty();
        assertThat(refusal(Network.as(me, () -> join.part(own))))
                .as("without a card it would be lost")
                .isEqualTo("skills.problem.not-parted");
        assertThat(count(
                        "select string_agg(action, ' ' order by id) from audit.entry where subject = :person and action like 'skills.path-%'",
                        String.class, Map.of("person", person.toString())))
                .isEqualTo("skills.path-joined skills.path-parted");
    }

    @Test
    void a_file_without_a_path_of_its_own_takes_that_of_the_card_and_erasing_it_leaves_the_card() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var card = aCard();
        var ofCard = learner(me, card.card());
        keep(me, ofCard, today, Map.of("search", Level.HELP));
        Network.as(me, () -> keep.learnerOfPerson(person));
        Network.as(me, () -> join.handle(card.card(), person));
        assertThat(Network.as(me, () -> keep.learnerOfPerson(person))
                        .orElseThrow()
                        .id())
                .isEqualTo(ofCard);
        Network.as(me, () -> erase.handle(person));
        assertThat(learner(me, card.card())).isEqualTo(ofCard);
        assertThat(now(me, ofCard)).isEqualTo(Map.of("search", Level.HELP));
    }

    @Test
    void a_path_by_which_somebody_has_a_seat_stays_theirs_when_that_of_their_card_joins_it() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var own =
                Network.as(me, () -> keep.learnerOfPerson(person)).orElseThrow().id();
        Network.as(me, () -> learners.used(own));
        var card = aCard();
        var ofCard = learner(me, card.card());
        keep(me, ofCard, today, Map.of("search", Level.HELP));
        assertThat(Network.as(me, () -> join.handle(card.card(), person))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> learners.allOfPerson(person))).containsExactlyInAnyOrder(own, ofCard);
    }

    @Test
    void after_two_years_only_counts_of_nobody_stay() {
        var card = aCard();
        var learner = learner(me, card.card());
        keep(me, learner, today.minusDays(40), Map.of("search", Level.HELP, "scam", Level.HELP));
        keep(me, learner, today, Map.of("search", Level.ALONE));
        change("update skills.assessment set day = day - 760 where association = :a", Map.of("a", me.association()));
        var notAssessed = learner(me, aCard().card());
        assertThat(forget.handle()).isGreaterThanOrEqualTo(1);
        forget.handle();
        assertThat(Network.as(me, () -> keep.find(notAssessed))).isPresent();
        assertThat(count("select count(*) from skills.learner where id = :id", Integer.class, Map.of("id", learner)))
                .isZero();
        assertThat(count("""
                        select string_agg(gesture || ' ' || before || ' ' || after || ' ' || paths, ', ' order by gesture)
                        from skills.past_path where association = :a""", String.class, Map.of("a", me.association()))).isEqualTo("scam 0 -1 1, search 0 2 1");
    }

    @Test
    void a_need_met_again_on_the_same_card_within_some_days_came_back() {
        var card = aCard().card();
        var first = VisitsFixtures.aVisit(point);
        for (var visit : List.of(first, VisitsFixtures.aVisit(point))) {
            Network.as(me, () -> visits.record(visit));
            assertThat(Network.as(me, () -> joinVisit.handle(card, visit.id()))).isTrue();
        }
        change("update sheets.stop set day = day - 40 where visit = :visit", Map.of("visit", first.id()));
        assertThat(returns(today, 60)).isEqualTo(new AssessmentTable.Returns(2, 1));
        assertThat(returns(today, 30)).isEqualTo(new AssessmentTable.Returns(2, 0));
        assertThat(returns(today.minusDays(1), 60))
                .as("the latest has not had its time to come back")
                .isEqualTo(new AssessmentTable.Returns(1, 1));
    }

    @Test
    void visits_on_the_card_and_sessions_attended_are_how_much_help_came_before_a_change() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var card = aCard().card();
        var ofCard = learner(me, card);
        var ofPerson =
                Network.as(me, () -> keep.learnerOfPerson(person)).orElseThrow().id();
        var unknown = learner(me, aCard().card());
        for (var learner : List.of(ofCard, ofPerson, unknown)) {
            keep(me, learner, today.minusDays(20), Map.of("search", Level.HELP));
            keep(me, learner, today, Map.of("search", Level.ALONE));
        }
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        assertThat(Network.as(me, () -> joinVisit.handle(card, visit.id()))).isTrue();
        change("update skills.learner set card = null where id = :id", Map.of("id", unknown));
        var attended = List.of(
                new SessionsAttended.Attended(ofCard, today.minusDays(30), 90),
                new SessionsAttended.Attended(ofCard, today.minusDays(20), 90),
                new SessionsAttended.Attended(ofCard, today.minusDays(10), 90),
                new SessionsAttended.Attended(ofCard, today.minusDays(10), 90),
                new SessionsAttended.Attended(ofPerson, today.minusDays(3), 120),
                new SessionsAttended.Attended(unknown, today.minusDays(3), 120));
        int minutes = visit.requests().stream().mapToInt(Visit.Request::minutes).sum();
        assertThat(minutes).isPositive();
        assertThat(doses(attended))
                .as("two sessions and a visit between; without a card the session alone; of a path of nobody nothing")
                .containsEntry(ofCard, "3 times " + (180 + minutes))
                .containsEntry(person, "1 times 120")
                .containsEntry(unknown, "unknown");
        assertThat(doses(List.of()))
                .containsEntry(ofCard, "1 times " + minutes)
                .as("visits of who has no card are not known, so that none is no zero")
                .containsEntry(person, "unknown");
        Network.as(me, () -> visits.cancel(visit.id(), 0));
        assertThat(doses(attended)).as("a visit that was taken back").containsEntry(ofCard, "2 times 180");
    }

    @Test
    void visits_on_each_card_of_a_person_whose_paths_were_merged_are_help_that_came_before_a_change() {
        var person = new CasesWithDocuments(openFile, openCase).person(me, "Nour", "Haddad");
        var card = aCard().card();
        var first = learner(me, card);
        var last = learner(me, aCard().card());
        keep(me, first, today.minusDays(20), Map.of("search", Level.HELP));
        keep(me, last, today, Map.of("search", Level.ALONE));
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        assertThat(Network.as(me, () -> joinVisit.handle(card, visit.id()))).isTrue();
        for (var path : List.of(first, last))
            change("update skills.learner set person = :person where id = :id", Map.of("person", person, "id", path));
        int minutes = visit.requests().stream().mapToInt(Visit.Request::minutes).sum();
        assertThat(doses(List.of())).containsEntry(person, "1 times " + minutes);
    }

    /** The last ones by learner or person. */
    private Map<UUID, String> doses(List<SessionsAttended.Attended> attended) {
        var all = Asking.as(me.scope())
                .call(() -> transaction.execute(_ -> table.seen(today.minusYears(1), today, attended)));
        return all.stream()
                .filter(one -> one.day().equals(today))
                .collect(Collectors.toMap(
                        Paths.Seen::learner,
                        one -> one.help() == null
                                ? "unknown"
                                : one.help().times() + " times " + one.help().minutes()));
    }

    @Test
    void who_was_last_seen_three_months_ago_is_called_once_and_what_they_say_stands_apart() {
        var nour = somebodyToCall("Nour", true);
        var unasked = somebodyToCall("Lina", false);
        for (int twice = 0; twice < 2; twice++) Asking.as(me.association()).run(followUps::plan);
        assertThat(calls(nour)).singleElement().satisfies(call -> {
            assertThat(call.by()).isEqualTo(Channel.CALL);
            assertThat(call.state()).isEqualTo(MessageState.DUE);
        });
        assertThat(calls(unasked)).as("did not agree to be contacted").isEmpty();
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(refusal(Network.as(stranger, () -> followUps.answer(nour, true))))
                .isEqualTo("skills.problem.learner");

        var address = "/bureau/competences/parcours/" + nour + "/plus-tard";
        assertThat(pages.as(me).get(address))
                .hasStatusOk()
                .bodyText()
                .contains("Le faites-vous maintenant par vous-même");
        var answered = pages.as(me).post(address, "seul", "oui");
        assertThat(answered).hasStatus3xxRedirection();
        assertThat(calls(nour))
                .as("the call is done")
                .singleElement()
                .satisfies(call -> assertThat(call.state()).isEqualTo(MessageState.SENT));
        assertThat(pages.as(me).get(address)).bodyText().contains("Déjà répondu le");
        Asking.as(me.association()).run(followUps::plan);
        assertThat(calls(nour)).hasSize(1);
        var it = Network.as(me, () -> figures.handle());
        assertThat(it.asked()).isEqualTo(1);
        assertThat(it.declared()).as("too few to tell a share").isNull();
    }

    @Test
    void a_person_who_was_called_twice_is_counted_once_by_what_they_said_last() {
        var nour = somebodyToCall("Nour", true);
        var lina = somebodyToCall("Lina", true);
        for (var one : List.of(nour, lina)) {
            Network.as(me, () -> followUps.answer(one, false));
            change("""
                    update skills.declared set seen_on = seen_on - 100, noted_on = noted_on - 100
                    where learner = :learner""", Map.of("learner", one));
        }
        Network.as(me, () -> followUps.answer(nour, true));
        var counted = Asking.as(me.scope())
                .call(() -> transaction.execute(_ -> declared.counted(today.minusYears(1), today)));
        assertThat(counted).isEqualTo(new DeclaredTable.Counted(2, 1));
    }

    @Test
    void who_is_seen_again_before_the_call_is_called_as_long_after_that_day() {
        var nour = somebodyToCall("Nour", true);
        Asking.as(me.association()).run(followUps::plan);
        keep(me, nour, today.minusDays(1), Map.of("search", Level.ALONE));
        Asking.as(me.association()).run(followUps::plan);
        assertThat(calls(nour)).extracting(Messages.Status::state).containsExactly(MessageState.WITHDRAWN);
        change("update skills.assessment set day = day - 90 where learner = :learner", Map.of("learner", nour));
        Asking.as(me.association()).run(followUps::plan);
        assertThat(calls(nour))
                .extracting(Messages.Status::state)
                .containsExactlyInAnyOrder(MessageState.WITHDRAWN, MessageState.DUE);
    }

    @Test
    void nobody_is_called_about_a_path_that_is_theirs_no_more() {
        var nour = somebodyToCall("Nour", true);
        change("update skills.learner set card = :card where id = :id", Map.of("card", aCard().card(), "id", nour));
        Asking.as(me.association()).run(followUps::plan);
        assertThat(Network.as(me, () -> join.part(nour))).isInstanceOf(Outcome.Done.class);
        assertThat(calls(nour)).extracting(Messages.Status::state).containsExactly(MessageState.WITHDRAWN);
    }

    /** A path of a person with a telephone, seen a hundred and ten days ago and ninety. */
    private UUID somebodyToCall(String given, boolean agreed) {
        var person = Ids.next();
        Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(
                    person,
                    PeopleFixtures.reachedBy(PeopleFixtures.aPerson(given, "Haddad", 1990), "0612345678"),
                    "spoken",
                    null,
                    true,
                    false));
            if (agreed) consents.give(person, "contact", "spoken", today);
            return person;
        });
        var learner =
                Network.as(me, () -> keep.learnerOfPerson(person)).orElseThrow().id();
        keep(me, learner, today.minusDays(20), Map.of("search", Level.HELP));
        keep(me, learner, today, Map.of("search", Level.ALONE));
        change("update skills.assessment set day = day - 90 where learner = :learner", Map.of("learner", learner));
        return learner;
    }

    private List<Messages.Status> calls(UUID learner) {
        return Network.as(
                me, () -> transaction.execute(_ -> messages.list(new Messages.Subject(FollowUps.KIND, learner))));
    }

    private AssessmentTable.Returns returns(LocalDate to, int days) {
        return Asking.as(me.scope()).call(() -> transaction.execute(_ -> table.returns(today.minusYears(1), to, days)));
    }

    @Test
    void the_networks_head_reads_sums_that_say_nobody_and_no_observation() {
        var learner = learner(me, aCard().card());
        keep(me, learner, today.minusDays(30), Map.of("search", Level.HELP, "scam", Level.ALONE, "form", Level.HELP));
        keep(me, learner, today, Map.of("search", Level.ALONE, "scam", Level.PROMPTED));
        Asking.as(me.association()).run(figures::fold);
        Asking.as(me.association()).run(figures::fold);
        assertThat(count("""
                        select learners || ' ' || seen || ' ' || ups || ' ' || downs || ' ' || alone || ' ' || could
                        from skills.group_sum where association = :a""", String.class, Map.of("a", me.association()))).isEqualTo("1 2 1 1 1 1");
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(Network.as(head, () -> figures.ofNetwork()).paths()).isPositive();
        assertThat(rows(head, "observation")).isZero();
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(rows(stranger, "group_sum")).isZero();
    }

    @Test
    void a_change_of_a_gesture_is_a_new_version_and_what_was_seen_keeps_its_own() {
        var learner = learner(me, aCard().card());
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var code = "g" + Ids.next().toString().substring(24);
        var first = gesture(code, "Brancher une souris", false);
        assertThat(Network.as(head, () -> gestures.keep(first, List.of(new Alignment(code, "pix", "5", false, null)))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> gestures.keep(gesture(code, "Brancher un clavier", false), List.of())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> gestures.list()))
                .filteredOn(one -> one.code().equals(code))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.version()).isEqualTo(2);
                    assertThat(one.label()).isEqualTo("Brancher un clavier");
                });
        assertThat(refusal(keep(me, learner, today, Map.of(code, Level.ALONE))))
                .as("not proposed")
                .isEqualTo("skills.problem.gesture");
        assertThat(refusal(Network.as(
                        head,
                        () -> gestures.keep(
                                new Gesture(
                                        code,
                                        0,
                                        "Ancien",
                                        "",
                                        "Voir",
                                        "",
                                        "key",
                                        List.of(),
                                        1,
                                        false,
                                        today.minusDays(3)),
                                List.of()))))
                .isEqualTo("skills.problem.past");
    }

    private Gesture gesture(String code, String label, boolean proposed) {
        return new Gesture(
                code, 0, label, "", "Branche sans aide", "", "keyboard", List.of(), 200, proposed, today.plusDays(1));
    }

    @Test
    void a_device_sends_what_was_seen_once_for_a_card_whose_code_it_typed() {
        var card = aCard();
        var payload = Map.<String, Object>of(
                "assessment",
                Ids.next(),
                "card",
                card.code(),
                "point",
                point,
                "levels",
                Map.of("search", "alone", "scam", "help"));
        var command = command(payload, 1);
        assertThat(outcomes(send(colleague, command))).containsExactly("accepted");
        assertThat(outcomes(send(colleague, command))).as("twice is once").containsExactly("already-known");
        assertThat(now(me, learner(me, card.card()))).isEqualTo(Map.of("search", Level.ALONE, "scam", Level.HELP));

        var ofYesterday = new LinkedHashMap<>(payload);
        ofYesterday.put("day", today.minusDays(1).toString());
        assertThat(outcomes(send(colleague, command(ofYesterday, 2))))
                .as("the same subject on another day")
                .containsExactly("accepted");
    }

    @Test
    void of_two_looks_of_a_day_the_later_stands_whichever_arrives_first() {
        var card = aCard();
        var learner = learner(me, card.card());
        var early = command(
                Map.of(
                        "assessment",
                        Ids.next(),
                        "card",
                        card.code(),
                        "point",
                        point,
                        "day",
                        today.toString(),
                        "levels",
                        Map.of("search", "help", "scam", "prompted")),
                1);
        early.put("at", Instant.now().minusSeconds(60).toString());
        keep(me, learner, today, Map.of("search", Level.ALONE));
        assertThat(outcomes(send(colleague, early)))
                .as("a tablet that had no network")
                .containsExactly("accepted");
        assertThat(now(me, learner)).isEqualTo(Map.of("search", Level.ALONE, "scam", Level.PROMPTED));
    }

    @Test
    void a_code_that_leads_nowhere_is_refused_and_kept_nowhere() {
        var wrong = aCard();
        Network.as(me, () -> findCard.end(wrong.card()));
        var command = command(
                Map.of(
                        "assessment",
                        Ids.next(),
                        "card",
                        wrong.code(),
                        "point",
                        point,
                        "levels",
                        Map.of("search", "alone")),
                1);
        assertThat(outcomes(send(me, command))).containsExactly("rejected");
        assertThat(count(
                        "select payload::text from sync.rejected_command where id = :id",
                        String.class,
                        Map.of("id", command.get("id"))))
                .contains("search")
                .doesNotContain(wrong.code());
        var unknown = command(
                Map.of("assessment", Ids.next(), "card", "x", "point", point, "levels", Map.of("search", "expert")), 2);
        assertThat(outcomes(send(me, unknown))).containsExactly("rejected");
    }

    @Test
    void a_gesture_noted_at_the_desk_is_nobodys_until_its_visit_is_on_a_card() {
        var visit = VisitsFixtures.aVisit(point);
        assertThat(outcomes(send(me, seen(visit.id(), "form", "help", 0))))
                .as("the visit has not arrived")
                .containsExactly("held");
        Network.as(me, () -> visits.record(visit));
        assertThat(outcomes(send(me, seen(visit.id(), "form", "prompted", 2)))).containsExactly("accepted");
        assertThat(outcomes(send(me, seen(visit.id(), "form", "help", 1)))).containsExactly("accepted");
        assertThat(Network.as(me, () -> atDesk.of(visit.id())))
                .as("what was said later stands")
                .isEqualTo(Map.of("form", Level.PROMPTED));
        var card = aCard();
        assertThat(Network.as(me, () -> keep.findOfCard(card.card()))).isEmpty();
        Network.as(me, () -> joinVisit.handle(card.card(), visit.id()));
        assertThat(now(me, learner(me, card.card()))).isEqualTo(Map.of("form", Level.PROMPTED));

        send(me, seen(visit.id(), "form", "alone", 3));
        assertThat(now(me, learner(me, card.card()))).isEqualTo(Map.of("form", Level.ALONE));
        assertThat(Network.as(me, () -> figures.handle()).seen())
                .extracting(one -> one.gesture().code(), AutonomyFigures.SeenGesture::alone)
                .containsExactly(tuple("form", 1L));
        send(me, seen(visit.id(), "form", null, 4));
        assertThat(now(me, learner(me, card.card()))).as("not seen after all").isEmpty();
        assertThat(Network.as(me, () -> figures.handle()).seen()).isEmpty();
    }

    @Test
    void a_gesture_that_was_taken_off_stays_off_when_the_press_before_arrives_afterwards() {
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        var card = aCard();
        Network.as(me, () -> joinVisit.handle(card.card(), visit.id()));
        assertThat(outcomes(send(me, seen(visit.id(), "form", null, 2)))).containsExactly("accepted");
        assertThat(outcomes(send(me, seen(visit.id(), "form", "help", 1)))).containsExactly("accepted");
        assertThat(Network.as(me, () -> atDesk.of(visit.id()))).isEmpty();
        assertThat(Network.as(me, () -> keep.findOfCard(card.card()))).isEmpty();
        assertThat(Network.as(me, () -> figures.handle()).seen()).isEmpty();
        send(me, seen(visit.id(), "form", "alone", 3));
        assertThat(Network.as(me, () -> atDesk.of(visit.id())))
                .as("it was seen afterwards")
                .isEqualTo(Map.of("form", Level.ALONE));
    }

    @Test
    void a_gesture_at_the_desk_that_cannot_be_is_refused_and_that_of_a_visit_taken_back_goes_along() {
        var visit = VisitsFixtures.aVisit(point);
        Network.as(me, () -> visits.record(visit));
        assertThat(outcomes(send(me, seen(visit.id(), "juggle", "alone", 0)))).containsExactly("rejected");
        assertThat(outcomes(send(me, seen(visit.id(), "form", "expert", 0)))).containsExactly("rejected");
        assertThat(outcomes(send(me, seen(null, "form", "alone", 0)))).containsExactly("rejected");
        var elsewhere = visitsFixtures.aDesk();
        assertThat(outcomes(send(elsewhere.mediator(), seen(visit.id(), "form", "alone", 0))))
                .as("another association knows no such visit")
                .containsExactly("held");
        Network.as(me, () -> visits.cancel(visit.id(), 0));
        assertThat(outcomes(send(me, seen(visit.id(), "form", "alone", 0)))).containsExactly("accepted");
        assertThat(Network.as(me, () -> atDesk.of(visit.id()))).isEmpty();
    }

    private Map<String, Object> seen(@Nullable UUID visit, String gesture, @Nullable String level, int later) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("seen", Ids.next());
        if (visit != null) payload.put("visit", visit);
        payload.put("gesture", gesture);
        if (level != null) payload.put("level", level);
        var command = command("skills.seen", payload, ++sent);
        command.put("at", Instant.now().minusSeconds(60 - later).toString());
        return command;
    }

    private Map<String, Object> command(Map<String, Object> payload, int seq) {
        return command("skills.assess", payload, seq);
    }

    private Map<String, Object> command(String type, Map<String, Object> payload, int seq) {
        var command = new LinkedHashMap<String, Object>();
        command.put("id", Ids.next());
        command.put("seq", seq);
        command.put("form", 2);
        command.put("type", type);
        command.put("at", Instant.now().toString());
        command.put("offset", 0);
        command.put("payload", payload);
        return command;
    }

    private JsonNode send(SignedIn who, Map<String, Object> command) {
        var answer = mvc.post()
                .uri("/api/v1/sync")
                .with(Browser.as(who))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(Map.of(
                        "device",
                        device,
                        "account",
                        who.account(),
                        "clock",
                        Instant.now().toString(),
                        "commands",
                        List.of(command))))
                .exchange();
        assertThat(answer).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsByteArray()).path("answers");
    }

    private static List<String> outcomes(JsonNode answers) {
        return answers.valueStream().map(one -> one.path("outcome").asString()).toList();
    }
}
