// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.sync.domain.CommandReview;
import fr.parvis.sync.domain.Devices;
import fr.parvis.sync.domain.SealingKeys;
import fr.parvis.sync.domain.TakeSealed;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What devices seal for the server: how it arrives without a session, and what becomes of what was lost, revoked, forged or altered. */
@ParvisTest
@ExtendWith(OutputCaptureExtension.class)
class SealedTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Devices devices;

    @Autowired
    SealingKeys keys;

    @Autowired
    TakeSealed takeSealed;

    @Autowired
    CommandReview toPutRight;

    @Autowired
    ManageAccounts manageAccounts;

    @Value("${parvis.sealing-key:}")
    String given;

    @Value("${parvis.data:data}")
    String home;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    SignedIn director;
    Tablet tablet;

    @BeforeEach
    void a_tablet() {
        desk = fixtures.aDesk();
        director = network.a(Role.DIRECTOR, desk.association());
        tablet = new Tablet(mvc, desk.mediator(), desk.point()).register();
    }

    @Test
    void a_device_is_told_the_same_keys_each_time_and_each_account_its_own() {
        var again = new Tablet(mvc, tablet.device, tablet.who, tablet.point).register();
        for (var field : List.of("unlock", "grant", "secret"))
            assertThat(again.registered.path(field).asString())
                    .isNotBlank()
                    .isEqualTo(tablet.registered.path(field).asString());
        assertThat(java.util.Base64.getDecoder()
                        .decode(tablet.registered.path("unlock").asString()))
                .hasSize(32);
        assertThat(tablet.registered.path("label").asString()).isEqualTo("Tablette du bus");
        assertThat(tablet.registered.path("revoked").asBoolean(true)).isFalse();
        assertThat(tablet.registered.at("/sealing/algorithm").asString()).isEqualTo("RSA-OAEP-256");
        var colleague =
                new Tablet(mvc, tablet.device, network.a(Role.MEDIATOR, desk.association()), tablet.point).register();
        for (var field : List.of("unlock", "grant", "secret"))
            assertThat(colleague.registered.path(field).asString())
                    .isNotEqualTo(tablet.registered.path(field).asString());
    }

    @Test
    void what_was_sealed_arrives_without_a_session_as_who_made_it_and_once() {
        var recorded = tablet.record();
        var envelope = tablet.seal(recorded);
        var answer = Tablet.body(tablet.handIn(envelope));
        assertThat(answer.at("/answers/0/outcome").asString()).isEqualTo("accepted");
        assertThat(answer.toString()).doesNotContain("family-benefits").doesNotContain("visit");
        assertThat(tablet.handedIn(envelope)).containsExactly("already-known");
        assertThat(tablet.outcomes(recorded))
                .as("the same by a session afterwards")
                .containsExactly("already-known");
        assertThat(count("visits.visit where recorded_by = '" + tablet.who.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void sealed_commands_are_applied_in_the_order_of_the_counter() {
        var recorded = tablet.record();
        var correction = tablet.correct(recorded, 0);
        Tablet.payload(correction).put("persons", 5);
        assertThat(tablet.handedIn(tablet.seal(correction), tablet.seal(recorded)))
                .containsExactly("accepted", "accepted");
        assertThat(tablet.answers(recorded).getFirst().at("/visit/persons").asInt())
                .isEqualTo(5);
    }

    @Test
    void after_the_account_was_closed_what_it_had_recorded_waits_for_a_person() {
        var envelope = tablet.seal(tablet.record());
        Network.as(director, () -> manageAccounts.disable(director, tablet.who.account()));
        assertThat(tablet.handedIn(envelope)).containsExactly("kept");
        assertThat(tablet.handedIn(envelope)).containsExactly("kept");
        assertThat(count("visits.visit")).isZero();
        assertThat(count("sync.rejected_command where why = 'kept' and state = 'open'"))
                .isEqualTo(1);
        var kept = UUID.fromString(envelope.path("command").asString());
        assertThat(Network.as(director, () -> toPutRight.confirm(kept))).isInstanceOf(Outcome.Done.class);
        assertThat(count("visits.visit where mediators[1] = '" + tablet.who.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_revoked_device_hears_it_and_what_it_hands_in_waits_for_a_person() {
        var envelope = tablet.seal(tablet.record());
        var sent = tablet.record();
        var sentEnvelope = tablet.seal(sent);
        tablet.send(sent);
        assertThat(Network.as(director, () -> devices.revoke(tablet.device, director.account())))
                .isTrue();
        assertThat(Network.as(director, () -> devices.revoke(tablet.device, director.account())))
                .as("once is enough")
                .isFalse();
        assertThat(tablet.send().at("/device/revoked").asBoolean()).isTrue();
        var again = new Tablet(mvc, tablet.device, tablet.who, tablet.point).register();
        assertThat(again.registered.path("revoked").asBoolean()).isTrue();
        assertThat(again.registered.has("unlock")).isFalse();
        assertThat(again.registered.has("grant")).isFalse();
        var answer = Tablet.body(tablet.handIn(envelope, sentEnvelope));
        assertThat(answer.at("/device/revoked").asBoolean()).isTrue();
        assertThat(answer.at("/answers/0/outcome").asString()).isEqualTo("kept");
        assertThat(answer.at("/answers/1/outcome").asString()).isEqualTo("already-known");
        assertThat(count("visits.visit")).isEqualTo(1);
        assertThat(journal("sync.device-revoked")).isEqualTo(1);
    }

    @Test
    void a_forged_grant_records_nothing_and_leaves_a_mark() {
        var forged = tablet.seal(tablet.record(), "forged", tablet.registered.path("sealing"));
        assertThat(tablet.handedIn(forged)).containsExactly("rejected");
        // a colleague's grant is no proof either
        var colleague =
                new Tablet(mvc, tablet.device, network.a(Role.MEDIATOR, desk.association()), tablet.point).register();
        var borrowed = tablet.seal(
                tablet.record(), colleague.registered.path("grant").asString(), tablet.registered.path("sealing"));
        assertThat(tablet.handedIn(borrowed)).containsExactly("rejected");
        assertThat(count("visits.visit")).isZero();
        assertThat(count("sync.rejected_command where state = 'open'")).isEqualTo(2);
    }

    @Test
    void an_altered_envelope_is_never_applied_whatever_was_altered() {
        for (var field : List.of("seq", "command", "account", "data", "wrapped", "iv")) {
            var envelope = tablet.seal(tablet.record());
            switch (field) {
                case "seq" -> envelope.put("seq", 4711);
                case "command" -> envelope.put("command", Ids.next().toString());
                case "account" -> envelope.put("account", director.account().toString());
                default -> {
                    var bytes = java.util.Base64.getDecoder()
                            .decode(envelope.path(field).asString());
                    bytes[bytes.length / 2] ^= 1;
                    envelope.put(field, java.util.Base64.getEncoder().encodeToString(bytes));
                }
            }
            assertThat(tablet.handedIn(envelope)).as(field).containsExactly("rejected");
        }
        var noEnvelope = Tablet.JSON.createObjectNode().put("command", "x");
        assertThat(tablet.handedIn(noEnvelope)).containsExactly("rejected");
        assertThat(count("visits.visit")).isZero();
        assertThat(count("sync.rejected_command where why = 'unreadable'")).isEqualTo(6);
    }

    @Test
    void what_was_sealed_by_an_old_key_opens_after_the_key_was_changed_and_an_unknown_key_decides_nothing() {
        var old = tablet.seal(tablet.record());
        var before = keys.newest().id();
        assertThat(keys.rotate().id()).isNotEqualTo(before);
        var now = new Tablet(mvc, tablet.device, tablet.who, tablet.point).register();
        assertThat(now.registered.at("/sealing/id").asString())
                .isEqualTo(keys.newest().id());
        now.seq = 50;
        assertThat(tablet.handedIn(old, now.seal(now.record()))).containsExactly("accepted", "accepted");
        var unknown = tablet.seal(tablet.record());
        unknown.put("key", "k999");
        assertThat(tablet.handedIn(unknown)).as("the device goes on keeping it").isEmpty();
    }

    @Test
    void what_was_sealed_for_a_file_of_keys_that_was_lost_decides_nothing_until_that_file_is_back(CapturedOutput said)
            throws Exception {
        var sealed = tablet.seal(tablet.record());
        var file = Path.of(given.isBlank() ? Path.of(home, "sealing.key").toString() : given);
        var aside = file.resolveSibling("sealing.key.aside");
        Files.move(file, aside);
        try {
            var anew = new Tablet(mvc, tablet.device, tablet.who, tablet.point).register();
            assertThat(anew.registered.at("/sealing/id").asString()).startsWith("k1-");
            assertThat(said.getOut()).contains("ERROR").contains("restore sealing.key");
            assertThat(anew.handedIn(sealed))
                    .as("the device goes on keeping it")
                    .isEmpty();
        } finally {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(5)));
        }
        assertThat(tablet.handedIn(sealed)).containsExactly("accepted");
    }

    @Test
    void a_mark_of_what_proved_nothing_gives_way_to_the_true_envelope() {
        var command = tablet.record();
        var altered = tablet.seal(command);
        altered.put("seq", 4711);
        var forged = tablet.record();
        assertThat(tablet.handedIn(altered, tablet.seal(forged, "forged", tablet.registered.path("sealing"))))
                .containsExactly("rejected", "rejected");
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        assertThat(tablet.handedIn(tablet.seal(command), tablet.seal(forged))).containsExactly("kept", "kept");
        assertThat(
                        count(
                                "sync.rejected_command where why = 'kept' and state = 'open' and payload->>'visit' is not null"))
                .isEqualTo(2);
        assertThat(tablet.handedIn(altered)).as("a mark takes no place").containsExactly("rejected");
        assertThat(count("sync.rejected_command where why = 'kept'")).isEqualTo(2);
    }

    @Test
    void one_command_that_says_nothing_holds_back_none_that_a_revoked_device_hands_in() {
        var empty = tablet.record();
        empty.put("type", "odd\0type").remove("payload");
        var good = tablet.record();
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        assertThat(tablet.handedIn(tablet.seal(empty), tablet.seal(good))).containsExactly("kept", "kept");
        assertThat(count("sync.rejected_command where why = 'kept'")).isEqualTo(2);
    }

    @Test
    void a_change_that_waited_for_its_visit_waits_for_a_person_once_its_device_is_revoked_and_is_applied_once() {
        var recorded = tablet.record();
        var correction = tablet.correct(recorded, 0);
        Tablet.payload(correction).put("persons", 5);
        assertThat(tablet.outcomes(correction)).containsExactly("held");
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        assertThat(tablet.handedIn(tablet.seal(correction), tablet.seal(recorded)))
                .containsExactly("kept", "kept");
        assertThat(count("sync.held_command")).isZero();
        var visit = UUID.fromString(recorded.path("id").asString());
        assertThat(Network.as(director, () -> toPutRight.confirm(visit))).isInstanceOf(Outcome.Done.class);
        assertThat(count("visits.visit where persons = 5"))
                .as("nobody confirmed the change")
                .isZero();
        var change = UUID.fromString(correction.path("id").asString());
        assertThat(Network.as(director, () -> toPutRight.confirm(change))).isInstanceOf(Outcome.Done.class);
        assertThat(count("visits.visit where persons = 5")).isEqualTo(1);
        assertThat(Network.as(director, () -> toPutRight.count())).isZero();
    }

    @Test
    void a_session_that_lives_on_a_revoked_device_records_nothing_by_itself() {
        var before = tablet.record();
        tablet.send(before);
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        var told = Tablet.body(tablet.post(
                tablet.batch(before, tablet.record()).put("cursor", "").toString()));
        assertThat(told.path("answers").valueStream().map(a -> a.path("outcome").asString()))
                .containsExactly("already-known", "kept");
        assertThat(told.path("changes").isObject())
                .as("what changed since is not for who found it")
                .isFalse();
        assertThat(told.toString()).doesNotContain("family-benefits");
        assertThat(count("visits.visit")).isEqualTo(1);
        assertThat(count("sync.rejected_command where why = 'kept' and state = 'open'"))
                .isEqualTo(1);
    }

    @Test
    void another_associations_device_is_nobody_here() {
        var elsewhere = fixtures.aDesk();
        var theirs = new Tablet(mvc, elsewhere.mediator(), elsewhere.point()).register();
        // their secret, our device and envelope
        assertThat(tablet.handIn(theirs.registered.path("secret").asString(), tablet.seal(tablet.record())))
                .hasStatus(401);
        // an envelope of their device, brought by ours
        assertThat(tablet.handedIn(theirs.seal(theirs.record()))).containsExactly("rejected");
        // our mediator's name on their device
        var stranger = new Tablet(mvc, theirs.device, tablet.who, elsewhere.point());
        stranger.registered = theirs.registered;
        assertThat(stranger.handedIn(stranger.seal(stranger.record()))).containsExactly("rejected");
        for (var scope : List.of(Scope.network(), Scope.everybody()))
            for (var table : List.of("device", "device_account", "held_command", "rejected_command"))
                assertThat(countIn(scope, "sync." + table)).as(table).isZero();
        assertThat(countIn(Scope.of(elsewhere.association()), "visits.visit")).isZero();
        assertThat(Network.as(director, () -> devices.revoke(theirs.device, director.account())))
                .isFalse();
    }

    @Test
    void a_wrong_secret_is_refused_and_guessing_is_slowed_down() {
        for (var secret :
                List.of("x", "a.b.c.d", tablet.registered.path("secret").asString() + "x"))
            assertThat(tablet.handIn(secret, tablet.seal(tablet.record()))).hasStatus(401);
        assertThat(mvc.post()
                        .uri("/api/v1/sync/sealed")
                        .contentType("application/json")
                        .content("{}")
                        .header("Authorization", "Bearer x")
                        .exchange())
                .hasStatus(401);
        assertThat(tablet.handIn(tablet.registered.path("secret").asString(), envelopes(101)))
                .hasStatus(413);
        int refused = 0;
        for (int i = 0; i < 80 && refused == 0; i++) {
            var answer = tablet.handIn();
            if (answer.getResponse().getStatus() == 429) {
                refused = i;
                assertThat(Integer.parseInt(answer.getResponse().getHeader("Retry-After")))
                        .isBetween(1, 60);
            }
        }
        assertThat(refused).as("requests of one device in a minute").isBetween(40, 60);
    }

    private tools.jackson.databind.JsonNode[] envelopes(int count) {
        var one = Tablet.JSON.createObjectNode();
        var all = new tools.jackson.databind.JsonNode[count];
        java.util.Arrays.fill(all, one);
        return all;
    }

    @Test
    void a_file_of_what_could_not_be_sent_is_taken_in_once_however_often_it_is_brought() {
        var envelopes = List.<tools.jackson.databind.JsonNode>of(
                tablet.seal(tablet.record()), tablet.seal(tablet.record()), tablet.seal(tablet.record()));
        var first = Network.as(director, () -> takeSealed.fromFile(tablet.device, envelopes));
        assertThat(first)
                .extracting(a -> a.outcome().word())
                .containsOnly("accepted")
                .hasSize(3);
        var again = Network.as(director, () -> takeSealed.fromFile(tablet.device, envelopes));
        assertThat(again)
                .extracting(a -> a.outcome().word())
                .containsOnly("already-known")
                .hasSize(3);
        assertThat(count("visits.visit where recorded_by = '" + tablet.who.account() + "'"))
                .isEqualTo(3);
        assertThat(journal("sync.file-taken-in")).isEqualTo(2);
        var elsewhere = network.a(Role.DIRECTOR, network.anAssociation());
        var stolen =
                Network.as(elsewhere, () -> takeSealed.fromFile(tablet.device, List.of(tablet.seal(tablet.record()))));
        assertThat(stolen).extracting(a -> a.outcome().word()).containsExactly("rejected");
    }

    @Test
    void a_file_holds_what_was_sealed_before_its_device_was_revoked_and_after() {
        var before = tablet.seal(tablet.record());
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        var renamed = new Tablet(mvc, tablet.who, tablet.point).register();
        var after = renamed.seal(renamed.record());
        var told = Network.as(director, () -> takeSealed.fromFile(renamed.device, List.of(before, after)));
        assertThat(told).extracting(a -> a.outcome().word()).containsExactly("kept", "accepted");
        assertThat(count("visits.visit")).isEqualTo(1);
    }

    @Test
    void a_grant_of_one_device_proves_nothing_for_another_in_the_same_file() {
        var other = new Tablet(mvc, tablet.who, tablet.point).register();
        var own = tablet.seal(tablet.record());
        var borrowed = other.seal(
                other.record(), tablet.registered.path("grant").asString(), other.registered.path("sealing"));
        Network.as(director, () -> devices.revoke(tablet.device, director.account()));
        var told = Network.as(director, () -> takeSealed.fromFile(tablet.device, List.of(own, borrowed)));
        assertThat(told).extracting(a -> a.outcome().word()).containsExactly("kept", "rejected");
        assertThat(count("visits.visit")).isZero();
    }

    @Test
    void a_long_file_is_noted_once_and_what_could_not_be_dealt_with_is_to_be_brought_again() {
        var unknown = tablet.seal(tablet.record());
        unknown.put("key", "k999");
        var file = Tablet.JSON.createObjectNode().put("parvis", "unsent").put("v", 1);
        file.put("device", tablet.device.toString());
        file.putArray("envelopes")
                .addAll(Collections.nCopies(150, tablet.seal(tablet.record())))
                .add(unknown);
        var page = mvc.post()
                .uri("/bureau/appareils/fichier")
                .multipart()
                .file(new MockMultipartFile(
                        "fichier",
                        "parvis-a-envoyer.json",
                        "application/json",
                        file.toString().getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(Browser.as(director))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().containsOnlyOnce("gardez le fichier et recommencez.");
        assertThat(journal("sync.file-taken-in")).isEqualTo(1);
        assertThat(count("visits.visit")).isEqualTo(1);
    }

    @Test
    void nothing_of_the_keys_lies_in_the_database() {
        var text = ask(
                Scope.of(desk.association()),
                "select string_agg(d::text || a::text, ' ') from sync.device d, sync.device_account a",
                String.class);
        for (var field : List.of("unlock", "grant", "secret"))
            assertThat(text).doesNotContain(tablet.registered.path(field).asString());
    }

    private long journal(String action) {
        return count("audit.entry where action = '" + action + "'");
    }

    private long count(String from) {
        return countIn(Scope.of(desk.association()), from);
    }

    private long countIn(Scope scope, String from) {
        return ask(scope, "select count(*) from " + from, Long.class);
    }

    private <T> T ask(Scope scope, String sql, Class<T> type) {
        return Asking.as(scope)
                .call(() -> transaction.execute(s -> db.sql(sql).query(type).single()));
    }
}
