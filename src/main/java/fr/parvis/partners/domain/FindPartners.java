// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds whom to write to among the partners and their services. */
@Component
@Transactional(readOnly = true)
class FindPartners implements Partners {
    /** A partner itself, then each of its services. */
    private static final String ADDRESSEES = """
            select p.id, p.name, '' as service, null as contact, p.postal_lines, p.email, p.phone, '' as best_by, p.plain, p.closed_on
            from partners.partner p
            union all
            select s.id, p.name, s.name, s.contact, case when s.postal_lines = '{}' then p.postal_lines else s.postal_lines end,
                coalesce(s.email, p.email), coalesce(s.phone, p.phone), s.best_by, p.plain || ' ' || s.plain,
                coalesce(s.closed_on, p.closed_on)
            from partners.service s join partners.partner p on p.id = s.partner""";

    /** Each word stands in the text, as it is or nearly; how near counts for the order. */
    static final String HOLDS_ALL = """
            not exists (select from unnest(:words::text[]) w
                where strpos(plain, w) = 0 and not (length(w) >= 4 and public.word_similarity(w, plain) >= 0.45))""";

    static final String NEARNESS = "(select sum(public.word_similarity(w, plain)) from unnest(:words::text[]) w)";

    private final JdbcClient database;
    private final PartnerTable table;
    private final LocalDays localDays;

    FindPartners(JdbcClient database, PartnerTable table, LocalDays localDays) {
        this.database = database;
        this.table = table;
        this.localDays = localDays;
    }

    @Override
    public List<Addressee> search(String words, int most) {
        return search(HOLDS_ALL, words, most);
    }

    @Override
    public List<Addressee> searchPartners(String words, int most) {
        return search("service = '' and " + HOLDS_ALL, words, most);
    }

    private List<Addressee> search(String condition, String words, int most) {
        var asked = PlainWords.asked(words);
        if (asked.isEmpty()) return List.of();
        return database.sql("select * from (" + ADDRESSEES + ") a where closed_on is null and " + condition
                        + " order by " + NEARNESS + " desc nulls last, name, service, id limit :most")
                .param("words", asked.toArray(String[]::new))
                .param("most", most)
                .query(ResultRow.map(FindPartners::addressee))
                .list();
    }

    @Override
    public Optional<Addressee> find(UUID id) {
        return database.sql("select * from (" + ADDRESSEES + ") a where id = :id")
                .param("id", id)
                .query(ResultRow.map(FindPartners::addressee))
                .optional();
    }

    @Override
    public boolean isOpen(UUID addressee) {
        return database.sql("select count(*)::int from (" + ADDRESSEES + ") a where id = :id and closed_on is null")
                        .param("id", addressee)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public Map<UUID, Addressee> all(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return database
                .sql("select * from (" + ADDRESSEES + ") a where id in (:ids)")
                .param("ids", ids)
                .query(ResultRow.map(FindPartners::addressee))
                .list()
                .stream()
                .collect(Collectors.toMap(Addressee::id, Function.identity()));
    }

    @Override
    public Optional<UUID> partnerOf(UUID addressee) {
        return database.sql("""
                        select id from partners.partner where id = :id
                        union all select partner from partners.service where id = :id""").param("id", addressee).query(UUID.class).optional();
    }

    @Override
    public List<Listed> ofKind(String kind, int most) {
        var found = table.list(new KeepPartners.Filter("", kind, null, false), most, 0);
        if (found.isEmpty()) return List.of();
        var services = database.sql("select a.*, s.partner from (" + ADDRESSEES
                        + ") a join partners.service s on s.id = a.id where s.partner in (:partners) and a.closed_on is null"
                        + " order by a.service, a.id")
                .param("partners", found.stream().map(Partner::id).toList())
                .query(ResultRow.map(row -> Map.entry(row.uuid("partner"), addressee(row))))
                .list();
        return found.stream()
                .map(it -> new Listed(
                        new Addressee(it.id(), it.name(), "", it.postalLines(), it.email(), it.phone(), ""),
                        it.operator(),
                        it.checkedOn(),
                        services.stream()
                                .filter(entry -> entry.getKey().equals(it.id()))
                                .map(Map.Entry::getValue)
                                .toList()))
                .toList();
    }

    @Override
    public Map<UUID, String> openNames() {
        var names = new LinkedHashMap<UUID, String>();
        database.sql("select id, name from partners.partner where closed_on is null order by plain, id")
                .query(ResultRow.each(row -> {
                    names.put(row.uuid("id"), row.text("name"));
                }));
        return names;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> partners) {
        if (partners.isEmpty()) return Map.of();
        return database
                .sql("select id, name from partners.partner where id in (:ids)")
                .param("ids", partners)
                .query(ResultRow.map(row -> Map.entry(row.uuid("id"), row.textOrNull("name"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    @Transactional
    public void told(UUID addressee) {
        table.told(addressee, localDays.today());
    }

    private static Addressee addressee(ResultRow row) {
        return new Addressee(
                row.uuid("id"),
                row.text("name"),
                Stream.of(row.textOrNull("service"), row.textOrNull("contact"))
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                row.texts("postal_lines"),
                row.textOrNull("email"),
                row.textOrNull("phone"),
                row.text("best_by"));
    }
}
