// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.database.TransactionSetting;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import fr.parvis.values.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Promises and their numbers. A row changes only out of the state that the caller saw: what changed meanwhile is left as it is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CallTable {
    static final String COLUMNS = """
            c.id, c.asked_at, c.promised_from, c.promised_until, c.subject, c.language, c.commune, c.channel, c.state, c.tries, c.moved, c.lost, c.next_try,
            c.taken_association, c.taken_by, c.lease_until\s""";

    private static final String SELECT = "select " + COLUMNS + "from hotline.call c ";

    private final JdbcClient database;
    private final SealedNumbers numbers;

    CallTable(JdbcClient database, SealedNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /** Shows the promise behind a secret to the rest of the transaction. */
    void behind(String code) {
        TransactionSetting.set(database, "parvis.hotline_code", Sha256.of(code));
    }

    /** Inserts a promise; called after {@link #behind}. */
    void insert(Call it, String code, String number, LocalDate forgetOn) {
        database.sql("""
                        insert into hotline.call (id, asked_at, promised_from, promised_until, subject, language, commune, channel, state, next_try, code_hash)
                        values (:id, :askedAt, :from, :until, :subject, :language, :commune, :channel, 'waiting', :from, :code)""")
                .param("id", it.id())
                .param("askedAt", it.askedAt())
                .param("from", it.promised().from())
                .param("until", it.promised().until())
                .param("subject", it.subject())
                .param("language", it.language())
                .param("commune", it.commune())
                .param("channel", it.channel().key())
                .param("code", Sha256.of(code))
                .update();
        var sealed = numbers.seal(it.id(), number);
        database.sql(
                        "insert into hotline.contact (call, sealed, key, forget_on) values (:call, :sealed, :key, :forgetOn)")
                .param("call", it.id())
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("forgetOn", forgetOn)
                .update();
        database.sql("insert into hotline.number (hash, call, forget_on) values (:hash, :call, :forgetOn)")
                .param("hash", numbers.hash(number))
                .param("call", it.id())
                .param("forgetOn", forgetOn)
                .update();
    }

    /** Open promises of a number, under a lock on it until this transaction ends. */
    List<UUID> openOf(String number) {
        TransactionLock.take(database, "hotline.number " + HexFormat.of().formatHex(numbers.hash(number)));
        TransactionSetting.set(database, "parvis.hotline_numbers", numbers.hashes(number));
        return database.sql("select call from hotline.number").query(UUID.class).list();
    }

    Optional<Call> find(UUID id) {
        return database.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(ResultRow.map(CallTable::call))
                .optional();
    }

    /** Finds a promise by its code; called after {@link #behind}. */
    Optional<Call> findBehind(String code) {
        return database.sql(SELECT + "where c.code_hash = :code")
                .param("code", Sha256.of(code))
                .query(ResultRow.map(CallTable::call))
                .optional();
    }

    /** Call of the account: offered to it, or being called by it. */
    Optional<Call> heldBy(UUID account) {
        return database.sql(SELECT + "where c.taken_by = :account and c.state in ('offered', 'in-call')")
                .param("account", account)
                .query(ResultRow.map(CallTable::call))
                .optional();
    }

    /** The number, for the account that is calling it. */
    Optional<String> number(UUID id) {
        return database.sql("select sealed, key from hotline.contact where call = :id")
                .param("id", id)
                .query(ResultRow.map(row -> new Sealing.Text(row.text("key"), row.bytes("sealed"))))
                .optional()
                .map(text -> numbers.open(id, text));
    }

    /** Starts the call of who was offered it. @return false where the offer is over */
    boolean begin(UUID id, UUID account, Instant now, Instant leaseUntil) {
        return database.sql("""
                        update hotline.call set state = 'in-call', lease_until = :lease
                        where id = :id and state = 'offered' and taken_by = :account and lease_until > :now""")
                        .param("id", id)
                        .param("account", account)
                        .param("now", now)
                        .param("lease", leaseUntil)
                        .update()
                == 1;
    }

    /** Gives an offer back for the next one. */
    boolean pass(UUID id, UUID account) {
        return database.sql("""
                        update hotline.call set state = 'waiting', passed = passed || taken_by, taken_by = null, taken_association = null,
                            lease_until = null
                        where id = :id and state = 'offered' and taken_by = :account""").param("id", id).param("account", account).update() == 1;
    }

    /** Takes a call from who makes it; the next one sees that it was begun. @return false where they do not make it any more */
    boolean takeBack(UUID id, UUID account, Instant now) {
        return database.sql("""
                        update hotline.call set state = 'waiting', passed = passed || taken_by, taken_by = null, taken_association = null,
                            lease_until = null, next_try = :now, lost = true, need = least(need + 1, 9)
                        where id = :id and state = 'in-call' and taken_by = :account""")
                        .param("id", id)
                        .param("account", account)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Ends a promise and deletes its number. @return false where it is no longer in that state */
    boolean end(UUID id, CallState from, Call.End end, Instant now) {
        if (!end.state().isEnd() || !from.next().contains(end.state()))
            throw new IllegalArgumentException(from + " to " + end.state());
        boolean ended = database.sql("""
                        update hotline.call set state = :end, ended_at = :now, ended_why = :why, tries = :tries, lease_until = null
                        where id = :id and state = :from""")
                        .param("id", id)
                        .param("from", from.key())
                        .param("end", end.state().key())
                        .param("why", end.why())
                        .param("tries", end.tries())
                        .param("now", now)
                        .update()
                == 1;
        if (ended) {
            TransactionSetting.set(database, "parvis.hotline_ended", id.toString());
            // no condition, since the role cannot read numbers: the row policies select those of the call set above
            database.sql("delete from hotline.contact").update();
            database.sql("delete from hotline.number").update();
        }
        return ended;
    }

    /** Another time, by the mediator that holds it. */
    boolean later(Call it, Instant nextTry, Call.Window promised, int tries) {
        return database.sql("""
                        update hotline.call set state = 'later', next_try = :next, promised_from = :from, promised_until = :until, tries = :tries,
                            taken_by = null, taken_association = null, lease_until = null, passed = '{}', lost = false
                        where id = :id and state = 'in-call' and taken_by = :account""")
                        .param("id", it.id())
                        .param("account", it.account())
                        .param("next", nextTry)
                        .param("from", promised.from())
                        .param("until", promised.until())
                        .param("tries", tries)
                        .update()
                == 1;
    }

    /**
     * One try to reach somebody.
     *
     * @param seconds talked
     * @param day by the clock of who called
     */
    record Attempt(CallResult result, int seconds, Instant at, LocalDate day) {}

    /** By the mediator that held it; a promise is called by one after the other, also of several associations. */
    void insert(Call it, Attempt attempt) {
        database.sql("""
                        insert into hotline.attempt (id, call, at, day, association, account, outcome, seconds)
                        values (:id, :call, :at, :day, :association, :account, :outcome, :seconds)""")
                .param("id", Ids.next())
                .param("call", it.id())
                .param("at", attempt.at())
                .param("day", attempt.day())
                .param("association", Asking.association())
                .param("account", it.account())
                .param("outcome", attempt.result().key())
                .param("seconds", attempt.seconds())
                .update();
    }

    /** Raises what is asked for once more. */
    void raise(UUID id) {
        database.sql("update hotline.call set need = least(need + 1, 9) where id = :id and ended_at is null")
                .param("id", id)
                .update();
    }

    /** Open promises that were moved since the person was told last; in the network's scope. */
    List<Call> movedUntold(int mostTold, int most) {
        return database.sql(SELECT + """
                        where c.ended_at is null and c.moved > c.told and c.state in ('waiting', 'later') and c.told < :told
                        order by c.promised_until limit :most""")
                .param("told", mostTold)
                .param("most", most)
                .query(ResultRow.map(CallTable::call))
                .list();
    }

    /** Locks one of {@link #movedUntold}; empty when it was told or changed meanwhile. */
    Optional<Call> takeUntold(UUID id, int mostTold) {
        return database.sql(SELECT + """
                        where c.id = :id and c.moved > c.told and c.state in ('waiting', 'later') and c.told < :told
                        for update of c skip locked""")
                .param("id", id)
                .param("told", mostTold)
                .query(ResultRow.map(CallTable::call))
                .optional();
    }

    /** The number of a promise that was moved, until {@link #told}. */
    Optional<String> numberOfMoved(UUID id) {
        TransactionSetting.set(database, "parvis.hotline_moved", id.toString());
        return number(id);
    }

    void told(UUID id) {
        database.sql("update hotline.call set told = moved where id = :id")
                .param("id", id)
                .update();
    }

    /** Moves a promise to another time, in the network's scope. */
    void move(UUID id, Call.Window promised) {
        database.sql("""
                        update hotline.call set promised_from = :from, promised_until = :until, next_try = :from, moved = moved + 1, passed = '{}'
                        where id = :id and state in ('waiting', 'later')""")
                .param("id", id)
                .param("from", promised.from())
                .param("until", promised.until())
                .update();
    }

    /** Open promises whose time is over, locked; in the network's scope. */
    List<Call> broken(Instant now, int most) {
        return database.sql(SELECT + """
                        where c.state in ('waiting', 'later') and c.promised_until <= :now order by c.promised_until limit :most
                        for update of c skip locked""")
                .param("now", now)
                .param("most", most)
                .query(ResultRow.map(CallTable::call))
                .list();
    }

    List<Call> olderThan(Instant asked) {
        return database.sql(SELECT
                        + "where c.state in ('waiting', 'later') and c.asked_at < :asked for update of c skip locked")
                .param("asked", asked)
                .query(ResultRow.map(CallTable::call))
                .list();
    }

    int deleteEnded(Instant before) {
        return database.sql("delete from hotline.call where ended_at < :before")
                .param("before", before)
                .update();
    }

    /** Numbers that are too old, whatever became of their promise. */
    void deleteOldNumbers() {
        database.sql("delete from hotline.contact").update();
        database.sql("delete from hotline.number").update();
    }

    void hiddenCall(LocalDate day) {
        database.sql("""
                        insert into hotline.hidden_call (day, calls) values (:day, 1)
                        on conflict (day) do update set calls = hidden_call.calls + 1""").param("day", day).update();
    }

    static Call call(ResultRow row) {
        return new Call(
                row.uuid("id"),
                row.instant("asked_at"),
                new Call.Window(row.instant("promised_from"), row.instant("promised_until")),
                row.text("subject"),
                row.text("language"),
                row.textOrNull("commune"),
                CallChannel.of(row.text("channel")),
                CallState.of(row.text("state")),
                row.integer("tries"),
                row.integer("moved"),
                row.flag("lost"),
                row.instant("next_try"),
                row.uuidOrNull("taken_association"),
                row.uuidOrNull("taken_by"),
                row.instantOrNull("lease_until"));
    }
}
