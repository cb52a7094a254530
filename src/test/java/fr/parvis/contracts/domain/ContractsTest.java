// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import static fr.parvis.contracts.domain.ContractsFixtures.aContract;
import static fr.parvis.contracts.domain.ContractsFixtures.aLine;
import static fr.parvis.contracts.domain.ContractsFixtures.everything;
import static fr.parvis.contracts.domain.ContractsFixtures.themes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.audit.Journal;
import fr.parvis.contracts.Contracts;
import fr.parvis.contracts.Unit;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.domain.SavePoint;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.domain.AddCode;
import fr.parvis.nomenclature.domain.CloseCode;
import fr.parvis.nomenclature.domain.CurrentNomenclature;
import fr.parvis.nomenclature.domain.Meaning;
import fr.parvis.nomenclature.domain.ReviseCode;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Contracts on the real database: an act counts for several and is paid once. */
@ParvisTest
class ContractsTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    Activities activities;

    @Autowired
    KeepContract keep;

    @Autowired
    SeeContracts see;

    @Autowired
    OverruleAct overrule;

    @Autowired
    PublishFunderSums tell;

    @Autowired
    AttributionTable table;

    @Autowired
    LocalDays localDays;

    @Autowired
    Journal journal;

    @Autowired
    Pages pages;

    @Autowired
    ReattributeActs reattribute;

    @Autowired
    Contracts contracts;

    @Autowired
    Associations associations;

    @Autowired
    Communes communes;

    @Autowired
    SavePoint points;

    @Autowired
    AddCode addCode;

    @Autowired
    CloseCode closeCode;

    @Autowired
    ReviseCode reviseCode;

    @Autowired
    CurrentNomenclature nomenclature;

    @Autowired
    ContractsFixtures fixtures;

    VisitsFixtures.Desk desk;
    SignedIn director;
    final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    final LocalDate first = today.minusDays(60);
    final LocalDate last = today.plusDays(60);

    @BeforeEach
    void a_desk_and_its_director() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
    }

    private Visit record(Visit visit) {
        return ((Visits.Outcome.Accepted) Network.as(desk.mediator(), () -> visits.record(visit))).visit();
    }

    private static ActKey key(Visit visit) {
        return new ActKey(ActKind.REQUEST, visit.requests().getFirst().id());
    }

    private List<Attribution> of(Visit visit) {
        return Network.as(director, () -> {
            reattribute.run();
            return see.ofAct(key(visit)).map(SeeContracts.ActAttribution::rows).orElse(List.of());
        });
    }

    private long done(UUID contract) {
        return Network.as(director, () -> {
            reattribute.run();
            return see.standing(contract).lines().getFirst().done();
        });
    }

    @Test
    void an_act_counts_for_both_is_paid_by_one_and_follows_its_corrections() {
        var second = fixtures.aPayer(director, "Ville", first, last, 2, 100, everything(first));
        var firstOne = fixtures.aPayer(director, "Energie", first, last, 1, 100, themes(first, "family-benefits"));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(of(visit))
                .extracting(Attribution::contract, Attribution::paid, Attribution::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(firstOne, true, Reason.PRIORITY),
                        org.assertj.core.groups.Tuple.tuple(second, false, Reason.OTHER_PAYS));
        var corrected = VisitsFixtures.eachRequest(
                visit, it -> new Visit.Request(it.id(), "housing-search", null, it.level(), it.result(), 30, null));
        Network.as(
                desk.mediator(),
                () -> assertThat(visits.correct(corrected)).isInstanceOf(Visits.Outcome.Accepted.class));
        assertThat(of(corrected))
                .extracting(Attribution::contract, Attribution::paid, Attribution::minutes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(second, true, 30));
        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 1));
        assertThat(of(visit)).isEmpty();
        assertThat(done(second)).isZero();
    }

    @Test
    void the_page_of_an_act_names_the_contract_that_would_have_paid() {
        fixtures.aPayer(director, "Ville", first, last, 2, 100, everything(first));
        fixtures.aPayer(director, "Energie", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(of(visit)).hasSize(2);
        assertThat(pages.as(director)
                        .get("/bureau/conventions/actes/request/" + key(visit).id()))
                .bodyText()
                .contains("sa priorité passe avant celle de Ville")
                .doesNotContain("{1}");
    }

    @Test
    void lines_that_may_pay_an_act_are_asked_for_at_once_however_many_contracts_run() {
        for (int i = 1; i <= 3; i++) fixtures.aPayer(director, "Ville " + i, first, last, i, 100, everything(first));
        fixtures.aPayer(director, "Ancienne", first, today.minusDays(1), 4, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        var asked = new ArrayList<String>();
        var counting = (JdbcClient) Proxy.newProxyInstance(
                JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, (_, method, given) -> {
                    asked.add(method.getName());
                    return method.invoke(db, given);
                });
        var choosing = new OverruleAct(new ContractTable(counting), table, reattribute, localDays, journal);
        var choices = Network.as(director, () -> {
            var act = see.ofAct(key(visit)).orElseThrow().act();
            return transaction.execute(_ -> choosing.choices(act));
        });
        assertThat(choices)
                .extracting(choice -> choice.contract().name())
                .containsExactly("Ville 1", "Ville 2", "Ville 3");
        assertThat(asked).hasSize(3);
    }

    @Test
    void the_page_of_an_activity_says_who_pays_it_and_why() {
        var funder = fixtures.aFunder(desk.association(), "Ville");
        var contract = aContract(funder, "Actions de la ville", first, last, 1);
        Network.as(director, () -> {
            fixtures.done(keep.keep(contract));
            fixtures.done(keep.keep(aLine(contract.id(), "Actions", Unit.ACTIVITIES, 10, 900L), everything(first), 0));
        });
        var meeting = ActivitiesFixtures.aMeeting(desk.point());
        Network.as(
                director, () -> assertThat(activities.record(meeting)).isInstanceOf(Activities.Outcome.Accepted.class));
        Network.as(director, () -> reattribute.run());
        for (var path : List.of("", "/historique"))
            assertThat(pages.as(director).get("/bureau/actions/" + meeting.id() + path))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Payé par Actions de la ville", "/bureau/conventions/actes/activity/" + meeting.id());
    }

    @Test
    void the_database_refuses_a_second_payer_whatever_the_code_says() {
        fixtures.aPayer(director, "Ville", first, last, 2, 100, everything(first));
        var other = fixtures.aPayer(director, "Energie", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(of(visit)).hasSize(2);
        assertThatThrownBy(() -> Asking.as(desk.association())
                        .run(() -> transaction.executeWithoutResult(status -> {
                            db.sql("delete from contracts.attribution where act = :act and not paid")
                                    .param("act", key(visit).id())
                                    .update();
                            db.sql("""
                            insert into contracts.attribution (association, act_kind, act, line, contract, day, units, minutes, paid, paid_units, reason)
                            select association, 'request', :act, id, contract, current_date, 1, 1, true, 1, 'alone' from contracts.line
                            where contract <> :other""")
                                    .param("act", key(visit).id())
                                    .param("other", other)
                                    .update();
                        })))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private static List<String> problems(Outcome<UUID> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void overlapping_lines_a_period_of_no_day_a_closed_code_and_anothers_contract_are_refused_in_words() {
        var contract = fixtures.aPayer(director, "Ville", first, last, 1, 100, themes(first, "family-benefits"));
        var closed = aThemeOfItsLastDay();
        var tomorrow = today.plusDays(1);
        Network.as(director, () -> {
            var version = see.get(contract).version();
            var line = aLine(contract, "Encore", Unit.REQUESTS, 10, 100L);
            var families = themes(
                    first,
                    see.lines(contract)
                            .getFirst()
                            .rules()
                            .getFirst()
                            .themes()
                            .iterator()
                            .next());
            assertThat(problems(keep.keep(line, families, version))).containsExactly("contracts.problem.overlap");
            assertThat(problems(keep.keep(line, everything(first), version)))
                    .containsExactly("contracts.problem.overlap");
            assertThat(keep.keep(line, themes(first, "housing-search"), version))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(keep.keep(line, themes(first, "housing-search"), version))
                    .isInstanceOf(Outcome.Changed.class);
            var again = see.get(contract).version();
            var ending = aLine(contract, "Clos", Unit.REQUESTS, 10, 100L);
            assertThat(problems(keep.keep(ending, themes(tomorrow, closed), again)))
                    .containsExactly("contracts.problem.closed-code");
            assertThat(problems(keep.keep(ending, themes(today, "no-such-theme"), again)))
                    .containsExactly("contracts.problem.closed-code");
            assertThat(problems(keep.keep(
                            aLine(contract, "Avant", Unit.HOURS, 10, 100L), everything(first.minusDays(1)), again)))
                    .containsExactly("contracts.problem.rule-day");
            var funder = see.get(contract).partner();
            assertThat(problems(keep.keep(aContract(funder, "Aucun jour", today, today.minusDays(1), 1))))
                    .containsExactly("contracts.problem.no-day");
            assertThat(problems(keep.keep(aContract(UUID.randomUUID(), "Personne", first, last, 1))))
                    .containsExactly("contracts.problem.funder");
            assertThat(problems(keep.keep(aContract(funder, "Ville", first, last, 1))))
                    .containsExactly("contracts.problem.name-taken");
            assertThat(keep.keep(ending, themes(today, closed), again))
                    .as("the last day on which the theme holds")
                    .isInstanceOf(Outcome.Done.class);
        });
        var stranger = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(stranger, () -> {
            assertThatThrownBy(() -> see.standing(contract)).isInstanceOf(NotFound.class);
            assertThat(problems(keep.keep(aLine(contract, "Autre", Unit.HOURS, 1, 1L), everything(first), 0)))
                    .containsExactly("contracts.problem.unknown");
            assertThatThrownBy(() -> contracts.closeUntil(contract, today)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void the_identifier_of_a_contract_or_line_elsewhere_changes_nothing_there() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var mairie = fixtures.aPayer(director, "Mairie", first, last, 2, 100, everything(first));
        int version = Network.as(director, () -> see.get(ville).version());
        Network.as(director, () -> {
            var line = fixtures.line(ville);
            var taken = new Line(line.id(), mairie, 0, "Prise", Unit.HOURS, 1, 1L, null, false, List.of());
            assertThat(problems(
                            keep.keep(taken, everything(first), see.get(mairie).version())))
                    .containsExactly("contracts.problem.unknown-line");
            assertThat(fixtures.line(ville)).isEqualTo(line);
        });
        var stranger = network.a(Role.DIRECTOR, network.anAssociation());
        var funder = fixtures.aFunder(stranger.association(), "Ailleurs");
        Network.as(
                stranger,
                () -> assertThat(keep.keep(new Contract(ville, funder, "Prise", "", first, last, 1, null, version)))
                        .isInstanceOf(Outcome.Changed.class));
        assertThat(Network.as(director, () -> see.get(ville).name())).isEqualTo("Ville");
    }

    /** A theme that the network's head closed: no act of tomorrow can bear it. */
    private String aThemeOfItsLastDay() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var theme = aThemeOfEnergy(head);
        long seen = nomenclature.snapshot().revisionOf(CodeList.THEME, theme).orElseThrow();
        Network.as(
                head,
                () -> assertThat(
                                closeCode.handle(new CloseCode.Command(CodeList.THEME, theme, seen, today.plusDays(1))))
                        .isEqualTo(new CloseCode.Outcome.Closed()));
        return theme;
    }

    @Test
    void two_versions_of_a_rule_never_hold_on_one_day() {
        var contract = fixtures.aPayer(director, "Ville", first, last, 1, 100, themes(first, "family-benefits"));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(of(visit)).hasSize(1);
        Network.as(director, () -> {
            var line = fixtures.line(contract);
            fixtures.done(keep.keep(
                    line, themes(today, "housing-search"), see.get(contract).version()));
            assertThat(see.lines(contract).getFirst().rules())
                    .extracting(Rule::from, Rule::until)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(first, today),
                            org.assertj.core.groups.Tuple.tuple(today, null));
        });
        assertThat(of(visit)).as("the rule of today asks for housing").isEmpty();
        assertThatThrownBy(() -> Asking.as(desk.association())
                        .run(() -> transaction.executeWithoutResult(status -> db.sql(
                                        "update contracts.rule set during = daterange(lower(during), null) where association = :a")
                                .param("a", desk.association())
                                .update())))
                .hasMessageContaining("one_rule_a_day");
    }

    @Test
    void a_decision_is_kept_when_acts_are_attributed_anew_and_listed_once_it_does_not_fit() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 2, 100, everything(first));
        var energie = fixtures.aPayer(director, "Energie", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(of(visit).getFirst().contract()).isEqualTo(energie);
        Network.as(director, () -> {
            assertThat(problems(overrule.decide(key(visit), fixtures.line(ville).id(), "")))
                    .containsExactly("contracts.problem.length");
            fixtures.done(overrule.decide(key(visit), fixtures.line(ville).id(), "Accord oral avec la ville"));
            reattribute.due(first, last);
        });
        assertThat(of(visit).getFirst())
                .extracting(Attribution::contract, Attribution::reason)
                .containsExactly(ville, Reason.DECIDED);
        Network.as(director, () -> {
            var it = see.get(ville);
            fixtures.done(keep.keep(new Contract(
                    ville, it.partner(), it.name(), "", first, today.minusDays(1), 2, null, it.version())));
        });
        assertThat(of(visit).getFirst().contract()).isEqualTo(energie);
        Network.as(director, () -> {
            assertThat(see.conflicts()).extracting(SeeContracts.Conflict::kind).containsExactly(Finding.Kind.OVERRULE);
            fixtures.done(overrule.takeBack(key(visit)));
            assertThat(see.conflicts()).isEmpty();
        });
    }

    private void begin(UUID contract, LocalDate on) {
        Network.as(director, () -> {
            var it = see.get(contract);
            fixtures.done(keep.keep(new Contract(
                    contract, it.partner(), it.name(), "", on, it.lastDay(), it.priority(), null, it.version())));
            reattribute.run();
        });
    }

    @Test
    void an_act_before_all_contracts_is_no_conflict_once_they_begin_later() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var energie = fixtures.aPayer(director, "Energie", first, last, 1, 100, everything(first));
        assertThat(of(record(VisitsFixtures.daysAgo(20, desk)))).hasSize(2);
        Network.as(
                director,
                () -> assertThat(see.conflicts())
                        .extracting(SeeContracts.Conflict::kind)
                        .containsExactly(Finding.Kind.TIE));
        begin(ville, today.minusDays(10));
        begin(energie, today.minusDays(10));
        Network.as(director, () -> assertThat(see.conflicts()).isEmpty());
    }

    @Test
    void a_decision_on_an_act_before_all_contracts_is_listed_until_it_is_taken_back() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.daysAgo(20, desk));
        Network.as(
                director,
                () -> fixtures.done(
                        overrule.decide(key(visit), fixtures.line(ville).id(), "Accord oral avec la ville")));
        assertThat(of(visit)).hasSize(1);
        begin(ville, today.minusDays(10));
        Network.as(director, () -> {
            assertThat(see.conflicts()).extracting(SeeContracts.Conflict::kind).containsExactly(Finding.Kind.OVERRULE);
            fixtures.done(overrule.takeBack(key(visit)));
            reattribute.run();
            assertThat(see.conflicts()).isEmpty();
        });
    }

    @Test
    void what_a_sent_report_covers_stays_and_later_changes_are_differences() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isOne();
        Network.as(director, () -> contracts.closeUntil(ville, today));
        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 0));
        var late = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).as("the report said one").isOne();
        assertThat(of(late)).isEmpty();
        Network.as(director, () -> {
            assertThat(see.conflicts())
                    .extracting(SeeContracts.Conflict::kind, SeeContracts.Conflict::acts)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.BEHIND_CLOSED, 2));
            assertThat(problems(keep.keep(
                            fixtures.line(ville),
                            themes(first, "housing-search"),
                            see.get(ville).version())))
                    .contains("contracts.problem.rule-day");
        });
    }

    @Test
    void an_act_that_was_taken_back_behind_a_report_leads_to_no_page_that_is_not_there() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isOne();
        Network.as(director, () -> contracts.closeUntil(ville, today));
        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 0));
        assertThat(done(ville)).as("the report said one").isOne();
        var page = "/bureau/conventions/actes/request/" + key(visit).id();
        assertThat(pages.as(director).get(page)).hasStatus(404);
        for (var address : List.of("/bureau/conventions/conflits", "/bureau/conventions/" + ville + "/actes"))
            assertThat(pages.as(director).get(address))
                    .bodyText()
                    .contains("acte retiré depuis")
                    .doesNotContain(page);
    }

    @Test
    void a_report_that_is_taken_back_opens_no_day_that_a_later_one_covers() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var visit = record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isOne();
        var early = new ReportDue(Ids.next(), ville, today, today.minusDays(30), null);
        var late = new ReportDue(Ids.next(), ville, last, last, null);
        Network.as(director, () -> {
            fixtures.done(keep.add(early));
            fixtures.done(keep.add(late));
            fixtures.done(keep.sent(ville, early.id()));
            contracts.closeUntil(ville, today);
            // from a page of yesterday: this one was never sent
            fixtures.done(keep.notSent(ville, late.id()));
            assertThat(see.get(ville).closedUntil()).isEqualTo(today);
            fixtures.done(keep.notSent(ville, early.id()));
            assertThat(see.get(ville).closedUntil()).isEqualTo(today);
        });
        Network.as(desk.mediator(), () -> visits.cancel(visit.id(), 0));
        assertThat(done(ville)).as("the later report said one").isOne();
    }

    @Test
    void what_the_last_report_closed_is_open_again_once_it_is_taken_back() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var early = new ReportDue(Ids.next(), ville, today, today.minusDays(30), null);
        var late = new ReportDue(Ids.next(), ville, today, today, null);
        Network.as(director, () -> {
            for (var report : List.of(early, late)) {
                fixtures.done(keep.add(report));
                fixtures.done(keep.sent(ville, report.id()));
            }
            fixtures.done(keep.notSent(ville, late.id()));
            assertThat(see.get(ville).closedUntil()).isEqualTo(today.minusDays(30));
            fixtures.done(keep.notSent(ville, early.id()));
            assertThat(see.get(ville).closedUntil()).isNull();
        });
    }

    @Test
    void a_report_on_more_days_than_a_shortened_contract_has_closes_it_until_its_end() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var report = new ReportDue(Ids.next(), ville, today, today, null);
        var end = today.minusDays(10);
        Network.as(director, () -> {
            fixtures.done(keep.add(report));
            var it = see.get(ville);
            fixtures.done(
                    keep.keep(new Contract(ville, it.partner(), it.name(), "", first, end, 1, null, it.version())));
            fixtures.done(keep.sent(ville, report.id()));
            assertThat(see.get(ville).closedUntil()).isEqualTo(end);
            // else its form would be refused for good: a day that is closed must stay in the contract
            fixtures.done(keep.keep(see.get(ville)));
            fixtures.done(keep.notSent(ville, report.id()));
            assertThat(see.get(ville).closedUntil()).isNull();
        });
    }

    @Test
    void the_day_that_was_noted_stays_when_an_older_page_notes_it_again() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var paid = new Instalment(Ids.next(), ville, today, 100_000, today.minusDays(3));
        var report = new ReportDue(Ids.next(), ville, today, today.minusDays(30), today.minusDays(3));
        Network.as(director, () -> {
            fixtures.done(keep.add(paid));
            fixtures.done(keep.add(report));
            fixtures.done(keep.received(ville, paid.id(), true));
            fixtures.done(keep.sent(ville, report.id()));
            assertThat(see.standing(ville).instalments()).containsExactly(paid);
            assertThat(see.standing(ville).reports()).containsExactly(report);
        });
    }

    @Test
    void a_contract_that_ended_before_its_act_is_corrected_loses_it_and_gets_it_back() {
        var ville =
                fixtures.aPayer(director, "Ville", first, today.minusDays(1), 1, 100, themes(first, "family-benefits"));
        var visit = record(VisitsFixtures.daysAgo(1, desk));
        assertThat(done(ville)).isOne();
        correct(visit, "housing-search", 0);
        assertThat(done(ville)).isZero();
        assertThat(of(visit)).isEmpty();
        correct(visit, "family-benefits", 1);
        assertThat(done(ville)).isOne();
    }

    /** The fixtures' point is in Lyon; its director moves it to Grenoble, the network's head back. */
    @Test
    void acts_of_a_point_that_moves_follow_the_rules_about_places() {
        var isere = new Rule(
                Ids.next(),
                first,
                null,
                true,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of("38"));
        var contract = fixtures.aPayer(director, "Isère", first, last, 1, 100, isere);
        record(VisitsFixtures.daysAgo(20, desk));
        assertThat(done(contract)).isZero();
        move("38185", director);
        assertThat(done(contract)).isOne();
        move("69388", network.ofTheNetwork(Role.NETWORK_HEAD));
        assertThat(done(contract)).isZero();
    }

    private void move(String insee, SignedIn by) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> db.sql("update network.point set insee = :insee where id = :id")
                                .param("insee", insee)
                                .param("id", desk.point())
                                .update()));
        Network.as(by, () -> points.change(points.get(desk.point())));
    }

    /** The network's head moves a theme from energy to housing, and back once a report on housing was sent. */
    @Test
    void acts_of_a_theme_that_moves_follow_the_rules_about_families_and_sent_reports_stay() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var theme = aThemeOfEnergy(head);
        var energy = fixtures.aPayer(director, "Energie", first, last, 1, 100, themes(first, "energy"));
        var housing = fixtures.aPayer(director, "Logement", first, last, 2, 100, themes(first, "housing"));
        recordOf(theme);
        assertThat(done(energy)).isOne();
        assertThat(done(housing)).isZero();
        moveTheme(theme, "housing", head);
        assertThat(done(energy)).isZero();
        assertThat(done(housing)).isOne();
        Network.as(director, () -> contracts.closeUntil(housing, today));
        moveTheme(theme, "energy", head);
        assertThat(done(housing)).as("the report said one").isOne();
        Network.as(
                director,
                () -> assertThat(see.conflicts())
                        .extracting(SeeContracts.Conflict::kind)
                        .containsExactly(Finding.Kind.BEHIND_CLOSED));
    }

    /** The other process commits its change with its note; this one trusts for a moment what it read before. */
    @Test
    void acts_around_the_move_of_a_theme_in_another_process_are_all_of_the_new_family() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var theme = aThemeOfEnergy(head);
        var energy = fixtures.aPayer(director, "Energie", first, last, 1, 100, themes(first, "energy"));
        var housing = fixtures.aPayer(director, "Logement", first, last, 2, 100, themes(first, "housing"));
        recordOf(theme);
        assertThat(done(energy)).isOne();
        nomenclature.snapshot();
        Network.as(
                head,
                () -> transaction.executeWithoutResult(status -> {
                    db.sql("update nomenclature.code_version set parent = 'housing' where code = :code")
                            .param("code", theme)
                            .update();
                    reattribute.dueByThemes(today);
                }));
        recordOf(theme);
        assertThat(done(energy)).isZero();
        assertThat(done(housing)).isEqualTo(2);
    }

    private String aThemeOfEnergy(SignedIn head) {
        var theme = "t-" + Ids.next();
        Network.as(
                head,
                () -> assertThat(addCode.handle(new AddCode.Command(CodeList.THEME, theme, today, in("energy"))))
                        .isEqualTo(new AddCode.Outcome.Added()));
        return theme;
    }

    private void recordOf(String theme) {
        record(VisitsFixtures.eachRequest(
                VisitsFixtures.aVisit(desk.point()),
                it -> new Visit.Request(it.id(), theme, null, it.level(), it.result(), 15, null)));
    }

    private void moveTheme(String theme, String family, SignedIn head) {
        long seen = nomenclature.snapshot().revisionOf(CodeList.THEME, theme).orElseThrow();
        Network.as(
                head,
                () -> assertThat(reviseCode.handle(
                                new ReviseCode.Command(CodeList.THEME, theme, seen, today, in(family))))
                        .isEqualTo(new ReviseCode.Outcome.Revised()));
    }

    private static Meaning in(String family) {
        return new Meaning(family, 10, Map.of("fr", new Label("Thème", "Thème")), Map.of("icon", "tag", "family", "1"));
    }

    @Test
    void an_attribution_waits_for_who_closes_days() throws Exception {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isOne();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Network.as(
                    director,
                    () -> transaction.execute(status -> {
                        contracts.closeUntil(ville, today);
                        var running = threads.submit(() -> Network.as(director, () -> {
                            reattribute.due(today, today);
                            return reattribute.run();
                        }));
                        // else it would attribute days that are about to be closed as if they were open
                        Locks.awaitWaiting(db);
                        return running;
                    }));
            assertThat(other.get(1, TimeUnit.MINUTES)).isZero();
        }
        assertThat(done(ville)).isOne();
    }

    @Test
    void acts_that_left_closed_days_are_looked_for_without_going_through_each_closed_row() {
        var plan = Network.as(
                director,
                () -> transaction.execute(_ -> db.sql("explain " + AttributionTable.CLOSED_OF_ACTS)
                        .param("association", desk.association())
                        .param("kinds", new String[] {ActKind.REQUEST.code()})
                        .param("acts", new UUID[] {Ids.next()})
                        .query(String.class)
                        .list()));
        assertThat(plan)
                .as("looked up by key")
                .anyMatch(line -> line.contains("Index Cond") && line.contains("act = ANY"));
    }

    @Test
    void what_a_contract_counts_is_read_without_going_through_the_rows_of_others() throws SQLException {
        var ended = today.minusYears(2);
        var old = fixtures.aPayer(director, "Ancienne", ended.minusYears(1), ended, 1, 100, everything(ended));
        var ville = fixtures.aPayer(director, "Ville", first, last, 2, 100, everything(first));
        for (int i = 0; i < 3; i++) record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isEqualTo(3);
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    db.sql("""
                                    insert into contracts.contract (id, association, partner, name, first_day, last_day, priority, made_by, made_at)
                                    select uuidv7(), association, partner, name || ' ' || n, first_day, last_day, priority, made_by, made_at
                                    from contracts.contract, generate_series(1, 10) n where id = :old""").param("old", old).update();
                    db.sql("""
                                    insert into contracts.line (id, association, contract, position, name, unit, promised)
                                    select uuidv7(), association, id, n, 'Ligne ' || n, 'requests', 100
                                    from contracts.contract, generate_series(2, 99) n
                                    where association = :association and last_day = :ended""")
                            .param("association", desk.association())
                            .param("ended", ended)
                            .update();
                    db.sql("""
                                    insert into contracts.attribution
                                        (association, act_kind, act, line, contract, day, units, minutes, paid, paid_units, reason)
                                    select association, 'request', uuidv7(), id, contract, :ended::date, 1, 15, false, 0, :reason
                                    from contracts.line, generate_series(1, 9)
                                    where association = :association and contract <> :ville""")
                            .param("association", desk.association())
                            .param("ended", ended)
                            .param("reason", Reason.OTHER_PAYS.code())
                            .param("ville", ville)
                            .update();
                }));
        try (var owner = RawDatabase.asOwner()) {
            RawDatabase.run(owner, "analyze contracts.attribution");
            RawDatabase.run(owner, "analyze contracts.line");
        }
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    var all = new SeeContracts.ActFilter(ville, null, false);
                    // the view also counts what this connection did before, until it is written down
                    long before = rowsRead();
                    assertThat(see.countActs(all)).isEqualTo(3);
                    assertThat(see.acts(all, 10, 0)).hasSize(3);
                    assertThat(see.months(ville, today)).isNotEmpty();
                    tell.write();
                    assertThat(rowsRead() - before).isBetween(1L, 100L);
                }));
    }

    /** Rows of attributions that this connection has read. */
    private long rowsRead() {
        return db.sql("""
                        select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables
                        where schemaname = 'contracts' and relname = 'attribution'""").query(Long.class).single();
    }

    private void correct(Visit visit, String theme, int version) {
        var said = VisitsFixtures.basedOn(
                VisitsFixtures.eachRequest(
                        visit, it -> new Visit.Request(it.id(), theme, null, it.level(), it.result(), 15, null)),
                version);
        Network.as(
                desk.mediator(),
                () -> assertThat(visits.correct(said, "Mauvais thème")).isInstanceOf(Visits.Outcome.Accepted.class));
    }

    @Test
    void the_file_of_acts_holds_what_the_filtered_list_shows() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var line = Network.as(director, () -> fixtures.line(ville).id());
        Network.as(
                director,
                () -> fixtures.done(keep.keep(
                        aLine(ville, "Temps compté", Unit.HOURS, 100, null),
                        everything(first),
                        see.get(ville).version())));
        record(VisitsFixtures.aVisit(desk.point()));
        assertThat(done(ville)).isOne();
        var acts = "/bureau/conventions/" + ville + "/actes";
        assertThat(pages.as(director).get(acts + ".csv")).bodyText().contains("Demandes", "Temps compté");
        assertThat(pages.as(director).get(acts + "?ligne=" + line)).bodyText().contains(acts + ".csv?ligne=" + line);
        assertThat(pages.as(director).get(acts + ".csv?ligne=" + line))
                .bodyText()
                .contains("Demandes")
                .doesNotContain("Temps compté");
        assertThat(pages.as(director).get(acts + ".csv?actes=payes"))
                .bodyText()
                .contains("Demandes")
                .doesNotContain("Temps compté");
    }

    @Test
    void the_file_of_contracts_holds_what_the_filtered_list_shows() {
        fixtures.aPayer(director, "Nouvelle", first, last, 1, 100, everything(first));
        fixtures.aPayer(director, "Ancienne", first, today.minusDays(1), 2, 100, everything(first));
        assertThat(pages.as(director).get("/bureau/conventions?etat=over"))
                .bodyText()
                .contains("/suivi.csv?etat=over");
        assertThat(pages.as(director).get("/bureau/conventions/suivi.csv?etat=over"))
                .bodyText()
                .contains("Ancienne")
                .doesNotContain("Nouvelle");
        assertThat(pages.as(director).get("/bureau/conventions/suivi.csv"))
                .bodyText()
                .contains("Ancienne", "Nouvelle");
    }

    @Test
    void what_a_button_of_a_contract_could_not_do_stands_above_all_else() throws Exception {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        var gone = pages.as(director).post("/bureau/conventions/" + ville + "/versements/" + Ids.next() + "/retirer");
        assertThat(gone).hasStatus(422);
        var page = Pages.read(gone);
        assertThat(page.select(".notice-danger:has(+ .figures)").text()).contains("Ce versement n’existe plus.");
        assertThat(page.select("#reports").text()).doesNotContain("n’existe plus");
    }

    @Test
    void each_partner_of_a_large_directory_may_be_the_funder() {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status ->
                        db.sql("""
                        insert into partners.partner (id, association, name, kind, territory, plain, checked_on)
                        select uuidv7(), :association, 'Partenaire ' || n, 'operator', 'france', 'partenaire ' || n, '2026-01-05'
                        from generate_series(1, 210) n""").param("association", desk.association()).update()));
        fixtures.aFunder(desk.association(), "Zone du Val");
        assertThat(pages.as(director).get("/bureau/conventions/nouvelle"))
                .bodyText()
                .contains("Zone du Val");
    }

    @Test
    void the_chart_of_a_long_contract_says_that_it_shows_its_last_weeks() {
        var begun = today.minusWeeks(70);
        var old = fixtures.aPayer(director, "Longue", begun, last, 1, 100, everything(begun));
        var young = fixtures.aPayer(director, "Ville", first, last, 1, 100, themes(first, "housing-search"));
        assertThat(pages.as(director).get("/bureau/conventions/" + old))
                .bodyText()
                .contains("Demandes, les 60 dernières semaines");
        assertThat(pages.as(director).get("/bureau/conventions/" + young))
                .bodyText()
                .contains("Demandes, semaine par semaine");
    }

    @Test
    void no_line_of_a_rule_begins_with_a_sign() {
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 100, themes(first, "family-benefits"));
        assertThat(pages.as(director).get("/bureau/conventions/" + ville))
                .bodyText()
                .containsPattern("<li>[^<]+\u00a0; ");
    }

    /** The same acts in another order, with contracts that come and change meanwhile, end in the same rows. */
    @Test
    void random_changes_never_give_two_payers_and_the_order_does_not_matter() {
        var random = new Random(20);
        var payers = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++)
            payers.add(fixtures.aPayer(
                    director,
                    "Convention " + i,
                    first.plusDays(i * 7L),
                    last,
                    1 + i % 2,
                    10 + 7 * i,
                    i % 2 == 0
                            ? everything(first.plusDays(i * 7L))
                            : themes(first.plusDays(i * 7L), "family-benefits")));
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 10; i++) put(random);
            if (round % 3 == 0) take(random);
            if (round % 4 == 1) {
                var contract = payers.get(random.nextInt(payers.size()));
                int priority = 1 + random.nextInt(3);
                Network.as(director, () -> {
                    var it = see.get(contract);
                    fixtures.done(keep.keep(new Contract(
                            contract,
                            it.partner(),
                            it.name(),
                            "",
                            it.firstDay(),
                            it.lastDay(),
                            priority,
                            null,
                            it.version())));
                });
            }
            Network.as(director, reattribute::run);
        }
        var rows = rows();
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(days("""
                        select line || ' ' || day || ' ' || counted || ' ' || counted_minutes || ' ' || paid || ' ' || paid_minutes || ' ' || paid_acts
                        from contracts.day_sum where association = :a and counted + counted_minutes + paid + paid_minutes + paid_acts <> 0""")).hasSizeGreaterThan(20).isEqualTo(days("""
                        select line || ' ' || day || ' ' || sum(units) || ' ' || sum(minutes) || ' ' || sum(paid_units) || ' '
                            || coalesce(sum(minutes) filter (where paid), 0) || ' ' || count(*) filter (where paid)
                        from contracts.attribution where association = :a group by line, day"""));
        assertThat(rows.stream().filter(row -> row.contains(" true ")).map(row -> row.substring(0, 36)))
                .doesNotHaveDuplicates();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> {
                    db.sql("delete from contracts.attribution where association = :a")
                            .param("a", desk.association())
                            .update();
                    db.sql("delete from contracts.finding where association = :a")
                            .param("a", desk.association())
                            .update();
                }));
        Network.as(director, () -> {
            reattribute.due(first, last);
            reattribute.run();
        });
        assertThat(rows()).isEqualTo(rows);
    }

    private Set<String> days(String sql) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(status -> new HashSet<>(db.sql(sql)
                        .param("a", desk.association())
                        .query(String.class)
                        .list())));
    }

    private Set<String> rows() {
        return Asking.as(desk.association()).call(() -> transaction.execute(status -> rowsSoFar()));
    }

    private Set<String> rowsSoFar() {
        return new HashSet<>(
                db.sql("""
                        select act || ' ' || line || ' ' || paid || ' ' || units || ' ' || paid_units || ' ' || reason || ' ' || coalesce(rival::text, '')
                        from contracts.attribution where association = :a
                        union all select act || ' ' || kind || line || coalesce(other::text, '') || day from contracts.finding where association = :a""").param("a", desk.association()).query(String.class).list());
    }

    /** Many acts of one day, with all that decides otherwise than rules: visits are never cut, and promises are used up in the same order. */
    @Test
    void acts_of_one_day_are_attributed_in_slices_as_they_are_at_once() {
        var day = today.minusDays(3);
        var closed = today.minusDays(10);
        var ville = fixtures.aPayer(director, "Ville", first, last, 1, 19, everything(first));
        fixtures.aPayer(director, "Energie", first, last, 1, 24, themes(first, "family-benefits"));
        var sent = fixtures.aPayer(director, "Rapport", first, last, 1, 15, everything(first));
        var mairie = aContract(fixtures.aFunder(desk.association(), "Mairie"), "Mairie", first, last, 1);
        Network.as(director, () -> {
            fixtures.done(keep.keep(mairie));
            fixtures.done(keep.keep(aLine(mairie.id(), "Visites", Unit.VISITS, 14, 500L), everything(first), 0));
        });
        var random = new Random(21);
        for (int i = 0; i < 24; i++) put(aVisit(random), day, 1 + i % 3, random);
        for (int i = 0; i < 8; i++) put(aVisit(random), closed, 2, random);
        for (int i = 0; i < 3; i++) put(aVisit(random), day.plusDays(1), 2, random);
        var asked = new ArrayList<String>();
        var inSlices = inSlices(2, asked::add);
        var anew = rowsOf(inSlices);
        assertThat(asked.stream().filter(sql -> sql.contains("insert into contracts.attribution")))
                .as("slices")
                .hasSizeGreaterThan(10);
        Network.as(director, () -> reattribute.run());
        assertThat(rows()).hasSizeGreaterThan(150).isEqualTo(anew);

        var ofDay = acts(day);
        var ofClosed = acts(closed);
        Network.as(director, () -> {
            contracts.closeUntil(sent, closed);
            fixtures.done(
                    overrule.decide(ofDay.get(5).key(), fixtures.line(ville).id(), "Accord oral avec la ville"));
            fixtures.done(overrule.decide(ofDay.get(30).key(), null, "Accord oral avec tous"));
        });
        move(ofClosed.getFirst().parent(), day);
        cancel(ofClosed.get(6).parent());
        cancel(ofDay.get(12).parent());
        move(ofDay.get(20).parent(), day.plusDays(1));
        put(aVisit(random), closed, 1, random);
        put(aVisit(random), day, 3, random);
        var changed = rowsOf(inSlices);
        Network.as(director, () -> reattribute.run());
        assertThat(rows()).isNotEqualTo(anew).isEqualTo(changed);
        assertThat(changed)
                .as("the act that moved, the one that was taken back and the new one")
                .filteredOn(row -> row.contains(" behind-closed"))
                .hasSize(5);
        assertThat(changed).anyMatch(row -> row.contains(" tie"));

        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    reattribute.due(first, last);
                    assertThat(inSlices.run()).as("all is as it was").isZero();
                }));
        assertThat(rows()).isEqualTo(changed);
    }

    /** As in a run of minutes, in which desks go on. */
    @Test
    void a_visit_that_is_corrected_while_others_are_attributed_is_attributed_on_its_new_day() {
        var day = today.minusDays(3);
        fixtures.aPayer(director, "Ville", first, last, 1, 19, everything(first));
        fixtures.aPayer(director, "Région", first, last, 1, 19, everything(first));
        var random = new Random(22);
        for (int i = 0; i < 6; i++) put(aVisit(random), day, 1, random);
        var corrected = acts(day).getFirst();
        var slices = new AtomicInteger();
        var inSlices = inSlices(2, sql -> {
            if (sql.contains("insert into contracts.attribution") && slices.incrementAndGet() == 2)
                move(corrected.parent(), day.plusDays(1));
        });
        Network.as(director, () -> transaction.executeWithoutResult(_ -> inSlices.run()));
        assertThat(slices).hasValueGreaterThan(2);
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> {
                    assertThat(table.of(List.of(corrected.key())))
                            .extracting(Attribution::day)
                            .containsExactly(day.plusDays(1), day.plusDays(1));
                    assertThat(table.findings(new AttributionTable.Days(day, day.plusDays(1)), Set.of(corrected.key())))
                            .extracting(Finding::kind, Finding::day)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.TIE, day.plusDays(1)));
                }));
    }

    @Test
    void a_conflict_about_an_act_follows_it_to_the_day_to_which_it_is_corrected() {
        fixtures.aPayer(director, "Ville", first, last, 1, 100, everything(first));
        fixtures.aPayer(director, "Région", first, last, 1, 100, everything(first));
        var random = new Random(23);
        var visit = aVisit(random);
        put(visit, today.minusDays(9), 1, random);
        assertThat(daysOfConflicts()).containsExactly(today.minusDays(9));
        move(visit, today.minusDays(2));
        assertThat(daysOfConflicts()).containsExactly(today.minusDays(2));
    }

    private List<LocalDate> daysOfConflicts() {
        return Network.as(director, () -> {
            reattribute.run();
            return see.conflicts().stream().map(SeeContracts.Conflict::first).toList();
        });
    }

    /** @param asked takes the statements that it asks */
    private ReattributeActs inSlices(int visitsAtOnce, Consumer<String> asked) {
        var noting = (JdbcClient) Proxy.newProxyInstance(
                JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, (_, method, given) -> {
                    asked.accept((String) given[0]);
                    return method.invoke(db, given);
                });
        return new ReattributeActs(
                new ContractTable(db),
                new AttributionTable(noting, communes, nomenclature),
                localDays,
                nomenclature,
                associations,
                visitsAtOnce);
    }

    /** Rows that it leaves, in a transaction that is rolled back. */
    private Set<String> rowsOf(ReattributeActs attributing) {
        return Network.as(
                director,
                () -> transaction.execute(status -> {
                    attributing.run();
                    status.setRollbackOnly();
                    return rowsSoFar();
                }));
    }

    private List<Act> acts(LocalDate day) {
        return Network.as(
                director, () -> transaction.execute(_ -> table.acts(new AttributionTable.Days(day, day), null, 1_000)));
    }

    private static UUID aVisit(Random random) {
        return UUID.nameUUIDFromBytes(("visit" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
    }

    private void put(Random random) {
        put(aVisit(random), today.minusDays(random.nextInt(80)), 1, random);
    }

    private void put(UUID visit, LocalDate day, int requests, Random random) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> {
                    db.sql("""
                    insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, recorded_by)
                    values (:id, :a, :point, :day, now(), 'desk', 'INCOMING', array[:by::uuid], 1, :by)""")
                            .param("id", visit)
                            .param("a", desk.association())
                            .param("point", desk.point())
                            .param("day", day)
                            .param("by", desk.mediator().account())
                            .update();
                    for (int position = 1; position <= requests; position++)
                        db.sql("""
                    insert into visits.request (id, visit, association, day, position, theme, level, result, minutes)
                    values (:id, :visit, :a, :day, :position, :theme, 'accompaniment', 'settled', 15)""")
                                .param("id", Ids.next())
                                .param("visit", visit)
                                .param("a", desk.association())
                                .param("day", day)
                                .param("position", position)
                                .param("theme", random.nextBoolean() ? "family-benefits" : "housing-search")
                                .update();
                    reattribute.due(day, day);
                }));
    }

    private void move(UUID visit, LocalDate to) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(_ -> {
                    var before = db.sql("select day from visits.visit where id = :id")
                            .param("id", visit)
                            .query(LocalDate.class)
                            .single();
                    for (var sql : List.of(
                            "update visits.visit set day = :to where id = :id",
                            "update visits.request set day = :to where visit = :id"))
                        db.sql(sql).param("to", to).param("id", visit).update();
                    reattribute.due(before, to);
                }));
    }

    private void cancel(UUID visit) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(_ -> {
                    var day = db.sql("update visits.visit set cancelled_at = now() where id = :id returning day")
                            .param("id", visit)
                            .query(LocalDate.class)
                            .single();
                    reattribute.due(day, day);
                }));
    }

    private void take(Random random) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status -> {
                    var day = db.sql("""
                    update visits.visit set cancelled_at = now() where id = (
                        select id from visits.visit where association = :a and cancelled_at is null order by id offset :skip limit 1) returning day""")
                            .param("a", desk.association())
                            .param("skip", random.nextInt(8))
                            .query(LocalDate.class)
                            .single();
                    reattribute.due(day, day);
                }));
    }
}
