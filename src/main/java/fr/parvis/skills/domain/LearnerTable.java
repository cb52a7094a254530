// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.people.PersonColumn;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of learners; called inside a transaction. */
@Component
class LearnerTable {
    private final JdbcClient database;

    LearnerTable(JdbcClient database) {
        this.database = database;
    }

    /** Two paths of one person are looked at together, each its own; without the person a path keeps its card or is nobody's. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        PersonColumn learners() {
            return PersonColumn.emptied("skills.learner").mergedIn("moved_by");
        }
    }

    Optional<Learner> find(UUID id) {
        return database.sql("select * from skills.learner where id = :id and association = :association")
                .param("id", id)
                .param("association", Asking.association())
                .query(ResultRow.map(LearnerTable::read))
                .optional();
    }

    List<Learner> find(Collection<UUID> ids) {
        return database.sql("select * from skills.learner where association = :association and id = any (:ids::uuid[])")
                .param("association", Asking.association())
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(LearnerTable::read))
                .list();
    }

    void used(UUID learner, LocalDate today) {
        database.sql("update skills.learner set used_on = :today where association = :association and id = :id")
                .param("association", Asking.association())
                .param("id", learner)
                .param("today", today)
                .update();
    }

    /** The path of a card, begun when there is none. */
    Learner ofCard(UUID card, LocalDate today) {
        database.sql("""
                        insert into skills.learner (id, association, card, made_on) values (:id, :association, :card, :today)
                        on conflict (association, card) where card is not null do nothing""")
                .param("id", Ids.next())
                .param("association", Asking.association())
                .param("card", card)
                .param("today", today)
                .update();
        return findOfCard(card).orElseThrow();
    }

    Optional<Learner> findOfCard(UUID card) {
        return database.sql("select * from skills.learner where association = :association and card = :card")
                .param("association", Asking.association())
                .param("card", card)
                .query(ResultRow.map(LearnerTable::read))
                .optional();
    }

    /** Those of a person, the first one first: more than one when files were merged. */
    List<Learner> ofPerson(UUID person) {
        return database.sql("""
                        select * from skills.learner where association = :association and person = :person
                        order by moved_by nulls first, made_on, id""")
                .param("association", Asking.association())
                .param("person", person)
                .query(ResultRow.map(LearnerTable::read))
                .list();
    }

    Learner begin(UUID person, LocalDate today) {
        // two at once begin one
        TransactionLock.take(database, "skills.learner " + person);
        return ofPerson(person).stream().findFirst().orElseGet(() -> {
            var learner = new Learner(Ids.next(), null, person, today);
            insert(learner);
            return learner;
        });
    }

    void insert(Learner it) {
        database.sql("""
                        insert into skills.learner (id, association, card, person, made_on)
                        values (:id, :association, :card, :person, :on) on conflict (id) do nothing""")
                .param("id", it.id())
                .param("association", Asking.association())
                .param("card", it.card())
                .param("person", it.person())
                .param("on", it.madeOn())
                .update();
    }

    /** Of some cards, those under which something was seen and whose path is nobody's yet. */
    List<UUID> joinable(Collection<UUID> cards) {
        return database.sql("""
                        select l.card from skills.learner l
                        where l.association = :association and l.card = any (:cards::uuid[]) and l.person is null
                        and exists (select from skills.assessment a where a.association = l.association and a.learner = l.id)""")
                .param("association", Asking.association())
                .param("cards", cards.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The path of a card is a person's, too; their own goes where nothing was seen on it and nobody uses it. Idempotent. */
    void join(UUID card, UUID person) {
        database.sql("""
                        update skills.learner set person = :person
                        where association = :association and card = :card and person is null""")
                .param("association", Asking.association())
                .param("card", card)
                .param("person", person)
                .update();
        database.sql("""
                        delete from skills.learner l where l.association = :association and l.person = :person and l.card is null
                        and l.used_on is null
                        and not exists (select from skills.assessment a where a.association = l.association and a.learner = l.id)""")
                .param("association", Asking.association())
                .param("person", person)
                .update();
    }

    /** The path of a card is nobody's again. */
    void part(UUID learner) {
        database.sql("""
                        update skills.learner set person = null, moved_by = null
                        where association = :association and id = :id and card is not null""")
                .param("association", Asking.association())
                .param("id", learner)
                .update();
    }

    void forgetCard(UUID card) {
        database.sql("update skills.learner set card = null where association = :association and card = :card")
                .param("association", Asking.association())
                .param("card", card)
                .update();
    }

    /**
     * Deletes the learners who were last seen before a day, and adds their first and last levels to the counts of past paths.
     *
     * @return number of learners deleted
     */
    int forget(LocalDate since) {
        return database.sql("""
                        with gone as (
                            delete from skills.learner l where l.association = :association
                            and greatest(coalesce((select max(a.day) from skills.assessment a
                                                   where a.association = l.association and a.learner = l.id), l.made_on), l.used_on) < :since
                            returning l.id),
                        path as (
                            select min(a.day) as first, max(a.day) as last, o.gesture,
                                (array_agg(o.level order by a.day))[1] as before, (array_agg(o.level order by a.day desc))[1] as after
                            from gone join skills.assessment a on a.association = :association and a.learner = gone.id
                            join skills.observation o on o.association = a.association and o.assessment = a.id and not o.second
                            group by a.learner, o.gesture),
                        counted as (
                            insert into skills.past_path as p (association, year, gesture, before, after, paths)
                            select :association, extract(year from first)::int, gesture, before,
                                case when last > first then after else -1 end, count(*)
                            from path group by 2, 3, 4, 5
                            on conflict (association, year, gesture, before, after) do update set paths = p.paths + excluded.paths)
                        select count(*) from gone""")
                .param("association", Asking.association())
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    private static Learner read(ResultRow row) {
        return new Learner(row.uuid("id"), row.uuidOrNull("card"), row.uuidOrNull("person"), row.day("made_on"));
    }
}
