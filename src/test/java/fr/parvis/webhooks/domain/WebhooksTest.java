// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.contracts.ContractsSummarized;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.network.PointsChanged;
import fr.parvis.people.Sealing;
import fr.parvis.referrals.ReferralAnswered;
import fr.parvis.returns.ListHandedBack;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import fr.parvis.webhooks.WebhooksSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParvisTest
class WebhooksTest {
    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Sealing sealing;

    @Autowired
    Journal journal;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationEventPublisher events;

    SignedIn director;
    Target target;
    WebhooksFixtures webhooks;

    @BeforeEach
    void a_program_that_is_called() throws IOException {
        director = network.a(Role.DIRECTOR, network.anAssociation());
        target = new Target();
        webhooks = webhooks(true);
    }

    @AfterEach
    void closes() {
        target.close();
    }

    private WebhooksFixtures webhooks(boolean inner) {
        return new WebhooksFixtures(db, sealing, journal, json, transactions, inner);
    }

    private WebhooksFixtures.Made anEndpoint(EventType... types) {
        return Network.as(director, () -> webhooks.anEndpoint(target.url(), types));
    }

    /** An appointment was booked. */
    private UUID happens() {
        var subject = Ids.next();
        Network.as(
                director,
                () -> transaction.executeWithoutResult(_ -> webhooks.note.handle(
                        EventType.APPOINTMENT_BOOKED, subject, "/bureau/rendez-vous/" + subject, Map.of())));
        return subject;
    }

    private int send() {
        return Network.as(director, () -> webhooks.send.here());
    }

    private <T> T read(Supplier<T> what) {
        return Network.as(director, () -> transaction.execute(_ -> what.get()));
    }

    private void inTransaction(Runnable what) {
        Network.as(director, () -> transaction.executeWithoutResult(_ -> what.run()));
    }

    private Endpoint endpoint(UUID id) {
        return Network.as(director, () -> webhooks.find(id));
    }

    private List<Delivery> log(UUID endpoint) {
        return read(() -> webhooks.endpoints.log(endpoint, 100, 0));
    }

    private static String signature(String secret, Target.Call call) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = call.id() + "." + call.seconds() + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_signature_is_that_of_the_standard() {
        // the sample of the specification of Standard Webhooks
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void an_event_arrives_once_signed_with_identifiers_alone() throws GeneralSecurityException {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        var subject = happens();
        assertThat(target.calls()).isEmpty();
        assertThat(Asking.as(Scope.network()).call(webhooks.send::associationsDue))
                .contains(director.association());
        assertThat(send()).isEqualTo(1);
        assertThat(send()).isZero();
        assertThat(Asking.as(Scope.network()).call(webhooks.send::associationsDue))
                .doesNotContain(director.association());
        var call = target.calls().getFirst();
        assertThat(target.calls()).hasSize(1);
        assertThat(call.signature()).isEqualTo(signature(endpoint.secret(), call));
        assertThat(call.seconds()).isEqualTo(webhooks.clock.instant().getEpochSecond());
        var body = json.readTree(call.body());
        assertThat(body.path("type").asString()).isEqualTo("appointment.booked");
        assertThat(body.path("data").properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "association", "page");
        assertThat(body.at("/data/id").asString()).isEqualTo(subject.toString());
        assertThat(body.at("/data/page").asString()).isEqualTo("https://parvis.example/bureau/rendez-vous/" + subject);
        assertThat(log(endpoint.id())).extracting(Delivery::state).containsExactly("sent");
    }

    @Test
    void a_secret_whose_key_is_lost_is_told_and_keeps_no_other_endpoint_waiting() {
        var lost = anEndpoint(EventType.APPOINTMENT_BOOKED);
        var other = anEndpoint(EventType.APPOINTMENT_BOOKED);
        var unreadable = sealing.seal("(illisible)", KeepEndpoints.about(lost.id()));
        inTransaction(() -> db.sql("update webhooks.endpoint set key = :key, secret = :secret where id = :id")
                .param("key", unreadable.key())
                .param("secret", unreadable.bytes())
                .param("id", lost.id())
                .update());
        happens();
        assertThat(send()).isEqualTo(2);
        assertThat(target.calls()).hasSize(1);
        assertThat(log(lost.id())).extracting(Delivery::lastProblem).containsExactly("no-secret");
        assertThat(log(other.id())).extracting(Delivery::state).containsExactly("sent");
    }

    @Test
    void an_act_that_was_taken_back_is_not_told_and_what_nobody_asked_for_is_not_kept() {
        anEndpoint(EventType.POINT_CHANGED);
        assertThatThrownBy(() -> inTransaction(() -> {
                    webhooks.note.handle(EventType.POINT_CHANGED, Ids.next(), "/x", Map.of());
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        happens();
        assertThat(send()).isZero();
        int kept = read(() -> db.sql("select count(*) from webhooks.event")
                .query(Integer.class)
                .single());
        assertThat(kept).isZero();
    }

    @Test
    void a_target_that_answers_500_for_a_day_loses_nothing() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        target.answers(500);
        var subjects = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) subjects.add(happens());
        for (int minutes = 0; minutes < 24 * 60; minutes += 10) {
            send();
            webhooks.clock.forward(Duration.ofMinutes(10));
        }
        var failing = endpoint(endpoint.id());
        assertThat(failing.failures()).isGreaterThan(3);
        assertThat(failing.failingSince()).isNotNull();
        assertThat(failing.stopped()).isNull();
        assertThat(failing.waiting()).isEqualTo(5);
        // left in peace: not each event every ten minutes
        assertThat(target.calls().size()).isBetween(10, 60);
        assertThat(log(endpoint.id())).allSatisfy(delivery -> {
            assertThat(delivery.lastStatus()).isEqualTo(500);
            assertThat(delivery.lastProblem()).isEqualTo("status");
        });

        int before = target.calls().size();
        target.answers(200);
        inTransaction(() -> webhooks.endpoints.start(endpoint.id()));
        assertThat(send()).isEqualTo(5);
        assertThat(target.calls().subList(before, before + 5))
                .extracting(call -> json.readTree(call.body()).at("/data/id").asString())
                .containsExactlyInAnyOrderElementsOf(
                        subjects.stream().map(UUID::toString).toList());
        assertThat(endpoint(endpoint.id()))
                .extracting(Endpoint::failures, Endpoint::waiting, Endpoint::failingSince)
                .containsExactly(0, 0, null);
    }

    @Test
    void a_target_that_fails_for_five_days_is_stopped_and_what_happens_meanwhile_waits() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        target.answers(503);
        happens();
        for (int hours = 0; hours < 6 * 24; hours++) {
            if (hours % 24 == 0) happens();
            send();
            webhooks.clock.forward(Duration.ofHours(1));
        }
        assertThat(endpoint(endpoint.id()).stopped()).isEqualTo("failing");
        happens();
        int called = target.calls().size();
        assertThat(send()).isZero();
        assertThat(target.calls()).hasSize(called);
        target.answers(204);
        inTransaction(() -> webhooks.endpoints.start(endpoint.id()));
        send();
        var it = endpoint(endpoint.id());
        assertThat(it.stopped()).isNull();
        assertThat(it.waiting()).isZero();
        int failed = it.failed();
        int again = read(() -> webhooks.endpoints.replay(endpoint.id(), null));
        assertThat(again).isEqualTo(failed);
        send();
        assertThat(log(endpoint.id())).hasSize(8).extracting(Delivery::state).containsOnly("sent");
    }

    @Test
    void one_event_that_a_program_cannot_take_keeps_no_other_waiting_and_is_given_up_after_ten_attempts() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        target.answers(400);
        happens();
        send();
        for (int attempt = 1; attempt < 10; attempt++) {
            // whatever else happens is taken
            target.answers(204);
            happens();
            assertThat(send()).isEqualTo(1);
            target.answers(400);
            webhooks.clock.forward(SendEvents.PAUSES.get(attempt - 1));
            assertThat(send()).isEqualTo(1);
        }
        var it = endpoint(endpoint.id());
        assertThat(it.failed()).isEqualTo(1);
        assertThat(it.waiting()).isZero();
        var lost = log(endpoint.id()).stream()
                .filter(delivery -> delivery.state().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertThat(lost.attempts()).isEqualTo(10);
        target.answers(204);
        inTransaction(() -> webhooks.endpoints.replay(endpoint.id(), lost.id()));
        assertThat(send()).isEqualTo(1);
        assertThat(target.calls().getLast().id()).isEqualTo(lost.event().toString());
        assertThat(endpoint(endpoint.id()).failed()).isZero();
    }

    @Test
    void a_target_that_hangs_is_cut_off_and_one_that_is_gone_or_points_elsewhere_is_not_followed() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        target.hangs(5_000);
        happens();
        assertThat(send()).isEqualTo(1);
        assertThat(log(endpoint.id()).getFirst().lastProblem()).isEqualTo("slow");
        target.hangs(0);
        target.answers(302);
        webhooks.clock.forward(Duration.ofHours(1));
        send();
        assertThat(log(endpoint.id()).getFirst().lastProblem()).isEqualTo("redirect");
        target.answers(410);
        webhooks.clock.forward(Duration.ofHours(1));
        send();
        assertThat(endpoint(endpoint.id()).stopped()).isEqualTo("gone");
        assertThat(endpoint(endpoint.id()).waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://198.51.100.7/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://10.1.2.3/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest/meta-data",
                "https://nom:secret@198.51.100.7/x",
                "https://198.51.100.7:99999/x",
                "ftp://198.51.100.7/x",
                "javascript:alert(1)",
                "exemple",
                ""
            })
    void such_an_address_is_refused(String url) {
        var strict = webhooks(false);
        Outcome<KeepEndpoints.Added> added = read(() -> strict.endpoints.add(
                new KeepEndpoints.Command(Ids.next(), "Essai", url, Set.of(EventType.POINT_CHANGED.code()), 0)));
        assertThat(Outcomes.refused(added)).extracting(Problem::field).containsExactly("url");
    }

    @Test
    void an_address_that_leads_inside_since_is_not_called() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        happens();
        var strict = webhooks(false);
        Network.as(director, () -> strict.send.here());
        assertThat(target.calls()).isEmpty();
        assertThat(log(endpoint.id()).getFirst().lastProblem()).isEqualTo("inner");
    }

    @Test
    void an_address_that_was_kept_with_a_port_that_is_none_keeps_no_other_waiting() {
        var wrong = anEndpoint(EventType.APPOINTMENT_BOOKED);
        inTransaction(() -> db.sql("update webhooks.endpoint set url = 'https://198.51.100.7:99999/x' where id = :id")
                .param("id", wrong.id())
                .update());
        anEndpoint(EventType.APPOINTMENT_BOOKED);
        happens();
        assertThat(send()).isEqualTo(2);
        assertThat(target.calls()).hasSize(1);
        assertThat(log(wrong.id()).getFirst().lastProblem()).isEqualTo("broken");
    }

    @Test
    void two_senders_at_once_send_each_event_once() throws Exception {
        anEndpoint(EventType.APPOINTMENT_BOOKED);
        for (int i = 0; i < 20; i++) happens();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(threads.submit(this::send), threads.submit(this::send));
            for (Future<Integer> one : both) one.get();
        }
        send();
        assertThat(target.calls()).hasSize(20).extracting(Target.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void a_trial_goes_to_one_endpoint_whatever_it_asked_for() {
        var one = anEndpoint(EventType.POINT_CHANGED);
        anEndpoint(EventType.POINT_CHANGED);
        inTransaction(() -> webhooks.endpoints.test(one.id()));
        assertThat(send()).isEqualTo(1);
        assertThat(json.readTree(target.calls().getFirst().body()).path("type").asString())
                .isEqualTo("webhook.trial");
    }

    @Test
    void another_secret_signs_from_then_on_and_a_removed_endpoint_is_called_no_more() throws GeneralSecurityException {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        String secret = read(() -> webhooks.endpoints.renewSecret(endpoint.id()));
        assertThat(secret).isNotEqualTo(endpoint.secret());
        happens();
        send();
        assertThat(target.calls().getFirst().signature())
                .isEqualTo(signature(secret, target.calls().getFirst()));
        happens();
        inTransaction(() -> webhooks.endpoints.remove(endpoint.id()));
        assertThat(send()).isZero();
        List<Endpoint> left = read(() -> webhooks.endpoints.list());
        assertThat(left).isEmpty();
    }

    @Test
    void another_association_neither_sees_nor_touches_an_endpoint() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(
                other,
                () -> transaction.executeWithoutResult(_ -> {
                    assertThat(webhooks.endpoints.list()).isEmpty();
                    assertThatThrownBy(() -> webhooks.endpoints.stop(endpoint.id()))
                            .isInstanceOf(NotFound.class);
                    assertThatThrownBy(() -> webhooks.endpoints.renewSecret(endpoint.id()))
                            .isInstanceOf(NotFound.class);
                }));
    }

    @Test
    void a_form_made_on_an_older_version_changes_nothing() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        var command = new KeepEndpoints.Command(
                endpoint.id(), "Autre nom", target.url(), Set.of(EventType.POINT_CHANGED.code()), 0);
        inTransaction(() -> assertThat(webhooks.endpoints.change(command)).isInstanceOf(Outcome.Done.class));
        inTransaction(() -> assertThat(webhooks.endpoints.change(command)).isInstanceOf(Outcome.Changed.class));
    }

    @Test
    void what_happens_in_other_modules_is_told_by_its_code() {
        anEndpoint(EventType.values());
        var association = director.association();
        var contract = Ids.next();
        inTransaction(() -> {
            events.publishEvent(new ListHandedBack(Ids.next(), Ids.next()));
            events.publishEvent(new ReferralAnswered(Ids.next(), "accept"));
            events.publishEvent(new ContractsSummarized(Set.of(contract)));
        });
        // once, until it is on its way again
        inTransaction(() -> events.publishEvent(new ContractsSummarized(Set.of(contract))));
        // by the network's head, on a point of the association
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        Network.as(
                head,
                () -> transaction.executeWithoutResult(
                        _ -> events.publishEvent(new PointsChanged(association, List.of(Ids.next()), "closed"))));
        webhooks.clock.set(Instant.now().plusSeconds(60).toString());
        assertThat(send()).isEqualTo(4);
        assertThat(target.calls())
                .extracting(call -> json.readTree(call.body()).path("type").asString())
                .containsExactlyInAnyOrder(
                        "list.handed-back", "referral.answered", "contract.at-risk", "point.changed");
        inTransaction(() -> events.publishEvent(new ContractsSummarized(Set.of())));
        inTransaction(() -> events.publishEvent(new ContractsSummarized(Set.of(contract))));
        webhooks.clock.set(Instant.now().plusSeconds(120).toString());
        assertThat(send()).isEqualTo(1);
    }

    @Test
    void events_are_forgotten_after_their_time_of_keeping() {
        var endpoint = anEndpoint(EventType.APPOINTMENT_BOOKED);
        happens();
        send();
        webhooks.clock.forward(Duration.ofDays(31));
        var forget = new ForgetEvents(db, webhooks.clock, GivenSettings.of(WebhooksSettings.class));
        int forgotten = read(forget::here);
        assertThat(forgotten).isEqualTo(1);
        assertThat(log(endpoint.id())).isEmpty();
    }
}
