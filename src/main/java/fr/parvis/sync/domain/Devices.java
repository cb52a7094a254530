// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.access.DeviceSessions;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.NoticeListener;
import fr.parvis.database.Notices;
import fr.parvis.database.ResultRow;
import fr.parvis.shell.UserAgent;
import fr.parvis.values.Paging;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The devices that keep commands, and what each account needs on each: the key that opens its vault, the proof that it was opened,
 * the secret with which the device itself may hand in what is sealed. None of these is stored: each is made of a random part kept in
 * the database and of a secret kept outside, so that neither alone is worth anything.
 */
@Component
public class Devices implements NoticeListener {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
    static final int LABEL = 60;
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 5_000;
    private static final Duration QUIET_AFTER = Duration.ofDays(30);

    /**
     * Whether a device is quiet: nothing waits on it, and it was not seen for a month, or not since the same accounts registered the same
     * browser again, as after its data were erased. One that somebody named, or revoked, stays in use for the month.
     */
    private static final String QUIET = """
            coalesce(d.unsent, 0) = 0 and (d.seen_at < :since or d.label = '' and d.revoked_at is null and d.browser <> '' and exists (
                select from sync.device newer
                where newer.association = d.association and newer.browser = d.browser and newer.system = d.system
                  and newer.made_at > d.seen_at
                  and array(select account from sync.device_account where association = d.association and device = d.id order by account)
                    = array(select account from sync.device_account where association = d.association and device = newer.id order by account)))\
            """;

    /** Data that an account needs on a device; no keys on one that was revoked. */
    public record Registered(
            UUID device,
            String label,
            boolean revoked,
            @Nullable String unlock,
            @Nullable String grant,
            @Nullable String secret,
            SealingKeys.@Nullable Sealing sealing) {}

    /**
     * A device as an administrator sees it.
     *
     * @param agent browser and system on which it was registered last
     * @param accounts accounts that used it, the latest first
     * @param unsent number of commands that waited on it when it was last seen, if it said so
     */
    public record Seen(
            UUID id,
            String label,
            UserAgent agent,
            Instant madeAt,
            Instant seenAt,
            @Nullable Integer unsent,
            @Nullable Instant revokedAt,
            List<UUID> accounts) {}

    /** Device that speaks, by its secret. */
    record Speaker(UUID association, UUID device, UUID account, boolean revoked) {}

    private record Key(UUID association, UUID device) {}

    private record Heartbeat(
            boolean registered,
            boolean revoked,
            Instant written,
            @Nullable Integer unsent) {}

    private final JdbcClient database;
    private final SealingKeys keys;
    private final DeviceSessions sessions;
    private final Journal journal;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final SecureRandom random = new SecureRandom();

    private static final String TOPIC = "device";

    /** Cache of what each request asks; a change is told to it here and in the other processes. */
    private final Map<Key, Heartbeat> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Heartbeat> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long forgotten;

    Devices(
            JdbcClient database,
            SealingKeys keys,
            DeviceSessions sessions,
            Journal journal,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.keys = keys;
        this.sessions = sessions;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * Makes a device known and tells the account what it needs on it; the same again is the same.
     *
     * @param label name that somebody gives it; null keeps the earlier one
     */
    public Registered register(UUID device, UUID account, @Nullable String label, UserAgent agent) {
        var association = Asking.association();
        var registered = Objects.requireNonNull(transaction.execute(status -> {
            if (keys.missing()) sayWhetherLost();
            var now = clock.instant();
            record Row(String label, boolean revoked) {}
            var row = database.sql("""
                            insert into sync.device (association, id, label, browser, system, made_at, seen_at)
                            values (:association, :device, coalesce(:label::text, ''), :browser, :system, :now, :now)
                            on conflict (association, id) do update set seen_at = :now, label = coalesce(:label::text, device.label),
                                browser = excluded.browser, system = excluded.system
                            returning label, revoked_at is not null""")
                    .param("association", association)
                    .param("device", device)
                    .param("label", tidy(label))
                    .param("browser", agent.browser())
                    .param("system", agent.system())
                    .param("now", now)
                    .query(ResultRow.map(r -> new Row(String.valueOf(r.textOrNull(1)), r.flag(2))))
                    .single();
            if (row.revoked) return new Registered(device, row.label, true, null, null, null, null);
            var part = new byte[32];
            random.nextBytes(part);
            part = database.sql("""
                            insert into sync.device_account (association, device, account, part, made_at, seen_at)
                            values (:association, :device, :account, :part, :now, :now)
                            on conflict (association, device, account) do update set seen_at = :now
                            returning part""")
                    .param("association", association)
                    .param("device", device)
                    .param("account", account)
                    .param("part", part)
                    .param("now", now)
                    .query(ResultRow.map(r -> r.bytes(1)))
                    .single();
            notices.send(TOPIC, association + " " + device);
            var who = names(association, device, account);
            return new Registered(
                    device,
                    row.label,
                    false,
                    Base64.getEncoder().encodeToString(keys.proof("unlock " + who, part)),
                    text(keys.proof("grant " + who, part)),
                    association + "." + device + "." + account + "." + text(keys.proof("secret " + who, part)),
                    keys.newest());
        }));
        forget(new Key(association, device));
        return registered;
    }

    /** A server that has devices had keys: without them nothing of what is sealed for them opens. */
    private void sayWhetherLost() {
        boolean had = database.sql("select exists (select from sync.device_account where association = :association)")
                .param("association", Asking.association())
                .query(Boolean.class)
                .single();
        if (had)
            LOG.error(
                    "the file of the sealing keys is missing though devices are known: it is made anew, and nothing that was"
                            + " sealed before opens until the old one is back; restore sealing.key from a backup");
    }

    /** Device of a secret; nothing when there is none. Its association may be another: the secret names it. */
    Optional<Speaker> speaker(String secret) {
        var parts = secret.split("\\.", -1);
        if (parts.length != 4) return Optional.empty();
        UUID association;
        UUID device;
        UUID account;
        try {
            association = UUID.fromString(parts[0]);
            device = UUID.fromString(parts[1]);
            account = UUID.fromString(parts[2]);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Asking.as(association)
                .call(() -> reading.execute(status -> {
                            if (keys.missing()) sayWhetherLost();
                            return find(association, device, account);
                        })
                        .filter(found -> same(
                                parts[3],
                                text(keys.proof("secret " + names(association, device, account), found.part))))
                        .map(found -> new Speaker(association, device, account, found.revoked)));
    }

    /** Whether the account had opened its vault on that device, as its envelope claims; in the association's scope. */
    boolean proves(UUID device, UUID account, String grant) {
        var association = Asking.association();
        return Objects.requireNonNull(reading.execute(status -> find(association, device, account)))
                .filter(found ->
                        same(grant, text(keys.proof("grant " + names(association, device, account), found.part))))
                .isPresent();
    }

    private record Found(byte[] part, boolean revoked) {}

    private Optional<Found> find(UUID association, UUID device, UUID account) {
        return database.sql("""
                        select a.part, d.revoked_at is not null from sync.device_account a
                        join sync.device d on d.association = a.association and d.id = a.device
                        where a.association = :association and a.device = :device and a.account = :account""")
                .param("association", association)
                .param("device", device)
                .param("account", account)
                .query(ResultRow.map(row -> new Found(row.bytes(1), row.flag(2))))
                .optional();
    }

    /**
     * Notes that the device was heard of: once a minute, and at once when it says another number of commands than before. A device that
     * nobody registered is not asked about again until it is.
     *
     * @param unsent number of commands that it says wait on it
     * @return whether it was revoked; a device that nobody registered was not
     */
    public boolean heard(UUID device, UUID account, @Nullable Integer unsent) {
        var key = new Key(Asking.association(), device);
        var now = clock.instant();
        Heartbeat before;
        long since;
        synchronized (known) {
            before = known.get(key);
            since = forgotten;
        }
        if (before != null
                && notices.areHeard()
                && (!before.registered
                        || now.isBefore(before.written.plus(SEEN_EVERY))
                                && (unsent == null || unsent.equals(before.unsent)))) return before.revoked;
        var after = Objects.requireNonNull(transaction.execute(status -> {
            var revoked = database.sql("""
                            update sync.device set seen_at = :now, unsent = coalesce(:unsent::int, unsent)
                            where association = :association and id = :device returning revoked_at is not null""")
                    .param("now", now)
                    .param("unsent", unsent)
                    .param("association", key.association)
                    .param("device", device)
                    .query(Boolean.class)
                    .optional();
            if (revoked.isPresent())
                database.sql("""
                                update sync.device_account set seen_at = :now
                                where association = :association and device = :device and account = :account""")
                        .param("now", now)
                        .param("association", key.association)
                        .param("device", device)
                        .param("account", account)
                        .update();
            return new Heartbeat(revoked.isPresent(), revoked.orElse(false), now, unsent);
        }));
        synchronized (known) {
            // an answer that a change overtook is not cached
            if (since == forgotten) known.put(key, after);
        }
        return after.revoked;
    }

    public boolean isRevoked(UUID device) {
        return Boolean.TRUE.equals(reading.execute(status -> database.sql("""
                        select exists (select from sync.device
                                       where association = :association and id = :device and revoked_at is not null)""")
                .param("association", Asking.association())
                .param("device", device)
                .query(Boolean.class)
                .single()));
    }

    /**
     * The devices of the association, the latest seen first.
     *
     * @param quiet those that are quiet; else the others
     */
    public List<Seen> list(boolean quiet, Paging paging) {
        return Objects.requireNonNull(reading.execute(status -> database.sql("""
                        select d.*, array(select a.account from sync.device_account a
                                          where a.association = d.association and a.device = d.id
                                          order by a.seen_at desc limit 6) as accounts
                        from sync.device d where d.association = :association and (\
                        """ + QUIET + """
                        ) = :quiet
                        order by d.seen_at desc, d.id limit :most offset :from""")
                .param("association", Asking.association())
                .param("quiet", quiet)
                .param("since", clock.instant().minus(QUIET_AFTER))
                .param("most", paging.size())
                .param("from", paging.offset())
                .query(ResultRow.map(row -> new Seen(
                        row.uuid("id"),
                        row.text("label"),
                        new UserAgent(row.text("browser"), row.text("system")),
                        row.instant("made_at"),
                        row.instant("seen_at"),
                        row.integerOrNull("unsent"),
                        row.instantOrNull("revoked_at"),
                        row.uuids("accounts"))))
                .list()));
    }

    public int count(boolean quiet) {
        return Objects.requireNonNull(reading.execute(
                status -> database.sql("select count(*) from sync.device d where d.association = :association and ("
                                + QUIET + ") = :quiet")
                        .param("association", Asking.association())
                        .param("quiet", quiet)
                        .param("since", clock.instant().minus(QUIET_AFTER))
                        .query(Integer.class)
                        .single()));
    }

    /**
     * Revokes a device for good: the sessions open on it end at once, it wipes what can be read when it hears of it, and what it hands in
     * waits for a person.
     *
     * @return false when there is no such device, or it was revoked before
     */
    public boolean revoke(UUID device, UUID by) {
        var association = Asking.association();
        boolean revoked = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean now = database.sql("""
                                    update sync.device set revoked_at = :now, revoked_by = :by
                                    where association = :association and id = :device and revoked_at is null""")
                            .param("now", clock.instant())
                            .param("by", by)
                            .param("association", association)
                            .param("device", device)
                            .update()
                    == 1;
            if (now) {
                journal.note("sync.device-revoked", device.toString(), Map.of());
                sessions.endOn(device);
                notices.send(TOPIC, association + " " + device);
            }
            return now;
        }));
        forget(new Key(association, device));
        return revoked;
    }

    /** Names a device anew. */
    public boolean rename(UUID device, String label) {
        return Boolean.TRUE.equals(transaction.execute(status -> database.sql("""
                                update sync.device set label = :label where association = :association and id = :device""")
                        .param("label", Objects.requireNonNullElse(tidy(label), ""))
                        .param("association", Asking.association())
                        .param("device", device)
                        .update()
                == 1));
    }

    private void forget(Key key) {
        synchronized (known) {
            known.remove(key);
            forgotten++;
        }
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void heard(String subject) {
        var parts = subject.split(" ", -1);
        forget(new Key(UUID.fromString(parts[0]), UUID.fromString(parts[1])));
    }

    @Override
    public void missed() {
        synchronized (known) {
            known.clear();
            forgotten++;
        }
    }

    static @Nullable String tidy(@Nullable String label) {
        if (label == null) return null;
        var clean = label.replace("\0", "")
                .replaceAll("[\\uD800-\\uDFFF]", "\uFFFD")
                .replaceAll("\\s+", " ")
                .strip();
        if (clean.isEmpty()) return null;
        return clean.codePointCount(0, clean.length()) <= LABEL
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LABEL));
    }

    private static String names(UUID association, UUID device, UUID account) {
        return association + " " + device + " " + account;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
