// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.PastCases;
import fr.parvis.cases.papers.DueReasonInWords;
import fr.parvis.people.People;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases on the real database: opening from a template, working, closing, handing over, following merged files. */
@ParvisTest
class CasesTest {
    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    MergeFiles merges;

    @Autowired
    People people;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    ReadCase readCase;

    @Autowired
    MyWork myWork;

    @Autowired
    HandOver handOver;

    @Autowired
    CaseTemplates templates;

    @Autowired
    ErasePerson erase;

    @Autowired
    PastCases past;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    @BeforeEach
    void a_mediator() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    private UUID person(String given, String family) {
        var id = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson(given, family, 1980), "spoken", null, true, false)));
        return id;
    }

    private UUID open(UUID person, String template, LocalDate from) {
        return Outcomes.done(opening(person, template, from, "Facture de 240 €"));
    }

    private Outcome<UUID> opening(UUID person, String template, LocalDate from, String asked) {
        return Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        Ids.next(), person, template, "energy-unpaid-bill", "edf", asked, from, false)));
    }

    private ReadCase.Whole read(UUID id) {
        return Network.as(me, () -> readCase.handle(id).orElseThrow());
    }

    @Test
    void a_template_brings_papers_and_steps_with_their_dates_and_the_reason() {
        var id = open(person("Nour", "Haddad"), "unpaid-bill", LocalDate.of(2026, 11, 2));
        var whole = read(id);
        assertThat(whole.steps())
                .filteredOn(step -> step.kind() == Step.Kind.PAPER)
                .isNotEmpty();
        var first = whole.steps().stream()
                .filter(step -> step.due() != null)
                .findFirst()
                .orElseThrow();
        assertThat(first.due()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(first.because())
                .contains("14 jours après le 02/11/2026")
                .contains("décret n° 2008-780")
                .contains("Lu le 24/11/2026");
        var last = whole.steps().stream()
                .filter(step -> step.due() != null)
                .toList()
                .getLast();
        assertThat(last.due()).isEqualTo(LocalDate.of(2026, 12, 21));
    }

    @Test
    void many_cases_at_once_are_as_if_each_had_been_opened_and_twice_is_once() {
        var person = person("Nour", "Haddad");
        var kinds = templates.list().stream().filter(one -> !one.closed()).toList();
        int bill = kinds.stream().map(Template::code).toList().indexOf("unpaid-bill");
        var open = new PastCases.Known(
                Ids.next(), person, bill, today().minusDays(20), me.account(), "body", null, null, null);
        var over = new PastCases.Known(
                Ids.next(),
                person,
                bill,
                today().minusDays(90),
                me.account(),
                "us",
                "partly",
                today().minusDays(60),
                24_000L);
        for (int i = 0; i < 2; i++)
            Network.as(me, () -> {
                past.load(List.of(open, over));
                return null;
            });
        var mine = Network.as(me, () -> myWork.of(me.account(), 7));
        assertThat(mine.all()).extracting(Case::id).containsExactly(open.id());
        assertThat(mine.overdue()).isNotEmpty();
        var whole = read(open.id());
        var alike = read(open(person, "unpaid-bill", today().minusDays(23)));
        assertThat(whole.it().asked()).isEqualTo(kinds.get(bill).label());
        assertThat(whole.steps())
                .extracting(Step::kind, Step::text, Step::due, Step::because, Step::rule)
                .containsExactlyElementsOf(alike.steps().stream()
                        .map(one -> tuple(one.kind(), one.text(), one.due(), one.because(), one.rule()))
                        .toList());
        assertThat(read(over.id()).closings())
                .extracting(Closing::outcome, Closing::cents)
                .containsExactly(tuple("partly", 24_000L));
        assertThat(read(over.id()).steps()).allMatch(step -> step.doneOn() != null);
    }

    private static Template template(String dateAsked) {
        return new Template("test", "Essai", "family-rsa", null, dateAsked, false, List.of(), List.of(), false, 0);
    }

    @Test
    void a_delay_runs_from_the_opening_only_when_the_template_asks_no_date() {
        var step = new Template.Step("Relancer", java.time.Period.ofMonths(2), "décret", LocalDate.of(2026, 11, 24));
        var rule = new DueRule(new DueReasonInWords());
        var due = rule.of(template(""), step, null, LocalDate.of(2026, 12, 31));
        assertThat(due.on()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(due.because()).contains("2 mois").contains("ouverture du suivi");
        var missing = rule.of(template("Date de la notification"), step, null, LocalDate.of(2026, 12, 31));
        assertThat(missing.on()).isNull();
        assertThat(missing.because()).contains("Date manquante", "Date de la notification", "2 mois", "décret");
    }

    @Test
    void a_date_given_later_counts_the_steps_that_are_to_do_and_leaves_those_that_somebody_dated() {
        var id = open(person("Nour", "Haddad"), "unpaid-bill", null);
        var dated =
                read(id).steps().stream().filter(step -> step.rule() != null).toList();
        assertThat(dated).hasSize(2).allSatisfy(step -> {
            assertThat(step.due()).isNull();
            assertThat(step.because()).contains("Date manquante");
        });
        assertThat(Network.as(me, () -> work.countFrom(id, today().minusYears(4))))
                .isEqualTo(Outcome.refused("countedFrom", "cases.problem.counted-from"));
        assertThat(Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 2))))
                .isEqualTo(new Outcome.Done<>(2));
        assertThat(read(id).steps().stream().filter(step -> step.rule() != null))
                .extracting(Step::due)
                .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 12, 21));
        assertThat(read(id).it().countedFrom()).isEqualTo(LocalDate.of(2026, 11, 2));
        var chosen = today().plusDays(10);
        Network.as(me, () -> work.dateStep(id, dated.getFirst().id(), chosen));
        Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 3)));
        assertThat(read(id).steps().stream().filter(step -> step.due() != null))
                .extracting(Step::due)
                .containsExactly(chosen, LocalDate.of(2026, 12, 22));
        var free = open(person("Paul", "Blanc"), null, null);
        assertThat(Network.as(me, () -> work.countFrom(free, today())))
                .isEqualTo(Outcome.refused("countedFrom", "cases.problem.counted-from-none"));
    }

    @Test
    void a_step_ticked_while_the_date_was_missing_has_its_date_when_it_is_unticked() {
        var id = open(person("Nour", "Haddad"), "unpaid-bill", null);
        var steps =
                read(id).steps().stream().filter(step -> step.rule() != null).toList();
        Network.as(me, () -> work.markStep(id, steps.getFirst().id(), true));
        Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 2)));
        var colleague = network.a(Role.MEDIATOR, me.association());
        Network.as(colleague, () -> work.markStep(id, steps.getFirst().id(), true));
        assertThat(read(id).steps().stream().filter(step -> step.doneOn() != null))
                .as("twice is once")
                .extracting(Step::doneBy)
                .containsExactly(me.account());
        Network.as(me, () -> work.markStep(id, steps.getFirst().id(), false));
        assertThat(read(id).steps().stream().filter(step -> step.rule() != null))
                .extracting(Step::due)
                .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 12, 21));
        asOfOpening(id, steps.getFirst().id(), false, "14 jours après le 25/11/2026 (ouverture du suivi) : décret.");
        assertThat(Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 2))))
                .as("the same date again counts what was not counted")
                .isEqualTo(new Outcome.Done<>(2));
    }

    @Test
    void a_case_older_than_the_keeping_of_delays_is_counted_by_its_template_but_for_what_somebody_dated() {
        var id = open(person("Nour", "Haddad"), "unpaid-bill", null);
        var dated =
                read(id).steps().stream().filter(step -> step.rule() != null).toList();
        asOfOpening(id, dated.getFirst().id(), false, "14 days after 2026-11-25 (opening of the case): decree.");
        asOfOpening(id, dated.getLast().id(), false, "49 jours après le 25/11/2026 (ouverture du suivi) : décret.");
        assertThat(Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 2))))
                .isEqualTo(new Outcome.Done<>(2));
        assertThat(read(id).steps().stream().filter(step -> step.due() != null)).allSatisfy(step -> {
            assertThat(step.because()).contains("après le 02/11/2026").contains("Lu le 24/11/2026");
            assertThat(step.rule()).isNotNull();
        });
        assertThat(read(id).steps().stream().filter(step -> step.due() != null))
                .extracting(Step::due)
                .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 12, 21));
        asOfOpening(id, dated.getFirst().id(), true, "");
        asOfOpening(id, dated.getLast().id(), false, "");
        assertThat(Network.as(me, () -> work.countFrom(id, LocalDate.of(2026, 11, 3))))
                .as("chosen, or without any date since somebody took it away")
                .isEqualTo(new Outcome.Done<>(0));
    }

    /** As a step was written before the delay that dates it was kept. */
    private void asOfOpening(UUID id, UUID step, boolean chosen, String because) {
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("""
                                update cases.step set due = date '2026-12-24', due_chosen = :chosen, because = :because, delay = null, source = null, read_on = null
                                where id = :step and case_file = :case""")
                        .param("chosen", chosen)
                        .param("because", because)
                        .param("step", step)
                        .param("case", id)
                        .update()));
    }

    @Test
    void a_template_with_a_source_longer_than_is_allowed_today_still_opens_cases_and_is_counted() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var code = "test-" + Ids.next().toString().substring(24);
        var asked = "Date de " + "x".repeat(72);
        Network.as(
                head,
                () -> templates.change(
                        new Template(
                                code,
                                "Essai",
                                "family-rsa",
                                null,
                                asked,
                                false,
                                List.of(),
                                List.of(new Template.Step("Étape", java.time.Period.ofDays(15), "source", today())),
                                false,
                                0),
                        true));
        Network.as(
                head,
                () -> transaction.execute(_ -> db.sql(
                                "update cases.template set steps = jsonb_set(steps, '{0,source}', to_jsonb(:long::text)) where code = :code")
                        .param("long", "x".repeat(300))
                        .param("code", code)
                        .update()));
        var id = open(person("Nour", "Haddad"), code, null);
        assertThat(Network.as(me, () -> work.countFrom(id, today()))).isEqualTo(new Outcome.Done<>(1));
        Network.as(
                head,
                () -> templates.change(
                        new Template(code, "Essai", "family-rsa", null, "", false, List.of(), List.of(), true, 0),
                        false));
    }

    @Test
    void a_form_of_a_file_that_was_merged_meanwhile_opens_the_case_of_the_one_that_stands() {
        var kept = person("Nour", "Haddad");
        var dropped = person("Nour", "Hadad");
        Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0)));
        var id = open(dropped, null, null);
        assertThat(read(id).it().person()).isEqualTo(kept);
        assertThat(Network.as(me, () -> readCase.of(kept, 10, 0)))
                .extracting(Case::id)
                .containsExactly(id);
    }

    @Test
    void what_is_too_long_or_too_far_away_is_refused_in_words() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var long_ = new Template(
                "test-" + Ids.next().toString().substring(24),
                "Essai",
                "family-rsa",
                null,
                "x".repeat(81),
                false,
                List.of(),
                List.of(new Template.Step("Étape", java.time.Period.ofDays(1), "x".repeat(151), today())),
                false,
                0);
        var refused = (Outcome.Refused<?>) Network.as(head, () -> templates.change(long_, true));
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("dateAsked", "steps");
        var id = open(person("Nour", "Haddad"), null, null);
        for (var day : List.of(today().minusYears(2), today().plusYears(6)))
            assertThat(Network.as(me, () -> work.addStep(id, "Relancer", day, false)))
                    .isEqualTo(Outcome.refused("due", "cases.problem.due"));
    }

    @Test
    void every_shipped_template_is_usable_and_no_delay_stands_without_its_source() {
        assertThat(templates.list()).hasSizeGreaterThanOrEqualTo(14);
        var somebody = person("Nour", "Haddad");
        for (var template : templates.list()) {
            if (template.code().startsWith("test-")) continue;
            assertThat(template.steps())
                    .allMatch(step -> step.delay() == null || step.source() != null && step.readOn() != null);
            assertThat(Network.as(
                            me,
                            () -> openCase.handle(new OpenCase.Command(
                                    Ids.next(),
                                    somebody,
                                    template.code(),
                                    template.theme(),
                                    template.operator(),
                                    template.label(),
                                    null,
                                    false))))
                    .as(template.code())
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void my_work_shows_what_is_overdue_due_this_week_and_waiting_for_long() {
        var id = open(person("Nour", "Haddad"), null, null);
        Network.as(me, () -> work.addStep(id, "Relancer EDF", today().minusDays(2), false));
        Network.as(me, () -> work.addStep(id, "Rappeler Nour", today().plusDays(3), false));
        Network.as(me, () -> work.addStep(id, "Plus tard", today().plusDays(30), false));
        Network.as(me, () -> work.waitFor(id, "body"));
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("update cases.case_file set waiting_since = current_date - 20 where id = :id")
                                .param("id", id)
                                .update()));
        var mine = Network.as(me, () -> myWork.of(me.account(), 14));
        assertThat(mine.overdue()).extracting(due -> due.step().text()).containsExactly("Relancer EDF");
        assertThat(mine.soon()).extracting(due -> due.step().text()).containsExactly("Rappeler Nour");
        assertThat(mine.waiting()).extracting(Case::id).containsExactly(id);
        assertThat(Network.as(me, () -> myWork.of(me.account(), 30)).waiting()).isEmpty();
        var done = mine.overdue().getFirst().step();
        Network.as(me, () -> work.markStep(id, done.id(), true));
        assertThat(Network.as(me, () -> myWork.of(me.account(), 14)).overdue()).isEmpty();
        Network.as(me, () -> work.markStep(id, done.id(), false));
        assertThat(Network.as(me, () -> myWork.of(me.account(), 14)).overdue()).hasSize(1);
    }

    @Test
    void a_case_is_closed_with_its_outcome_and_amount_and_reopened_without_unsaying_it() {
        var id = open(person("Nour", "Haddad"), null, null);
        assertThat(Network.as(me, () -> work.close(id, 7, "obtained", null))).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(me, () -> work.close(id, 0, "forgotten", null))).isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> work.close(id, 0, "obtained", 125_040L)))
                .isEqualTo(new Outcome.Done<>(id));
        assertThat(Network.as(me, () -> work.addStep(id, "Encore", null, false)))
                .isEqualTo(Outcome.refused("", "cases.problem.closed"));
        assertThat(Network.as(me, () -> myWork.of(me.account(), 14)).total()).isZero();
        assertThat(Network.as(me, () -> work.reopen(id))).isEqualTo(new Outcome.Done<>(id));
        assertThat(Network.as(me, () -> work.reopen(id))).isEqualTo(new Outcome.Done<>(id));
        assertThat(read(id).closings()).singleElement().satisfies(closing -> {
            assertThat(closing.cents()).isEqualTo(125_040L);
            assertThat(closing.reopenedOn()).isEqualTo(today());
        });
        assertThat(Network.as(me, () -> work.close(id, read(id).it().version(), "refused", null)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(read(id).closings()).hasSize(2);
    }

    @Test
    void a_contact_made_is_kept_sealed_and_a_card_number_is_refused() {
        var id = open(person("Nour", "Haddad"), null, null);
        var contact =
                new ContactMade(Ids.next(), id, today(), me.account(), "call", "body", "EDF accorde 3 mensualités");
        assertThat(Network.as(me, () -> work.contacted(contact, false))).isInstanceOf(Outcome.Done.class);
        assertThat(read(id).contacts()).extracting(ContactMade::said).containsExactly("EDF accorde 3 mensualités");
        String kept = Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("select encode(said, 'escape') from cases.contact_made where case_file = :id")
                                .param("id", id)
                                .query(String.class)
                                .single()));
        assertThat(kept).doesNotContain("EDF");
        assertThat(opening(person("Paul", "Blanc"), null, null, "carte 4111 1111 1111 1111"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void all_open_cases_of_who_leaves_go_to_a_colleague_of_the_association() {
        var one = open(person("Nour", "Haddad"), null, null);
        var two = open(person("Paul", "Blanc"), null, null);
        Network.as(me, () -> work.close(two, 0, "obtained", null));
        var colleague = network.a(Role.MEDIATOR, me.association());
        var lead = network.a(Role.SITE_LEAD, me.association());
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(lead, () -> handOver.handle(me.account(), stranger.account())))
                .isInstanceOf(Outcome.Refused.class);
        var officer = network.a(Role.DATA_PROTECTION_OFFICER, me.association());
        assertThat(Network.as(lead, () -> handOver.handle(me.account(), officer.account())))
                .as("nobody who follows no person")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(lead, () -> handOver.handle(me.account(), me.account())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(lead, () -> handOver.handle(me.account(), colleague.account())))
                .isEqualTo(new Outcome.Done<>(1));
        assertThat(Network.as(colleague, () -> myWork.of(colleague.account(), 14))
                        .all())
                .extracting(Case::id)
                .containsExactly(one);
        assertThat(read(two).it().responsible()).isEqualTo(me.account());
    }

    @Test
    void a_case_that_runs_follows_its_person_into_a_merge_and_out_again() {
        var kept = person("Nour", "Haddad");
        var dropped = person("Nour", "Hadad");
        var id = open(dropped, null, null);
        var merge = Network.as(me, () -> merges.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0)));
        assertThat(read(id).it().person()).isEqualTo(kept);
        assertThat(read(id).person().name()).isEqualTo("Nour Haddad");
        var later = open(kept, null, null);
        var merged = Outcomes.done(merge);
        Network.as(me, () -> merges.undo(merged));
        assertThat(read(id).it().person()).isEqualTo(dropped);
        assertThat(read(later).it().person()).isEqualTo(kept);
    }

    @Test
    void a_file_is_kept_while_a_case_runs() {
        var somebody = person("Nour", "Haddad");
        assertThat(Network.as(me, () -> erase.reasonsToKeep(somebody))).isEmpty();
        var id = open(somebody, null, null);
        assertThat(Network.as(me, () -> erase.reasonsToKeep(somebody)))
                .containsExactly(new ErasePerson.Reason("cases.keeps", 1));
        Network.as(me, () -> work.close(id, 0, "given-up", null));
        assertThat(Network.as(me, () -> erase.reasonsToKeep(somebody))).isEmpty();
    }

    @Test
    void another_association_sees_no_case_and_opens_none_for_our_persons() {
        var somebody = person("Nour", "Haddad");
        var id = open(somebody, null, null);
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(me, () -> readCase.handle(id))).isEmpty();
        assertThat(Network.as(me, () -> work.reopen(id))).isEqualTo(Outcome.refused("", "cases.problem.unknown"));
        assertThat(opening(somebody, null, null, "Facture")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void only_the_network_changes_a_template_and_two_who_do_it_at_once_lose_nothing() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var code = "test-" + Ids.next().toString().substring(24);
        var template = new Template(
                code, "Essai de modèle", "family-rsa", null, "", false, List.of("Papier"), List.of(), false, 0);
        assertThat(Network.as(head, () -> templates.change(template, true))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> templates.change(template, true)))
                .isEqualTo(Outcome.refused("", "cases.problem.template-taken"));
        assertThat(Network.as(head, () -> templates.change(template, false))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> templates.change(template, false))).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(me, () -> templates.change(templates.find(code).orElseThrow(), false)))
                .isInstanceOf(Outcome.Changed.class);
        var undated = new Template(
                code,
                "Essai",
                "family-rsa",
                null,
                "",
                false,
                List.of(),
                List.of(new Template.Step("Étape", java.time.Period.ofDays(15), null, null)),
                false,
                1);
        assertThat(Network.as(head, () -> templates.change(undated, false))).isInstanceOf(Outcome.Refused.class);
        Network.as(
                head,
                () -> templates.change(
                        new Template(code, "Essai", "family-rsa", null, "", false, List.of(), List.of(), true, 1),
                        false));
        assertThat(opening(person("Nour", "Haddad"), code, null, "Essai")).isInstanceOf(Outcome.Refused.class);
    }
}
