// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.workshops.WorkshopsFixtures.done;
import static fr.parvis.workshops.WorkshopsFixtures.inDays;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.people.Treatments;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.workshops.WorkshopsFixtures;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.FreeAccess;
import fr.parvis.workshops.domain.KeepSheet;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Sheet;
import fr.parvis.workshops.domain.TakeVouchers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a session leaves behind besides its sheet: certificates, vouchers; and the computers of free access. */
@ParvisTest
class SessionPapersTest {
    @Autowired
    Pages pages;

    @Autowired
    WorkshopsFixtures fixtures;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Enrol enrol;

    @Autowired
    SeeWorkshops see;

    @Autowired
    KeepSheet keep;

    @Autowired
    TakeVouchers vouchers;

    @Autowired
    FreeAccess access;

    @Autowired
    Treatments treatments;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SignedIn me;
    private UUID point;
    private UUID session;
    private UUID enrolment;

    @BeforeEach
    void a_session_of_today() {
        var desk = visitsFixtures.aDesk();
        me = desk.mediator();
        point = desk.point();
        session = sessionOf(me, point);
    }

    /** With one who is enrolled. */
    private UUID sessionOf(SignedIn who, UUID at) {
        var cycle = fixtures.aCycle(who, at, 8, 1);
        var card = fixtures.aCard(who);
        enrolment = (Outcomes.done(Network.as(who, () -> enrol.enrol(cycle, card, 1))))
                .enrolment()
                .id();
        var id = Network.as(who, () -> see.find(cycle))
                .orElseThrow()
                .sessions()
                .getFirst()
                .id();
        Asking.as(who.scope())
                .run(() -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                                update workshops.session set day = day - 10, during = tstzrange(lower(during) - interval '10 days',
                                    upper(during) - interval '10 days') where id = :id""").param("id", id).update()));
        return id;
    }

    @Test
    void a_certificate_says_days_hours_goals_and_gestures_and_its_name_is_kept_nowhere() throws Exception {
        var here = Addresses.enrolment(enrolment) + "/attestation";
        assertThat(pages.as(me).read(here).select(".empty"))
                .as("nothing to certify yet")
                .hasSize(1);
        assertThat(pages.as(me).post(here, Map.of("nom", "Nour Haddad"))).hasStatus(422);
        done(Network.as(
                me,
                () -> keep.keep(
                        session,
                        new Sheet(Map.of(enrolment, Sheet.Attendance.LATE), 0, Map.of(), List.of(0, 0, 0)),
                        0)));
        assertThat(pages.as(me).post(here, Map.of("nom", " "))).hasStatus(422);
        var name = "Zoé " + UUID.randomUUID().toString().substring(0, 8).replaceAll("[^a-z]", "e");
        var paper = pages.as(me).post(here, Map.of("nom", name));
        assertThat(paper).hasStatusOk();
        try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            var text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " ");
            assertThat(text)
                    .contains(name.substring(0, 8), "Ma boîte mail", "1 h 30", "Ouvrir sa boîte", "Gestes travaillés");
        }
        assertThat(paper.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(pages.as(me).read(here).text()).doesNotContain(name);
    }

    private Outcome<UUID> take(SignedIn who, UUID at, String code, LocalDate until) {
        return Network.as(who, () -> vouchers.take(new TakeVouchers.Typed(Ids.next(), at, "aptic", code, until)));
    }

    private static String refusal(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problems().getFirst().code();
    }

    private static String aCode() {
        return "A"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    @Test
    void a_voucher_is_used_once_in_the_whole_network_and_nobody_learns_where() {
        var code = "B0" + aCode();
        assertThat(take(me, session, code, inDays(30))).isInstanceOf(Outcome.Done.class);
        // as one reads it from paper
        var alike = "8O " + code.substring(2, 6).toLowerCase(Locale.ROOT) + "-" + code.substring(6);
        assertThat(refusal(take(me, session, alike, inDays(30)))).isEqualTo("workshops.problem.voucher-used-here");
        var others = visitsFixtures.aDesk();
        var theirs = sessionOf(others.mediator(), others.point());
        var refused = take(others.mediator(), theirs, alike, inDays(30));
        assertThat(refusal(refused)).isEqualTo("workshops.problem.voucher-used");
        assertThat(((Outcome.Refused<?>) refused).problems().getFirst().args()).isEmpty();
        // the same of another issuer is another voucher
        var another = new TakeVouchers.Typed(Ids.next(), theirs, "autre", code, inDays(30));
        assertThat(Network.as(others.mediator(), () -> vouchers.take(another))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(others.mediator(), () -> vouchers.of(theirs))).hasSize(1);
    }

    @Test
    void the_register_of_treatments_says_what_is_kept_of_a_voucher_and_a_certificate() {
        assertThat(Network.as(me, () -> treatments.list()))
                .filteredOn(one -> one.key().equals("workshops"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.data()).contains("code d’un chèque", "attestation est imprimé, pas gardé");
                    assertThat(one.term()).contains("à la demande de remboursement");
                });
    }

    @Test
    void a_voucher_is_taken_one_month_longer_and_what_is_wrong_is_said() {
        assertThat(take(me, session, aCode(), inDays(-20))).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(take(me, session, aCode(), inDays(-40)))).isEqualTo("workshops.problem.voucher-over");
        assertThat(refusal(take(me, session, aCode(), null))).isEqualTo("workshops.problem.voucher-day");
        assertThat(refusal(take(me, session, aCode(), inDays(4000)))).isEqualTo("workshops.problem.voucher-day");
        assertThat(refusal(take(me, session, "12", inDays(1)))).isEqualTo("workshops.problem.voucher-code");
        assertThat(refusal(take(me, session, "ÉÉÉÉÉÉÉÉ", inDays(1)))).isEqualTo("workshops.problem.voucher-code");
        assertThat(refusal(take(me, UUID.randomUUID(), aCode(), inDays(1)))).isEqualTo("workshops.problem.session");
        var mine = new TakeVouchers.Typed(Ids.next(), session, "moi", aCode(), inDays(1));
        assertThat(refusal(Network.as(me, () -> vouchers.take(mine)))).isEqualTo("workshops.problem.issuer");
        var typed = pages.as(me).post(Addresses.vouchers(session), Map.of("emetteur", "aptic", "code", "x", "fin", ""));
        assertThat(typed).hasStatus(422);
        assertThat(typed).bodyText().contains("value=\"x\"");
    }

    @Test
    void repayment_is_asked_for_by_a_file_and_its_codes_are_forgotten_then() throws Exception {
        var code = aCode();
        var fields = Map.of(
                "id",
                Ids.next().toString(),
                "emetteur",
                "aptic",
                "code",
                code,
                "fin",
                inDays(30).toString());
        assertThat(pages.as(me).post(Addresses.vouchers(session), fields)).hasStatus(302);
        assertThat(pages.as(me).post(Addresses.vouchers(session), fields))
                .as("the same form twice")
                .hasStatus(302);
        var list = pages.as(me).read(Addresses.VOUCHERS);
        assertThat(list.select("section.card")).hasSize(1);
        assertThat(pages.as(me)
                        .get(Addresses.VOUCHERS + "/aptic.csv")
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(TestCode.of(code))
                .contains(inDays(30).toString());
        // one more was noted after the file was taken
        done(take(me, session, aCode(), inDays(5)));
        pages.as(me).post(Addresses.VOUCHERS, Map.of("emetteur", "aptic", "vus", seen(list)));
        assertThat(Network.as(me, () -> vouchers.toAsk())).hasSize(2);
        pages.as(me)
                .post(
                        Addresses.VOUCHERS,
                        Map.of("emetteur", "aptic", "vus", seen(pages.as(me).read(Addresses.VOUCHERS))));
        assertThat(Network.as(me, () -> vouchers.toAsk())).isEmpty();
        assertThat(Network.as(me, () -> vouchers.of(session)))
                .allMatch(one -> one.code() == null && one.askedOn() != null);
        assertThat(pages.as(me).read(Addresses.vouchers(session)).text()).contains("Remboursement demandé");
        var one = Network.as(me, () -> vouchers.of(session)).getFirst();
        assertThat(Network.as(me, () -> vouchers.remove(session, one.id()))).isInstanceOf(Outcome.Refused.class);
        assertThat(refusal(take(me, session, code, inDays(30)))).isEqualTo("workshops.problem.voucher-used-here");
    }

    private static String seen(Document list) {
        return list.select("input[name=vus]").val();
    }

    @Test
    void as_many_vouchers_but_others_than_the_page_showed_are_not_asked_for() throws Exception {
        var first = done(take(me, session, aCode(), inDays(30)));
        var seen = seen(pages.as(me).read(Addresses.VOUCHERS));
        done(Network.as(me, () -> vouchers.remove(session, first)));
        done(take(me, session, aCode(), inDays(30)));
        pages.as(me).post(Addresses.VOUCHERS, Map.of("emetteur", "aptic", "vus", seen));
        assertThat(Network.as(me, () -> vouchers.toAsk()))
                .as("the code of the other one is in no file")
                .hasSize(1);
    }

    @Test
    void a_voucher_that_is_taken_back_twice_is_taken_back_once() {
        done(take(me, session, aCode(), inDays(30)));
        var id = Network.as(me, () -> vouchers.of(session)).getFirst().id();
        done(Network.as(me, () -> vouchers.remove(session, id)));
        done(Network.as(me, () -> vouchers.remove(session, id)));
        assertThat(Network.as(me, () -> vouchers.of(session))).isEmpty();
    }

    /** A code as it counts. */
    private static final class TestCode {
        static String of(String code) {
            return code.replace('B', '8')
                    .replace('O', '0')
                    .replace('S', '5')
                    .replace('U', 'V')
                    .replace('Z', '2')
                    .replace('I', '1')
                    .replace('L', '1');
        }
    }

    @Test
    void two_presses_count_somebody_at_a_computer_and_the_figures_know_it() throws Exception {
        var here = Addresses.FREE_ACCESS;
        var shown = pages.as(me).read(here + "?point=" + point);
        var id = shown.select("main form[method=post] input[name=id]").attr("value");
        assertThat(pages.as(me).post(here, Map.of("id", id, "point", point.toString())))
                .hasStatus(302);
        pages.as(me).post(here, Map.of("id", id, "point", point.toString()));
        assertThat(Network.as(me, () -> access.day(point)).open())
                .as("the same press twice")
                .hasSize(1);
        assertThat(pages.as(me).read(here + "?point=" + point).select("button[name=aide]"))
                .hasSize(3);
        assertThat(pages.as(me).post(here + "/" + id, Map.of("aide", "oui", "point", point.toString())))
                .hasStatus(302);
        pages.as(me).post(here + "/" + id, Map.of("aide", "non", "point", point.toString()));
        var day = Network.as(me, () -> access.day(point));
        assertThat(day.open()).isEmpty();
        assertThat(day.ended()).isEqualTo(1);
        assertThat(day.helped()).as("what was said first").isEqualTo(1);
        List<Integer> counted = Asking.as(me.scope())
                .call(() -> transaction.execute(_ -> db.sql(
                                "select headcount from activities.activity where association = :association and kind = 'free-access'")
                        .param("association", me.association())
                        .query(Integer.class)
                        .list()));
        assertThat(counted).containsExactly(1);
        assertThat(pages.as(me).post(here, Map.of("point", UUID.randomUUID().toString())))
                .hasStatus(302);
        assertThat(pages.as(me).post(here + "/" + UUID.randomUUID(), Map.of("aide", "oui")))
                .hasStatus(302);
        // pressed by mistake
        var other = Ids.next().toString();
        pages.as(me).post(here, Map.of("id", other, "point", point.toString()));
        pages.as(me).post(here + "/" + other, Map.of("aide", "erreur", "point", point.toString()));
        assertThat(Network.as(me, () -> access.day(point)).ended()).isEqualTo(1);
    }

    @Test
    void who_was_left_at_a_computer_at_closing_time_is_counted_at_night() {
        var today = Ids.next();
        var forgotten = Ids.next();
        Network.as(me, () -> access.begin(today, point));
        Network.as(me, () -> access.begin(forgotten, point));
        Asking.as(me.scope())
                .run(() -> transaction.executeWithoutResult(_ -> db.sql(
                                "update workshops.self_use set day = day - 1, started_at = started_at - interval '1 day' where id = :id")
                        .param("id", forgotten)
                        .update()));
        Asking.as(me.scope()).run(access::endForgotten);
        Asking.as(me.scope()).run(access::endForgotten);
        assertThat(Network.as(me, () -> access.day(point)).open())
                .as("still there")
                .extracting(FreeAccess.Use::id)
                .containsExactly(today);
        List<String> counted = Asking.as(me.scope())
                .call(() -> transaction.execute(_ -> db.sql("""
                        select account || ' ' || headcount || ' ' || minutes from activities.activity
                        where association = :association and kind = 'free-access'""")
                        .param("association", me.association())
                        .query(String.class)
                        .list()));
        assertThat(counted).containsExactly(me.account() + " 1 5");
    }
}
