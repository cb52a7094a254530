// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.GivenSettings;
import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.mandates.domain.CheckMandate.Told;
import fr.parvis.mandates.domain.Mandate.Manner;
import fr.parvis.mandates.domain.Mandate.State;
import fr.parvis.mandates.papers.EndMail;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.runtime.Mailer;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import fr.parvis.visits.AuthorityToAct;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.domain.AskAuthority;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mandates on the real database: signed, used, revoked, forged, merged, erased, kept and forgotten. */
@ParvisTest
class MandatesTest {
    private static final Outcome<ActForPerson.Answer> NOTED = new Outcome.Done<>(new ActForPerson.Answer.Noted());

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    Entitlements entitlements;

    @Autowired
    PrepareMandate prepare;

    @Autowired
    SignMandate sign;

    @Autowired
    RevokeMandate revoke;

    @Autowired
    ActForPerson act;

    @Autowired
    ReadMandate read;

    @Autowired
    AuthorityToAct authority;

    @Autowired
    AskAuthority askAuthority;

    @Autowired
    CheckMandate check;

    @Autowired
    KeepMandates keep;

    @Autowired
    WarnOfEnd warn;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    MergeFiles merges;

    @Autowired
    AnswerAccess answerAccess;

    @Autowired
    Visits visits;

    @Autowired
    PersonVisits personVisits;

    @Autowired
    MandateTable table;

    @Autowired
    Accounts accounts;

    @Autowired
    Associations associations;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    VisitsFixtures.Desk desk;
    SignedIn me;
    UUID nour;

    @BeforeEach
    void somebody_and_an_entitled_mediator() {
        desk = visitsFixtures.aDesk();
        me = desk.mediator();
        entitle(me);
        nour = person("Nour", "Haddad", 1980);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    private void entitle(SignedIn who) {
        Network.as(network.a(Role.SITE_LEAD, desk.association()), () -> entitlements.give(who.account()));
    }

    private UUID person(String given, String family, Integer born) {
        var id = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(id, aPerson(given, family, born), "spoken", null, true, false)));
        return id;
    }

    private Outcome<UUID> preparing(UUID id, UUID person, int days, Scope... scopes) {
        return Network.as(
                me, () -> prepare.handle(new PrepareMandate.Command(id, person, List.of(scopes), days, true, true)));
    }

    private Mandate prepared(UUID person, int days, Scope... scopes) {
        var outcome = preparing(Ids.next(), person, days, scopes);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return find(Outcomes.done(outcome));
    }

    private Mandate find(UUID id) {
        return Network.as(me, () -> read.find(id).orElseThrow());
    }

    private Outcome<UUID> signing(Mandate it) {
        return signing(new SignMandate.Command(it.id(), it.hash(), Manner.PAPER, "", "", today()));
    }

    private Outcome<UUID> signing(SignMandate.Command command) {
        return Network.as(me, () -> sign.handle(command));
    }

    private Mandate signed(UUID person, int days, Scope... scopes) {
        var it = prepared(person, days, scopes);
        assertThat(signing(it)).isEqualTo(new Outcome.Done<>(it.id()));
        return find(it.id());
    }

    private Outcome<UUID> revoking(Mandate it, String how) {
        return Network.as(me, () -> revoke.handle(new RevokeMandate.Command(it.id(), how, today())));
    }

    private static Outcome<ActForPerson.Answer> stopped(
            Reason reason, @Nullable LocalDate date, @Nullable UUID waiting) {
        return new Outcome.Done<>(new ActForPerson.Answer.Stopped(reason, date, waiting));
    }

    private Outcome<ActForPerson.Answer> acting(UUID id, Scope scope, boolean done) {
        return Network.as(
                me,
                () -> act.handle(new ActForPerson.Command(
                        id, nour, scope, "Déclaration envoyée", null, false, null, "", done, false)));
    }

    private void run(String sql, UUID id) {
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql(sql).param("id", id).update()));
    }

    private int count(String sql, UUID id) {
        return Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql(sql).param("id", id).query(Integer.class).single()));
    }

    private static String problem(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).problems().getFirst().code();
    }

    static String aSignature(int width, int height, Color ink) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawn = picture.createGraphics();
        drawn.setColor(Color.WHITE);
        drawn.fillRect(0, 0, width, height);
        drawn.setColor(ink);
        drawn.drawLine(5, 5, Math.min(width, 400) - 5, Math.min(height, 100) - 5);
        drawn.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- giving authority

    private AuthorityToAct.Answer mayNow() {
        var now = new AuthorityToAct.Doing(Instant.now(), today(), me.account());
        return Network.as(me, () -> authority.ask(nour, "family-benefits", now));
    }

    @Test
    void authority_is_given_for_the_four_durations_and_the_day_of_the_signature_counts() {
        for (int days : Mandate.DURATIONS) {
            var it = signed(person("Nour", "Haddad", 1980), days, Scope.LOGEMENT);
            assertThat(it.endsOn()).isEqualTo(today().plusDays(days - 1L));
            assertThat(it.state(today())).isEqualTo(State.IN_FORCE);
            assertThat(it.state(today().plusDays(days))).isEqualTo(State.ENDED);
        }
        assertThat(problem(preparing(Ids.next(), nour, 30, Scope.LOGEMENT))).endsWith(".days");
    }

    @Test
    void the_conditions_are_checked_adult_unprotected_entitled_and_for_something() {
        assertThat(problem(preparing(Ids.next(), nour, 31))).endsWith(".scopes");
        var child = person("Lou", "Petit", today().getYear() - 12);
        assertThat(problem(preparing(Ids.next(), child, 31, Scope.FAMILLE))).endsWith(".minor");
        Outcome<UUID> undeclared = Network.as(
                me,
                () -> prepare.handle(
                        new PrepareMandate.Command(Ids.next(), nour, List.of(Scope.FAMILLE), 31, false, false)));
        assertThat(((Outcome.Refused<?>) undeclared).problems())
                .extracting(Problem::field)
                .containsExactly("adult", "free");
        me = network.a(Role.MEDIATOR, desk.association());
        assertThat(problem(preparing(Ids.next(), nour, 31, Scope.FAMILLE))).endsWith(".not-entitled");
    }

    @Test
    void an_entitlement_is_given_and_ended_by_who_leads_for_accounts_of_the_association_alone() {
        var lead = network.a(Role.SITE_LEAD, desk.association());
        assertThat(Network.as(lead, () -> entitlements.list()))
                .filteredOn(one -> one.since() != null)
                .extracting(Entitlements.Mediator::account)
                .containsExactly(me.account());
        var elsewhere = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(lead, () -> entitlements.give(elsewhere.account())))
                .isFalse();
        signed(nour, 31, Scope.FAMILLE);
        Network.as(lead, () -> entitlements.end(me.account()));
        assertThat(acting(Ids.next(), Scope.FAMILLE, false)).isEqualTo(stopped(Reason.NOT_ENTITLED, null, null));
    }

    @Test
    void a_signature_is_drawn_or_typed_or_on_paper_and_what_is_none_is_told() {
        var it = prepared(nour, 31, Scope.ARGENT);
        assertThat(problem(signing(new SignMandate.Command(it.id(), it.hash(), null, "", "", null))))
                .endsWith(".manner");
        for (var broken :
                List.of("data:image/png;base64,AAAA", "data:text/html;base64,AAAA", aSignature(3000, 20, Color.BLACK)))
            assertThat(problem(signing(new SignMandate.Command(it.id(), it.hash(), Manner.SCREEN, broken, "", null))))
                    .endsWith(".drawn-broken");
        for (var empty : List.of("", aSignature(600, 200, Color.WHITE)))
            assertThat(problem(signing(new SignMandate.Command(it.id(), it.hash(), Manner.SCREEN, empty, "", null))))
                    .endsWith(".drawn");
        assertThat(problem(signing(new SignMandate.Command(it.id(), it.hash(), Manner.TYPED, "", " ", null))))
                .endsWith(".typed");
        assertThat(problem(signing(
                        new SignMandate.Command(it.id(), it.hash(), Manner.PAPER, "", "", today().plusDays(1)))))
                .endsWith(".on-range");
        var drawn = aSignature(600, 200, Color.BLACK);
        assertThat(signing(new SignMandate.Command(it.id(), it.hash(), Manner.SCREEN, drawn, "", null)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> read.handle(it.id(), 1).orElseThrow().signature()))
                .isEqualTo(drawn);
        assertThat(count(
                        "select count(*)::int from mandates.signature where mandate = :id and position(convert_to('png', 'UTF8') in said) > 0",
                        it.id()))
                .as("the signature is sealed")
                .isZero();
    }

    @Test
    void a_mandate_signed_after_its_revocation_is_refused() {
        var it = prepared(nour, 31, Scope.ARGENT);
        assertThat(revoking(it, "spoken")).isInstanceOf(Outcome.Done.class);
        assertThat(problem(signing(it))).endsWith(".sign-revoked");
        assertThat(find(it.id()).signed()).isNull();
    }

    @Test
    void doubled_is_once_and_another_signature_changes_nothing() {
        var id = Ids.next();
        assertThat(preparing(id, nour, 31, Scope.ARGENT)).isEqualTo(new Outcome.Done<>(id));
        assertThat(preparing(id, nour, 31, Scope.ARGENT)).isEqualTo(new Outcome.Done<>(id));
        var it = find(id);
        var typed = new SignMandate.Command(id, it.hash(), Manner.TYPED, "", "Nour Haddad", null);
        assertThat(signing(typed)).isEqualTo(new Outcome.Done<>(id));
        assertThat(signing(typed)).isEqualTo(new Outcome.Done<>(id));
        assertThat(problem(
                        signing(new SignMandate.Command(id, it.hash(), Manner.TYPED, "", "Quelqu’un d’autre", null))))
                .endsWith(".sign-twice");
        assertThat(problem(preparing(Ids.next(), nour, 31, Scope.ARGENT))).endsWith(".doubled");
        assertThat(preparing(Ids.next(), nour, 365, Scope.ARGENT))
                .as("a longer one is no double")
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_mandate_that_is_asked_for_twice_at_once_is_one() throws Exception {
        var id = Ids.next();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = Network.as(
                    me,
                    () -> transaction.execute(_ -> {
                        preparing(id, nour, 31, Scope.ARGENT);
                        var waiting = threads.submit(() -> preparing(id, nour, 31, Scope.ARGENT));
                        Locks.awaitWaiting(db);
                        return waiting;
                    }));
            assertThat(other.get()).isEqualTo(new Outcome.Done<>(id));
        }
    }

    @Test
    void a_form_that_was_changed_after_it_was_sent_does_not_pass_for_the_mandate_that_it_prepared() {
        var it = prepared(nour, 31, Scope.ARGENT, Scope.SOCIAL);
        assertThat(preparing(it.id(), nour, 31, Scope.SOCIAL, Scope.ARGENT)).isEqualTo(new Outcome.Done<>(it.id()));
        assertThat(problem(preparing(it.id(), nour, 31, Scope.ARGENT))).endsWith(".identifier-taken");
        assertThat(problem(preparing(it.id(), nour, 365, Scope.ARGENT, Scope.SOCIAL)))
                .endsWith(".identifier-taken");
        assertThat(problem(preparing(it.id(), person("Sam", "Roux", 1970), 31, Scope.ARGENT, Scope.SOCIAL)))
                .endsWith(".identifier-taken");
    }

    @Test
    void what_was_altered_on_its_way_is_not_signed_and_what_is_altered_later_gives_no_authority() {
        var it = prepared(nour, 31, Scope.ARGENT);
        assertThat(problem(signing(new SignMandate.Command(
                        it.id(),
                        (it.hash().startsWith("f") ? "0" : "f") + it.hash().substring(1),
                        Manner.PAPER,
                        "",
                        "",
                        today()))))
                .endsWith(".sign-altered");
        signing(it);
        run("update mandates.mandate set scopes = array['argent', 'justice'] where id = :id", it.id());
        assertThat(acting(Ids.next(), Scope.JUSTICE, false)).isEqualTo(stopped(Reason.ALTERED, null, null));
        assertThat(Network.as(me, () -> read.handle(it.id(), 1).orElseThrow().altered()))
                .isTrue();
    }

    // --- acting

    @Test
    void without_authority_an_act_is_stopped_with_its_reason_and_what_happened_all_the_same_is_irregular() {
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isEqualTo(stopped(Reason.NONE, null, null));
        var it = prepared(nour, 31, Scope.SOCIAL);
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isEqualTo(stopped(Reason.UNSIGNED, null, it.id()));
        signing(it);
        assertThat(acting(Ids.next(), Scope.JUSTICE, false)).isEqualTo(stopped(Reason.SCOPE, null, null));
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isInstanceOf(Outcome.Done.class);
        revoking(it, "spoken");
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isEqualTo(stopped(Reason.REVOKED, today(), null));
        var id = Ids.next();
        assertThat(acting(id, Scope.SOCIAL, true)).isEqualTo(NOTED);
        assertThat(acting(id, Scope.SOCIAL, true)).as("twice is once").isEqualTo(NOTED);
        var lead = network.a(Role.SITE_LEAD, desk.association());
        var told = Network.as(lead, () -> read.irregular(false, 1));
        assertThat(told.acts()).extracting(Act::id).containsExactly(id);
        assertThat(told.acts().getFirst().irregular()).isEqualTo(Reason.REVOKED);
        Network.as(lead, () -> read.seen(id));
        assertThat(Network.as(lead, () -> read.irregular(false, 1)).acts()).isEmpty();
        assertThat(Network.as(lead, () -> read.irregular(true, 1)).acts())
                .as("seen, never gone")
                .extracting(Act::seenBy)
                .containsExactly(lead.account());
    }

    @Test
    void a_mandate_that_ended_says_when() {
        var it = signed(nour, 31, Scope.SOCIAL);
        run(
                "update mandates.mandate set signed_on = signed_on - 60, prepared_on = prepared_on - 60, ends_on = ends_on - 60 where id = :id",
                it.id());
        assertThat(acting(Ids.next(), Scope.SOCIAL, false))
                .isEqualTo(stopped(Reason.ENDED, today().minusDays(30), null));
        assertThat(problem(revoking(it, "spoken"))).endsWith(".revoke-ended");
    }

    @Test
    void a_payment_asks_for_a_fresh_consent() {
        var it = signed(nour, 31, Scope.ARGENT);
        var without = new ActForPerson.Command(
                Ids.next(), nour, Scope.ARGENT, "Paiement de la facture", null, true, 4250L, "", false, false);
        assertThat(Network.as(me, () -> act.handle(without))).isEqualTo(stopped(Reason.NO_CONSENT, null, null));
        var with = new ActForPerson.Command(
                Ids.next(), nour, Scope.ARGENT, "Paiement de la facture", null, true, 4250L, "call", false, false);
        assertThat(Network.as(me, () -> act.handle(with))).isEqualTo(NOTED);
        var kept = Network.as(me, () -> read.handle(it.id(), 1).orElseThrow())
                .acts()
                .getFirst();
        assertThat(kept.cents()).isEqualTo(4250);
        assertThat(kept.consent()).isEqualTo("call");
        assertThat(kept.irregular()).isNull();
    }

    @Test
    void words_that_must_not_be_kept_are_refused() {
        signed(nour, 31, Scope.ARGENT);
        var secret = new ActForPerson.Command(
                Ids.next(), nour, Scope.ARGENT, "mdp : soleil99", null, false, null, "", false, false);
        assertThat(((Outcome.Refused<?>) Network.as(me, () -> act.handle(secret)))
                        .problems()
                        .getFirst()
                        .field())
                .isEqualTo("said");
    }

    // --- visits

    private static Visit.Request doneFor() {
        return doneFor(Ids.next(), "family-benefits");
    }

    private static Visit.Request doneFor(UUID id, String theme) {
        return new Visit.Request(id, theme, "caf", "accompaniment", "settled", null, 15, "done-for", null, null, null);
    }

    private Visit recorded() {
        var visit = VisitsFixtures.with(VisitsFixtures.aVisit(desk.point()), List.of(doneFor()));
        var outcome = Network.as(me, () -> visits.record(visit));
        return ((Visits.Outcome.Accepted) outcome).visit();
    }

    private void name(Visit visit) {
        Network.as(me, () -> personVisits.add(nour, visit.id()));
    }

    @Test
    void what_a_visit_says_was_done_for_somebody_named_is_kept_under_the_mandate() {
        var it = signed(nour, 31, Scope.FAMILLE);
        var visit = recorded();
        name(visit);
        name(visit);
        var acts = Network.as(me, () -> read.handle(it.id(), 1).orElseThrow()).acts();
        assertThat(acts).hasSize(1);
        assertThat(acts.getFirst().visit()).isEqualTo(visit.id());
        assertThat(acts.getFirst().irregular()).isNull();
        assertThat(mayNow()).isEqualTo(new AuthorityToAct.Answer.Granted(it.id()));
    }

    @Test
    void a_visit_without_authority_is_never_lost_and_told_as_irregular_until_it_is_corrected() {
        var visit = recorded();
        name(visit);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .extracting(Act::irregular)
                .containsExactly(Reason.NONE);
        assertThat(mayNow())
                .isInstanceOfSatisfying(
                        AuthorityToAct.Answer.Missing.class,
                        missing -> assertThat(missing.paper())
                                .startsWith("/bureau/mandats/nouveau?personne=" + nour)
                                .contains("scopes=famille"));
        var waiting = prepared(nour, 31, Scope.FAMILLE, Scope.ARGENT);
        assertThat(mayNow())
                .as("the one that waits for its signature, not another one")
                .isInstanceOfSatisfying(
                        AuthorityToAct.Answer.Missing.class,
                        missing -> assertThat(missing.paper()).isEqualTo("/bureau/mandats/" + waiting.id()));
        var more = VisitsFixtures.with(visit, List.of(visit.requests().getFirst(), doneFor()));
        assertThat(Network.as(me, () -> visits.correctAndJoin(more, null)))
                .as("what comes from a device is written")
                .isInstanceOf(Visits.Outcome.Accepted.class);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .as("no act is tied to a mandate that nobody signed")
                .hasSize(2)
                .allMatch(one -> one.mandate() == null);
        var fixed = VisitsFixtures.with(
                Network.as(me, () -> visits.find(List.of(visit.id()))).getFirst(), List.of(VisitsFixtures.aRequest()));
        assertThat(Network.as(me, () -> visits.correct(fixed))).isInstanceOf(Visits.Outcome.Accepted.class);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10))).isEmpty();
        assertThat(Network.as(me, () -> read.irregular(true, 1)).acts())
                .as("that it was said stays written")
                .hasSize(2)
                .allMatch(one -> today().equals(one.withdrawnOn()));
    }

    @Test
    void a_visit_whose_theme_is_corrected_is_judged_by_the_theme_it_says_now() {
        var it = signed(nour, 31, Scope.FAMILLE);
        var visit = recorded();
        name(visit);
        var request = visit.requests().getFirst().id();
        var justice = VisitsFixtures.with(visit, List.of(doneFor(request, "justice-rights")));
        assertThat(Network.as(me, () -> askAuthority.handle(justice)))
                .as("a screen is stopped")
                .isPresent();
        assertThat(Network.as(me, () -> visits.correct(justice)))
                .as("what comes from a device is written")
                .isInstanceOf(Visits.Outcome.Accepted.class);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .extracting(Act::theme, Act::scope, Act::irregular)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("justice-rights", Scope.JUSTICE, Reason.SCOPE));
        assertThat(Network.as(me, () -> read.handle(it.id(), 1).orElseThrow()).acts())
                .isEmpty();
    }

    @Test
    void a_visit_after_the_revocation_is_irregular_and_one_before_it_is_not() {
        var it = signed(nour, 31, Scope.FAMILLE);
        var before = recorded();
        revoking(it, "spoken");
        var after = recorded();
        name(before);
        name(after);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .extracting(Act::visit, Act::irregular)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(after.id(), Reason.REVOKED));
    }

    @Test
    void an_act_after_the_day_of_a_revocation_that_is_told_late_becomes_irregular() {
        var it = signed(nour, 31, Scope.FAMILLE);
        assertThat(acting(Ids.next(), Scope.FAMILLE, false)).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10))).isEmpty();
        run(
                "update mandates.mandate set prepared_on = prepared_on - 3, signed_on = signed_on - 3 where id = :id",
                it.id());
        Network.as(me, () -> revoke.handle(new RevokeMandate.Command(it.id(), "spoken", today().minusDays(1))));
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .extracting(Act::irregular)
                .containsExactly(Reason.REVOKED);
    }

    // --- the paper

    @Test
    void anybody_who_holds_the_paper_learns_whether_it_is_valid_and_no_name() {
        var it = prepared(nour, 31, Scope.ARGENT);
        var code = it.said().code();
        assertThat(check.handle(code, "")).as("not signed").isEqualTo(new Told.Unknown());
        signing(it);
        var association = it.said().association();
        var until = today().plusDays(30);
        var money = List.of(Scope.ARGENT);
        assertThat(check.handle(Fingerprint.groups(code).toLowerCase(), ""))
                .isEqualTo(new Told.Valid(association, today(), until, Mandate.CURRENT_WORDS, money, null));
        assertThat(check.handle(code, Fingerprint.shown(it.hash())))
                .isEqualTo(new Told.Valid(association, today(), until, Mandate.CURRENT_WORDS, money, true));
        assertThat(check.handle(code, "ABCD ABCD ABCD ABCD"))
                .isEqualTo(new Told.Valid(association, today(), until, Mandate.CURRENT_WORDS, money, false));
        revoking(it, "letter");
        assertThat(check.handle(code, "")).isEqualTo(new Told.Ended(association, today(), today(), null));
        assertThat(check.handle("ABCDEFGHJKMNPQRSTVWX", "")).isEqualTo(new Told.Unknown());
        assertThat(check.handle(it.id().toString(), "")).isEqualTo(new Told.Unknown());
    }

    @Test
    void a_paper_whose_mandate_was_changed_in_the_database_is_confirmed_to_nobody() {
        var it = signed(nour, 31, Scope.ARGENT);
        run("update mandates.mandate set scopes = array['argent', 'justice'] where id = :id", it.id());
        assertThat(check.handle(it.said().code(), ""))
                .isEqualTo(new Told.Doubtful(it.said().association()));
        var other = signed(nour, 31, Scope.SOCIAL);
        run("update mandates.mandate set words = 1 where id = :id", other.id());
        assertThat(check.handle(other.said().code(), "")).isInstanceOf(Told.Doubtful.class);
    }

    @Test
    void a_paper_of_earlier_words_goes_on_checking_true_and_says_which_it_was_signed_under() {
        var before = prepared(nour, 31, Scope.ETRANGER);
        Network.as(
                me,
                () -> transaction.executeWithoutResult(
                        _ -> MandatesFixtures.prepareWithWords(db, before, desk.association(), 1)));
        var it = find(before.id());
        assertThat(it.hash()).as("another version is another hash").isNotEqualTo(before.hash());
        assertThat(signing(it)).isEqualTo(new Outcome.Done<>(it.id()));
        var now = signed(person("Sam", "Roux", 1970), 31, Scope.ETRANGER);
        for (var one : List.of(find(it.id()), now))
            assertThat(check.handle(one.said().code(), Fingerprint.shown(one.hash())))
                    .isEqualTo(new Told.Valid(
                            one.said().association(),
                            today(),
                            today().plusDays(30),
                            one.id().equals(it.id()) ? 1 : Mandate.CURRENT_WORDS,
                            List.of(Scope.ETRANGER),
                            true));
    }

    @Test
    void without_its_code_nobody_outside_sees_a_mandate() {
        var it = signed(nour, 31, Scope.ARGENT);
        Integer seen = transaction.execute(_ -> db.sql("select count(*)::int from mandates.mandate")
                .query(Integer.class)
                .single());
        assertThat(seen).isZero();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(other, () -> read.find(it.id()))).isEmpty();
        assertThat(Network.as(other, () -> read.list("in-force", 1)).mandates()).isEmpty();
    }

    @Test
    void the_hash_changes_with_anything_that_the_paper_says() {
        var it = prepared(nour, 31, Scope.ARGENT);
        var said = it.said();
        var other = new Mandate.Said(
                said.person() + "x", said.born(), said.association(), said.mediator(), said.code(), said.salt());
        int now = it.words();
        var id = it.id();
        var association = desk.association();
        var on = it.preparedOn();
        assertThat(Set.of(
                        it.hash(),
                        new Fingerprint.Paper(now + 1, id, association, said, it.scopes(), 31, on).hash(),
                        new Fingerprint.Paper(now, id, association, other, it.scopes(), 31, on).hash(),
                        new Fingerprint.Paper(now, id, association, said, it.scopes(), 365, on).hash(),
                        new Fingerprint.Paper(now, id, association, said, List.of(Scope.ARGENT, Scope.JUSTICE), 31, on)
                                .hash(),
                        new Fingerprint.Paper(now, id, association, said, it.scopes(), 31, on.plusDays(1)).hash()))
                .hasSize(6);
    }

    // --- time

    @Test
    void who_prepared_a_mandate_is_told_once_that_it_ends_soon() {
        var soon = signed(nour, 31, Scope.ARGENT);
        var later = signed(person("Sam", "Roux", 1970), 365, Scope.ARGENT);
        run("update mandates.mandate set ends_on = current_date + 10 where id = :id", soon.id());
        warn.handle();
        warn.handle();
        assertThat(count(
                        "select count(*)::int from mandates.mandate where id = :id and warned_at is not null",
                        soon.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*)::int from audit.entry where action = 'mandates.warned' and subject = :id::text",
                        soon.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*)::int from mandates.mandate where id = :id and warned_at is not null",
                        later.id()))
                .isZero();
        assertThat(Network.as(me, () -> read.list("ending", 1)).mandates())
                .extracting(Mandate::id)
                .containsExactly(soon.id());
    }

    @Test
    void the_warning_goes_by_mail_through_a_real_server_once_and_names_nobody() throws Exception {
        var soon = signed(nour, 31, Scope.ARGENT);
        run("update mandates.mandate set ends_on = current_date + 10 where id = :id", soon.id());
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(1);
        mailing(sender).handle();
        assertThat(count("select count(*)::int from mandates.mandate where id = :id and warned_at is null", soon.id()))
                .as("tried again the next day")
                .isEqualTo(1);
        server.start();
        try {
            sender.setPort(server.getSmtp().getPort());
            mailing(sender).handle();
            mailing(sender).handle();
            var mails = java.util.Arrays.stream(server.getReceivedMessages())
                    .filter(mail ->
                            GreenMailUtil.getBody(mail).contains(soon.id().toString()))
                    .toList();
            assertThat(mails).hasSize(1);
            assertThat(GreenMailUtil.getWholeMessage(mails.getFirst()))
                    .contains(me.account() + "@parvis.example")
                    .doesNotContain("Haddad");
        } finally {
            server.stop();
        }
    }

    private WarnOfEnd mailing(JavaMailSenderImpl sender) {
        return new WarnOfEnd(
                table,
                accounts,
                associations,
                journal,
                new EndMail(
                        new Mailer(sender, "parvis@parvis.example"), GivenSettings.address("https://parvis.example")),
                15,
                transaction);
    }

    @Test
    void a_mandate_and_its_acts_are_kept_six_years_after_its_end_then_deleted_and_the_journal_says_so() {
        var it = signed(nour, 31, Scope.SOCIAL);
        acting(Ids.next(), Scope.SOCIAL, false);
        acting(Ids.next(), Scope.JUSTICE, true);
        run("""
                update mandates.mandate set prepared_on = current_date - interval '7 years', signed_on = current_date - interval '7 years',
                    ends_on = (current_date - interval '6 years')::date + 1 where id = :id""", it.id());
        run("update mandates.act set day = (current_date - interval '6 years')::date + 1 where person = :id", nour);
        keep.handle();
        assertThat(count("select count(*)::int from mandates.act where person = :id", nour))
                .isEqualTo(2);
        run("update mandates.mandate set ends_on = ends_on - 3 where id = :id", it.id());
        run("update mandates.act set day = day - 3 where person = :id", nour);
        keep.handle();
        assertThat(count("select count(*)::int from mandates.mandate where id = :id", it.id()))
                .isZero();
        assertThat(count("select count(*)::int from mandates.act where person = :id", nour))
                .isZero();
        assertThat(count(
                        "select count(*)::int from audit.entry where action = 'mandates.deleted' and subject = :id::text",
                        it.id()))
                .isEqualTo(1);
    }

    @Test
    void what_was_done_after_a_mandate_ended_is_kept_for_its_own_six_years() {
        var it = signed(nour, 31, Scope.SOCIAL);
        run("""
                update mandates.mandate set prepared_on = current_date - interval '7 years', signed_on = current_date - interval '7 years',
                    ends_on = (current_date - interval '6 years')::date - 3 where id = :id""", it.id());
        var late = Ids.next();
        assertThat(acting(late, Scope.SOCIAL, true)).isEqualTo(NOTED);
        keep.handle();
        assertThat(count("select count(*)::int from mandates.mandate where id = :id", it.id()))
                .isZero();
        assertThat(Network.as(me, () -> read.irregularOf(nour, 10)))
                .extracting(Act::id, Act::irregular)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(late, Reason.ENDED));
    }

    @Test
    void a_paper_that_nobody_signed_is_forgotten_after_a_month() {
        var it = prepared(nour, 31, Scope.SOCIAL);
        run("update mandates.mandate set prepared_on = current_date - 40 where id = :id", it.id());
        keep.handle();
        assertThat(count("select count(*)::int from mandates.mandate where id = :id", it.id()))
                .isZero();
    }

    // --- the file

    @Test
    void a_file_is_not_erased_under_a_mandate_in_force_and_what_was_signed_outlives_it_with_the_least() {
        var it = signed(nour, 31, Scope.SOCIAL);
        prepared(nour, 31, Scope.JUSTICE);
        acting(Ids.next(), Scope.SOCIAL, false);
        acting(Ids.next(), Scope.JUSTICE, true);
        assertThat(Network.as(me, () -> erasePerson.handle(nour)))
                .isInstanceOfSatisfying(
                        ErasePerson.Erasure.Kept.class,
                        kept -> assertThat(kept.reasons())
                                .extracting(ErasePerson.Reason::code)
                                .containsExactly("mandates.keeps"));
        revoking(it, "spoken");
        assertThat(Network.as(me, () -> erasePerson.handle(nour))).isInstanceOf(ErasePerson.Erasure.Erased.class);
        var kept = find(it.id());
        assertThat(kept.person()).isNull();
        assertThat(kept.said().person()).isEqualTo("Nour Haddad");
        assertThat(count("select count(*)::int from mandates.mandate where person = :id", nour))
                .isZero();
        assertThat(count("""
                        select count(*)::int from mandates.act where association = :id and said is null and person is null and visit is null
                            and case_file is null""", desk.association())).isEqualTo(2);
        assertThat(count("select count(*)::int from mandates.mandate where association = :id", desk.association()))
                .as("what was never signed is gone")
                .isEqualTo(1);
        assertThat(check.handle(kept.said().code(), "")).isInstanceOf(Told.Ended.class);
    }

    @Test
    void mandates_follow_a_merge_of_files_and_come_back() {
        var twin = person("Nour", "Hadad", 1980);
        var it = signed(twin, 31, Scope.SOCIAL);
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isEqualTo(stopped(Reason.NONE, null, null));
        var merged = Network.as(
                me, () -> merges.handle(new MergeFiles.Command(nour, twin, Set.of(), version(nour), version(twin))));
        var merge = Outcomes.done(merged);
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isInstanceOf(Outcome.Done.class);
        assertThat(find(it.id()).person()).isEqualTo(nour);
        Network.as(me, () -> merges.undo(merge));
        assertThat(find(it.id()).person()).isEqualTo(twin);
        assertThat(acting(Ids.next(), Scope.SOCIAL, false)).isEqualTo(stopped(Reason.NONE, null, null));
    }

    private int version(UUID person) {
        return count("select version from people.person where id = :id", person);
    }

    @Test
    void the_answer_to_an_access_request_tells_mandates_and_what_was_done() {
        signed(nour, 31, Scope.SOCIAL);
        acting(Ids.next(), Scope.SOCIAL, false);
        acting(Ids.next(), Scope.JUSTICE, true);
        var told = told();
        assertThat(told).hasSize(2);
        assertThat(told.toString()).contains("Déclaration envoyée").contains("Social et santé");
    }

    @Test
    void the_answer_to_an_access_request_tells_what_was_paid_and_what_was_corrected_since() {
        signed(nour, 31, Scope.ARGENT);
        var paid = new ActForPerson.Command(
                Ids.next(), nour, Scope.ARGENT, "Paiement de la facture", null, true, 4250L, "call", false, false);
        assertThat(Network.as(me, () -> act.handle(paid))).isEqualTo(NOTED);
        var visit = recorded();
        name(visit);
        var fixed = VisitsFixtures.with(visit, List.of(VisitsFixtures.aRequest()));
        assertThat(Network.as(me, () -> visits.correct(fixed))).isInstanceOf(Visits.Outcome.Accepted.class);
        assertThat(told().toString()).contains("42,50", "accord au téléphone", "le passage a été corrigé le");
    }

    private List<PersonalDataProvider.Told> told() {
        var answer = Network.as(me, () -> answerAccess.handle(nour, "json").orElseThrow());
        return answer.sections().stream()
                .filter(section -> section.title().equals("Mandats"))
                .findFirst()
                .orElseThrow()
                .told();
    }

    @Test
    void of_two_who_sign_at_once_one_signature_stands() throws Exception {
        var it = prepared(nour, 31, Scope.ARGENT);
        var done = new AtomicInteger();
        var threads = java.util.stream.Stream.of("Nour Haddad", "N. Haddad")
                .map(name -> Thread.ofVirtual().start(() -> {
                    if (signing(new SignMandate.Command(it.id(), it.hash(), Manner.TYPED, "", name, null))
                            instanceof Outcome.Done) done.incrementAndGet();
                }))
                .toList();
        for (var thread : threads) thread.join();
        assertThat(done).hasValue(1);
    }

    @Test
    void nothing_is_done_in_the_name_of_another_associations_person() {
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        me = other;
        assertThat(problem(preparing(Ids.next(), nour, 31, Scope.ARGENT))).endsWith(".person");
    }
}
