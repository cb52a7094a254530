// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The items of an association as a list; what is late is computed each time. */
@Component
@Transactional(readOnly = true)
public class Stock {
    /** Filters of the list, beside a state. */
    public static final List<String> SHOWN =
            List.of("present", "ready", "to-prepare", "lent", "to-remind", "repair", "lost", "gone", "all");

    /**
     * @param words in the label, the model or the serial number; empty for all
     * @param shown one of {@link #SHOWN}
     */
    public record Filter(
            String words, String kind, @Nullable UUID point, String shown) {}

    /**
     * @param handover the running one, or the gift or sale
     * @param due the end of a running loan
     * @param outOn since when it is out
     */
    public record Line(
            UUID item,
            Label label,
            String kind,
            String model,
            UUID point,
            State state,
            boolean wiped,
            @Nullable UUID handover,
            @Nullable UUID person,
            boolean card,
            @Nullable LocalDate outOn,
            @Nullable LocalDate due) {

        public boolean late(LocalDate today) {
            return due != null && due.isBefore(today);
        }
    }

    /** Number of items of a kind in a state, over the network. */
    public record Sum(UUID association, String kind, State state, long number) {}

    private static final String FROM = """
            from equipment.item i left join equipment.handover h on h.item = i.id and h.back_at is null
            where i.association = :association
                and (:kind = '' or i.kind = :kind) and (cast(:point as uuid) is null or i.point = :point)
                and (:words = '' or i.label like :label or lower(i.model) like :like or lower(coalesce(i.serial, '')) like :like)
                and\s""";

    private final JdbcClient database;
    private final LocalDays localDays;
    private final int daysAhead;

    Stock(JdbcClient database, LocalDays localDays, EquipmentSettings settings) {
        this.database = database;
        this.localDays = localDays;
        this.daysAhead = settings.remindDaysAhead();
    }

    public LocalDate today() {
        return localDays.today();
    }

    private static String shown(String shown) {
        return switch (shown) {
            case "ready" -> "i.state = 'ready'";
            case "to-prepare" -> "i.state = 'received'";
            case "lent" -> "i.state = 'lent'";
            case "to-remind" -> "h.kind = 'loan' and h.due <= :until";
            case "repair" -> "i.state = 'repair'";
            case "lost" -> "i.state = 'lost'";
            case "gone" -> "i.state in ('given', 'sold', 'transferred', 'scrapped')";
            case "all" -> "true";
            default -> "i.state not in ('given', 'sold', 'transferred', 'scrapped', 'lost')";
        };
    }

    public long count(Filter filter) {
        return asked("select count(*) " + FROM + shown(filter.shown), filter)
                .query(Long.class)
                .single();
    }

    public List<Line> list(Filter filter, int most, int offset) {
        return asked(
                        """
                        select i.id, i.label, i.kind, i.model, i.point, i.state, h.id as handover, h.person, h.card, h.out_on, h.due,
                            not i.holds_data or exists (select from equipment.movement w where w.item = i.id and w.kind = 'wiped' and w.seq > (
                                select max(c.seq) from equipment.movement c
                                where c.item = i.id and c.kind in ('received', 'returned', 'repaired', 'found', 'taken-back'))) as wiped\s"""
                                + FROM + shown(filter.shown)
                                + " order by h.due nulls last, i.kind, i.model, i.label limit :most offset :offset",
                        filter)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(row -> new Line(
                        row.uuid("id"),
                        new Label(row.text("label")),
                        row.text("kind"),
                        row.text("model"),
                        row.uuid("point"),
                        State.of(row.text("state")),
                        row.flag("wiped"),
                        row.uuidOrNull("handover"),
                        row.uuidOrNull("person"),
                        !row.isNull("card"),
                        row.dayOrNull("out_on"),
                        row.dayOrNull("due"))))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Filter filter) {
        var words = filter.words.strip().toLowerCase(Locale.ROOT);
        var label = Label.read(words)
                .map(Label::signs)
                .orElse(words.toUpperCase(Locale.ROOT).replace("-", ""));
        return database.sql(sql)
                .param("association", Asking.association())
                .param("kind", filter.kind)
                .param("point", filter.point)
                .param("words", words)
                .param("label", like(label))
                .param("like", like(words))
                .param("until", localDays.today().plusDays(daysAhead));
    }

    /** Somewhere in it; what the database takes for more than a sign is that sign. */
    private static String like(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** How many of each kind could be handed over now, by point. */
    public Map<String, Long> ready(@Nullable UUID point) {
        var all = new TreeMap<String, Long>();
        database.sql("""
                        select kind, count(*) as n from equipment.item where association = :association and state = 'ready'
                            and (cast(:point as uuid) is null or point = :point) group by kind""")
                .param("association", Asking.association())
                .param("point", point)
                .query(ResultRow.each(row -> all.put(row.text("kind"), row.bigint("n"))));
        return all;
    }

    /** Over the network, for its head: what there is, never who has it. */
    public List<Sum> ofNetwork() {
        return database.sql("select association, kind, state, number from equipment.count_stock()")
                .query(ResultRow.map(row -> new Sum(
                        row.uuid("association"), row.text("kind"), State.of(row.text("state")), row.bigint("number"))))
                .list();
    }
}
