// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.access.Associations;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Entries;
import fr.parvis.returns.ListHandedBack;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import fr.parvis.values.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what goes back to a partner: for each household of whom there is news, the fields that were agreed on and no other. A household that
 * objected is told as not to be contacted any more, where that was agreed; otherwise nothing is told of it.
 */
@Component
public class MakeReturnFile {
    private static final Logger LOG = LoggerFactory.getLogger(MakeReturnFile.class);
    private static final Set<String> PAYING = Set.of("payment", "delay", "instalments");
    private static final String WORK = "returns: files that are due";

    /**
     * Lines that the partner would get now.
     *
     * @param from the day after those that the last file tells of, or the first of the arrangement
     */
    public record Preview(Arrangement agreed, LocalDate from, LocalDate to, ReturnContent content) {}

    /** Outcome of the request for a file. */
    public sealed interface Outcome {
        record Made(ReturnFiles.Made file) implements Outcome {}

        /** The arrangement has not begun. */
        record NotBegun() implements Outcome {}
    }

    private final JdbcClient database;
    private final Arrangements agreed;
    private final ReturnFiles files;
    private final Entries entries;
    private final Associations associations;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;

    MakeReturnFile(
            JdbcClient database,
            Arrangements agreed,
            ReturnFiles files,
            Entries entries,
            Associations associations,
            Journal journal,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.database = database;
        this.agreed = agreed;
        this.files = files;
        this.entries = entries;
        this.associations = associations;
        this.journal = journal;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.localDays = localDays;
    }

    /**
     * Shows before anything is sent.
     *
     * @throws NotFound when the association has no such arrangement
     */
    @Transactional(readOnly = true)
    public Preview preview(UUID arrangement) {
        var it = find(arrangement);
        var to = agreed.today();
        var from = since(it);
        return new Preview(it, from, to, content(it, from, to));
    }

    /**
     * Makes the file of what is new until today; at the partner's hand from then on.
     *
     * @param id made with the form, so that a second press on the button makes no second file
     */
    @Transactional
    public Outcome handle(UUID id, UUID arrangement) {
        var it = locked(arrangement);
        var before = files.find(id);
        if (before.isPresent()) return new Outcome.Made(before.get());
        var from = since(it);
        var to = agreed.today();
        return from.isAfter(to) ? new Outcome.NotBegun() : new Outcome.Made(make(id, it, from, to));
    }

    /**
     * Makes the files that are due in every association. A week that was missed is told of by the next file: none is lost.
     *
     * @return number of files made
     */
    public int handleDue() {
        return associations.sumInEach(WORK, _ -> dueHere());
    }

    /** In the associations where it is that hour. */
    public int handleDueAt(int hour) {
        return associations.sumInEach(WORK, association -> localDays.hour(association) == hour ? dueHere() : 0);
    }

    private int dueHere() {
        var all = Objects.requireNonNull(transaction.execute(status -> agreed.list()));
        int made = 0;
        for (var one : all) {
            if (one.returnOn() == null) continue;
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> makeWhenDue(one.id())))) made++;
            } catch (RuntimeException e) {
                // one that cannot be made keeps no other waiting
                LOG.error("the return file of arrangement {} could not be made", one.id(), e);
            }
        }
        return made;
    }

    private boolean makeWhenDue(UUID arrangement) {
        var it = locked(arrangement);
        if (it.returnOn() == null) return false;
        // a file tells of the days before the one on which it is made; what comes after the end is told once more
        var last = agreed.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.of(it.returnOn())))
                .minusDays(1);
        var from = since(it);
        if (from.isAfter(last)) return false;
        var end = it.endsOn();
        if (end != null && from.isAfter(end) && !hasNews(it, from, last)) return false;
        make(Ids.next(), it, from, last);
        return true;
    }

    private ReturnFiles.Made make(UUID id, Arrangement it, LocalDate from, LocalDate to) {
        var file = files.keep(id, it, new Period(from, to), content(it, from, to));
        journal.note(
                "outreach.return-file-made",
                file.id().toString(),
                Map.of("arrangement", it.id().toString(), "lines", Integer.toString(file.lines())));
        events.publishEvent(new ListHandedBack(file.id(), it.id()));
        return file;
    }

    private Arrangement find(UUID arrangement) {
        return agreed.find(arrangement).orElseThrow(() -> new NotFound("arrangement " + arrangement));
    }

    /** Two who ask at once, or somebody and the job, make one file. */
    private Arrangement locked(UUID arrangement) {
        database.sql("select id from outreach.arrangement where id = :id for update")
                .param("id", arrangement)
                .query(UUID.class)
                .optional();
        return find(arrangement);
    }

    private LocalDate since(Arrangement it) {
        return files.untold(it.id()).orElse(it.startsOn());
    }

    private boolean hasNews(Arrangement it, LocalDate from, LocalDate to) {
        return !news(it, from, to).isEmpty();
    }

    /** Facts about a household that something happened to. */
    private record News(
            UUID entry,
            boolean reached,
            @Nullable String closedWhy,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate firstOn,
            @Nullable String firstBy,
            List<String> kinds,
            boolean objected) {}

    private List<News> news(Arrangement it, LocalDate from, LocalDate to) {
        return database.sql("""
                        select e.id, e.reached_on, e.closed_why, e.closed_on, first.day, first.channel,
                               coalesce((select array_agg(distinct s.kind) from outreach.solution s where s.entry = e.id), '{}') as kinds,
                               e.closed_why is not distinct from 'objected'
                                 or exists (select from outreach.attempt a where a.entry = e.id and a.outcome = 'objected') as objected
                        from outreach.entry e
                        left join lateral (select a.day, a.channel from outreach.attempt a where a.entry = e.id
                                           order by a.at, a.id limit 1) first on true
                        where e.association = :association and e.arrangement = :arrangement and e.emptied_on is null
                          and (e.closed_on between :from and :to or e.reached_on between :from and :to
                            or exists (select from outreach.attempt a where a.entry = e.id and (a.day between :from and :to
                                -- a device may tell it days later
                                or (a.recorded_at at time zone :zone)::date between :from and :to))
                            or exists (select from outreach.solution s where s.entry = e.id and s.found_on between :from and :to))
                        order by e.received_on, e.list, e.line, e.id""")
                .param("association", it.association())
                .param("arrangement", it.id())
                .param("zone", localDays.zone().getId())
                .param("from", from)
                .param("to", to)
                .query(ResultRow.map(MakeReturnFile::news))
                .list();
    }

    private static News news(ResultRow row) {
        return new News(
                row.uuid("id"),
                row.dayOrNull("reached_on") != null,
                row.textOrNull("closed_why"),
                row.dayOrNull("closed_on"),
                row.dayOrNull("day"),
                row.textOrNull("channel"),
                row.textsWithGaps("kinds"),
                row.flag("objected"));
    }

    private ReturnContent content(Arrangement it, LocalDate from, LocalDate to) {
        var fields = List.copyOf(it.returned());
        var told = from.isAfter(to)
                ? List.<News>of()
                : news(it, from, to).stream()
                        .filter(news -> !news.objected() || it.returned().contains(ReturnField.DO_NOT_CONTACT))
                        .toList();
        var references = it.returned().contains(ReturnField.REFERENCE)
                ? entries.references(told.stream().map(News::entry).toList())
                : Map.<UUID, String>of();
        var lines = told.stream()
                .map(news -> fields.stream()
                        .map(field -> value(field, news, references.getOrDefault(news.entry(), "")))
                        .toList())
                .toList();
        return new ReturnContent(fields.stream().map(ReturnField::code).toList(), lines);
    }

    private static String value(ReturnField field, News news, String reference) {
        if (news.objected())
            return switch (field) {
                case REFERENCE -> reference;
                case DO_NOT_CONTACT -> "yes";
                default -> "";
            };
        return switch (field) {
            case REFERENCE -> reference;
            case CONTACTED -> yes(news.firstOn() != null);
            case FIRST_ATTEMPT -> day(news.firstOn());
            case CHANNEL -> Objects.requireNonNullElse(news.firstBy(), "");
            case REACHED -> yes(news.reached());
            case RESULT ->
                ReturnResult.of(
                                news.reached(),
                                news.kinds().stream().anyMatch(kind -> !kind.equals("oriented")),
                                news.closedWhy())
                        .code();
            case PAYMENT -> yes(news.kinds().stream().anyMatch(PAYING::contains));
            case ENDED_ON -> day(news.closedOn());
            case DO_NOT_CONTACT -> "no";
        };
    }

    private static String yes(boolean it) {
        return it ? "yes" : "no";
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
