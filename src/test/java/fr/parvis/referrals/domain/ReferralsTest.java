package fr.parvis.referrals.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.people.TellsOfPerson;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.referrals.domain.FollowLink.Door;
import fr.parvis.referrals.domain.FollowLink.Entry;
import fr.parvis.shell.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Referrals on the real database: what is passed, who gets in by a link, how it ends, what is forgotten. */
@ParvisTest
class ReferralsTest {
    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    MergeFiles merges;

    @Autowired
    ErasePerson erase;

    @Autowired
    Consents consents;

    @Autowired
    OpenCase openCase;

    @Autowired
    ReadCase readCase;

    @Autowired
    KeepPartners keepPartners;

    @Autowired
    Partners partners;

    @Autowired
    SendReferral send;

    @Autowired
    FollowLink follow;

    @Autowired
    WorkOnReferral work;

    @Autowired
    SeeReferrals see;

    @Autowired
    RemindOfReferrals remind;

    @Autowired
    ReferralsTell tells;

    @Autowired
    Accounts accounts;

    @Autowired
    Associations associations;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID partner;
    UUID service;

    @BeforeEach
    void a_mediator_and_a_partner() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        partner = Ids.next();
        service = Ids.next();
        Network.as(me, () -> {
            keepPartners.save(
                    new Partner(
                            partner,
                            me.association(),
                            "CCAS de Bron",
                            "ccas",
                            "ccas",
                            "communes",
                            List.of("69029"),
                            List.of("Place de Weingarten", "69500 Bron"),
                            null,
                            null,
                            null,
                            today(),
                            me.account(),
                            null,
                            0),
                    true);
            keepPartners.save(
                    new ContactPoint(
                            service,
                            me.association(),
                            partner,
                            "Aides facultatives",
                            "Léa Martin",
                            null,
                            "04 72 00 00 00",
                            "aides@ccas-bron.example",
                            null,
                            "call",
                            null,
                            List.of(),
                            null,
                            today(),
                            null,
                            0),
                    true);
        });
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    private UUID person(PersonFile.Said said) {
        var id = Ids.next();
        Network.as(me, () -> openFile.handle(new OpenFile.Command(id, said, "spoken", null, true, false)));
        return id;
    }

    private UUID nour() {
        return person(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"));
    }

    private SendReferral.Command command(UUID person, UUID caseFile, String codeBy, Map<String, String> fields) {
        return new SendReferral.Command(
                Ids.next(),
                person,
                caseFile,
                service,
                "link",
                codeBy,
                "Aide pour une facture de 240 €",
                fields,
                "spoken",
                today(),
                false);
    }

    private Outcome.Sent sent(String codeBy) {
        return sent(nour(), codeBy);
    }

    private Outcome.Sent sent(UUID person, String codeBy) {
        return (Outcome.Sent) Network.as(
                me, () -> send.handle(command(person, null, codeBy, Map.of("commune", "Bron"))));
    }

    /** As somebody whom nobody knows, on behalf of the link's association. */
    private <T> T outside(Outcome.Sent sent, Callable<T> what) {
        var behind = follow.find(sent.token()).orElseThrow();
        assertThat(behind.referral()).isEqualTo(sent.it().id());
        return Asking.as(behind.association()).call(() -> {
            try {
                return what.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Door look(Outcome.Sent sent, String session) {
        return outside(sent, () -> follow.look(sent.it().id(), sent.token(), session));
    }

    private Entry enter(Outcome.Sent sent, String code, String session) {
        return outside(sent, () -> follow.enter(sent.it().id(), sent.token(), code, session));
    }

    private Outcome react(Outcome.Sent sent, String session, String kind, String text) {
        return outside(sent, () -> follow.react(sent.it().id(), session, kind, text));
    }

    private Referral now(Outcome.Sent sent) {
        return Network.as(me, () -> work.find(sent.it().id()).orElseThrow());
    }

    private void change(Outcome.Sent sent, String set) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update referrals.referral set " + set + " where id = :id")
                                .param("id", sent.it().id())
                                .update()));
    }

    private List<String> visits(Outcome.Sent sent) {
        return Network.as(me, () -> work.read(sent.it().id()).orElseThrow()).visits().stream()
                .map(Referral.LinkVisit::what)
                .toList();
    }

    private static List<String> keys(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .problems().stream().map(Outcome.Problem::key).toList();
    }

    @Test
    void passes_the_name_the_request_and_what_was_chosen_and_nothing_else() {
        var sent = sent("phone");
        assertThat(sent.code()).matches("\\d{6}");
        assertThat(enter(sent, sent.code(), "here")).isEqualTo(Entry.IN);
        var door = (Door.In) look(sent, "here");
        assertThat(door.it().passed().name()).isEqualTo("Nour Haddad");
        assertThat(door.it().passed().fields()).containsExactly(new Passed.Field("commune", "Bron"));
        assertThat(now(sent).state()).isEqualTo(ReferralState.RECEIVED);
        assertThat(Network.as(me, () -> consents.list(sent.it().person())))
                .extracting(Consents.Consent::purpose)
                .contains("partner");
    }

    @Test
    void keeps_no_secret_that_opens_anything() {
        var sent = sent("phone");
        var row = Network.as(
                me,
                () -> transaction.execute(status -> db.sql("select r::text from referrals.referral r where id = :id")
                        .param("id", sent.it().id())
                        .query(String.class)
                        .single()));
        assertThat(row).doesNotContain(sent.token(), sent.code(), "Haddad", "facture");
    }

    @Test
    void asks_for_an_agreement_a_request_and_a_value_for_each_box() {
        var asked = new SendReferral.Command(
                Ids.next(), nour(), null, service, "link", null, " ", Map.of("phone", " "), "", null, false);
        assertThat(keys(Network.as(me, () -> send.handle(asked))))
                .containsExactlyInAnyOrder(
                        "referrals.problem.empty",
                        "referrals.problem.field-empty",
                        "referrals.problem.manner",
                        "referrals.problem.agreed-on",
                        "referrals.problem.code-by");
    }

    @Test
    void passes_what_leads_to_somebody_in_danger_only_knowingly() {
        var hidden = person(discreet(aPerson("Aya", "Silva", 1985), "le matin au travail"));
        var asked = command(hidden, null, "phone", Map.of("phone", "06 00 00 00 01"));
        assertThat(keys(Network.as(me, () -> send.handle(asked)))).containsExactly("referrals.problem.discreet");
        var knowing = new SendReferral.Command(
                asked.id(),
                hidden,
                null,
                service,
                "link",
                "phone",
                asked.asked(),
                asked.fields(),
                "spoken",
                today(),
                true);
        assertThat(Network.as(me, () -> send.handle(knowing))).isInstanceOf(Outcome.Sent.class);
        assertThat(Network.as(me, () -> send.handle(knowing)))
                .as("twice is once")
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_social_security_number_is_passed_by_nobody() {
        var asked = new SendReferral.Command(
                Ids.next(),
                nour(),
                null,
                service,
                "link",
                "phone",
                "Pour 1 85 05 78 006 084 91",
                Map.of(),
                "spoken",
                today(),
                true);
        assertThat(keys(Network.as(me, () -> send.handle(asked))))
                .containsExactly("people.problem.sensitive.social-security");
    }

    @Test
    void a_guessed_link_leads_nowhere() {
        var sent = sent("phone");
        assertThat(follow.find("x".repeat(43))).isEmpty();
        assertThat(follow.find(sent.token().substring(1))).isEmpty();
        assertThat(follow.find("' or true --")).isEmpty();
    }

    @Test
    void a_code_serves_once_and_lets_in_one_browser_alone() {
        var sent = sent("phone");
        assertThat(look(sent, null))
                .isInstanceOfSatisfying(
                        Door.Code.class, code -> assertThat(code.gone()).isFalse());
        assertThat(enter(
                        sent,
                        " " + sent.code().substring(0, 3) + " " + sent.code().substring(3),
                        "here"))
                .isEqualTo(Entry.IN);
        assertThat(look(sent, "here")).isInstanceOf(Door.In.class);
        assertThat(look(sent, "elsewhere"))
                .as("forwarded: whoever gets the link is asked for a code that is gone")
                .isInstanceOfSatisfying(
                        Door.Code.class, code -> assertThat(code.gone()).isTrue());
        assertThat(enter(sent, sent.code(), "elsewhere")).isEqualTo(Entry.LATE);
        assertThat(look(sent, "elsewhere")).isInstanceOf(Door.Code.class);
        assertThat(react(sent, "elsewhere", "accept", "")).isInstanceOf(Outcome.Refused.class);
        assertThat(visits(sent)).containsExactly("opened", "late-code", "opened", "right-code", "opened");
    }

    @Test
    void five_wrong_codes_lock_the_link_until_a_new_one_is_made() {
        var sent = sent("phone");
        var wrong = sent.code().equals("000000") ? "000001" : "000000";
        for (int i = 1; i < 5; i++) assertThat(enter(sent, wrong, "s")).isEqualTo(Entry.WRONG);
        assertThat(enter(sent, wrong, "s")).isEqualTo(Entry.LOCKED);
        assertThat(enter(sent, sent.code(), "s")).as("even the right one").isEqualTo(Entry.LOCKED);
        assertThat(look(sent, null)).isEqualTo(new Door.Closed("locked"));
        var again = (Outcome.Sent) Network.as(me, () -> send.renew(sent.it().id()));
        assertThat(follow.find(sent.token())).as("the former link").isEmpty();
        assertThat(enter(again, again.code(), "s")).isEqualTo(Entry.IN);
    }

    @Test
    void an_expired_link_opens_no_more_and_can_be_renewed() {
        var sent = sent("phone");
        change(sent, "expires_on = current_date - 2");
        assertThat(look(sent, null)).isEqualTo(new Door.Closed("expired"));
        assertThat(enter(sent, sent.code(), "s")).isEqualTo(Entry.OVER);
        Network.as(me, remind::end);
        assertThat(now(sent).state()).isEqualTo(ReferralState.EXPIRED);
        assertThat(look(sent, null)).isEqualTo(new Door.Closed("expired"));
        var again = (Outcome.Sent) Network.as(me, () -> send.renew(sent.it().id()));
        assertThat(enter(again, again.code(), "s")).isEqualTo(Entry.IN);
    }

    @Test
    void withdrawing_the_agreement_closes_the_link_at_once_and_erases_what_was_passed() {
        var sent = sent("phone");
        enter(sent, sent.code(), "here");
        Network.as(me, () -> {
            var person = sent.it().person();
            var partner = consents.list(person).stream()
                    .filter(one -> one.purpose().equals("partner"))
                    .findFirst()
                    .orElseThrow();
            consents.withdraw(person, partner.id());
        });
        assertThat(look(sent, "here")).isEqualTo(new Door.Closed("withdrawn"));
        assertThat(react(sent, "here", "accept", "")).isInstanceOf(Outcome.Refused.class);
        assertThat(now(sent).passed()).isNull();
        assertThat(now(sent).fields()).containsExactly("commune");
    }

    @Test
    void the_answer_stands_in_the_case_and_ends_the_link() {
        var person = nour();
        var caseFile = Ids.next();
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        caseFile, person, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture", today(), false)));
        var sent = (Outcome.Sent) Network.as(me, () -> send.handle(command(person, caseFile, "phone", Map.of())));
        enter(sent, sent.code(), "here");
        assertThat(keys(react(sent, "here", "ask", " "))).containsExactly("referrals.problem.say-ask");
        assertThat(react(sent, "here", "ask", "Quel fournisseur ?")).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> see.list("ours", me.account(), 5, 0))).hasSize(1);
        assertThat(Network.as(me, () -> work.reply(sent.it().id(), "EDF", false)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(react(sent, "here", "accept", "")).isInstanceOf(Outcome.Done.class);
        assertThat(react(sent, "here", "answer", "Aide de 150 € accordée")).isInstanceOf(Outcome.Done.class);
        assertThat(look(sent, "here")).isEqualTo(new Door.Closed("done"));
        assertThat(react(sent, "here", "refuse", "Non")).isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> readCase.handle(caseFile).orElseThrow()).contacts())
                .extracting(contact -> contact.said())
                .anyMatch(said -> said.contains("CCAS de Bron"))
                .anyMatch(said -> said.contains("Quel fournisseur"))
                .anyMatch(said -> said.contains("150 €"));
        assertThat(Network.as(me, () -> see.answerTimes(today().minusYears(1), 5)))
                .singleElement()
                .satisfies(time -> {
                    assertThat(time.partner()).isEqualTo(partner);
                    assertThat(time.answered()).isEqualTo(1);
                });
    }

    @Test
    void paper_has_no_link_and_its_answer_is_noted_by_hand() {
        var asked = new SendReferral.Command(
                Ids.next(), nour(), null, service, "paper", null, "Aide", Map.of(), "written", today(), false);
        var sent = (Outcome.Sent) Network.as(me, () -> send.handle(asked));
        assertThat(sent.token()).isNull();
        assertThat(Network.as(me, () -> work.heard(sent.it().id(), "refuse", " ", false)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(me, () -> work.heard(sent.it().id(), "refuse", "Hors secteur", false)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(now(sent).state()).isEqualTo(ReferralState.REFUSED);
    }

    @Test
    void no_other_association_sees_any_of_it() {
        var sent = sent("phone");
        var ben = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(ben, () -> work.find(sent.it().id()))).isEmpty();
        assertThat(Network.as(ben, () -> see.count("all", null))).isZero();
        assertThat(Network.as(ben, () -> work.withdraw(sent.it().id()))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_was_passed_is_forgotten_some_time_after_the_end() {
        var sent = sent("phone");
        enter(sent, sent.code(), "here");
        react(sent, "here", "refuse", "Hors secteur");
        change(sent, "ended_on = current_date - 20");
        Network.as(me, remind::end);
        assertThat(now(sent).passed()).isNotNull();
        change(sent, "ended_on = current_date - 32");
        Network.as(me, remind::end);
        assertThat(now(sent).passed()).isNull();
        assertThat(Network.as(me, () -> work.read(sent.it().id()).orElseThrow()).messages())
                .isEmpty();
    }

    @Test
    void referrals_follow_merged_files_are_told_and_go_with_an_erased_one() {
        var sent = sent("phone");
        var other = nour();
        var person = sent.it().person();
        Network.as(me, () -> merges.handle(new MergeFiles.Command(other, person, Set.of(), 0, 0)));
        assertThat(now(sent).person()).isEqualTo(other);
        assertThat(Network.as(me, () -> tells.tell(other)))
                .flatExtracting(TellsOfPerson.Told::lines)
                .extracting(TellsOfPerson.Line::text)
                .contains("Aide pour une facture de 240 €", "Bron");
        assertThat(Network.as(me, () -> erase.handle(other))).isInstanceOf(ErasePerson.Erasure.Kept.class);
        Network.as(me, () -> work.withdraw(sent.it().id()));
        assertThat(Network.as(me, () -> erase.handle(other))).isInstanceOf(ErasePerson.Erasure.Erased.class);
        assertThat(Network.as(me, () -> work.find(sent.it().id()))).isEmpty();
        assertThat(follow.find(sent.token())).isEmpty();
    }

    // --- mails, through a real server

    private ReferralMail through(GreenMail server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new ReferralMail(
                sender,
                accounts,
                associations,
                partners,
                "parvis@parvis.example",
                "https://parvis.example",
                Clock.systemUTC());
    }

    private static GreenMail aMailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Test
    void mails_hold_the_link_or_the_code_and_nothing_of_the_person() throws Exception {
        var server = aMailServer();
        try {
            var mail = through(server);
            var sent = sent("mail");
            assertThat(sent.code()).isNull();
            assertThat(Network.as(
                            me,
                            () -> ReferralMail.inFrench(
                                    () -> mail.link(sent.it(), "https://parvis.example/transmission/" + sent.token()))))
                    .isTrue();
            var code = outside(sent, () -> follow.code(sent.it().id(), sent.token()))
                    .orElseThrow();
            assertThat(outside(sent, () -> follow.code(sent.it().id(), sent.token())))
                    .as("not twice a minute")
                    .isEmpty();
            outside(sent, () -> ReferralMail.inFrench(() -> mail.code(code)));
            var mails = server.getReceivedMessages();
            assertThat(mails).hasSize(2);
            for (var one : mails) {
                assertThat(one.getAllRecipients()[0]).hasToString("aides@ccas-bron.example");
                assertThat(one.getContent().toString()).doesNotContain("Haddad", "facture");
            }
            assertThat(mails[0].getContent().toString()).contains(sent.token()).doesNotContain(code.code());
            assertThat(mails[0].getContent().toString()).contains("annuaire des partenaires");
            assertThat(mails[1].getContent().toString()).contains(code.code()).doesNotContain(sent.token());
            assertThat(enter(sent, code.code(), "here")).isEqualTo(Entry.IN);
            assertThat(Network.as(me, () -> keepPartners.contactPoints(partner))
                            .getFirst()
                            .toldOn())
                    .isEqualTo(today());
        } finally {
            server.stop();
        }
    }

    @Test
    void partner_and_mediator_are_reminded_once_after_some_days() throws Exception {
        var server = aMailServer();
        try {
            var sent = sent("mail");
            assertThat(Network.as(me, () -> remind.remind(through(server)))).isZero();
            change(sent, "waiting_since = current_date - 9");
            assertThat(Network.as(me, () -> see.list("late", null, 5, 0))).hasSize(1);
            assertThat(Network.as(me, () -> remind.remind(through(server)))).isEqualTo(2);
            assertThat(Network.as(me, () -> remind.remind(through(server)))).isZero();
            var mails = server.getReceivedMessages();
            assertThat(mails[0].getAllRecipients()[0]).hasToString("aides@ccas-bron.example");
            assertThat(mails[0].getHeader("In-Reply-To")[0])
                    .contains(sent.it().id().toString());
            assertThat(mails[1].getAllRecipients()[0].toString())
                    .startsWith(me.account().toString());
            assertThat(GreenMailUtil.getBody(mails[1])).doesNotContain("Haddad");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_mail_server_that_is_away_loses_no_reminder() {
        var server = aMailServer();
        var mail = through(server);
        server.stop();
        var sent = sent("mail");
        change(sent, "waiting_since = current_date - 9");
        assertThat(Network.as(me, () -> remind.remind(mail))).isZero();
        var back = aMailServer();
        try {
            assertThat(Network.as(me, () -> remind.remind(through(back)))).isEqualTo(2);
        } finally {
            back.stop();
        }
    }
}
