// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.HandOver;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.Sealing;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.referrals.RefusingMailServer;
import fr.parvis.referrals.domain.FollowLink.Entry;
import fr.parvis.referrals.domain.FollowLink.LinkState;
import fr.parvis.referrals.domain.SendReferral.Sending;
import fr.parvis.referrals.papers.ReferralMail;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
    SeeOwnReferrals ownReferrals;

    @Autowired
    RemindOfReferrals remind;

    @Autowired
    @Qualifier("referralsPersonalData")
    PersonalDataProvider tells;

    @Autowired
    WorkOnCase workOnCase;

    @Autowired
    HandOver handOver;

    @Autowired
    Sealing sealing;

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

    private Sending.Sent sent(String codeBy) {
        return sent(nour(), codeBy);
    }

    private Sending.Sent sent(UUID person, String codeBy) {
        return (Sending.Sent) Outcomes.done(Network.as(
                me, () -> send.handle(command(person, null, codeBy, Map.of("commune", "Bron")))));
    }

    /** As somebody whom nobody knows, on behalf of the link's association. */
    private <T> T outside(Sending.Sent sent, Callable<T> what) {
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

    private LinkState look(Sending.Sent sent, String session) {
        return outside(sent, () -> follow.look(sent.it().id(), sent.token(), session));
    }

    private Entry enter(Sending.Sent sent, String code, String session) {
        return outside(sent, () -> follow.enter(sent.it().id(), sent.token(), code, session));
    }

    private Outcome<UUID> react(Sending.Sent sent, String session, String kind, String text) {
        return outside(sent, () -> follow.react(sent.it().id(), session, kind, text));
    }

    private Referral now(Sending.Sent sent) {
        return Network.as(me, () -> work.find(sent.it().id()).orElseThrow());
    }

    private void change(Sending.Sent sent, String set) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update referrals.referral set " + set + " where id = :id")
                                .param("id", sent.it().id())
                                .update()));
    }

    private List<String> visits(Sending.Sent sent) {
        return Network.as(me, () -> work.read(sent.it().id()).orElseThrow()).visits().stream()
                .map(Referral.LinkVisit::what)
                .toList();
    }

    private static List<String> keys(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void passes_the_name_the_request_and_what_was_chosen_and_nothing_else() {
        var sent = sent("phone");
        assertThat(sent.code()).matches("\\d{6}");
        assertThat(enter(sent, sent.code(), "here")).isEqualTo(Entry.IN);
        var door = (LinkState.In) look(sent, "here");
        assertThat(door.it().passed().name()).isEqualTo("Nour Haddad");
        assertThat(door.it().passed().fields()).containsExactly(new ReferralContent.Field("commune", "Bron"));
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
                        "shell.problem.day-missing",
                        "referrals.problem.code-by");
    }

    @Test
    void passes_what_leads_to_somebody_in_danger_only_knowingly() {
        var hidden = person(discreet(aPerson("Aya", "Silva", 1985), "le matin au travail"));
        var asked = command(hidden, null, "phone", Map.of("phone", "06 00 00 00 01"));
        assertThat(keys(Network.as(me, () -> send.handle(asked)))).containsExactly("referrals.problem.discreet");
        var town = command(hidden, null, "phone", Map.of("commune", "Bron"));
        assertThat(keys(Network.as(me, () -> send.handle(town)))).containsExactly("referrals.problem.discreet");
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
        assertThat(Outcomes.done(Network.as(me, () -> send.handle(knowing)))).isInstanceOf(Sending.Sent.class);
        assertThat(Network.as(me, () -> send.handle(knowing)))
                .as("twice is once")
                .isEqualTo(new Outcome.Done<>(new Sending.Already()));
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
                        LinkState.Code.class, code -> assertThat(code.gone()).isFalse());
        assertThat(enter(
                        sent,
                        " " + sent.code().substring(0, 3) + " " + sent.code().substring(3),
                        "here"))
                .isEqualTo(Entry.IN);
        assertThat(look(sent, "here")).isInstanceOf(LinkState.In.class);
        assertThat(look(sent, "elsewhere"))
                .as("forwarded: whoever gets the link is asked for a code that is gone")
                .isInstanceOfSatisfying(
                        LinkState.Code.class, code -> assertThat(code.gone()).isTrue());
        assertThat(enter(sent, sent.code(), "elsewhere")).isEqualTo(Entry.LATE);
        assertThat(look(sent, "elsewhere")).isInstanceOf(LinkState.Code.class);
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
        assertThat(look(sent, null)).isEqualTo(new LinkState.Closed("locked"));
        var again = Outcomes.done(Network.as(me, () -> send.renew(sent.it().id())));
        assertThat(follow.find(sent.token())).as("the former link").isEmpty();
        assertThat(enter(again, again.code(), "s")).isEqualTo(Entry.IN);
    }

    @Test
    void an_expired_link_opens_no_more_and_can_be_renewed() {
        var sent = sent("phone");
        change(sent, "expires_on = current_date - 2");
        assertThat(look(sent, null)).isEqualTo(new LinkState.Closed("expired"));
        assertThat(enter(sent, sent.code(), "s")).isEqualTo(Entry.OVER);
        Network.as(me, remind::end);
        assertThat(now(sent).state()).isEqualTo(ReferralState.EXPIRED);
        assertThat(look(sent, null)).isEqualTo(new LinkState.Closed("expired"));
        var again = Outcomes.done(Network.as(me, () -> send.renew(sent.it().id())));
        assertThat(enter(again, again.code(), "s")).isEqualTo(Entry.IN);
    }

    @Test
    void a_new_link_and_its_codes_go_to_the_mailbox_that_the_directory_has_by_now() {
        var sent = sent("mail");
        var corrected = "accueil@ccas-bron.example";
        Network.as(
                me,
                () -> keepPartners.save(
                        new ContactPoint(
                                service,
                                me.association(),
                                partner,
                                "Aides facultatives",
                                "Léa Martin",
                                null,
                                "04 72 00 00 00",
                                corrected,
                                null,
                                "call",
                                null,
                                List.of(),
                                null,
                                today(),
                                null,
                                0),
                        false));
        var again = Outcomes.done(Network.as(me, () -> send.renew(sent.it().id())));
        var code = outside(again, () -> follow.code(again.it().id(), again.token()));
        assertThat(code.orElseThrow().mailbox()).isEqualTo(corrected);
        assertThat(again.it().passed().asked()).isEqualTo("Aide pour une facture de 240 €");
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
        assertThat(look(sent, "here")).isEqualTo(new LinkState.Closed("withdrawn"));
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
        var sent = (Sending.Sent) Outcomes.done(
                Network.as(me, () -> send.handle(command(person, caseFile, "phone", Map.of()))));
        enter(sent, sent.code(), "here");
        assertThat(keys(react(sent, "here", "ask", " "))).containsExactly("referrals.problem.say-ask");
        assertThat(react(sent, "here", "ask", "Quel fournisseur ?")).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> see.list("ours", me.account(), 5, 0))).hasSize(1);
        assertThat(Network.as(me, () -> work.reply(sent.it().id(), "EDF", false)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(react(sent, "here", "accept", "")).isInstanceOf(Outcome.Done.class);
        assertThat(react(sent, "here", "answer", "Aide de 150 € accordée")).isInstanceOf(Outcome.Done.class);
        assertThat(look(sent, "here")).isEqualTo(new LinkState.Closed("done"));
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
        var sent = (Sending.Sent) Outcomes.done(Network.as(me, () -> send.handle(asked)));
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
    void what_is_noted_of_a_referral_that_is_over_is_no_contact_with_the_person() {
        var nour = nour();
        var sent = sent(nour, "phone");
        Network.as(me, () -> work.heard(sent.it().id(), "refuse", "Hors secteur", false));
        var longAgo = today().minusDays(100);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        status -> db.sql("update people.person set last_contact = :day where id = :id")
                                .param("day", longAgo)
                                .param("id", nour)
                                .update()));
        assertThat(keys(Network.as(me, () -> work.heard(sent.it().id(), "answer", "Accordé", false))))
                .containsExactly("referrals.problem.over");
        LocalDate lastContact = Network.as(
                me,
                () -> transaction.execute(status -> db.sql("select last_contact from people.person where id = :id")
                        .param("id", nour)
                        .query(LocalDate.class)
                        .single()));
        assertThat(lastContact).isEqualTo(longAgo);
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
        assertThat(said(sent))
                .as("stands in no case: kept until somebody has seen it, and some time after")
                .containsExactly("Hors secteur");
        Network.as(me, remind::end);
        assertThat(said(sent)).containsExactly("Hors secteur");
        seenLongAgo(sent);
        Network.as(me, remind::end);
        assertThat(said(sent)).isEmpty();
    }

    private List<String> said(Sending.Sent sent) {
        return Network.as(me, () -> work.read(sent.it().id()).orElseThrow()).messages().stream()
                .map(Referral.Message::said)
                .toList();
    }

    private int messages(Sending.Sent sent) {
        return Network.as(
                me,
                () -> transaction.execute(
                        status -> db.sql("select count(*)::int from referrals.message where referral = :id")
                                .param("id", sent.it().id())
                                .query(Integer.class)
                                .single()));
    }

    private void seenLongAgo(Sending.Sent sent) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql(
                                "update referrals.message set seen_on = current_date - 32 where referral = :id")
                        .param("id", sent.it().id())
                        .update()));
    }

    private void withdrawAgreements(UUID person) {
        Network.as(
                me,
                () -> consents.list(person).stream()
                        .filter(one -> one.purpose().equals("partner"))
                        .filter(one -> one.withdrawnOn() == null)
                        .forEach(one -> consents.withdraw(person, one.id())));
    }

    @Test
    void what_is_said_of_a_referral_goes_when_it_is_withdrawn() {
        var sent = sent("phone");
        enter(sent, sent.code(), "here");
        react(sent, "here", "ask", "Quel fournisseur ?");
        Network.as(me, () -> work.withdraw(sent.it().id()));
        assertThat(messages(sent)).isZero();
        assertThat(now(sent).state()).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void words_added_after_the_rest_was_forgotten_are_forgotten_too() {
        var sent = sent("phone");
        change(sent, "state = 'expired', ended_on = current_date - 32");
        Network.as(me, remind::end);
        assertThat(now(sent).passed()).isNull();
        assertThat(Network.as(me, () -> work.heard(sent.it().id(), "answer", "Aide refusée", false)))
                .isInstanceOf(Outcome.Done.class);
        Network.as(me, remind::end);
        assertThat(messages(sent)).as("for its own time").isEqualTo(1);
        change(sent, "ended_on = current_date - 32");
        assertThat(Network.as(me, remind::end)).isEqualTo(1);
        assertThat(messages(sent)).isZero();
        assertThat(now(sent).state()).isEqualTo(ReferralState.ANSWERED);
        assertThat(Network.as(me, remind::end)).as("once").isZero();
    }

    @Test
    void withdrawing_the_agreement_forgets_what_is_over_too_so_that_nothing_is_passed_again() {
        var person = nour();
        var expired = sent(person, "phone");
        var refused = sent(person, "phone");
        enter(refused, refused.code(), "here");
        react(refused, "here", "refuse", "Hors secteur");
        change(expired, "state = 'expired', ended_on = current_date - 2, expires_on = current_date - 3");
        withdrawAgreements(person);
        assertThat(now(expired).passed()).isNull();
        assertThat(keys(Network.as(me, () -> send.renew(expired.it().id())))).containsExactly("referrals.problem.over");
        assertThat(now(refused).passed()).isNull();
        assertThat(now(refused).state()).isEqualTo(ReferralState.REFUSED);
        assertThat(messages(refused)).isZero();
    }

    @Test
    void a_long_answer_stands_whole_in_the_case() {
        var person = nour();
        var caseFile = aCase(person);
        var sent = (Sending.Sent) Outcomes.done(
                Network.as(me, () -> send.handle(command(person, caseFile, "phone", Map.of()))));
        enter(sent, sent.code(), "here");
        var words = "Votre demande est acceptée pour trois mois. ".repeat(22) + "Merci de rappeler le 12.";
        assertThat(words.length()).isBetween(900, ReferralRules.LONGEST_SAID);
        assertThat(react(sent, "here", "answer", words)).isInstanceOf(Outcome.Done.class);
        var parts = Network.as(me, () -> readCase.handle(caseFile).orElseThrow()).contacts().stream()
                .map(contact -> contact.said())
                .filter(said -> said.matches("(?s).* \\(\\d/3\\)"))
                .toList();
        assertThat(parts).hasSize(3).allMatch(part -> part.length() <= 400);
        assertThat(parts.getFirst()).startsWith("Réponse du partenaire").endsWith("(1/3)");
        assertThat(String.join(" ", parts).replaceAll(" \\(\\d/3\\)", "")).endsWith(words);
    }

    @Test
    void what_cannot_stand_in_a_closed_case_is_kept_until_somebody_has_seen_it() {
        var person = nour();
        var caseFile = aCase(person);
        var sent = (Sending.Sent) Outcomes.done(
                Network.as(me, () -> send.handle(command(person, caseFile, "phone", Map.of()))));
        enter(sent, sent.code(), "here");
        assertThat(react(sent, "here", "accept", "Je m’en occupe")).isInstanceOf(Outcome.Done.class);
        Network.as(
                me,
                () -> workOnCase.close(
                        caseFile, readCase.handle(caseFile).orElseThrow().it().version(), "obtained", null));
        assertThat(react(sent, "here", "answer", "Aide accordée")).isInstanceOf(Outcome.Done.class);
        change(sent, "ended_on = current_date - 32");
        Network.as(me, remind::end);
        assertThat(now(sent).passed()).isNull();
        assertThat(said(sent)).as("what stands in the case is gone").containsExactly("Aide accordée");
        seenLongAgo(sent);
        Network.as(me, remind::end);
        assertThat(messages(sent)).isZero();
    }

    @Test
    void a_print_of_what_was_passed_has_not_seen_what_the_partner_said() {
        var sent = sent("phone");
        enter(sent, sent.code(), "here");
        assertThat(react(sent, "here", "ask", "Depuis quand ?")).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> work.print(sent.it().id()))).isPresent();
        assertThat(unseen(sent)).isOne();
        assertThat(Network.as(me, () -> work.read(sent.it().id()))).isPresent();
        assertThat(unseen(sent)).isZero();
    }

    private int unseen(Sending.Sent sent) {
        return Network.as(
                me,
                () -> transaction.execute(
                        status -> db.sql("select count(*)::int from referrals.message where referral = :id and unseen")
                                .param("id", sent.it().id())
                                .query(Integer.class)
                                .single()));
    }

    private UUID aCase(UUID person) {
        var caseFile = Ids.next();
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        caseFile, person, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture", today(), false)));
        return caseFile;
    }

    @Test
    void a_referral_of_which_nothing_is_left_to_read_keeps_no_file_past_its_term() {
        var person = nour();
        var asked = new SendReferral.Command(
                Ids.next(), person, null, service, "paper", null, "Aide", Map.of(), "written", today(), false);
        var sent = (Sending.Sent) Outcomes.done(Network.as(me, () -> send.handle(asked)));
        assertThat(Network.as(me, () -> erase.handle(person))).isInstanceOf(ErasePerson.Erasure.Kept.class);
        change(sent, "expires_on = current_date - 40, waiting_since = current_date - 70");
        Network.as(me, remind::end);
        assertThat(now(sent).endedOn()).as("on paper it runs on").isNull();
        assertThat(Network.as(me, () -> erase.handle(person))).isInstanceOf(ErasePerson.Erasure.Erased.class);
    }

    @Test
    void what_is_sealed_under_a_lost_key_stops_nothing() {
        var person = nour();
        var sent = sent(person, "mail");
        var lost = sealing.seal("(illisible : la clé est perdue)", sent.it().about());
        Network.as(
                me,
                () -> transaction.executeWithoutResult(status -> db.sql(
                                "update referrals.referral set payload = :payload, key = :key, waiting_since = current_date - 9 where id = :id")
                        .param("payload", lost.bytes())
                        .param("key", lost.key())
                        .param("id", sent.it().id())
                        .update()));
        assertThat(Network.as(me, () -> see.ofPerson(person, 10)))
                .singleElement()
                .satisfies(it -> assertThat(it.passed().name()).contains("illisible"));
        var server = aMailServer();
        try {
            assertThat(Network.as(me, () -> remind.remind(through(server))))
                    .as("the mediator is told; where the partner is reached is unreadable")
                    .isEqualTo(1);
            boolean looked = Network.as(
                    me,
                    () -> transaction.execute(status -> db.sql(
                                    "select partner_reminded_on is not null from referrals.referral where id = :id")
                            .param("id", sent.it().id())
                            .query(Boolean.class)
                            .single()));
            assertThat(looked)
                    .as("who has no mailbox does not stand before the others at each round")
                    .isTrue();
        } finally {
            server.stop();
        }
        assertThat(now(sent).keyLost()).isTrue();
        assertThat(keys(Network.as(me, () -> send.renew(sent.it().id()))))
                .as("a new link would show a partner nothing")
                .containsExactly("referrals.problem.key-lost");
        assertThat(follow.find(sent.token())).as("the former link stands").isPresent();
        assertThat(Network.as(me, () -> work.print(sent.it().id()))).isEmpty();
        withdrawAgreements(person);
        assertThat(now(sent).state()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(now(sent).passed()).isNull();
    }

    @Test
    void a_text_is_parted_at_spaces_and_a_word_without_end_where_it_must() {
        assertThat(ReferralRules.parts("a".repeat(400))).containsExactly("a".repeat(400));
        var parts = ReferralRules.parts("😀".repeat(500));
        assertThat(parts).allMatch(part -> part.length() <= 400);
        assertThat(String.join("", parts).replaceAll(" \\(\\d/\\d\\)", "")).isEqualTo("😀".repeat(500));
    }

    @Test
    void referrals_follow_merged_files_are_told_and_go_with_an_erased_one() {
        var sent = sent("phone");
        var other = nour();
        var person = sent.it().person();
        Network.as(me, () -> merges.handle(new MergeFiles.Command(other, person, Set.of(), 0, 0)));
        assertThat(now(sent).person()).isEqualTo(other);
        assertThat(Network.as(me, () -> tells.tell(other)))
                .flatExtracting(PersonalDataProvider.Told::lines)
                .extracting(PersonalDataProvider.Line::text)
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
                new Mailer(sender, "parvis@parvis.example"),
                accounts,
                associations,
                partners,
                GivenSettings.address("https://parvis.example"));
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
                            () -> Words.in(Words.FRENCH)
                                    .call(() -> mail.link(
                                            sent.it(), "https://parvis.example/transmission/" + sent.token()))))
                    .isEqualTo(MailOutcome.WENT);
            var code = outside(sent, () -> follow.code(sent.it().id(), sent.token()))
                    .orElseThrow();
            assertThat(outside(sent, () -> follow.code(sent.it().id(), sent.token())))
                    .as("not twice a minute")
                    .isEmpty();
            outside(sent, () -> Words.in(Words.FRENCH).call(() -> mail.code(code)));
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
    void what_waits_goes_to_the_colleague_whom_the_case_was_handed_over_to() throws Exception {
        var person = nour();
        var caseFile = aCase(person);
        var sent = (Sending.Sent) Outcomes.done(
                Network.as(me, () -> send.handle(command(person, caseFile, "phone", Map.of()))));
        var alone = sent("phone");
        var colleague = network.a(Role.MEDIATOR, me.association());
        var lead = network.a(Role.SITE_LEAD, me.association());
        Network.as(lead, () -> handOver.handle(me.account(), colleague.account()));
        enter(sent, sent.code(), "here");
        assertThat(react(sent, "here", "ask", "Quel fournisseur ?")).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(colleague, () -> see.waitingFor(colleague.account(), "ours", 5)))
                .extracting(SeeReferrals.Line::id)
                .containsExactly(sent.it().id());
        assertThat(Network.as(me, () -> see.waitingFor(me.account(), "ours", 5)))
                .isEmpty();
        var asked = now(sent);
        assertThat(Network.as(me, () -> follow.responsible(asked))).isEqualTo(colleague.account());
        assertThat(Network.as(me, () -> follow.responsible(alone.it())))
                .as("without a case")
                .isEqualTo(me.account());
        change(sent, "waiting_since = current_date - 9");
        var server = aMailServer();
        try {
            assertThat(Network.as(me, () -> remind.remind(through(server)))).isEqualTo(1);
            assertThat(server.getReceivedMessages()[0].getAllRecipients()[0].toString())
                    .startsWith(colleague.account().toString());
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

    @Test
    void a_mailbox_that_refuses_is_tried_once_and_the_others_go_on() throws Exception {
        var sent = sent("mail");
        change(sent, "waiting_since = current_date - 9");
        try (var server = new RefusingMailServer("aides@ccas-bron.example")) {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.port());
            var mail = new ReferralMail(
                    new Mailer(sender, "parvis@parvis.example"),
                    accounts,
                    associations,
                    partners,
                    GivenSettings.address("https://parvis.example"));
            assertThat(Network.as(
                            me,
                            () -> Words.in(Words.FRENCH).call(() -> mail.link(sent.it(), "https://parvis.example/1"))))
                    .isEqualTo(MailOutcome.REFUSED);
            assertThat(Network.as(me, () -> remind.remind(mail)))
                    .as("the mediator is told all the same")
                    .isEqualTo(1);
            assertThat(Network.as(me, () -> remind.remind(mail))).isZero();
            assertThat(server.refused()).as("the link and one reminder").isEqualTo(2);
            assertThat(Network.as(
                            me, () -> work.read(sent.it().id()).orElseThrow().visits()))
                    .extracting(Referral.LinkVisit::what)
                    .containsExactly("mail-refused");
            assertThat(server.taken()).isEqualTo(1);
        }
    }

    @Test
    void each_mail_has_an_identifier_of_its_own_and_the_reminder_answers_the_last_link() throws Exception {
        var server = aMailServer();
        try {
            var mail = through(server);
            var sent = sent("mail");
            Network.as(me, () -> Words.in(Words.FRENCH).call(() -> mail.link(sent.it(), "https://parvis.example/1")));
            var again = Outcomes.done(Network.as(me, () -> send.renew(sent.it().id())));
            Network.as(me, () -> Words.in(Words.FRENCH).call(() -> mail.link(again.it(), "https://parvis.example/2")));
            for (int i = 0; i < 2; i++) {
                var code = outside(again, () -> follow.code(again.it().id(), again.token()))
                        .orElseThrow();
                outside(again, () -> Words.in(Words.FRENCH).call(() -> mail.code(code)));
                change(sent, "code_sent_at = now() - interval '2 minutes'");
            }
            change(sent, "waiting_since = current_date - 9");
            Network.as(me, () -> remind.remind(mail));
            var mails = server.getReceivedMessages();
            assertThat(mails).hasSize(6);
            var ids = new HashSet<String>();
            for (var one : mails) ids.add(one.getHeader("Message-ID")[0]);
            assertThat(ids).hasSize(6);
            assertThat(mails[4].getHeader("In-Reply-To")).isEqualTo(mails[1].getHeader("Message-ID"));
        } finally {
            server.stop();
        }
    }

    @Test
    void a_partners_account_sees_where_its_referrals_are_and_of_whom_never() {
        var sent = sent("phone");
        var who = network.aPartner(me.association(), partner);
        assertThat(own(who, partner))
                .extracting(SeeOwnReferrals.Line::state, SeeOwnReferrals.Line::days)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ReferralState.SENT, null));
        enter(sent, sent.code(), "here");
        react(sent, "here", "answer", "Aide accordée");
        assertThat(own(who, partner))
                .extracting(SeeOwnReferrals.Line::state, SeeOwnReferrals.Line::days)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ReferralState.ANSWERED, 0L));
        assertThat(Network.as(who, () -> ownReferrals.sums(partner))).isEqualTo(new SeeOwnReferrals.Sums(1, 1, 0, 0.0));
        int rows = Network.as(
                who,
                () -> transaction.execute(status -> db.sql("select count(*) from referrals.referral")
                        .query(Integer.class)
                        .single()));
        assertThat(rows).isZero();
        var other = network.aPartner(me.association(), Ids.next());
        assertThat(own(other, partner)).isEmpty();
        Network.as(me, () -> erase.handle(sent.it().person()));
        assertThat(own(who, partner)).as("gone with the person's file").isEmpty();
    }

    @Test
    void a_partner_reads_the_day_of_its_answer_as_the_association_counts_days() {
        var sent = sent("phone");
        var who = network.aPartner(me.association(), partner);
        // by the clock of an association overseas it may be tomorrow already
        change(sent, "answered_at = now(), waiting_since = sent_on + 1");
        assertThat(own(who, partner)).extracting(SeeOwnReferrals.Line::days).containsExactly(1L);
        change(sent, "waiting_since = sent_on + 9");
        assertThat(own(who, partner))
                .as("the next moves change nothing of it")
                .extracting(SeeOwnReferrals.Line::days)
                .containsExactly(1L);
    }

    private List<SeeOwnReferrals.Line> own(SignedIn who, UUID of) {
        return Network.as(who, () -> ownReferrals.list(of, 10, 0));
    }
}
