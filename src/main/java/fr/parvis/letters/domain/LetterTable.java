// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Letters and how they went, in PostgreSQL; what they say is sealed. */
@Component
public class LetterTable {

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final LocalDays localDays;
    private final Clock clock;

    LetterTable(JdbcClient database, Sealing sealing, JsonMapper json, LocalDays localDays, Clock clock) {
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
        SealedColumn sealedLetters() {
            return new SealedColumn("letters.letter", "said", "'letter ' || id");
        }

        @Bean
        SealedColumn sealedSendings() {
            return new SealedColumn("letters.sending", "said", "'sending ' || letter");
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    Instant now() {
        return clock.instant();
    }

    /** @return false when the identifier exists already: nothing was written */
    boolean insert(Letter it) {
        var said = seal(it);
        return database.sql("""
                        insert into letters.letter (id, association, person, case_file, template, based_on, kind, said, key, written_by,
                            begun_on, changed_by, changed_at)
                        values (:id, :association, :person, :case, :template, :basedOn, :kind, :said, :key, :writtenBy, :begunOn,
                            :writtenBy, :now)
                        on conflict (id) do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("person", it.person())
                        .param("case", it.caseFile())
                        .param("template", it.template())
                        .param("basedOn", it.basedOn())
                        .param("kind", it.kind().key())
                        .param("said", said.bytes())
                        .param("key", said.key())
                        .param("writtenBy", it.writtenBy())
                        .param("begunOn", it.begunOn())
                        .param("now", now())
                        .update()
                == 1;
    }

    private Sealing.Text seal(Letter it) {
        return sealing.seal(json.writeValueAsString(it.text()), it.about());
    }

    Optional<Letter> find(UUID id) {
        return database.sql("select * from letters.letter where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    Optional<Letter> numbered(int year, int number) {
        return database.sql("""
                        select * from letters.letter where association = :association and year = :year and number = :number""")
                .param("association", Asking.association())
                .param("year", year)
                .param("number", number)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Letter> findLocked(UUID id) {
        return database.sql("select * from letters.letter where id = :id for update")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Finds a letter, with a lock on its case first and then on its row: one order of locks for all prevents deadlocks. */
    Optional<Letter> findLocked(UUID id, Cases cases) {
        find(id).ifPresent(it -> cases.findLocked(it.caseFile()));
        return findLocked(id);
    }

    void write(Letter it, UUID by) {
        var said = seal(it);
        database.sql("""
                        update letters.letter set said = :said, key = :key, changed_by = :by, changed_at = :now, version = version + 1
                        where id = :id""")
                .param("id", it.id())
                .param("said", said.bytes())
                .param("key", said.key())
                .param("by", by)
                .param("now", now())
                .update();
    }

    /** Gives the next number of the year, under a lock until this transaction ends, so that none is skipped. */
    void number(UUID id, int year, UUID by) {
        int number = database.sql("""
                        insert into letters.last_number (association, year, number) values (:association, :year, 1)
                        on conflict (association, year) do update set number = letters.last_number.number + 1
                        returning number""")
                .param("association", Asking.association())
                .param("year", year)
                .query(Integer.class)
                .single();
        database.sql("""
                        update letters.letter set state = 'ready', year = :year, number = :number, changed_by = :by, changed_at = :now,
                            version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("year", year)
                .param("number", number)
                .param("by", by)
                .param("now", now())
                .update();
    }

    void state(UUID id, Letter.State state, UUID by) {
        database.sql("""
                        update letters.letter set state = :state, changed_by = :by, changed_at = :now, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("state", state.key())
                .param("by", by)
                .param("now", now())
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from letters.letter where id = :id")
                .param("id", id)
                .update();
    }

    // --- lists

    /** The latest first. @param state null for all; @param writtenBy null for everybody's */
    List<Letter> list(Letter.@Nullable State state, @Nullable UUID writtenBy, int most, int offset) {
        return database.sql("select * from letters.letter where association = :association "
                        + condition(state, writtenBy)
                        + " order by begun_on desc, id desc limit :most offset :offset")
                .param("association", Asking.association())
                .param("state", state == null ? null : state.key())
                .param("writtenBy", writtenBy)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int count(Letter.@Nullable State state, @Nullable UUID writtenBy) {
        return database.sql("select count(*)::int from letters.letter where association = :association "
                        + condition(state, writtenBy))
                .param("association", Asking.association())
                .param("state", state == null ? null : state.key())
                .param("writtenBy", writtenBy)
                .query(Integer.class)
                .single();
    }

    private static String condition(Letter.@Nullable State state, @Nullable UUID writtenBy) {
        return (state == null ? "" : " and state = :state ")
                + (writtenBy == null ? "" : " and written_by = :writtenBy ");
    }

    List<Letter> of(UUID caseFile, int most) {
        return database.sql("""
                        select * from letters.letter where case_file = :case order by begun_on desc, id desc limit :most""")
                .param("case", caseFile)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    public List<Letter> ofPerson(UUID person) {
        return database.sql("select * from letters.letter where person = :person order by begun_on desc, id desc")
                .param("person", person)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Numbers of a year whose letters were erased. */
    List<String> erased(int year) {
        return database.sql("""
                        select number from letters.number_of_nobody where association = :association and year = :year
                        order by number""")
                .param("association", Asking.association())
                .param("year", year)
                .query(ResultRow.map(row -> Letter.shownNumber(year, row.integer(1))))
                .list();
    }

    private Letter read(ResultRow row) {
        var id = row.uuid("id");
        var said = sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "letter " + id);
        return new Letter(
                id,
                row.uuid("person"),
                row.uuid("case_file"),
                row.textOrNull("template"),
                row.uuidOrNull("based_on"),
                Letter.Kind.of(row.text("kind")),
                Letter.State.of(row.text("state")),
                row.integer("year"),
                row.integer("number"),
                text(said),
                row.uuid("written_by"),
                row.day("begun_on"),
                row.uuid("changed_by"),
                row.instant("changed_at"),
                row.integer("version"));
    }

    /** A text whose key is lost says so in the place of its subject. */
    private LetterText text(String said) {
        try {
            return json.readValue(said, LetterText.class);
        } catch (JacksonException e) {
            return new LetterText("", "", "", null, "", said, "", said, "", "", "");
        }
    }

    // --- sendings

    /** @return false when one is written down already */
    boolean insert(Sending it) {
        var said = sealing.seal(it.to(), it.about());
        return database.sql("""
                        insert into letters.sending (letter, association, channel, sent_on, sent_by, begun_at, gone, said, key)
                        values (:letter, :association, :channel, :sentOn, :sentBy, :begunAt, :gone, :said, :key)
                        on conflict (letter) do nothing""")
                        .param("letter", it.letter())
                        .param("association", Asking.association())
                        .param("channel", it.channel())
                        .param("sentOn", it.sentOn())
                        .param("sentBy", it.sentBy())
                        .param("begunAt", it.begunAt())
                        .param("gone", it.gone())
                        .param("said", said.bytes())
                        .param("key", said.key())
                        .update()
                == 1;
    }

    public Optional<Sending> sending(UUID letter) {
        return database.sql("select * from letters.sending where letter = :letter")
                .param("letter", letter)
                .query(ResultRow.map(row -> new Sending(
                        letter,
                        row.text("channel"),
                        row.day("sent_on"),
                        row.uuid("sent_by"),
                        row.instant("begun_at"),
                        row.flag("gone"),
                        sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), "sending " + letter))))
                .optional();
    }

    void gone(UUID letter) {
        database.sql("update letters.sending set gone = true where letter = :letter")
                .param("letter", letter)
                .update();
    }

    void takeBack(UUID letter) {
        database.sql("delete from letters.sending where letter = :letter and not gone")
                .param("letter", letter)
                .update();
    }

    // --- what happens to files of persons

    List<UUID> casesOf(UUID person) {
        return database.sql("select distinct case_file from letters.letter where person = :person")
                .param("person", person)
                .query(ResultRow.map(row -> row.uuid("case_file")))
                .list();
    }

    void give(UUID caseFile, UUID person) {
        database.sql("update letters.letter set person = :person where case_file = :case and person <> :person")
                .param("case", caseFile)
                .param("person", person)
                .update();
    }

    /** Deletes the letters of somebody; the numbers that they had stay, without anybody. */
    void deleteOf(UUID person) {
        database.sql("""
                        insert into letters.number_of_nobody (association, year, number)
                        select association, year, number from letters.letter where person = :person and number is not null
                        on conflict do nothing""").param("person", person).update();
        database.sql("delete from letters.letter where person = :person")
                .param("person", person)
                .update();
    }
}
