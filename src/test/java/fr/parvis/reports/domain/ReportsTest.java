// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.contracts.Unit;
import fr.parvis.contracts.domain.ContractsFixtures;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.ReportDue;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.database.Asking;
import fr.parvis.reports.PastReports;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A report is whole at one press, right while it is written, and fixed once it is frozen. */
@ParvisTest
class ReportsTest {
    /** Days for which tickets are kept, by default. */
    private static final int TICKET_DAYS = 400;

    @Autowired
    Network network;

    @Autowired
    ContractsFixtures fixtures;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Visits visits;

    @Autowired
    WriteReports reports;

    @Autowired
    ReportTemplates templates;

    @Autowired
    ReportFigures figures;

    @Autowired
    ReportWords words;

    @Autowired
    PastReports past;

    @Autowired
    KeepContract keepContract;

    @Autowired
    SeeContracts seeContracts;

    @Autowired
    ContractOfReport ofReport;

    private VisitsFixtures.Desk desk;
    private SignedIn director;
    private ReportPeriod quarter;
    private Instant at;

    @BeforeEach
    void twenty_visits_and_three() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        at = VisitsFixtures.aVisit(desk.point()).startedAt();
        quarter = ReportPeriod.quarterOf(at.atZone(NetworkTime.ZONE).toLocalDate());
        for (int i = 0; i < 20; i++) record(visit("housing-search"));
        for (int i = 0; i < 3; i++) record(visit("family-benefits"));
    }

    private Visit visit(String theme) {
        return VisitsFixtures.at(
                VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(VisitsFixtures.aRequest(theme, null))),
                at);
    }

    private void record(Visit visit) {
        assertThat(Network.as(desk.mediator(), () -> visits.record(visit))).isInstanceOf(Visits.Outcome.Accepted.class);
    }

    private Outcome<UUID> make(String template, String period) {
        return Network.as(
                director,
                () -> reports.make(
                        new WriteReports.Make(WriteReports.fresh(), template, period, ReportExtents.ASSOCIATION, "")));
    }

    private UUID aReport() {
        return Outcomes.done(make("town-hall", quarter.key()));
    }

    private WriteReports.Whole whole(UUID id) {
        return Network.as(director, () -> reports.whole(id).orElseThrow());
    }

    private static <B extends Block> B block(Model model, Class<B> type, String id) {
        return model.blocks().stream()
                .filter(block -> block.id().equals(id))
                .map(type::cast)
                .findAny()
                .orElseThrow();
    }

    private Outcome<UUID> write(UUID id, int revision, String text) {
        var shown = templates.find("town-hall").orElseThrow().parts().stream()
                .map(Template.Part::id)
                .collect(Collectors.toSet());
        return Network.as(
                director,
                () -> reports.write(
                        new WriteReports.Write(id, revision, "Pour la mairie", Map.of("summary", text), shown)));
    }

    private static List<String> codes(Outcome<UUID> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void one_press_makes_the_whole() {
        var model = whole(aReport()).model();
        assertThat(block(model, Block.Text.class, "summary").text())
                .contains("au cours du trimestre\u00a0: 23")
                .contains("demandes\u00a0: 23")
                .doesNotContain("[");
        var figures = block(model, Block.Indicators.class, "figures").figures();
        assertThat(figures.getFirst().values().getFirst().value()).isEqualTo(23);
        assertThat(figures.getFirst().definition()).isNotBlank();
        assertThat(model.definitions()).containsEntry("visits", 1);
        assertThat(model.columns()).hasSize(quarter.quarter() == 1 ? 2 : 3);
        assertThat(block(model, Block.Chart.class, "visits-month").bars()).hasSize(3);
        assertThat(block(model, Block.Points.class, "points").places()).hasSize(1);
        // nobody wrote the words of somebody
        assertThat(model.blocks()).noneMatch(Block.Quote.class::isInstance);
    }

    @Test
    void each_shipped_template_is_one_that_the_indicators_can_fill() {
        var known = Network.as(director, () -> figures.indicators());
        for (var template : templates.list())
            assertThat(ReportTemplates.problems(template, known))
                    .as(template.key())
                    .isEmpty();
    }

    @Test
    void no_word_of_a_shipped_text_agrees_with_a_figure_that_may_be_nothing_or_hidden() {
        for (var template : templates.list())
            assertThat(template.texts().map(Template.Text::text))
                    .as(template.key())
                    .allSatisfy(text -> assertThat(text).doesNotContainPattern("]\\s+\\p{L}"));
    }

    @Test
    void a_template_with_an_unknown_indicator_is_refused_where_it_names_it() {
        var known = Network.as(director, () -> figures.indicators());
        var read = ReportTemplates.read("""
                {"key": "x", "title": "X", "lead": "", "quarterly": true, "asks": null, "parts": [
                  {"kind": "indicators", "id": "figures", "indicators": ["visits", "happiness"]},
                  {"kind": "table", "id": "table", "caption": "T", "indicators": ["activities"], "by": "theme"}]}""", known);
        assertThat(((ReportTemplates.Read.Wrong) read).problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("figures", "reports.problem.indicator"),
                        org.assertj.core.groups.Tuple.tuple("table", "reports.problem.split"));
        assertThat(ReportTemplates.read("{\"key\": \"x\", \"parts\": [{\"kind\": \"film\"}]}", known))
                .isInstanceOf(ReportTemplates.Read.Wrong.class);
    }

    @Test
    void a_figure_in_a_text_stays_right_and_an_unknown_one_is_refused() {
        var id = aReport();
        assertThat(codes(write(id, 0, "Il y a eu [passages] et [bonheur]."))).containsExactly("reports.problem.figure");
        assertThat(write(id, 0, "Il y a eu [passages] passages, [Passages, an dernier] l’an dernier."))
                .isInstanceOf(Outcome.Done.class);
        assertThat(block(whole(id).model(), Block.Text.class, "summary").text())
                .isEqualTo("Il y a eu 23 passages, 0 l’an dernier.");
        record(visit("housing-search"));
        assertThat(block(whole(id).model(), Block.Text.class, "summary").text()).startsWith("Il y a eu 24 passages");
    }

    @Test
    void what_is_deleted_in_part_is_compared_with_nothing_and_the_report_says_since_when_it_is_known() {
        var year = String.valueOf(quarter.year() - 1);
        var model = whole(Outcomes.done(make("annual-report", year))).model();
        var tickets = figure(model, "tickets-served");
        assertThat(tickets.values().getLast().value()).isNull();
        assertThat(tickets.values().getLast().text()).isEqualTo(words.knownInPart());
        var from = LocalDate.now(NetworkTime.ZONE).minusDays(TICKET_DAYS);
        assertThat(tickets.definition()).endsWith(words.deletedBefore(from));
        var visited = figure(model, "visits");
        assertThat(visited.values().getLast().value()).isZero();
        assertThat(visited.definition()).isEqualTo(words.definition("visits"));

        var cut = ReportPeriod.quarterOf(from);
        var id = Outcomes.done(make("town-hall", cut.key()));
        assertThat(write(id, 0, "[tickets servis], l’an dernier [tickets servis, an dernier]"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(block(whole(id).model(), Block.Text.class, "summary").text())
                .isEqualTo((from.equals(cut.from()) ? "0" : words.knownFrom("0", from)) + ", l’an dernier "
                        + words.knownInPart());
    }

    @Test
    void two_who_write_at_once_are_told() {
        var id = aReport();
        assertThat(write(id, 0, "Un")).isInstanceOf(Outcome.Done.class);
        assertThat(write(id, 0, "Deux")).isInstanceOf(Outcome.Changed.class);
        assertThat(block(whole(id).model(), Block.Text.class, "summary").text()).isEqualTo("Un");
    }

    @Test
    void a_frozen_report_does_not_change_and_the_next_version_says_what_did() {
        var id = aReport();
        assertThat(Network.as(director, () -> reports.freeze(id, 7))).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(director, () -> reports.freeze(id, 0))).isInstanceOf(Outcome.Done.class);
        var frozen = whole(id);
        record(visit("housing-search"));
        assertThat(whole(id).model()).isEqualTo(frozen.model());
        assertThat(Network.as(director, () -> reports.isIntact(frozen.report())))
                .isTrue();
        assertThat(codes(write(id, 0, "Autre"))).containsExactly("reports.problem.frozen");
        // the database itself refuses
        Integer changed = Network.as(
                director,
                () -> transaction.execute(_ -> database.sql("update reports.report set title = 'Autre' where id = :id")
                        .param("id", id)
                        .update()));
        assertThat(changed).isZero();
        assertThat(Network.as(director, () -> reports.delete(id))).isFalse();
        assertThat(Network.as(director, () -> reports.pdf(frozen.report()))).startsWith('%', 'P', 'D', 'F');

        var next = Outcomes.done(Network.as(director, () -> reports.renew(id, WriteReports.fresh())));
        // pressed twice it is the same
        assertThat(Outcomes.done(Network.as(director, () -> reports.renew(id, WriteReports.fresh()))))
                .isEqualTo(next);
        var second = whole(next).model();
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.changes()).anySatisfy(change -> {
            assertThat(change.block()).isEqualTo("figures");
            assertThat(change.where()).contains("Passages");
            assertThat(change.before()).isEqualTo("23");
            assertThat(change.after()).isEqualTo("24");
        });
        assertThat(whole(id).next()).isEqualTo(next);
    }

    @Test
    void two_rows_of_one_name_are_each_compared_with_itself() {
        assertThat(CompareReports.changes(withRows("7", "9"), withRows("8", "9"), words))
                .extracting(Model.Change::before, Model.Change::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("7", "8"));
    }

    private static Model withRows(String one, String other) {
        var rows = List.of(
                new Block.Row("1", "Permanence", List.of(new Block.Count(null, one))),
                new Block.Row("2", "Permanence", List.of(new Block.Count(null, other))));
        return new Model(
                Model.FORMAT,
                "town-hall",
                "Pour la mairie",
                "",
                "",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31),
                1,
                Instant.EPOCH,
                List.of(),
                List.of(new Block.Table("lines", "Promis et fait", "Ligne", List.of("Fait"), rows, null, "")),
                Map.of(),
                Map.of(),
                List.of());
    }

    @Test
    void what_is_hidden_in_a_version_is_hidden_in_the_next() {
        var id = Outcomes.done(make("france-services", quarter.key()));
        var table = block(whole(id).model(), Block.Chart.class, "families");
        // three requests of one theme beside twenty of another: neither is told alone
        assertThat(table.bars())
                .noneMatch(bar -> Long.valueOf(3).equals(bar.count().value()));
        assertThat(whole(id).model().holes()).isNotEmpty();
        Network.as(director, () -> reports.freeze(id, 0));
        for (int i = 0; i < 10; i++) record(visit("family-benefits"));
        var next = Outcomes.done(Network.as(director, () -> reports.renew(id, WriteReports.fresh())));
        assertThat(whole(next).model().holes().keySet())
                .containsAll(whole(id).model().holes().keySet());
    }

    @Test
    void a_month_that_is_hidden_in_a_version_is_hidden_in_the_next() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        for (int i = 0; i < 3; i++) record(visit("housing-search"));
        var id = aReport();
        assertThat(block(whole(id).model(), Block.Chart.class, "visits-month").bars())
                .anyMatch(bar -> bar.count().value() == null);
        Network.as(director, () -> reports.freeze(id, 0));
        for (int i = 0; i < 10; i++) record(visit("housing-search"));
        var next = Outcomes.done(Network.as(director, () -> reports.renew(id, WriteReports.fresh())));
        assertThat(block(whole(next).model(), Block.Chart.class, "visits-month").bars())
                .as("13 beside what the first version hid")
                .noneMatch(bar -> Long.valueOf(13).equals(bar.count().value()));
    }

    @Test
    void what_a_version_hid_stays_hidden_after_one_that_leaves_it_out() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        for (int i = 0; i < 3; i++) record(visit("housing-search"));
        var first = aReport();
        Network.as(director, () -> reports.freeze(first, 0));
        var second = Outcomes.done(Network.as(director, () -> reports.renew(first, WriteReports.fresh())));
        var withoutMonths = templates.find("town-hall").orElseThrow().parts().stream()
                .map(Template.Part::id)
                .filter(part -> !part.equals("visits-month"))
                .collect(Collectors.toSet());
        Network.as(
                director,
                () -> reports.write(new WriteReports.Write(second, 0, "Pour la mairie", Map.of(), withoutMonths)));
        assertThat(Network.as(director, () -> reports.freeze(second, 1))).isInstanceOf(Outcome.Done.class);
        for (int i = 0; i < 10; i++) record(visit("housing-search"));
        var third = Outcomes.done(Network.as(director, () -> reports.renew(second, WriteReports.fresh())));
        assertThat(write(third, 0, "Tout est montré.")).isInstanceOf(Outcome.Done.class);
        assertThat(block(whole(third).model(), Block.Chart.class, "visits-month")
                        .bars())
                .as("13 beside what the first version hid")
                .noneMatch(bar -> Long.valueOf(13).equals(bar.count().value()));
    }

    @Test
    void minutes_are_hidden_with_the_number_of_their_requests() {
        var many = figure(
                whole(Outcomes.done(make("france-services", quarter.key()))).model(), "minutes");
        assertThat(many.values().getFirst().value()).isEqualTo(23 * 15);
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        for (int i = 0; i < 3; i++) record(visit("housing-search"));
        var model = whole(Outcomes.done(make("annual-report", String.valueOf(quarter.year()))))
                .model();
        assertThat(figure(model, "requests").values().getFirst().value()).isNull();
        assertThat(figure(model, "minutes").values().getFirst().value())
                .as("a quarter of an hour each tells that they were three")
                .isNull();
        var themes = block(model, Block.Table.class, "themes");
        assertThat(java.util.Objects.requireNonNull(themes.total())
                        .counts()
                        .get(1)
                        .value())
                .isNull();
        assertThat(themes.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.counts().get(1).value()).isNull());
    }

    @Test
    void minutes_that_a_text_names_are_hidden_too() {
        desk = visitsFixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        for (int i = 0; i < 3; i++) record(visit("housing-search"));
        var id = aReport();
        assertThat(write(id, 0, "En tout [temps passé sur les demandes].")).isInstanceOf(Outcome.Done.class);
        assertThat(block(whole(id).model(), Block.Text.class, "summary").text()).isEqualTo("En tout masqué.");
    }

    private static Block.Figure figure(Model model, String indicator) {
        return block(model, Block.Indicators.class, "figures").figures().stream()
                .filter(figure -> figure.indicator().equals(indicator))
                .findAny()
                .orElseThrow();
    }

    @Test
    void bad_choices_are_told_where_they_are() {
        assertThat(codes(make("unknown", "2026"))).contains("reports.problem.no-template");
        assertThat(codes(make("town-hall", "2026"))).containsExactly("reports.problem.quarter");
        assertThat(codes(make("annual-report", "2999"))).containsExactly("reports.problem.year");
        assertThat(codes(make("town-hall", "hier"))).containsExactly("reports.problem.quarter");
        assertThat(codes(make("energy-partner", quarter.key()))).containsExactly("reports.problem.operator");
        var extent = Network.as(
                director,
                () -> reports.make(new WriteReports.Make(
                        WriteReports.fresh(), "town-hall", quarter.key(), "point:" + UUID.randomUUID(), "")));
        assertThat(codes(extent)).containsExactly("reports.problem.extent");
    }

    @Test
    void another_association_finds_nothing() {
        var id = aReport();
        var other = visitsFixtures.aDesk();
        var stranger = network.a(Role.DIRECTOR, other.association());
        assertThat(Network.as(stranger, () -> reports.find(id))).isEmpty();
        assertThat(Network.as(stranger, () -> reports.delete(id))).isFalse();
        assertThat(codes(Network.as(stranger, () -> reports.freeze(id, 0)))).containsExactly("reports.problem.gone");
    }

    @Test
    void a_part_of_the_association_counts_its_own_points() {
        var id = Outcomes.done(Network.as(
                director,
                () -> reports.make(new WriteReports.Make(
                        WriteReports.fresh(), "town-hall", quarter.key(), "point:" + desk.point(), ""))));
        assertThat(block(whole(id).model(), Block.Indicators.class, "figures")
                        .figures()
                        .getFirst()
                        .values()
                        .getFirst()
                        .value())
                .isEqualTo(23);
    }

    @Test
    void points_that_the_list_has_no_room_for_are_counted_beneath_it() {
        var few = block(whole(aReport()).model(), Block.Points.class, "points");
        assertThat(few.note()).doesNotContain("de plus");
        for (int i = 0; i < 27; i++) {
            var point = visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
            record(VisitsFixtures.at(VisitsFixtures.aVisit(point), at));
        }
        var many = block(whole(aReport()).model(), Block.Points.class, "points");
        assertThat(many.places()).hasSize(25);
        assertThat(many.note()).contains("3 de plus");
    }

    @Test
    void a_part_that_there_is_no_more_is_not_the_whole() {
        label("france-services");
        var id = Outcomes.done(Network.as(
                director,
                () -> reports.make(new WriteReports.Make(
                        WriteReports.fresh(), "town-hall", quarter.key(), "label:france-services", ""))));
        assertThat(block(whole(id).model(), Block.Indicators.class, "figures")
                        .figures()
                        .getFirst()
                        .values()
                        .getFirst()
                        .value())
                .isEqualTo(23);
        label();
        assertThat(block(whole(id).model(), Block.Indicators.class, "figures")
                        .figures()
                        .getFirst()
                        .values()
                        .getFirst()
                        .value())
                .isZero();
        assertThat(codes(Network.as(director, () -> reports.freeze(id, 0))))
                .containsExactly("reports.problem.no-extent");
    }

    private void label(String... labels) {
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(
                        status -> database.sql("update network.point set labels = :labels::text[] where id = :id")
                                .param("labels", labels)
                                .param("id", desk.point())
                                .update()));
    }

    @Test
    void the_eight_modes_of_the_standard_hold_each_request_once() {
        var id = Outcomes.done(make("nf-x60-600", String.valueOf(quarter.year())));
        var table = block(whole(id).model(), Block.Table.class, "requests-modes");
        assertThat(table.rows()).isNotEmpty();
        assertThat(java.util.Objects.requireNonNull(table.total())
                        .counts()
                        .getFirst()
                        .value())
                .isEqualTo(23);
    }

    @Test
    void without_a_mail_server_the_report_stays_to_be_fetched() {
        var id = aReport();
        var send = new WriteReports.Send(WriteReports.fresh(), id, "Mairie", "mairie@exemple.fr", "");
        assertThat(codes(Network.as(director, () -> reports.send(send)))).containsExactly("reports.problem.not-frozen");
        Network.as(director, () -> reports.freeze(id, 0));
        assertThat(codes(Network.as(director, () -> reports.send(send)))).contains("reports.problem.no-mail");
        assertThat(whole(id).sendings()).isEmpty();
        var wrong = new WriteReports.Send(WriteReports.fresh(), id, "", "mairie", "x".repeat(2001));
        assertThat(codes(Network.as(director, () -> reports.send(wrong))))
                .contains("reports.problem.recipient", "reports.problem.address", "reports.problem.long");
    }

    @Test
    void an_address_is_forgotten_after_its_term_and_to_whom_it_went_is_kept() {
        var id = aReport();
        Network.as(director, () -> reports.freeze(id, 0));
        Network.as(director, () -> {
            for (int years : List.of(2, 4))
                transaction.executeWithoutResult(_ -> database.sql("""
                                insert into reports.sending (id, association, report, recipient, address, sent_by, begun_at, gone)
                                values (gen_random_uuid(), :association, :report, 'Mairie', 'mairie@exemple.fr', :by, now() - make_interval(years => :years), true)""")
                        .param("association", desk.association())
                        .param("report", id)
                        .param("by", director.account())
                        .param("years", years)
                        .update());
            return reports.forgetAddresses();
        });
        assertThat(whole(id).sendings())
                .extracting(Report.Sending::recipient, Report.Sending::address)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Mairie", "mairie@exemple.fr"),
                        org.assertj.core.groups.Tuple.tuple("Mairie", null));
    }

    @Test
    void the_demonstration_shows_reports_that_were_frozen_and_one_to_read() {
        var made = Network.as(director, () -> {
            past.make(java.time.LocalDate.of(2026, 11, 30));
            return reports.list(10, 0);
        });
        assertThat(made).hasSize(4);
        assertThat(made.stream().filter(one -> one.frozen() != null)).hasSize(3);
    }

    @Test
    void the_demonstration_shows_a_frozen_report_on_a_contract() {
        var before = quarter.before();
        var contract = fixtures.aPayer(
                director,
                "Énergie " + before.year(),
                before.from(),
                quarter.to(),
                1,
                100,
                ContractsFixtures.everything(before.from()));
        Network.as(director, () -> {
            past.onContract(quarter.from());
            assertThat(ofReport.reports(contract))
                    .singleElement()
                    .satisfies(id ->
                            assertThat(reports.find(id).orElseThrow().frozen()).isNotNull());
            assertThat(seeContracts.get(contract).closedUntil()).isEqualTo(before.to());
        });
    }

    @Test
    void a_frozen_report_on_a_contract_closes_the_days_that_it_covers() {
        var first = quarter.from();
        var today = LocalDate.now(NetworkTime.ZONE);
        var contract = fixtures.aPayer(
                director, "Ville", first, quarter.to().plusYears(1), 1, 100, ContractsFixtures.everything(first));
        Network.as(director, () -> {
            fixtures.done(
                    keepContract.add(new ReportDue(WriteReports.fresh(), contract, today.plusDays(9), first, null)));
        });
        var id = WriteReports.fresh();
        Network.as(director, () -> {
            assertThat(reports.make(make(id, contract))).isInstanceOf(Outcome.Done.class);
            assertThat(seeContracts.get(contract).closedUntil()).isNull();
            assertThat(reports.freeze(id, 0)).isInstanceOf(Outcome.Done.class);
            assertThat(seeContracts.get(contract).closedUntil())
                    .isEqualTo(quarter.to().isAfter(today) ? today : quarter.to());
            assertThat(seeContracts.standing(contract).nextReport())
                    .as("what was awaited is sent")
                    .isEmpty();
            var later = WriteReports.fresh();
            reports.renew(id, later);
            assertThat(ofReport.reports(contract)).containsExactlyInAnyOrder(id, later);
        });
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Outcomes.refused(Network.as(other, () -> reports.make(make(WriteReports.fresh(), contract)))))
                .as("another's contract")
                .extracting(Problem::field)
                .contains("convention");
        assertThat(Network.as(other, () -> ofReport.reports(contract))).isEmpty();
    }

    /** Twenty requests of one line; three of the other two, whose time would tell them too. */
    @Test
    void a_report_on_a_contract_says_what_was_promised_and_done_and_stays_so_once_it_is_frozen() {
        var first = quarter.from();
        var rule = ContractsFixtures.themes(first, "housing-search");
        var contract = fixtures.aPayer(director, "Logement", first, quarter.to().plusYears(1), 1, 100, rule);
        var benefits = ContractsFixtures.aLine(contract, "Prestations", Unit.REQUESTS, 50, 800L);
        var time = ContractsFixtures.aLine(contract, "Temps", Unit.HOURS, 10, 2_000L);
        Network.as(director, () -> {
            for (var line : List.of(benefits, time))
                fixtures.done(keepContract.keep(
                        line,
                        ContractsFixtures.themes(first, "family-benefits"),
                        seeContracts.get(contract).version()));
        });
        var id = WriteReports.fresh();
        assertThat(Network.as(director, () -> reports.make(make(id, contract)))).isInstanceOf(Outcome.Done.class);
        var table = block(whole(id).model(), Block.Table.class, "contract-lines");
        assertThat(table.columns()).hasSize(3).startsWith("Promis").endsWith("Depuis le début");
        assertThat(table.rows())
                .extracting(Block.Row::label)
                .containsExactly("Demandes (demandes)", "Prestations (demandes)", "Temps (heures)");
        assertThat(table.rows())
                .extracting(row -> row.counts().stream().map(Block.Count::value).toList())
                .containsExactly(
                        Arrays.asList(100L, 20L, 20L), Arrays.asList(50L, null, null), Arrays.asList(600L, null, null));
        assertThat(table.note()).contains("masqué");
        assertThat(whole(aReport()).model().blocks())
                .as("a report on no contract")
                .extracting(Block::id)
                .doesNotContain("contract", "contract-lines");

        assertThat(Network.as(director, () -> reports.freeze(id, 0))).isInstanceOf(Outcome.Done.class);
        record(visit("housing-search"));
        var later = Outcomes.done(Network.as(director, () -> reports.renew(id, WriteReports.fresh())));
        assertThat(whole(later).model().changes())
                .extracting(Model.Change::block)
                .contains("figures")
                .doesNotContain("contract-lines");
    }

    private WriteReports.Make make(UUID id, UUID contract) {
        return new WriteReports.Make(id, "town-hall", quarter.key(), ReportExtents.ASSOCIATION, "", contract);
    }
}
