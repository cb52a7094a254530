// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.referrals.domain.Referral.LinkVisit;
import fr.parvis.referrals.domain.Referral.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Referrals, what was said of them and who came to their links, in PostgreSQL; what is passed is sealed. */
@Component
public class ReferralTable {

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final LocalDays localDays;
    private final Clock clock;

    ReferralTable(JdbcClient database, Sealing sealing, JsonMapper json, LocalDays localDays, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        PersonColumn personsOfReferrals() {
            return PersonColumn.deleted("referrals.referral")
                    .keepsFile("referrals.keeps", "ended_on is null and payload is not null");
        }

        @Bean
        SealedColumn sealedReferrals() {
            return new SealedColumn("referrals.referral", "payload", "'referral ' || id");
        }

        @Bean
        SealedColumn sealedReferralMessages() {
            return new SealedColumn("referrals.message", "said", "'referral message ' || id");
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    Instant now() {
        return clock.instant();
    }

    private Instant stamp() {
        return clock.instant();
    }

    // --- the referral

    /** @return false when the identifier exists already: nothing was written */
    boolean insert(Referral it) {
        var sealed = sealing.seal(json.writeValueAsString(Objects.requireNonNull(it.passed())), it.about());
        return database.sql("""
                        insert into referrals.referral (id, association, person, case_file, partner, addressee, way, code_by, fields, payload,
                            key, agreed_manner, agreed_on, state, sent_on, sent_at, sent_by, waiting_since, expires_on)
                        values (:id, :association, :person, :case, :partner, :addressee, :way, :codeBy, :fields::text[], :payload, :key, :manner,
                            :agreedOn, 'sent', :sentOn, :sentAt, :sentBy, :sentOn, :expiresOn)
                        on conflict (id) do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("person", it.person())
                        .param("case", it.caseFile())
                        .param("partner", it.partner())
                        .param("addressee", it.addressee())
                        .param("way", it.way())
                        .param("codeBy", it.codeBy())
                        .param("fields", it.fields().toArray(String[]::new))
                        .param("payload", sealed.bytes())
                        .param("key", sealed.key())
                        .param("manner", it.agreedManner())
                        .param("agreedOn", it.agreedOn())
                        .param("sentOn", it.sentOn())
                        .param("sentAt", it.sentAt())
                        .param("sentBy", it.sentBy())
                        .param("expiresOn", it.expiresOn())
                        .update()
                == 1;
    }

    Optional<Referral> find(UUID id) {
        return one(id, "");
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Referral> findLocked(UUID id) {
        return one(id, " for update");
    }

    private Optional<Referral> one(UUID id, String locked) {
        return database.sql("select * from referrals.referral where id = :id and association = :association" + locked)
                .param("id", id)
                .param("association", Asking.association())
                .query(ResultRow.map(this::referral))
                .optional();
    }

    List<Referral> ofCase(UUID caseFile) {
        return database.sql("select * from referrals.referral where case_file = :case order by sent_at desc limit 50")
                .param("case", caseFile)
                .query(ResultRow.map(this::referral))
                .list();
    }

    public List<Referral> ofPerson(UUID person, int most) {
        return database.sql("select * from referrals.referral where person = :person order by sent_at desc limit :most")
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(this::referral))
                .list();
    }

    /** Goes on; whoever has the next move has it from today. */
    void move(Referral it, ReferralState to, ReferralState.Move move) {
        boolean decided = move == ReferralState.Move.ACCEPT
                || move == ReferralState.Move.REFUSE
                || move == ReferralState.Move.ANSWER;
        database.sql("""
                        update referrals.referral set state = :to, version = version + 1,
                            waiting_since = case when :open then waiting_since else :today end,
                            received_at = coalesce(received_at, case when :open then :now end),
                            answered_at = coalesce(answered_at, case when :decided then :now end),
                            ended_on = case when :over then :today end,
                            session_hash = case when :over then null else session_hash end,
                            code_hash = case when :over then null else code_hash end,
                            partner_reminded_on = case when :open then partner_reminded_on end,
                            mediator_reminded_on = case when :open then mediator_reminded_on end
                        where id = :id""")
                .param("id", it.id())
                .param("to", to.word())
                .param("open", move == ReferralState.Move.OPEN)
                .param("decided", decided)
                .param("over", to.over())
                .param("today", today())
                .param("now", stamp())
                .update();
    }

    /** Writes what is passed, sealed anew. */
    void pass(UUID id, ReferralContent passed) {
        var sealed = sealing.seal(json.writeValueAsString(passed), "referral " + id);
        database.sql("update referrals.referral set payload = :payload, key = :key where id = :id")
                .param("id", id)
                .param("payload", sealed.bytes())
                .param("key", sealed.key())
                .update();
    }

    /** Deletes the content and the messages of a referral, with its code and session. */
    void forget(UUID id) {
        forgetPassed(id);
        database.sql("delete from referrals.message where referral = :id")
                .param("id", id)
                .update();
    }

    /** Deletes content and messages as {@link #forget} does, except messages of the partner that nobody has seen, or only since that day. */
    void forgetSeen(UUID id, LocalDate before) {
        forgetPassed(id);
        database.sql("""
                        delete from referrals.message where referral = :id and not unseen and (seen_on is null or seen_on < :before)""").param("id", id).param("before", before).update();
    }

    private void forgetPassed(UUID id) {
        database.sql(
                        "update referrals.referral set payload = null, key = null, session_hash = null, code_hash = null where id = :id")
                .param("id", id)
                .update();
    }

    private Referral referral(ResultRow row) {
        var id = row.uuid("id");
        var payload = row.bytesOrNull("payload");
        var key = row.textOrNull("key");
        var opened = payload == null || key == null ? null : passed(new Sealing.Text(key, payload), id);
        return new Referral(
                id,
                row.uuid("person"),
                row.uuidOrNull("case_file"),
                row.uuid("partner"),
                row.uuid("addressee"),
                row.text("way"),
                row.textOrNull("code_by"),
                row.texts("fields"),
                opened == null ? null : opened.passed(),
                opened != null && opened.keyLost(),
                row.text("agreed_manner"),
                row.day("agreed_on"),
                ReferralState.of(row.text("state")),
                row.day("sent_on"),
                Objects.requireNonNull(row.instantOrNull("sent_at")),
                row.uuid("sent_by"),
                row.instantOrNull("received_at"),
                row.instantOrNull("answered_at"),
                row.day("waiting_since"),
                row.dayOrNull("ended_on"),
                row.day("expires_on"),
                row.integer("wrong_codes"),
                row.integer("links"),
                row.integer("version"));
    }

    private record Opened(ReferralContent passed, boolean keyLost) {}

    /** Sealed under a key that is lost, it opens as a sentence that says so: that sentence is all there is to tell. */
    private Opened passed(Sealing.Text sealed, UUID id) {
        var opened = sealing.open(sealed, "referral " + id);
        try {
            return new Opened(json.readValue(opened, ReferralContent.class), false);
        } catch (JacksonException e) {
            return new Opened(new ReferralContent(opened, opened, List.of(), null), true);
        }
    }

    // --- its link

    /** Referral of a link, looked up before anybody has signed in. */
    Optional<FollowLink.Behind> findByToken(String token) {
        var hash = RandomSecret.hash(token);
        TransactionSetting.set(database, "parvis.referral", hash);
        return database.sql("select association, id from referrals.referral where token_hash = :hash")
                .param("hash", hash)
                .query(ResultRow.map(row -> new FollowLink.Behind(row.uuid("association"), row.uuid("id"))))
                .optional();
    }

    /** Gives a new link; the former one, its code and its session end. */
    void giveLink(UUID id, String token, LocalDate expiresOn) {
        database.sql("""
                        update referrals.referral set token_hash = :token, links = links + 1, expires_on = :expiresOn, code_hash = null, code_until = null,
                            codes_sent = 0, code_sent_at = null, wrong_codes = 0, session_hash = null, session_until = null where id = :id""")
                .param("id", id)
                .param("token", RandomSecret.hash(token))
                .param("expiresOn", expiresOn)
                .update();
    }

    /** The code's hash holds the link's secret: without it nothing can be tried. */
    private static byte[] hash(String token, String code) {
        return RandomSecret.hash(token + ":" + code);
    }

    void giveCode(UUID id, String token, String code, Instant until) {
        database.sql("""
                        update referrals.referral set code_hash = :code, code_until = :until, codes_sent = codes_sent + 1, code_sent_at = :now
                        where id = :id""")
                .param("id", id)
                .param("code", hash(token, code))
                .param("until", until)
                .param("now", stamp())
                .update();
    }

    /** @param known whether there is a code that was not used */
    record CodeState(
            boolean known,
            boolean right,
            boolean inTime,
            int sent,
            @Nullable Instant sentAt) {}

    CodeState code(UUID id, String token, String code) {
        return database.sql("""
                        select code_hash is not null as known, coalesce(code_hash = :code, false) as right, coalesce(code_until >= :now, false)
                            as in_time, codes_sent, code_sent_at
                        from referrals.referral where id = :id""")
                .param("id", id)
                .param("code", hash(token, code))
                .param("now", stamp())
                .query(ResultRow.map(row -> new CodeState(
                        row.flag("known"),
                        row.flag("right"),
                        row.flag("in_time"),
                        row.integer("codes_sent"),
                        row.instantOrNull("code_sent_at"))))
                .single();
    }

    void wrongCode(UUID id) {
        database.sql("update referrals.referral set wrong_codes = wrong_codes + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** Uses up the code; the browser that sent it has a session for a while. */
    void letIn(UUID id, String session, Duration length) {
        database.sql("""
                        update referrals.referral set code_hash = null, code_until = null, wrong_codes = 0, session_hash = :session,
                            session_until = :until where id = :id""")
                .param("id", id)
                .param("session", RandomSecret.hash(session))
                .param("until", clock.instant().plus(length))
                .update();
    }

    void letOut(UUID id) {
        database.sql("update referrals.referral set session_hash = null, session_until = null where id = :id")
                .param("id", id)
                .update();
    }

    boolean isIn(UUID id, String session) {
        return Objects.requireNonNull(database.sql("""
                        select coalesce(session_hash = :session and session_until >= :now, false) from referrals.referral where id = :id""")
                .param("id", id)
                .param("session", RandomSecret.hash(session))
                .param("now", stamp())
                .query(Boolean.class)
                .single());
    }

    void came(UUID id, String what) {
        database.sql("""
                        insert into referrals.visit_of_link (association, referral, at, what) values (:association, :id, :now, :what)""")
                .param("association", Asking.association())
                .param("id", id)
                .param("now", stamp())
                .param("what", what)
                .update();
    }

    List<LinkVisit> visits(UUID id, int most) {
        return database.sql("""
                        select at, what from referrals.visit_of_link where referral = :id order by at desc, id desc limit :most""")
                .param("id", id)
                .param("most", most)
                .query(ResultRow.map(
                        row -> new LinkVisit(Objects.requireNonNull(row.instantOrNull("at")), row.text("what"))))
                .list();
    }

    // --- what was said

    void insert(UUID referral, Message message) {
        var said = sealing.seal(message.said(), aboutMessage(message.id()));
        database.sql("""
                        insert into referrals.message (id, association, referral, at, side, kind, said, key, by)
                        values (:id, :association, :referral, :at, :side, :kind, :said, :key, :by)""")
                .param("id", message.id())
                .param("association", Asking.association())
                .param("referral", referral)
                .param("at", message.at())
                .param("side", message.byPartner() ? "partner" : "us")
                .param("kind", message.kind())
                .param("said", said.bytes())
                .param("key", said.key())
                .param("by", message.by())
                .update();
    }

    /** It stands nowhere else: it stays until somebody has seen it. */
    void keepUntilSeen(UUID message) {
        database.sql("update referrals.message set unseen = true where id = :id")
                .param("id", message)
                .update();
    }

    /** Somebody looks at what was said. */
    void seen(UUID referral) {
        database.sql("update referrals.message set unseen = false, seen_on = :today where referral = :id and unseen")
                .param("id", referral)
                .param("today", today())
                .update();
    }

    private static String aboutMessage(UUID message) {
        return "referral message " + message;
    }

    /** Messages about a referral, the oldest first. */
    public List<Message> messages(UUID referral) {
        return database.sql("select * from referrals.message where referral = :id order by at, id limit 200")
                .param("id", referral)
                .query(ResultRow.map(row -> {
                    var id = row.uuid("id");
                    return new Message(
                            id,
                            Objects.requireNonNull(row.instantOrNull("at")),
                            row.text("side").equals("partner"),
                            row.text("kind"),
                            sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), aboutMessage(id)),
                            row.uuidOrNull("by"));
                }))
                .list();
    }

    // --- persons

    /** Those that run, and those that are over of which something is left that was passed or said. */
    List<UUID> runningOrRememberedOf(UUID person) {
        return database.sql("""
                        select id from referrals.referral where person = :person and (ended_on is null or payload is not null
                            or exists (select from referrals.message m where m.referral = referral.id)) order by id""").param("person", person).query(UUID.class).list();
    }
}
