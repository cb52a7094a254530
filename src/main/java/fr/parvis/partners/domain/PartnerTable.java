// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Partners and where they are reached, in PostgreSQL. */
@Component
class PartnerTable {
    /** Words that a search over partners looks through: the partner's own, its open services' and its referents'. */
    private static final String PARTNERS = """
            from (select p.*, p.plain || ' ' || coalesce((select string_agg(s.plain, ' ') from partners.service s
                    where s.partner = p.id and s.closed_on is null), '') || ' ' || coalesce((select string_agg(r.plain, ' ')
                    from partners.referent r where r.partner = p.id), '') as words_here from partners.partner p) p
            where (p.closed_on is not null) = :closed
              and (:kind::text is null or p.kind = :kind)
              and (:before::date is null or p.checked_on < :before)
              and %s""".formatted(FindPartners.HOLDS_ALL.replace("plain", "p.words_here"));

    private final JdbcClient database;

    PartnerTable(JdbcClient database) {
        this.database = database;
    }

    private JdbcClient.StatementSpec asking(String sql, KeepPartners.Filter filter) {
        return database.sql(sql)
                .param("words", PlainWords.asked(filter.words()).toArray(String[]::new))
                .param("kind", filter.kind())
                .param("before", filter.before())
                .param("closed", filter.closed());
    }

    /** The nearest to the words first, then by name; without words by name. */
    List<Partner> list(KeepPartners.Filter filter, int most, int offset) {
        return asking(
                        "select p.* " + PARTNERS + " order by "
                                + FindPartners.NEARNESS.replace("plain", "p.words_here")
                                + " desc nulls last, p.plain, p.id limit :most offset :offset",
                        filter)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(PartnerTable::partner))
                .list();
    }

    int count(KeepPartners.Filter filter) {
        return asking("select count(*)::int " + PARTNERS, filter)
                .query(Integer.class)
                .single();
    }

    Optional<Partner> find(UUID id) {
        return database.sql("select * from partners.partner where id = :id")
                .param("id", id)
                .query(ResultRow.map(PartnerTable::partner))
                .optional();
    }

    /** An open one of that name and kind: one's own before a shared one. */
    Optional<Partner> findByName(String plain, String kind) {
        return database
                .sql("""
                        select * from partners.partner where closed_on is null and strpos(plain || ' ', :plain || ' ') = 1 and kind = :kind
                          and (association is null or association = :association)
                        order by association is null, id""")
                .param("association", Asking.scope().association())
                .param("plain", plain)
                .param("kind", kind)
                .query(ResultRow.map(PartnerTable::partner))
                .list()
                .stream()
                .filter(it -> PlainWords.fold(it.name()).equals(plain))
                .findFirst();
    }

    private JdbcClient.StatementSpec bound(String sql, Partner it, String plain) {
        return database.sql(sql)
                .param("id", it.id())
                .param("association", it.association())
                .param("name", it.name())
                .param("kind", it.kind())
                .param("operator", it.operator())
                .param("territory", it.territory())
                .param("places", it.places().toArray(String[]::new))
                .param("lines", it.postalLines().toArray(String[]::new))
                .param("phone", it.phone())
                .param("email", it.email())
                .param("web", it.web())
                .param("plain", plain)
                .param("checkedOn", it.checkedOn())
                .param("checkedBy", it.checkedBy())
                .param("version", it.version());
    }

    int insert(Partner it, String plain) {
        return bound("""
                        insert into partners.partner (id, association, name, kind, operator, territory, places, postal_lines, phone, email, web,
                            plain, checked_on, checked_by)
                        values (:id, :association, :name, :kind, :operator, :territory, :places::text[], :lines::text[], :phone, :email, :web,
                            :plain, :checkedOn, :checkedBy)
                        on conflict (id) do nothing""", it, plain).update();
    }

    int update(Partner it, String plain) {
        return bound("""
                        update partners.partner set name = :name, kind = :kind, operator = :operator, territory = :territory,
                            places = :places::text[], postal_lines = :lines::text[], phone = :phone, email = :email, web = :web, plain = :plain,
                            checked_on = :checkedOn, checked_by = :checkedBy, version = version + 1
                        where id = :id and version = :version and association is not distinct from :association""", it, plain).update();
    }

    /** Of the partner and of all its open services. @return whether it was one that may be changed */
    boolean check(UUID id, LocalDate on, @Nullable UUID by) {
        database.sql("""
                        update partners.service set checked_on = :on, checked_by = :by, version = version + 1
                        where partner = :id and closed_on is null""").param("id", id).param("on", on).param("by", by).update();
        return database.sql("""
                        update partners.partner set checked_on = :on, checked_by = :by, version = version + 1 where id = :id""").param("id", id).param("on", on).param("by", by).update() == 1;
    }

    /** The names that a partner kept in its room for the association in scope. */
    void forgetReferents(UUID partner) {
        database.sql("delete from partners.referent where partner = :partner")
                .param("partner", partner)
                .update();
    }

    boolean close(UUID id, @Nullable LocalDate on) {
        return database.sql("update partners.partner set closed_on = :on, version = version + 1 where id = :id")
                        .param("id", id)
                        .param("on", on)
                        .update()
                == 1;
    }

    private static Partner partner(ResultRow row) {
        return new Partner(
                row.uuid("id"),
                row.uuidOrNull("association"),
                row.text("name"),
                row.text("kind"),
                row.textOrNull("operator"),
                row.text("territory"),
                row.texts("places"),
                row.texts("postal_lines"),
                row.textOrNull("phone"),
                row.textOrNull("email"),
                row.textOrNull("web"),
                row.day("checked_on"),
                row.uuidOrNull("checked_by"),
                row.dayOrNull("closed_on"),
                row.integer("version"));
    }

    // --- where they are reached

    /** The open ones by name, then the closed ones. */
    List<ContactPoint> of(UUID partner) {
        return database.sql("""
                        select * from partners.service where partner = :partner order by closed_on is not null, plain, id""")
                .param("partner", partner)
                .query(ResultRow.map(PartnerTable::contactPoint))
                .list();
    }

    /** The open ones of all partners by name, under their partner. */
    Map<UUID, List<ContactPoint>> open() {
        return database
                .sql("select * from partners.service where closed_on is null order by plain, id")
                .query(ResultRow.map(PartnerTable::contactPoint))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ContactPoint::partner));
    }

    private JdbcClient.StatementSpec bound(String sql, ContactPoint it, String plain, @Nullable UUID by) {
        return database.sql(sql)
                .param("id", it.id())
                .param("association", it.association())
                .param("partner", it.partner())
                .param("name", it.name())
                .param("contact", it.contact())
                .param("role", it.role())
                .param("phone", it.phone())
                .param("email", it.email())
                .param("hours", it.hours())
                .param("bestBy", it.bestBy())
                .param("notes", it.notes())
                .param("lines", it.postalLines().toArray(String[]::new))
                .param("plain", plain)
                .param("toldOn", it.toldOn())
                .param("checkedOn", it.checkedOn())
                .param("checkedBy", by)
                .param("version", it.version());
    }

    int insert(ContactPoint it, String plain, @Nullable UUID by) {
        return bound("""
                        insert into partners.service (id, association, partner, name, contact, role, phone, email, hours, best_by, notes,
                            postal_lines, plain, told_on, checked_on, checked_by)
                        values (:id, :association, :partner, :name, :contact, :role, :phone, :email, :hours, :bestBy, :notes, :lines::text[],
                            :plain, :toldOn, :checkedOn, :checkedBy)
                        on conflict (id) do nothing""", it, plain, by).update();
    }

    int update(ContactPoint it, String plain, @Nullable UUID by) {
        return bound("""
                        update partners.service set name = :name, told_on = case when contact is not distinct from :contact
                            then coalesce(told_on, :toldOn) else :toldOn end, contact = :contact, role = :role, phone = :phone, email = :email,
                            hours = :hours, best_by = :bestBy, notes = :notes, postal_lines = :lines::text[], plain = :plain,
                            checked_on = :checkedOn, checked_by = :checkedBy, version = version + 1
                        where id = :id and partner = :partner and version = :version and closed_on is null""", it, plain, by).update();
    }

    /** The name and what leads to it go. */
    boolean close(UUID partner, UUID id, String plain, LocalDate on) {
        return database.sql("""
                        update partners.service set closed_on = :on, contact = null, phone = null, email = null, notes = null, told_on = null,
                            plain = :plain, version = version + 1
                        where id = :id and partner = :partner and closed_on is null""")
                        .param("id", id)
                        .param("partner", partner)
                        .param("plain", plain)
                        .param("on", on)
                        .update()
                == 1;
    }

    void told(UUID id, LocalDate on) {
        database.sql(
                        "update partners.service set told_on = :on where id = :id and contact is not null and told_on is null")
                .param("id", id)
                .param("on", on)
                .update();
    }

    private static ContactPoint contactPoint(ResultRow row) {
        return new ContactPoint(
                row.uuid("id"),
                row.uuidOrNull("association"),
                row.uuid("partner"),
                row.text("name"),
                row.textOrNull("contact"),
                row.textOrNull("role"),
                row.textOrNull("phone"),
                row.textOrNull("email"),
                row.textOrNull("hours"),
                row.text("best_by"),
                row.textOrNull("notes"),
                row.texts("postal_lines"),
                row.dayOrNull("told_on"),
                row.day("checked_on"),
                row.dayOrNull("closed_on"),
                row.integer("version"));
    }
}
