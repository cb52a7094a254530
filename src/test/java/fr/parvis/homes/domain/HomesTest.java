// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.Step;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.homes.PastHomeVisits;
import fr.parvis.loadcurves.domain.CurveReading.Agreement;
import fr.parvis.loadcurves.domain.CurveReading.Purpose;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.loadcurves.domain.reading.CurveFile;
import fr.parvis.loadcurves.domain.trial.ExampleFile;
import fr.parvis.outreach.SavedAtHome;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.RotateKeys;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.VisitsFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Home visits on the real database: kept part by part, asked again, measured, counted, forgotten. */
@ParvisTest
class HomesTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    Cases cases;

    @Autowired
    ReadCase readCase;

    @Autowired
    KeepHome keep;

    @Autowired
    ReadHomes homes;

    @Autowired
    HomeFigures figures;

    @Autowired
    Measures measures;

    @Autowired
    SavedAtHome ofLists;

    @Autowired
    PastHomeVisits past;

    @Autowired
    Readings readings;

    @Autowired
    AnswerAccess answerAccess;

    @Autowired
    ErasePerson erase;

    @Autowired
    RotateKeys rotate;

    SignedIn me;
    UUID point;
    UUID person;
    UUID caseFile;
    LocalDate today;

    @BeforeEach
    void a_case() {
        var association = network.anAssociation();
        me = network.a(Role.MEDIATOR, association);
        point = visitsFixtures.aPoint(association, "Europe/Paris", null);
        var made = new CasesWithDocuments(openFile, openCase);
        person = made.person(me, "Nour", "Haddad");
        caseFile = made.caseOf(me, person);
        today = homes.today();
    }

    private UUID visited(LocalDate day) {
        return kept(Network.as(me, () -> keep.begin(Ids.next(), caseFile, point, day)));
    }

    private static UUID kept(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Outcomes.done(outcome);
    }

    private Outcome<UUID> answers(UUID visit, Section section, Map<String, List<String>> sent) {
        return answers(visit, section, sent, "", 0);
    }

    private Outcome<UUID> answers(
            UUID visit, Section section, Map<String, List<String>> sent, String note, int basedOn) {
        return Network.as(me, () -> keep.answer(visit, section, new KeepHome.Said(sent, note, basedOn, false)));
    }

    private static void refused(Outcome<UUID> outcome, String field, String key) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).problems())
                .anyMatch(problem ->
                        problem.field().equals(field) && problem.code().equals(key));
    }

    private Outcome<UUID> share(UUID visit, KeepHome.Agreement agreement) {
        return Network.as(me, () -> keep.share(visit, agreement));
    }

    private ReadHomes.Found found(UUID visit) {
        return Network.as(me, () -> homes.find(visit)).orElseThrow();
    }

    private List<Step> steps() {
        return Network.as(me, () -> readCase.handle(caseFile)).orElseThrow().steps().stream()
                .filter(step -> step.text().startsWith("Visite énergie"))
                .toList();
    }

    @Test
    void each_part_is_kept_on_its_own_in_any_order_and_none_must_be_answered() {
        var visit = visited(today);
        kept(answers(visit, Section.TEMPERATURES, Map.of("living", List.of("17,5 °C"), "outside", List.of("-3"))));
        kept(answers(
                visit,
                Section.BUILDING,
                Map.of("kind", List.of("house"), "damp", List.of("mould", "leak"), "surface", List.of(" 74 m² "))));
        var parts = found(visit);
        assertThat(parts.part(Section.TEMPERATURES).answers().one("living")).isEqualTo("17.5");
        assertThat(parts.part(Section.TEMPERATURES).answers().one("outside")).isEqualTo("-3");
        assertThat(parts.part(Section.BUILDING).answers().of("damp")).containsExactly("mould", "leak");
        assertThat(parts.part(Section.BUILDING).answers().one("surface")).isEqualTo("74");
        assertThat(parts.part(Section.USES).isEmpty()).isTrue();
        kept(answers(visit, Section.BUILDING, Map.of(), "", 1));
        assertThat(found(visit).part(Section.BUILDING).answers().isEmpty())
                .as("what is emptied is empty")
                .isTrue();
    }

    @Test
    void what_cannot_be_right_is_refused_and_nothing_is_written() {
        var visit = visited(today);
        refused(
                answers(visit, Section.TEMPERATURES, Map.of("living", List.of("200"))),
                "living",
                "homes.problem.range");
        refused(answers(visit, Section.BUILDING, Map.of("surface", List.of("0"))), "surface", "homes.problem.range");
        refused(answers(visit, Section.BUILDING, Map.of("surface", List.of("5000"))), "surface", "homes.problem.range");
        refused(
                answers(visit, Section.BUILDING, Map.of("surface", List.of("grand"))),
                "surface",
                "homes.problem.number");
        refused(answers(visit, Section.BUILDING, Map.of("floor", List.of("1,5"))), "floor", "homes.problem.whole");
        refused(answers(visit, Section.BUILDING, Map.of("kind", List.of("castle"))), "kind", "homes.problem.choice");
        refused(
                answers(visit, Section.BUILDING, Map.of("damp", List.of("none", "mould"))),
                "damp",
                "homes.problem.none-and-more");
        refused(
                answers(visit, Section.INSTALLED, Map.of("led-lamp", List.of("-1"))),
                "led-lamp",
                "homes.problem.range");
        refused(answers(visit, Section.ADVICE, Map.of("shower", List.of("maybe"))), "shower", "homes.problem.choice");
        refused(
                answers(visit, Section.ORIENTATION, Map.of("second", List.of(today.toString()))),
                "second",
                "homes.problem.second-before");
        refused(
                answers(
                        visit,
                        Section.ADVICE,
                        Map.of(
                                "shower", List.of("chosen"),
                                "fridge", List.of("chosen"),
                                "lids", List.of("chosen"),
                                "light", List.of("chosen"),
                                "dryer", List.of("chosen"),
                                "stand-by", List.of("chosen"))),
                "",
                "homes.problem.chosen");
        assertThat(found(visit).parts()).isEmpty();
    }

    @Test
    void a_visit_lies_in_the_past_at_a_point_of_ours_and_twice_is_once() {
        refused(
                Network.as(me, () -> keep.begin(Ids.next(), caseFile, point, today.plusDays(2))),
                "day",
                "homes.problem.future");
        refused(
                Network.as(me, () -> keep.begin(Ids.next(), caseFile, point, today.minusYears(4))),
                "day",
                "homes.problem.old");
        var other = visitsFixtures.aPoint(network.anAssociation(), "Europe/Paris", null);
        refused(Network.as(me, () -> keep.begin(Ids.next(), caseFile, other, today)), "point", "homes.problem.point");
        var id = Ids.next();
        kept(Network.as(me, () -> keep.begin(id, caseFile, point, today)));
        kept(Network.as(me, () -> keep.begin(id, caseFile, point, today)));
        assertThat(Network.as(me, () -> homes.of(caseFile))).hasSize(1);
    }

    @Test
    void two_mediators_in_one_part_do_not_overwrite_each_other_and_in_two_parts_do_not_meet() {
        var visit = visited(today);
        kept(answers(visit, Section.USES, Map.of("lids", List.of("often"))));
        assertThat(answers(visit, Section.USES, Map.of("lids", List.of("rarely")), "", 0))
                .isInstanceOf(Outcome.Changed.class);
        kept(answers(visit, Section.ENERGY, Map.of("kva", List.of("6")), "", 0));
        assertThat(found(visit).part(Section.USES).answers().one("lids")).isEqualTo("often");
    }

    @Test
    void asking_again_becomes_steps_of_the_case_which_move_with_a_second_visit_and_are_done_when_done() {
        var first = visited(today.minusMonths(4));
        assertThat(steps())
                .extracting(Step::due)
                .containsExactlyInAnyOrder(
                        today.minusMonths(4).plusMonths(3), today.minusMonths(4).plusMonths(12));
        kept(answers(
                first,
                Section.ORIENTATION,
                Map.of("second", List.of(today.minusDays(20).toString()))));
        assertThat(steps()).extracting(Step::due).contains(today.minusDays(20));
        visited(today.minusDays(20));
        assertThat(steps())
                .filteredOn(step -> step.text().contains("deuxième"))
                .allMatch(step -> step.doneOn() != null);
        assertThat(steps())
                .filteredOn(step -> step.text().contains("suivi"))
                .extracting(Step::due)
                .containsExactlyInAnyOrder(
                        today.minusDays(20).plusMonths(3), today.minusDays(20).plusMonths(12));
        kept(Network.as(
                me,
                () -> keep.followUp(
                        caseFile, 3, today, new KeepHome.Said(Map.of("comfort", List.of("better")), "", 0, false))));
        assertThat(steps()).filteredOn(step -> step.text().contains("3 mois")).allMatch(step -> step.doneOn() != null);
        assertThat(steps()).filteredOn(step -> step.text().contains("12 mois")).allMatch(step -> step.doneOn() == null);
    }

    @Test
    void a_second_visit_begun_by_mistake_leaves_the_planned_one_to_be_made() {
        var first = visited(today.minusDays(5));
        var planned = today.plusDays(10);
        kept(answers(first, Section.ORIENTATION, Map.of("second", List.of(planned.toString()))));
        var mistaken = visited(today);
        kept(Network.as(me, () -> keep.remove(mistaken)));
        assertThat(steps())
                .filteredOn(step -> step.text().contains("deuxième"))
                .extracting(Step::due, Step::doneOn)
                .containsExactly(tuple(planned, null));
    }

    @Test
    void a_follow_up_asks_after_what_was_left_and_never_comes_before_the_visit() {
        refused(
                Network.as(me, () -> keep.followUp(caseFile, 3, today, new KeepHome.Said(Map.of(), "", 0, false))),
                "",
                "homes.problem.no-visit");
        var visit = visited(today.minusDays(10));
        kept(answers(visit, Section.INSTALLED, Map.of("led-lamp", List.of("3"), "timer", List.of("0"))));
        kept(answers(visit, Section.ADVICE, Map.of("shower", List.of("chosen"), "lids", List.of("said"))));
        assertThat(FollowUpQuestions.of(Network.as(me, () -> homes.left(caseFile))))
                .extracting(Question::key)
                .contains("gesture.shower", "equipment.led-lamp")
                .doesNotContain("gesture.lids", "equipment.timer");
        refused(
                Network.as(
                        me,
                        () -> keep.followUp(
                                caseFile, 3, today.minusDays(11), new KeepHome.Said(Map.of(), "", 0, false))),
                "day",
                "homes.problem.before-visit");
        refused(
                Network.as(
                        me,
                        () -> keep.followUp(caseFile, 3, today.plusDays(1), new KeepHome.Said(Map.of(), "", 0, false))),
                "day",
                "homes.problem.future");
        refused(
                Network.as(
                        me,
                        () -> keep.followUp(
                                caseFile,
                                3,
                                today,
                                new KeepHome.Said(Map.of("gesture.shower", List.of("sometimes")), "", 0, false))),
                "gesture.shower",
                "homes.problem.choice");
        assertThat(Network.as(me, () -> keep.followUp(caseFile, 6, today, new KeepHome.Said(Map.of(), "", 0, false))))
                .isEqualTo(Outcome.refused("", "homes.problem.closed"));
        kept(Network.as(
                me,
                () -> keep.followUp(
                        caseFile,
                        3,
                        today.minusDays(2),
                        new KeepHome.Said(Map.of("gesture.shower", List.of("kept")), "", 0, false))));
        refused(
                Network.as(me, () -> keep.correct(visit, point, today.minusDays(1), 0)),
                "day",
                "homes.problem.after-follow-up");
    }

    @Test
    void a_home_of_a_closed_case_is_asked_again_all_the_same() {
        visited(today.minusMonths(4));
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(Network.as(me, () -> homes.due(me.account(), 10)))
                .extracting(ReadHomes.Due::months)
                .containsExactly(3);
        assertThat(Network.as(me, () -> keep.begin(Ids.next(), caseFile, point, today)))
                .isEqualTo(Outcome.refused("", "homes.problem.closed"));
        kept(Network.as(me, () -> keep.followUp(caseFile, 3, today, new KeepHome.Said(Map.of(), "", 0, false))));
        assertThat(Network.as(me, () -> homes.due(me.account(), 10))).isEmpty();
    }

    @Test
    void the_visits_of_a_case_in_danger_are_known_together_and_what_all_left_counts() {
        var first = visited(today.minusDays(3));
        var second = visited(today);
        kept(answers(first, Section.DANGER, Map.of("danger", List.of("gas"))));
        kept(answers(second, Section.DANGER, Map.of("danger", List.of("none"))));
        assertThat(Network.as(me, () -> homes.inDanger(caseFile))).containsExactly(first);
        kept(answers(first, Section.INSTALLED, Map.of("led-lamp", List.of("3"))));
        kept(answers(second, Section.INSTALLED, Map.of("led-lamp", List.of("2"))));
        assertThat(Network.as(me, () -> homes.left(caseFile)).pieces()).containsEntry("led-lamp", 5);
    }

    @Test
    void dangers_are_told_the_worst_first_and_a_flame_without_air_is_one() {
        var visit = visited(today);
        kept(answers(visit, Section.DANGER, Map.of("danger", List.of("unfit", "electric", "carbon-monoxide"))));
        assertThat(found(visit).dangers()).containsExactly(Danger.CARBON_MONOXIDE, Danger.ELECTRIC, Danger.UNFIT);
        kept(answers(visit, Section.DANGER, Map.of("danger", List.of("none")), "", 1));
        assertThat(found(visit).dangers()).isEmpty();
        kept(answers(visit, Section.BUILDING, Map.of("heating", List.of("gas"), "ventilation", List.of("blocked"))));
        assertThat(found(visit).dangers()).containsExactly(Danger.BURNING_WITHOUT_AIR);
    }

    @Test
    void what_may_be_saved_is_told_of_electric_heating_only_and_never_more_than_the_home_takes() {
        var degree = measure("heating-degree");
        var house = Map.of(
                Section.BUILDING,
                new Part(
                        Section.BUILDING,
                        new Answers(Map.of("kind", List.of("house"), "heating", List.of("electric"))),
                        "",
                        1));
        assertThat(Expected.in(house).kWh(degree, 1)).isEqualTo(301);
        var small = Map.of(
                Section.BUILDING,
                house.get(Section.BUILDING),
                Section.ENERGY,
                new Part(Section.ENERGY, new Answers(Map.of("year-kwh", List.of("2000"))), "", 1));
        assertThat(Expected.in(small).kWh(degree, 1)).isEqualTo(140);
        assertThat(Expected.in(small).kWh(measure("stand-by"), 1)).isEqualTo(200);
        var gas = Map.of(
                Section.BUILDING, new Part(Section.BUILDING, new Answers(Map.of("heating", List.of("gas"))), "", 1));
        assertThat(Expected.in(gas).kWh(degree, 1)).isNull();
        assertThat(Expected.in(gas).kWh(measure("led-lamp"), 4)).isEqualTo(140);
        assertThat(Expected.in(house).kWh(measure("window-seal"), 40))
                .as("forty seals do not save eighty percents")
                .isEqualTo(860);
        assertThat(Expected.in(house).kWh(measure("thermometer"), 1)).isNull();
    }

    private Measure measure(String code) {
        return measures.on(today).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void there_is_nothing_to_share_without_an_agreement_and_taking_it_back_leaves_nothing() {
        var visit = visited(today.minusDays(1));
        assertThat(Network.as(me, () -> homes.sharing(visit))).isEmpty();
        refused(
                share(visit, new KeepHome.Agreement("neighbour", List.of("name"), "spoken", today)),
                "recipient",
                "homes.problem.recipient");
        refused(
                share(visit, new KeepHome.Agreement("landlord", List.of(), "spoken", today)),
                "parts",
                "homes.problem.parts");
        refused(
                share(visit, new KeepHome.Agreement("landlord", List.of("energy"), "spoken", today)),
                "parts",
                "homes.problem.parts");
        refused(
                share(visit, new KeepHome.Agreement("landlord", List.of("name"), "spoken", today.minusDays(2))),
                "agreedOn",
                "homes.problem.agreed-before");
        kept(share(visit, new KeepHome.Agreement("landlord", List.of("comfort", "name"), "written", today)));
        assertThat(Network.as(me, () -> homes.sharing(visit)).orElseThrow().parts())
                .containsExactly("name", "comfort");
        assertThat(Network.as(me, () -> answerAccess.handle(person, "pdf"))
                        .orElseThrow()
                        .toString())
                .contains("le bailleur privé", "le nom de la personne, températures, humidité, aération");
        assertThat(Network.as(me, () -> keep.takeBack(visit))).isTrue();
        assertThat(Network.as(me, () -> homes.sharing(visit))).isEmpty();
    }

    @Test
    void only_a_visit_of_which_nothing_was_kept_is_taken_away() {
        var visit = visited(today);
        kept(answers(visit, Section.USES, Map.of("lids", List.of("often"))));
        refused(Network.as(me, () -> keep.remove(visit)), "", "homes.problem.not-empty");
        kept(answers(visit, Section.USES, Map.of(), "", 1));
        kept(Network.as(me, () -> keep.remove(visit)));
        assertThat(Network.as(me, () -> homes.of(caseFile))).isEmpty();
        assertThat(steps()).allMatch(step -> step.due() == null);
    }

    private void curve(ExampleFile file, LocalDate from) {
        var agreement = new Agreement(
                Purpose.SAVINGS, "written", from, from.plusYears(1).minusDays(1), today.plusYears(1));
        var known = new Indicators.Known(file.celsius(), null, null, null, null, null);
        try {
            var read = (Curve)
                    CurveFile.read(new ByteArrayInputStream(file.curve().getBytes(StandardCharsets.UTF_8)), null);
            assertThat(Network.as(me, () -> readings.keep(caseFile, agreement, read, known)))
                    .isInstanceOf(Readings.Outcome.Kept.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_curve_of_before_and_one_of_after_prove_what_was_saved_and_others_prove_nothing() {
        var day = today.minusMonths(14);
        var visit = visited(day);
        var before = ExampleFile.year(3, day.minusYears(1), 0);
        curve(before, day.minusYears(1));
        assertThat(Network.as(me, () -> homes.measured(caseFile)))
                .as("nothing of after")
                .isEmpty();
        var after = ExampleFile.year(3, day, 0.2);
        curve(after, day);
        var saved = Network.as(me, () -> homes.measured(caseFile)).orElseThrow();
        assertThat(saved.shown()).isTrue();
        assertThat(Math.abs(saved.kWh() - after.saved())).isLessThan(2 * saved.margin());
        var sums = Network.as(me, () -> figures.of(day, today));
        assertThat(sums.measured().homes()).isEqualTo(1);
        assertThat(sums.measured().kWh()).isEqualTo(saved.kWh());
        assertThat(sums.measured().margin()).isEqualTo(saved.margin());
        assertThat(sums.expectedOfEquipment()).isZero();
        assertThat(Network.as(me, () -> ofLists.saved(Map.of(caseFile, day))))
                .as("as a partner's report tells it")
                .containsEntry(
                        caseFile,
                        new SavedAtHome.Saved(null, new SavedAtHome.Measured(Math.round(saved.kWh()), saved.margin())));
        assertThat(Network.as(me, () -> ofLists.saved(Map.of(caseFile, day.plusDays(1)))))
                .isEmpty();
        kept(Network.as(me, () -> keep.correct(visit, point, day.minusMonths(2), 0)));
        assertThat(Network.as(me, () -> homes.measured(caseFile)))
                .as("a model that knows the home after the visit is none of before")
                .isEmpty();
    }

    @Test
    void homes_err_each_on_its_own() {
        var one = new HomeFigures.Measured(1, 300, 30, 365);
        var other = new HomeFigures.Measured(1, -100, 40, 200);
        assertThat(one.plus(other)).isEqualTo(new HomeFigures.Measured(2, 200, 50, 565));
    }

    @Test
    void figures_count_visits_homes_equipment_and_gestures_once_a_home() {
        var day = today.minusMonths(1);
        var first = visited(day);
        kept(answers(first, Section.INSTALLED, Map.of("led-lamp", List.of("3"))));
        kept(answers(first, Section.ADVICE, Map.of("lids", List.of("chosen"), "shower", List.of("said"))));
        kept(answers(first, Section.ORIENTATION, Map.of("towards", List.of("landlord"))));
        var second = visited(today);
        kept(answers(second, Section.INSTALLED, Map.of("led-lamp", List.of("2"))));
        kept(answers(second, Section.ADVICE, Map.of("lids", List.of("chosen"))));
        kept(answers(second, Section.ORIENTATION, Map.of("towards", List.of("landlord", "adil"))));
        var sums = Network.as(me, () -> figures.of(day, today));
        assertThat(sums.visits()).isEqualTo(2);
        assertThat(sums.homes()).isEqualTo(1);
        assertThat(sums.byPlace()).containsEntry(point, 2L);
        assertThat(sums.equipment()).containsEntry("led-lamp", 5L);
        assertThat(sums.homesWith()).containsEntry("led-lamp", 1L);
        assertThat(sums.gestures()).containsExactlyEntriesOf(Map.of("lids", 1L));
        assertThat(sums.orientations()).containsEntry("landlord", 1L).containsEntry("adil", 1L);
        assertThat(sums.expectedOfEquipment()).isEqualTo(175);
        assertThat(sums.expectedOfGestures()).isEqualTo(40);
        assertThat(sums.saving()).containsOnly(Map.entry("led-lamp", 1L), Map.entry("lids", 1L));
        assertThat(Network.as(me, () -> ofLists.saved(Map.of(caseFile, day))))
                .containsEntry(caseFile, new SavedAtHome.Saved(215L, null));
        assertThat(Network.as(me, () -> ofLists.saved(Map.of(caseFile, today))))
                .as("the second visit alone")
                .containsEntry(caseFile, new SavedAtHome.Saved(110L, null));
        assertThat(Network.as(me, () -> figures.of(day.minusYears(1), day.minusDays(1)))
                        .visits())
                .isZero();
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        assertThat(Network.as(head, () -> figures.ofNetwork(day, today)).byPlace())
                .containsEntry(me.association(), 2L);
    }

    @Test
    void another_association_sees_and_counts_nothing() throws SQLException {
        var visit = visited(today);
        kept(answers(visit, Section.USES, Map.of("lids", List.of("often")), "Volets cassés", 0));
        share(visit, new KeepHome.Agreement("landlord", List.of("name"), "spoken", today));
        Network.as(me, () -> keep.followUp(caseFile, 3, today, new KeepHome.Said(Map.of(), "", 0, false)));
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(stranger, () -> homes.find(visit))).isEmpty();
        assertThat(Network.as(stranger, () -> homes.sharing(visit))).isEmpty();
        assertThat(Network.as(
                        stranger, () -> keep.answer(visit, Section.USES, new KeepHome.Said(Map.of(), "", 1, false))))
                .isEqualTo(Outcome.refused("", "homes.problem.closed"));
        assertThat(Network.as(stranger, () -> figures.of(today.minusYears(1), today))
                        .visits())
                .isZero();
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", stranger.association());
            for (var table : List.of("visit", "section", "follow_up", "sharing"))
                assertThat(RawDatabase.list(
                                application,
                                "select 1 from homes." + table + " where association = ?",
                                me.association()))
                        .as(table)
                        .isEmpty();
            assertThat(RawDatabase.run(application, "update homes.visit set day = day - 1 where id = ?", visit))
                    .isZero();
            RawDatabase.scope(application, "association", me.association());
            for (var table : List.of("visit", "section", "follow_up", "sharing"))
                assertThat(RawDatabase.list(application, "select 1 from homes." + table))
                        .as(table)
                        .isNotEmpty();
        }
    }

    @Test
    void words_are_sealed_told_to_the_person_and_gone_with_them() throws SQLException {
        var visit = visited(today);
        kept(answers(visit, Section.USES, Map.of("lids", List.of("often")), "Volets cassés côté cour", 0));
        kept(Network.as(
                me,
                () -> keep.followUp(caseFile, 3, today, new KeepHome.Said(Map.of(), "Radiateur remplacé", 0, false))));
        rotate.add();
        rotate.handle(me.association());
        assertThat(found(visit).part(Section.USES).note()).isEqualTo("Volets cassés côté cour");
        var told = Network.as(me, () -> answerAccess.handle(person, "pdf"))
                .orElseThrow()
                .toString();
        assertThat(told).contains("Couvre les casseroles", "Souvent", "Volets cassés côté cour", "Radiateur remplacé");
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            owner, "select encode(said, 'escape') from homes.section where visit = ?", visit))
                    .noneMatch(text -> text.contains("Volets"));
        }
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        var lead = network.a(Role.SITE_LEAD, Objects.requireNonNull(me.association()));
        assertThat(Network.as(lead, () -> erase.handle(person))).isInstanceOf(ErasePerson.Erasure.Erased.class);
        try (var owner = RawDatabase.asSuperuser()) {
            for (var table : List.of("visit", "section", "follow_up", "sharing"))
                assertThat(RawDatabase.list(
                                owner, "select 1 from homes." + table + " where association = ?", me.association()))
                        .as(table)
                        .isEmpty();
        }
    }

    @Test
    void visits_of_the_demonstration_are_written_once_with_their_answers() {
        var known = new PastHomeVisits.Known(
                Ids.next(),
                caseFile,
                point,
                today.minusDays(9),
                me.account(),
                Map.of("installed", Map.of("led-lamp", List.of("2"))));
        assertThat(Network.as(me, () -> past.suits(caseFile))).isTrue();
        Network.as(me, () -> past.load(List.of(known)));
        Network.as(me, () -> past.load(List.of(known)));
        assertThat(Network.as(me, () -> homes.of(caseFile))).hasSize(1);
        assertThat(Network.as(me, () -> homes.left(caseFile)).pieces()).containsEntry("led-lamp", 2);
        assertThat(steps()).hasSize(2);
    }

    @Test
    void health_is_warned_of_before_it_is_written() {
        var visit = visited(today);
        var outcome = answers(visit, Section.USES, Map.of(), "Elle a un cancer et reste au lit", 0);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).problems())
                .allMatch(problem -> problem.code().startsWith("people.problem.sensitive."));
    }

    @Test
    void a_line_of_the_list_counts_from_its_day_on_and_only_the_head_writes_it() {
        var lamp = measure("led-lamp");
        var code = "lampe-" + Ids.next().toString().substring(24);
        var first = new Measure(
                code, today.minusYears(1), lamp.kind(), "Lampe", "", 30, null, null, "Essai", today, true, true, 500);
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        Network.as(head, () -> measures.keep(first));
        Network.as(
                head,
                () -> measures.keep(new Measure(
                        code, today, lamp.kind(), "Lampe", "", 20, null, null, "Essai", today, true, true, 500)));
        assertThat(measures.on(today.minusDays(1)))
                .filteredOn(one -> one.code().equals(code))
                .extracting(Measure::kWh)
                .containsExactly(30);
        assertThat(measures.on(today))
                .filteredOn(one -> one.code().equals(code))
                .extracting(Measure::kWh)
                .containsExactly(20);
        assertThat(measures.on(today.minusYears(3)))
                .as("before its first line, its first")
                .filteredOn(one -> one.code().equals(code))
                .extracting(Measure::kWh)
                .containsExactly(30);
        assertThatThrownBy(() -> Network.as(me, () -> measures.keep(first))).isInstanceOf(DataAccessException.class);
        // out of the way of others
        Network.as(
                head,
                () -> measures.keep(new Measure(
                        code, today, lamp.kind(), "Lampe", "", 20, null, null, "Essai", today, true, false, 500)));
    }
}
