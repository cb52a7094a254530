// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.RandomSecret;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Hold;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Secret addresses of the calendars of mediators, and what stands in a calendar: when and where, nothing of any person. */
@Component
@Transactional
public class KeepFeeds {
    private static final Duration BACK = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofDays(180);

    private final JdbcClient database;
    private final BookingTable bookings;
    private final Holds holds;
    private final Accounts accounts;
    private final LocalDays localDays;
    private final Journal journal;

    KeepFeeds(
            JdbcClient database,
            BookingTable bookings,
            Holds holds,
            Accounts accounts,
            LocalDays localDays,
            Journal journal) {
        this.database = database;
        this.bookings = bookings;
        this.holds = holds;
        this.accounts = accounts;
        this.localDays = localDays;
        this.journal = journal;
    }

    /** Whether the account has an address. */
    @Transactional(readOnly = true)
    public boolean has(UUID account) {
        return database.sql(
                        "select exists (select from appointments.feed where association = :association and account = :account)")
                .param("association", Asking.association())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** A new secret, which is stored nowhere; the former one opens nothing any more. */
    public String renew(UUID account) {
        var secret = RandomSecret.next();
        database.sql("""
                        insert into appointments.feed (association, account, secret_hash, made_at) values (:association, :account, :hash, :now)
                        on conflict (association, account) do update set secret_hash = :hash, made_at = :now""")
                .param("association", Asking.association())
                .param("account", account)
                .param("hash", RandomSecret.hash(secret))
                .param("now", localDays.now())
                .update();
        journal.note("appointments.feed-renewed", account.toString(), Map.of());
        return secret;
    }

    /** Deletes the calendar feed of an account. Idempotent. */
    public void close(UUID account) {
        int closed = database.sql(
                        "delete from appointments.feed where association = :association and account = :account")
                .param("association", Asking.association())
                .param("account", account)
                .update();
        if (closed > 0) journal.note("appointments.feed-closed", account.toString(), Map.of());
    }

    /** Account whose calendar it is. */
    public record Owner(UUID association, UUID account) {}

    /** Asked in nobody's name; nothing for the calendar of somebody who works here no more. */
    public Optional<Owner> owner(String secret) {
        var hash = RandomSecret.hash(secret);
        TransactionSetting.set(database, "parvis.appointment_feed", hash);
        return database.sql("select association, account from appointments.feed where secret_hash = :hash")
                .param("hash", hash)
                .query(ResultRow.map(row -> new Owner(row.uuid("association"), row.uuid("account"))))
                .optional();
    }

    /** Appointments of a mediator in the association of the scope, some past ones and those to come; none once the account is closed. */
    @Transactional(readOnly = true)
    public Optional<List<Booking>> of(UUID account) {
        var known = accounts.find(List.of(account)).stream()
                .filter(one -> one.active() && Asking.association().equals(one.association()))
                .findAny();
        if (known.isEmpty()) return Optional.empty();
        var now = localDays.now();
        var subjects = holds.between(List.of(account), now.minus(BACK), now.plus(AHEAD)).stream()
                .filter(hold -> hold.kind() == HoldKind.APPOINTMENT)
                .map(Hold::subject)
                .collect(Collectors.toSet());
        // several who share a time are one entry
        return Optional.of(List.copyOf(bookings.all(subjects).stream()
                .filter(it -> !it.state().isOff())
                .collect(Collectors.toMap(Booking::subject, it -> it, (first, second) -> first, LinkedHashMap::new))
                .values()));
    }
}
