// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Extent;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Period;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Questions are answered from the acts of who asks, and of nobody else. */
@ParvisTest
class IndicatorsTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures fixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    Indicators indicators;

    @Autowired
    PartnerFixtures lists;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    private final Period year = new Period(today.minusYears(1), today.plusDays(1));
    private VisitsFixtures.Desk desk;
    private VisitsFixtures.Desk other;

    @BeforeEach
    void two_desks() {
        desk = fixtures.aDesk();
        other = fixtures.aDesk();
        record(other, "housing-search");
        // one visit about two things, one about one, by two persons
        record(desk, "family-benefits", "housing-search");
        record(desk, "family-benefits");
    }

    private void record(VisitsFixtures.Desk where, String... themes) {
        var requests = java.util.Arrays.stream(themes)
                .map(theme -> VisitsFixtures.aRequest(theme, null))
                .toList();
        Visit visit = VisitsFixtures.with(VisitsFixtures.forPersons(VisitsFixtures.aVisit(where.point()), 2), requests);
        assertThat(Network.as(where.mediator(), () -> visits.record(visit)))
                .isInstanceOf(Visits.Outcome.Accepted.class);
    }

    private Answer ask(SignedIn who, Extent extent, List<String> keys, List<Dimension> by) {
        return ask(who, new Question(keys, year, by, Map.of(), extent));
    }

    private Answer ask(SignedIn who, Question question) {
        return Network.as(who, () -> indicators.answer(question));
    }

    @Test
    void a_visit_about_two_things_counts_under_both_and_once_in_all() {
        var answer = ask(
                desk.mediator(),
                new Extent.OfAssociation(desk.association()),
                List.of("visits", "persons", "requests", "minutes"),
                List.of(Dimension.THEME, Dimension.YEAR));
        assertThat(answer.total()).containsExactly(2L, 4L, 3L, 45L);
        assertThat(answer.sum(0, "family-benefits")).containsExactly(2L, 4L, 2L, 30L);
        assertThat(answer.sum(0, "housing-search")).containsExactly(1L, 2L, 1L, 15L);
        // the year's two visits, though the themes' lines add up to three
        assertThat(answer.sums().get(1).values().stream()
                        .mapToLong(List::getFirst)
                        .sum())
                .isEqualTo(2);
        assertThat(answer.emptiness()).isEmpty();
    }

    @Test
    void nobody_is_answered_for_another_association() {
        var mine = new Extent.OfAssociation(desk.association());
        assertThatThrownBy(() -> ask(other.mediator(), mine, List.of("visits"), List.of()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> ask(
                        other.mediator(),
                        new Extent.OfPoint(desk.point(), desk.association()),
                        List.of("visits"),
                        List.of()))
                .isInstanceOf(NotAllowed.class);
        // another's point under one's own name finds nothing
        assertThat(ask(
                                other.mediator(),
                                new Extent.OfPoint(desk.point(), other.association()),
                                List.of("visits"),
                                List.of())
                        .total())
                .containsExactly(0L);
        assertThatThrownBy(() -> ask(desk.mediator(), new Extent.WholeNetwork(), List.of("visits"), List.of()))
                .isInstanceOf(NotAllowed.class);
        // asking by another's identifier leaves nothing of one's own
        assertThat(ask(
                                desk.mediator(),
                                new Question(
                                        List.of("visits"),
                                        year,
                                        List.of(),
                                        Map.of(
                                                Dimension.ASSOCIATION,
                                                List.of(other.association().toString())),
                                        mine))
                        .total())
                .containsExactly(0L);
    }

    @Test
    void the_network_is_answered_for_associations_and_not_for_points() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var answer = ask(head, new Extent.WholeNetwork(), List.of("visits"), List.of(Dimension.ASSOCIATION));
        assertThat(answer.sum(0, desk.association().toString())).containsExactly(2L);
        assertThat(answer.sum(0, other.association().toString())).containsExactly(1L);
        assertThat(ask(head, new Extent.OfAssociation(other.association()), List.of("requests"), List.of())
                        .total())
                .containsExactly(1L);
        assertThatThrownBy(() ->
                        ask(head, new Extent.OfPoint(desk.point(), desk.association()), List.of("visits"), List.of()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> ask(
                        head,
                        new Extent.OfAssociation(desk.association()),
                        List.of("visits"),
                        List.of(Dimension.POINT)))
                .isInstanceOfSatisfying(
                        QuestionRefused.class,
                        e -> assertThat(e.problem().code()).isEqualTo("indicators.problem.inside"));
    }

    @Test
    void ones_own_are_those_in_which_one_had_a_part() {
        var own = new Extent.Own(desk.mediator().account(), desk.association());
        assertThat(ask(desk.mediator(), own, List.of("visits", "requests", "activities", "calls"), List.of())
                        .total())
                .containsExactly(2L, 3L, 0L, 0L);
        var colleague = network.a(Role.MEDIATOR, desk.association());
        assertThat(ask(colleague, new Extent.Own(colleague.account(), desk.association()), List.of("visits"), List.of())
                        .total())
                .containsExactly(0L);
    }

    @Test
    void an_empty_answer_says_why() {
        var mine = new Extent.OfAssociation(desk.association());
        var future = new Period(today.plusDays(10), today.plusDays(20));
        var past = new Period(LocalDate.of(1999, 1, 1), LocalDate.of(1999, 12, 31));
        var who = desk.mediator();
        assertThat(ask(who, new Question(List.of("visits"), future, List.of(), Map.of(), mine))
                        .emptiness())
                .contains(new Emptiness.NotYet());
        assertThat(ask(who, new Question(List.of("visits"), past, List.of(), Map.of(), mine))
                        .emptiness())
                .contains(new Emptiness.NoActs());
        assertThat(ask(who, filtered(mine, Dimension.LEVEL, "mediation")).emptiness())
                .contains(new Emptiness.FilteredOut());
        assertThat(ask(who, filtered(mine, Dimension.THEME, "gone-long-ago")).emptiness())
                .contains(new Emptiness.ClosedCode(Dimension.THEME, "gone-long-ago"));
        // what is no month, no day, no identifier: nothing, and no fault
        for (var dimension : List.of(Dimension.MONTH, Dimension.DAY, Dimension.ASSOCIATION, Dimension.POINT))
            assertThat(ask(who, filtered(mine, dimension, "'; drop table x; --"))
                            .total())
                    .containsExactly(0L);
    }

    private Question filtered(Extent extent, Dimension dimension, String code) {
        return new Question(List.of("requests"), year, List.of(), Map.of(dimension, List.of(code)), extent);
    }

    @Test
    void what_cannot_be_asked_is_refused_with_a_reason() {
        var mine = new Extent.OfAssociation(desk.association());
        var refused = Map.of(
                new Question(List.of("unheard-of"), year, List.of(), Map.of(), mine), "unknown",
                new Question(List.of("calls"), year, List.of(Dimension.THEME), Map.of(), mine), "split",
                new Question(List.of("calls"), year, List.of(), Map.of(Dimension.POINT, List.of("x")), mine), "filter",
                new Question(
                                List.of("activities"),
                                year,
                                List.of(),
                                Map.of(),
                                new Extent.OfTeam("Nord", desk.association())),
                        "extent");
        refused.forEach(
                (question, problem) -> assertThat(Network.as(desk.mediator(), () -> indicators.problem(question)))
                        .hasValueSatisfying(it -> assertThat(it.code()).isEqualTo("indicators.problem." + problem)));
        assertThatThrownBy(() -> new Period(today, today.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void appointments_assessments_and_contacts_are_counted_in_the_database() {
        var association = desk.association();
        Network.as(
                desk.mediator(),
                () -> transaction.executeWithoutResult(_ -> {
                    appointments(association, "arrived", "arrived", "absent", "cancelled");
                    assessment(association);
                }));
        var partner = lists.aPartner(association, "Fournisseur");
        var list = lists.aList(association, partner, lists.anArrangement(association, partner), today, 1);
        var entry = lists.anEntry(association, list, "REF", "69266", null);
        lists.tried(association, entry, today, "call", "no-answer");
        lists.tried(association, entry, today, "door", "reached");

        var extent = new Extent.OfAssociation(association);
        var counted = ask(
                desk.mediator(),
                extent,
                List.of(
                        "appointments",
                        "appointments-kept",
                        "appointments-missed",
                        "assessments",
                        "contacts",
                        "contacts-reached",
                        "energy-homes"),
                List.of());
        assertThat(counted.total()).containsExactly(3L, 2L, 1L, 1L, 2L, 1L, 0L);
        assertThat(counted.origin()).isEqualTo(Answer.Origin.DATABASE);
        assertThat(ask(desk.mediator(), extent, List.of("contacts"), List.of(Dimension.CHANNEL))
                        .cells())
                .extracting(cell -> cell.codes().getFirst())
                .containsExactlyInAnyOrder("call", "door");
        assertThat(ask(
                                other.mediator(),
                                new Extent.OfAssociation(other.association()),
                                List.of("appointments"),
                                List.of())
                        .total())
                .containsExactly(0L);
    }

    @Test
    void an_answer_says_from_when_on_what_is_deleted_after_a_time_is_known() {
        var mine = new Extent.OfAssociation(desk.association());
        var years = new Period(today.minusYears(3), today);
        var answer = ask(
                desk.mediator(),
                new Question(
                        List.of("visits", "tickets-served", "appointments", "contacts"),
                        years,
                        List.of(),
                        Map.of(),
                        mine));
        assertThat(answer.knownFrom()).containsOnlyKeys("tickets-served", "appointments");
        assertThat(answer.knownFrom().get("appointments")).isAfter(years.from()).isBefore(today);
        var lately = new Period(today.minusMonths(6), today);
        assertThat(ask(desk.mediator(), new Question(List.of("appointments"), lately, List.of(), Map.of(), mine))
                        .knownFrom())
                .isEmpty();
    }

    private void appointments(UUID association, String... states) {
        var motive = Ids.next();
        database.sql("""
                        insert into appointments.motive (id, association, label, minutes, notice_days, ahead_days, pair, by_public, papers)
                        values (:id, :association, 'Énergie', 30, 0, 30, false, false, '')""").param("id", motive).param("association", association).update();
        for (var state : states)
            database.sql("""
                            insert into appointments.booking (id, association, motive, point, day, starts_at, ends_at, state, booked_at, since)
                            values (:id, :association, :motive, :point, :day, now(), now() + interval '30 minutes', :state, now(), now())""")
                    .param("id", Ids.next())
                    .param("association", association)
                    .param("motive", motive)
                    .param("point", desk.point())
                    .param("day", today)
                    .param("state", state)
                    .update();
    }

    private void assessment(UUID association) {
        var learner = Ids.next();
        database.sql("insert into skills.learner (id, association, made_on) values (:id, :association, :day)")
                .param("id", learner)
                .param("association", association)
                .param("day", today)
                .update();
        database.sql("""
                        insert into skills.assessment (id, association, learner, point, day, made_by, made_at)
                        values (:id, :association, :learner, :point, :day, :account, now())""")
                .param("id", Ids.next())
                .param("association", association)
                .param("learner", learner)
                .param("point", desk.point())
                .param("day", today)
                .param("account", desk.mediator().account())
                .update();
    }

    @Test
    void each_indicator_has_its_words_and_answers_by_each_of_its_dimensions() {
        assertThat(indicators.list()).hasSizeGreaterThan(13).doesNotHaveDuplicates();
        for (var indicator : indicators.list()) {
            for (var locale : List.of(Words.FRENCH, Words.ENGLISH)) {
                assertThat(Words.isSaid(locale, "indicators.of." + indicator.key()))
                        .as(indicator.key())
                        .isTrue();
                assertThat(Words.isSaid(locale, "indicators.of." + indicator.key() + ".definition"))
                        .as(indicator.key())
                        .isTrue();
            }
            for (var dimension : indicator.dimensions())
                assertThat(ask(
                                desk.mediator(),
                                new Extent.OfAssociation(desk.association()),
                                List.of(indicator.key()),
                                List.of(dimension, dimension == Dimension.YEAR ? Dimension.MONTH : Dimension.YEAR)))
                        .isNotNull();
        }
        for (var dimension : Dimension.values())
            for (var locale : List.of(Words.FRENCH, Words.ENGLISH))
                assertThat(Words.isSaid(locale, "indicators.dimension." + dimension.key()))
                        .as(dimension.key())
                        .isTrue();
    }
}
