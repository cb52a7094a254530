// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.client.result.CalendarParsedResult;
import com.google.zxing.client.result.ResultParser;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import fr.parvis.Locks;
import fr.parvis.Machine;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.database.Asking;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.RotateKeys;
import fr.parvis.sheets.domain.PrintSheet.Carried;
import fr.parvis.sheets.papers.SheetLanguage;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sheets and cards on the real database, the papers as they are drawn. */
@ParvisTest
class SheetsAndCardsTest {
    private static final ZoneId HOME = ZoneId.of("Europe/Paris");
    private static final String ADDRESS = "https://parvis.pimms.example";

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
    PrintSheet print;

    @Autowired
    FindCard findCard;

    @Autowired
    JoinVisit join;

    @Autowired
    ForgetCards forget;

    @Autowired
    RecentCards recentCards;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    ErasePerson erase;

    @Autowired
    RotateKeys rotate;

    @Autowired
    List<PersonalDataProvider> tell;

    SignedIn me;
    SignedIn colleague;
    UUID point;

    @BeforeEach
    void a_point_with_hours_and_two_mediators() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
        colleague = network.a(Role.MEDIATOR, desk.association());
        as(desk.association(), """
                update network.point set name = 'PIMMS de Villeurbanne', address = '12 rue de la République',
                phone = '04 78 00 00 00', hours = 'Mo-Th 09:00-12:00,14:00-17:30; Fr 09:00-12:00' where id = :id""", Map.of("id", point));
    }

    private int as(UUID association, String sql, Map<String, ?> params) {
        return Asking.as(association)
                .call(() -> transaction.execute(_ -> db.sql(sql).params(params).update()));
    }

    private Visit visit(SignedIn by) {
        return visit(by, VisitsFixtures.aRequest());
    }

    private Visit visit(SignedIn by, Visit.Request... requests) {
        var visit = VisitsFixtures.with(VisitsFixtures.aVisit(point), List.of(requests));
        return ((Visits.Outcome.Accepted) Network.as(by, () -> visits.record(visit))).visit();
    }

    private PrintSheet.Command of(Visit visit, Carried carried, String... steps) {
        return of(visit.id(), null, "fr", null, carried, steps);
    }

    private PrintSheet.Command of(
            UUID visit, UUID caseFile, String language, NextDate next, Carried carried, String... steps) {
        return new PrintSheet.Command(
                Ids.next(), visit, caseFile, point, language, List.of(steps), "", "", next, carried, ADDRESS);
    }

    private RecentCards.Sheet printed(SignedIn by, PrintSheet.Command command) {
        return sheet(Network.as(by, () -> print.handle(command)));
    }

    private static RecentCards.Sheet sheet(Outcome<PrintSheet.Printing> outcome) {
        return ((PrintSheet.Printing.Printed) Outcomes.done(outcome)).sheet();
    }

    private List<String> refused(SignedIn by, PrintSheet.Command command) {
        return Outcomes.refused(Network.as(by, () -> print.handle(command))).stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private FindCard.Outcome find(SignedIn by, String code) {
        return Network.as(by, () -> findCard.handle(code));
    }

    private List<Stop> stops(SignedIn by, String code) {
        var found = (FindCard.Outcome.Found) find(by, code);
        return Network.as(
                by, () -> findCard.read(found.card().id(), 1).orElseThrow().stops());
    }

    private static NextDate tomorrow(NextDate.Kind kind) {
        return new NextDate(LocalDate.now(HOME).plusDays(1), LocalTime.of(9, 30), kind);
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Codes that a camera sees on the paper; it stays for other programs and for who wants to look. */
    private static List<String> codes(byte[] pdf, String name) {
        try (var document = Loader.loadPDF(pdf)) {
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 200);
            var file = Path.of("target/journeys", name + ".pdf");
            Files.createDirectories(file.getParent());
            Files.write(file, pdf);
            int w = picture.getWidth();
            int h = picture.getHeight();
            var source = new RGBLuminanceSource(w, h, picture.getRGB(0, 0, w, h, null, 0, w));
            return Arrays.stream(new QRCodeMultiReader()
                            .decodeMultiple(
                                    new BinaryBitmap(new HybridBinarizer(source)),
                                    Map.of(DecodeHintType.TRY_HARDER, true)))
                    .map(Result::getText)
                    .sorted()
                    .toList();
        } catch (IOException | com.google.zxing.NotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> languages() {
        return SheetLanguage.ALL.stream().map(SheetLanguage::code);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_sheet_is_one_tagged_page_in_the_persons_language_with_french_beside(String code) throws Exception {
        var visit = visit(
                me,
                new Visit.Request(Ids.next(), "energy-unpaid-bill", "edf", "accompaniment", "follow-up", 30, null),
                VisitsFixtures.aRequest());
        var sheet = printed(
                me,
                of(
                        visit.id(),
                        null,
                        code,
                        tomorrow(NextDate.Kind.MEETING),
                        new Carried.New(),
                        "Apportez la dernière facture d’EDF",
                        "Apportez une pièce d’identité"));
        assertThat(pages(sheet.pdf())).isEqualTo(1);
        var codes = codes(sheet.pdf(), "sheet-" + code);
        assertThat(codes).hasSize(2);
        assertThat(codes.getLast()).isEqualTo(ADDRESS + "/carte/" + point + "#" + sheet.code());
        var event = (CalendarParsedResult) ResultParser.parseResult(
                new Result(codes.getFirst(), null, null, com.google.zxing.BarcodeFormat.QR_CODE));
        assertThat(event.getSummary()).contains("PIMMS");
        assertThat(event.getLocation()).contains("PIMMS de Villeurbanne");
        assertThat(event.getStartTimestamp())
                .isEqualTo(tomorrow(NextDate.Kind.MEETING)
                        .day()
                        .atTime(9, 30)
                        .atZone(HOME)
                        .toInstant()
                        .toEpochMilli());
        var text = text(sheet.pdf());
        assertThat(text)
                .contains(sheet.code(), "04 78 00 00 00", "Facture impayée")
                .containsIgnoringWhitespaces("12 rue de la République", "Ce que vous devez faire");
        assertThat(text.indexOf("Facture impayée")).isLessThan(text.indexOf("Apportez la dernière"));
        assertThat(text.indexOf("Apportez la dernière")).isLessThan(text.indexOf("rue de la"));
        assertThat(text.indexOf("rue de la")).isLessThan(text.indexOf(sheet.code()));
        if (code.equals("uk")) assertThat(text).contains("Що ми зробили", "Електрика");
        tagged(sheet.pdf(), code);
        read("sheet-" + code);
    }

    @Test
    void a_sheet_of_a_point_without_a_phone_leaves_out_whom_to_call() {
        as(me.association(), "update network.point set phone = null where id = :id", Map.of("id", point));
        assertThat(text(printed(me, of(visit(me), new Carried.New())).pdf()))
                .doesNotContain("Qui appeler")
                .contains("République");
    }

    private static void tagged(byte[] pdf, String language) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).startsWith(language);
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            for (var page : document.getPages())
                for (var font : page.getResources().getFontNames())
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
    }

    /** What other programs read of it, where poppler is installed. */
    private static void read(String name) throws Exception {
        if (!Machine.has(Path.of("/usr/bin/pdfinfo"))) return;
        var file = "target/journeys/" + name + ".pdf";
        assertThat(run("pdfinfo", file)).containsPattern("Tagged:\\s+yes").containsPattern("Pages:\\s+1\\b");
        assertThat(run("pdfinfo", "-struct-text", file)).contains("H1", "H2", "Figure", "Apportez la dernière facture");
        assertThat(run("pdftotext", file, "-")).contains("PIMMS de Villeurbanne", "Apportez");
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_longest_lines_stay_on_one_page_in_every_language(String code) {
        var longest = "Apportez la lettre recommandée, le contrat signé et le relevé WWW";
        assertThat(longest).hasSize(65);
        var requests = Stream.generate(() -> new Visit.Request(
                        Ids.next(), "energy-unpaid-bill", "edf", "accompaniment", "comes-back", 30, null))
                .limit(6)
                .toArray(Visit.Request[]::new);
        var outcome = Network.as(
                me,
                () -> print.handle(of(
                        visit(me, requests).id(),
                        null,
                        code,
                        tomorrow(NextDate.Kind.MEETING),
                        new Carried.New(),
                        longest,
                        longest,
                        longest)));
        var pdf = sheet(outcome).pdf();
        assertThat(codes(pdf, "sheet-long-" + code)).hasSize(2);
        assertThat(pages(pdf)).isEqualTo(1);
    }

    @Test
    void a_place_whose_words_fill_the_page_is_refused_and_nothing_is_kept() {
        as(
                me.association(),
                "update network.point set address = :address where id = :id",
                Map.of("address", "Bâtiment administratif, escalier ".repeat(40), "id", point));
        var visit = visit(me);
        assertThat(refused(me, of(visit, new Carried.New()))).containsExactly(" sheets.problem.too-long");
        assertThat(count(me, "card")).isZero();
    }

    @Test
    void a_card_leads_a_colleague_to_what_was_done_and_what_comes_next_without_a_name() {
        var visit = visit(me);
        var sheet = printed(
                me,
                of(visit.id(), null, "uk", tomorrow(NextDate.Kind.DEADLINE), new Carried.New(), "Envoyez la lettre"));
        var stop = stops(colleague, sheet.code()).getFirst();
        assertThat(stop.visit()).isEqualTo(visit.id());
        assertThat(stop.point()).isEqualTo(point);
        assertThat(stop.requests()).containsExactly(new Stop.Met("family-benefits", "caf", "accompaniment", "settled"));
        assertThat(stop.steps()).containsExactly("Envoyez la lettre");
        assertThat(stop.next()).isEqualTo(tomorrow(NextDate.Kind.DEADLINE));
    }

    @Test
    void the_next_sheet_continues_the_card_and_a_visit_may_be_joined_without_one() {
        var code = printed(me, of(visit(me), new Carried.New())).code();
        var second = visit(colleague);
        var sheet = printed(colleague, of(second, new Carried.Typed(code.replace("-", " ")), "Revenez lundi"));
        assertThat(sheet.code()).isEqualTo(code);
        var third = visit(colleague);
        var card = sheet.card();
        assertThat(Network.as(colleague, () -> join.handle(card, third.id()) && join.handle(card, third.id())))
                .isTrue();
        assertThat(stops(me, code)).extracting(Stop::visit).hasSize(3).startsWith(third.id(), second.id());
        assertThat(Network.as(
                        me,
                        () -> findCard.read(card, 1)
                                .orElseThrow()
                                .latest()
                                .orElseThrow()
                                .steps()))
                .containsExactly("Revenez lundi");
        var again = printed(colleague, of(second, new Carried.Held(card), "Revenez mardi"));
        assertThat(again.code()).isEqualTo(code);
        assertThat(stops(me, code)).hasSize(3).first().extracting(Stop::steps).isEqualTo(List.of("Revenez mardi"));
        var mine = stops(me, code).stream()
                .filter(stop -> third.id().equals(stop.visit()))
                .findFirst()
                .orElseThrow();
        assertThat(Network.as(me, () -> join.takeBack(card, mine.id()))).isFalse();
        assertThat(Network.as(colleague, () -> join.takeBack(card, mine.id()))).isTrue();
        assertThat(stops(me, code)).hasSize(2);
    }

    @Test
    void a_visit_that_is_joined_twice_at_once_is_on_the_card_once() throws Exception {
        var sheet = printed(me, of(visit(me), new Carried.New()));
        var second = visit(me).id();
        assertThat(joinedDuring(() -> join.handle(sheet.card(), second), sheet.card(), second))
                .isTrue();
        assertThat(stops(colleague, sheet.code())).hasSize(2);
    }

    @Test
    void a_visit_that_is_joined_while_its_card_is_ended_is_kept_nowhere() throws Exception {
        var card = printed(me, of(visit(me), new Carried.New())).card();
        var second = visit(me).id();
        assertThat(joinedDuring(() -> findCard.end(card), card, second)).isFalse();
        assertThat(count(me, "stop")).isZero();
    }

    /** Whether a visit is joined by who waits for the end of other work on the card. */
    private boolean joinedDuring(Supplier<Boolean> work, UUID card, UUID visit) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Network.as(
                    me,
                    () -> transaction.execute(_ -> {
                        assertThat(work.get()).isTrue();
                        var waiting = threads.submit(() -> Network.as(me, () -> join.handle(card, visit)));
                        Locks.awaitWaiting(db);
                        return waiting;
                    }));
            return other.get();
        }
    }

    @Test
    void what_was_told_last_is_said_on_every_page_of_a_card_however_many_visits_were_joined_since() {
        var meeting = tomorrow(NextDate.Kind.MEETING);
        var card = printed(me, of(visit(me).id(), null, "fr", meeting, new Carried.New(), "Revenez lundi"))
                .card();
        for (int n = 0; n < 10; n++) {
            var joined = visit(me);
            assertThat(Network.as(me, () -> join.handle(card, joined.id()))).isTrue();
        }
        for (int page = 1; page <= 2; page++) {
            int shown = page;
            var whole = Network.as(me, () -> findCard.read(card, shown).orElseThrow());
            assertThat(whole.page()).isEqualTo(page);
            assertThat(whole.latest()).hasValueSatisfying(stop -> {
                assertThat(stop.steps()).containsExactly("Revenez lundi");
                assertThat(stop.next()).isEqualTo(meeting);
            });
        }
    }

    @Test
    void the_same_sheet_asked_for_twice_is_one() {
        var command = of(visit(me), new Carried.New());
        assertThat(printed(me, command).code()).isEqualTo(printed(me, command).code());
        assertThat(Network.as(colleague, () -> print.handle(command)))
                .isEqualTo(new Outcome.Done<>(new PrintSheet.Printing.Unknown()));
    }

    @Test
    void a_form_that_was_changed_after_it_was_sent_prints_what_it_says_now_on_the_same_card() {
        var first = of(visit(me), new Carried.New(), "Revenez lundi");
        var code = printed(me, first).code();
        var changed = new PrintSheet.Command(
                first.id(),
                first.visit(),
                null,
                point,
                "fr",
                List.of("Revenez mardi"),
                "",
                "",
                null,
                first.carried(),
                ADDRESS);
        var again = printed(me, changed);
        assertThat(text(again.pdf())).contains("Revenez mardi").doesNotContain("Revenez lundi");
        assertThat(again.code()).isEqualTo(code);
        assertThat(printed(me, changed)).as("twice is once").isSameAs(again);
        assertThat(stops(colleague, code))
                .singleElement()
                .extracting(Stop::steps)
                .isEqualTo(List.of("Revenez mardi"));
        assertThat(count(me, "card")).isEqualTo(1);
    }

    @Test
    void a_visit_that_was_taken_back_is_on_no_card() {
        var visit = visit(me);
        var code = printed(me, of(visit, new Carried.New())).code();
        Network.as(me, () -> visits.cancel(visit.id(), 0));
        assertThat(stops(colleague, code)).isEmpty();
    }

    @Test
    void a_card_of_another_association_is_unknown_and_its_rows_are_not_there() {
        var code = printed(me, of(visit(me), new Carried.New())).code();
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(find(elsewhere, code)).isInstanceOf(FindCard.Outcome.Unknown.class);
        for (var table : List.of("card", "stop", "code_secret"))
            assertThat(ask(
                            elsewhere,
                            "select count(*) from sheets." + table + " where association = '" + me.association() + "'",
                            Integer.class))
                    .isZero();
        assertThat(find(me, code)).isInstanceOf(FindCard.Outcome.Found.class);
    }

    @Test
    void the_database_holds_neither_the_code_nor_what_was_written() {
        var code = printed(me, of(visit(me), new Carried.New(), "Envoyez la lettre"))
                .code();
        var all = ask(me, """
                select coalesce(string_agg(c::text, ''), '') || (select coalesce(string_agg(s::text, ''), '') from sheets.stop s)
                    || (select coalesce(string_agg(j::text, ''), '') from audit.entry j where j.action like 'sheets.%')
                from sheets.card c""", String.class);
        assertThat(all).isNotEmpty().doesNotContain(code, code.replace("-", ""), "lettre", "6c6574747265");
    }

    @Test
    void a_mistyped_code_says_which_part_and_counts_as_no_guess() {
        var code = printed(me, of(visit(me), new Carried.New())).code();
        var wrong = code.substring(0, 6) + (code.charAt(6) == '7' ? '9' : '7') + code.substring(7);
        for (int n = 0; n < 2 * FindCard.MOST_OF_ONE; n++)
            assertThat(find(colleague, wrong)).isEqualTo(new FindCard.Outcome.Mistyped(List.of(2)));
        assertThat(find(colleague, code)).isInstanceOf(FindCard.Outcome.Found.class);
    }

    @Test
    void who_guesses_is_answered_no_more_for_a_while_even_with_the_right_code() throws SQLException {
        var code = printed(me, of(visit(me), new Carried.New())).code();
        for (int n = 0; n < FindCard.MOST_OF_ONE; n++)
            assertThat(find(colleague, PassageCode.next().text())).isInstanceOf(FindCard.Outcome.Unknown.class);
        assertThat(find(colleague, code)).isInstanceOf(FindCard.Outcome.TooMany.class);
        assertThat(find(me, code)).isInstanceOf(FindCard.Outcome.Found.class);
        try (var past = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    past,
                    "update sheets.guess set at = at - interval '11 minutes' where association = ?",
                    me.association());
        }
        assertThat(find(colleague, code)).isInstanceOf(FindCard.Outcome.Found.class);
    }

    @Test
    void all_the_accounts_of_an_association_together_cannot_guess_either() {
        var code = printed(me, of(visit(me), new Carried.New())).code();
        as(me.association(), """
                insert into sheets.guess (association, account, at)
                select cast(:association as uuid), uuidv7(), now() from generate_series(1, 60)""", Map.of("association", me.association()));
        assertThat(find(me, code)).isInstanceOf(FindCard.Outcome.TooMany.class);
    }

    @Test
    void a_card_expires_six_months_after_its_last_use_and_each_use_puts_that_off() {
        var sheet = printed(me, of(visit(me), new Carried.New()));
        as(me.association(), "update sheets.card set last_used_on = current_date - 150", Map.of());
        var found = (FindCard.Outcome.Found) find(me, sheet.code());
        assertThat(found.card().validUntil()).isEqualTo(LocalDate.now(HOME).plusMonths(6));
        as(
                me.association(),
                "update sheets.card set last_used_on = current_date - interval '6 months 2 days'",
                Map.of());
        assertThat(find(me, sheet.code())).isInstanceOf(FindCard.Outcome.Expired.class);
        assertThat(Network.as(me, () -> findCard.read(sheet.card(), 1))).isEmpty();
        assertThat(refused(me, of(visit(me), new Carried.Held(sheet.card()))))
                .containsExactly("code sheets.problem.not-at-hand");
        forget.handle();
        assertThat(find(me, sheet.code())).isInstanceOf(FindCard.Outcome.Expired.class);
        assertThat(count(me, "stop")).isZero();
        as(me.association(), "update sheets.card set ended_on = current_date - interval '4 months'", Map.of());
        forget.handle();
        assertThat(count(me, "card")).isZero();
        assertThat(find(me, sheet.code())).isInstanceOf(FindCard.Outcome.Unknown.class);
    }

    private <T> T ask(SignedIn by, String sql, Class<T> type) {
        return Network.as(
                by, () -> transaction.execute(_ -> db.sql(sql).query(type).single()));
    }

    private int count(SignedIn by, String table) {
        return ask(by, "select count(*) from sheets." + table, Integer.class);
    }

    @Test
    void a_card_that_is_ended_leads_nowhere_at_once() {
        var sheet = printed(me, of(visit(me), new Carried.New(), "Envoyez la lettre"));
        assertThat(Network.as(colleague, () -> findCard.end(sheet.card()))).isTrue();
        assertThat(find(me, sheet.code())).isEqualTo(new FindCard.Outcome.Ended(LocalDate.now(HOME)));
        assertThat(count(me, "stop")).isZero();
    }

    @Test
    void nothing_that_tells_who_or_is_sensitive_stands_on_a_paper_that_may_be_lost() {
        var visit = visit(me);
        assertThat(refused(me, of(visit, new Carried.New(), "Mot de passe : soleil99")))
                .containsExactly("etape1 sheets.problem.sensitive.password");
        assertThat(refused(me, of(visit, new Carried.New(), "", "Parlez de la grossesse")))
                .containsExactly("etape2 sheets.problem.sensitive.health");
        assertThat(refused(me, of(visit, new Carried.New(), "Rappelez le 06 12 34 56 78")))
                .containsExactly("etape1 sheets.problem.phone-in-step");
        assertThat(refused(me, of(visit, new Carried.New(), "Écrivez à nour@exemple.fr")))
                .containsExactly("etape1 sheets.problem.mail-in-step");
        assertThat(refused(me, of(visit, new Carried.New(), "x".repeat(66))))
                .containsExactly("etape1 sheets.problem.long");
        assertThat(refused(me, of(visit, new Carried.New(), "வணக்கம்")))
                .containsExactly("etape1 sheets.problem.letters");
        assertThat(refused(
                        me,
                        of(
                                visit.id(),
                                null,
                                "fr",
                                new NextDate(LocalDate.now(HOME).minusDays(1), null, NextDate.Kind.MEETING),
                                new Carried.New())))
                .containsExactly("date sheets.problem.past");
    }

    private UUID aCase(UUID person) {
        var id = Ids.next();
        Network.as(me, () -> {
            openFile.handle(new OpenFile.Command(person, aPerson("Nour", "Haddad", 1990), "spoken", null, true, false));
            openCase.handle(new OpenCase.Command(
                    id, person, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture de 240 €", null, false));
        });
        return id;
    }

    @Test
    void the_sheet_of_a_case_bears_no_name_is_told_to_the_person_and_goes_with_their_file() {
        var nour = Ids.next();
        var id = aCase(nour);
        assertThat(refused(me, of(null, id, "ar", null, new Carried.New(), "Madame HADDAD revient")))
                .containsExactly("etape1 sheets.problem.name");
        var sheet = printed(
                me, of(null, id, "ar", tomorrow(NextDate.Kind.DEADLINE), new Carried.New(), "Envoyez l’attestation"));
        codes(sheet.pdf(), "sheet-case-ar");
        assertThat(text(sheet.pdf())).doesNotContainIgnoringCase("Haddad").contains("Facture impayée");
        assertThat(stops(colleague, sheet.code()).getFirst().caseFile()).isEqualTo(id);
        var told = Network.as(
                me,
                () -> tell.stream()
                        .filter(one -> one.getClass().getSimpleName().startsWith("SheetsPersonalData"))
                        .flatMap(one -> one.tell(nour).stream())
                        .toList());
        assertThat(told.toString()).contains("Envoyez l’attestation");
        Network.as(me, () -> work.close(id, 0, "obtained", null));
        var lead = network.a(Role.SITE_LEAD, me.association());
        Network.as(lead, () -> erase.handle(nour));
        assertThat(stops(colleague, sheet.code())).isEmpty();
    }

    @Test
    void what_was_told_at_a_visit_goes_with_the_file_of_who_gave_a_name_at_it() {
        var visit = visit(me);
        var code =
                printed(me, of(visit, new Carried.New(), "Envoyez la lettre")).code();
        var nour = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        nour, aPerson("Nour", "Haddad", 1990), "spoken", visit.id(), true, false)));
        assertThat(Network.as(
                                me,
                                () -> tell.stream()
                                        .filter(one ->
                                                one.getClass().getSimpleName().startsWith("SheetsPersonalData"))
                                        .flatMap(one -> one.tell(nour).stream())
                                        .toList())
                        .toString())
                .contains("Envoyez la lettre");
        var lead = network.a(Role.SITE_LEAD, me.association());
        Network.as(lead, () -> erase.handle(nour));
        assertThat(stops(me, code)).isEmpty();
    }

    @Test
    void a_change_of_keys_leaves_cards_readable() {
        var code = printed(me, of(visit(me), new Carried.New(), "Envoyez la lettre"))
                .code();
        rotate.add();
        rotate.handle(me.association());
        assertThat(stops(colleague, code).getFirst().steps()).containsExactly("Envoyez la lettre");
        assertThat(ask(me, "select key from sheets.code_secret", String.class)).isEqualTo(rotate.current());
    }
}
