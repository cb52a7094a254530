// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.Sealing;
import fr.parvis.values.PhoneNumber;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Files of persons and how they are reached, in PostgreSQL, sealed where they must be. */
@Component
class PersonTable {

    private final JdbcClient database;
    private final KeyRing keys;
    private final NameIndex names;
    private final LocalDays localDays;

    PersonTable(JdbcClient database, KeyRing keys, NameIndex names, LocalDays localDays) {
        this.database = database;
        this.keys = keys;
        this.names = names;
        this.localDays = localDays;
    }

    /** @return false when the identifier exists already, perhaps out of our sight: nothing was written */
    boolean insert(PersonFile file) {
        var safe = seal(file);
        boolean written = bind(database.sql("""
                        insert into people.person (id, association, given, family, birth_year, commune, language, adaptations, discreet,
                            safe, key, opened_by, opened_at, last_contact)
                        values (:id, :association, :given, :family, :birthYear, :commune, :language, :adaptations::text[], :discreet,
                            :safe, :key, :openedBy, :openedAt, :lastContact)
                        on conflict (id) do nothing"""), file, safe)
                        .param("association", Asking.association())
                        .param("openedBy", file.openedBy())
                        .param("openedAt", file.openedAt())
                        .param("lastContact", file.lastContact())
                        .update()
                == 1;
        if (written) {
            file.contacts().forEach(contact -> insert(file.id(), contact));
            names.write(file);
            acted(file.id(), localDays.day(file.openedAt()));
        }
        return written;
    }

    /** Replaces a file that the transaction holds locked. What is unreadable stays, unless something readable takes its place. */
    void replace(PersonFile before, PersonFile after) {
        bind(database.sql("""
                        update people.person set given = :given, family = :family, birth_year = :birthYear, commune = :commune,
                            language = :language, adaptations = :adaptations::text[], discreet = :discreet,
                            safe = case when :stays then safe else :safe end, key = case when :stays then key else :key end,
                            version = version + 1
                        where id = :id"""), after, seal(after))
                .param("stays", before.unreadable().safe() && after.safe() == null)
                .update();
        for (var contact : before.contacts())
            if (!after.contacts().contains(contact))
                database.sql("delete from people.contact where id = :id")
                        .param("id", contact.id())
                        .update();
        for (var contact : after.contacts()) if (!before.contacts().contains(contact)) insert(after.id(), contact);
        names.write(after);
    }

    private Sealing.@Nullable Text seal(PersonFile file) {
        var safe = file.safe();
        return safe == null ? null : keys.seal(safe, PersonFile.aboutSafe(file.id()));
    }

    private void insert(UUID person, Contact contact) {
        var sealed = keys.seal(contact.text(), contact.about());
        var same = contact.same();
        database.sql("""
                        insert into people.contact (id, association, person, kind, sealed, key, hash)
                        values (:id, :association, :person, :kind, :sealed, :key, :hash)""")
                .param("id", contact.id())
                .param("association", Asking.association())
                .param("person", person)
                .param("kind", contact.kind().key())
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .param("hash", same == null ? null : keys.hash(same))
                .update();
    }

    Optional<PersonFile> find(UUID id) {
        return find(id, "");
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<PersonFile> findLocked(UUID id) {
        return find(id, " for update");
    }

    private Optional<PersonFile> find(UUID id, String locked) {
        return database.sql("select * from people.person where id = :id" + locked)
                .param("id", id)
                .query(ResultRow.map(row -> file(row)))
                .optional();
    }

    /** Adds the ways to reach the person to those that can be read, or to those that cannot. */
    private void contacts(UUID person, List<Contact> opened, Map<UUID, Contact.Kind> unreadable) {
        database.sql("select id, kind, sealed, key from people.contact where person = :person order by id")
                .param("person", person)
                .query(ResultRow.each(row -> {
                    var id = row.uuid("id");
                    var empty = new Contact(id, Contact.Kind.of(row.text("kind")), "");
                    var key = row.text("key");
                    if (keys.isLost(key)) unreadable.put(id, empty.kind());
                    else
                        opened.add(new Contact(
                                id,
                                empty.kind(),
                                keys.open(new Sealing.Text(key, row.bytes("sealed")), empty.about())));
                }));
    }

    /** Persons who are reached so. */
    List<UUID> reachedBy(String same) {
        return database.sql("""
                        select distinct c.person from people.contact c join people.person p on p.id = c.person
                        where c.association = :association and c.hash in (:hashes) and p.merged_into is null limit 50""")
                .param("association", Asking.association())
                .param("hashes", keys.hashes(same))
                .query(UUID.class)
                .list();
    }

    /** Persons who are reached by any of many telephones, under the number. */
    Map<String, Set<UUID>> reachedByAny(Collection<String> phones) {
        var textOf = new HashMap<ByteBuffer, String>();
        for (var phone : phones)
            for (var hash : keys.hashes(PhoneNumber.normalize(phone))) textOf.put(ByteBuffer.wrap(hash), phone);
        var reached = new HashMap<String, Set<UUID>>();
        if (textOf.isEmpty()) return reached;
        database.sql("""
                        select c.hash, c.person from people.contact c join people.person p on p.id = c.person
                        where c.association = :association and c.hash = any(:hashes::bytea[]) and p.merged_into is null""")
                .param("association", Asking.association())
                .param("hashes", textOf.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(ResultRow.each(row -> {
                    var phone = textOf.get(ByteBuffer.wrap(row.bytesOrNull("hash")));
                    if (phone != null)
                        reached.computeIfAbsent(phone, _ -> new HashSet<>()).add(row.uuid("person"));
                }));
        return reached;
    }

    /** List lines of persons, in no order, each once; for a merged file, the one that it was merged into. */
    List<PersonListItem> listed(Collection<UUID> ids) {
        return List.copyOf(new LinkedHashSet<>(standing(ids).values()));
    }

    /** List lines of persons, under the identifiers that were asked for. */
    Map<UUID, PersonListItem> standing(Collection<UUID> ids) {
        var standing = new LinkedHashMap<UUID, PersonListItem>();
        if (!ids.isEmpty())
            database.sql("""
                        with recursive chain as (
                            select id as asked, id, merged_into from people.person where id = any(:ids::uuid[])
                            union all
                            select c.asked, p.id, p.merged_into from chain c join people.person p on p.id = c.merged_into)
                        select c.asked, p.id, p.given, p.family, p.birth_year, p.commune, p.discreet, p.last_contact
                        from chain c join people.person p on p.id = c.id where c.merged_into is null""")
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .query(ResultRow.map(row -> Map.entry(row.uuid("asked"), listed(row))))
                    .list()
                    .forEach(one -> standing.put(one.getKey(), one.getValue()));
        return standing;
    }

    List<PersonListItem> inCommune(List<String> communes, int most) {
        return database.sql("""
                        select id, given, family, birth_year, commune, discreet, last_contact from people.person
                        where association = :association and commune in (:communes) and merged_into is null
                        order by last_contact desc limit :most""")
                .param("association", Asking.association())
                .param("communes", communes)
                .param("most", most)
                .query(ResultRow.map(row -> listed(row)))
                .list();
    }

    /** The persons whose files the account opened last. */
    List<PersonListItem> lastRead(UUID account, int most) {
        var ids = database.sql("""
                        select person from (select person, max(at) as at from (
                            select person, at from people.reading where association = :association and account = :account
                            order by at desc limit 200) r group by person) last order by at desc limit :most""")
                .param("association", Asking.association())
                .param("account", account)
                .param("most", most)
                .query(UUID.class)
                .list();
        var found = standing(ids);
        var inOrder = new LinkedHashSet<PersonListItem>();
        for (var id : ids) {
            var one = found.get(id);
            if (one != null) inOrder.add(one);
        }
        return List.copyOf(inOrder);
    }

    /** There was an act on that day: retention counts from the last one, and who acts may read. */
    void contacted(UUID person, LocalDate day) {
        acted(person, day);
        database.sql("update people.person set last_contact = :day where id = :id and last_contact < :day")
                .param("id", person)
                .param("day", day)
                .update();
    }

    /** @param kept the file that it is merged into, or null for none any more */
    void setMergedInto(UUID dropped, @Nullable UUID kept) {
        database.sql("update people.person set merged_into = :kept::uuid, version = version + 1 where id = :id")
                .param("kept", kept)
                .param("id", dropped)
                .update();
    }

    void moveContact(UUID contact, UUID from, UUID to) {
        database.sql("update people.contact set person = :to where id = :id and person = :from")
                .param("id", contact)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void acted(UUID person, LocalDate day) {
        var account = Actor.account();
        if (account == null) return;
        database.sql("""
                        insert into people.act_on (association, person, account, day)
                        select :association, id, :account, :day from people.person where id = :person
                        on conflict do nothing""")
                .param("association", Asking.association())
                .param("person", person)
                .param("account", account)
                .param("day", day)
                .update();
    }

    private static StatementSpec bind(StatementSpec statement, PersonFile file, Sealing.@Nullable Text safe) {
        return statement
                .param("id", file.id())
                .param("given", file.given())
                .param("family", file.family())
                .param("birthYear", file.birthYear())
                .param("commune", file.commune())
                .param("language", file.language())
                .param("adaptations", file.adaptations().toArray(String[]::new))
                .param("discreet", file.discreet())
                .param("safe", safe == null ? null : safe.bytes())
                .param("key", safe == null ? null : safe.key());
    }

    private static PersonListItem listed(ResultRow row) {
        return new PersonListItem(
                row.uuid("id"),
                row.text("given"),
                row.text("family"),
                row.integerOrNull("birth_year"),
                row.textOrNull("commune"),
                row.flag("discreet"),
                row.day("last_contact"));
    }

    private PersonFile file(ResultRow row) {
        var id = row.uuid("id");
        var safe = row.bytesOrNull("safe");
        var key = row.textOrNull("key");
        boolean lost = key != null && keys.isLost(key);
        var contacts = new ArrayList<Contact>();
        var unreadable = new LinkedHashMap<UUID, Contact.Kind>();
        contacts(id, contacts, unreadable);
        return new PersonFile(
                id,
                row.text("given"),
                row.text("family"),
                row.integerOrNull("birth_year"),
                row.textOrNull("commune"),
                row.textOrNull("language"),
                row.texts("adaptations"),
                row.flag("discreet"),
                safe == null || key == null || lost
                        ? null
                        : keys.open(new Sealing.Text(key, safe), PersonFile.aboutSafe(id)),
                contacts,
                row.uuid("opened_by"),
                row.instant("opened_at"),
                row.day("last_contact"),
                row.integer("version"),
                row.uuidOrNull("merged_into"),
                new PersonFile.Unreadable(lost, unreadable));
    }
}
