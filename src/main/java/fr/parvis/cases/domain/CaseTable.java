// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonColumn;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases, their steps, contacts made and closings in PostgreSQL; what is said of the person is sealed. */
@Component
public class CaseTable {
    /** A case with the day of its bill. */
    private static final String WHOLE = """
            select c.*, b.issued_on from cases.case_file c left join cases.bill b on b.case_file = c.id""";

    private final JdbcClient database;
    private final Sealing sealing;
    private final LocalDays localDays;
    private final Clock clock;

    CaseTable(JdbcClient database, Sealing sealing, LocalDays localDays, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Columns that a change of keys must reach. */
    @Configuration(proxyBeanMethods = false)
    static class SealedHere {
        @Bean
        PersonColumn personsOfCases(CaseTable cases) {
            return PersonColumn.deleted("cases.case_file")
                    .beforeErasure(cases::countOfNobody)
                    .keepsFile("cases.keeps", "closed_on is null");
        }

        @Bean
        SealedColumn sealedCases() {
            return new SealedColumn("cases.case_file", "asked", "'case ' || id");
        }

        @Bean
        SealedColumn sealedSteps() {
            return new SealedColumn("cases.step", "said", "'step ' || id");
        }

        @Bean
        SealedColumn sealedReferences() {
            return new SealedColumn("cases.bill", "reference", "'bill ' || case_file");
        }

        @Bean
        SealedColumn sealedContactsMade() {
            return new SealedColumn("cases.contact_made", "said", "'contact made ' || id");
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    private Instant now() {
        return clock.instant();
    }

    /** @return false when the identifier exists already: nothing was written */
    boolean insert(Case it) {
        var asked = sealing.seal(it.asked(), it.about());
        return database.sql("""
                        insert into cases.case_file (id, association, person, template, theme, operator, asked, key, counted_from, of_bill, opened_on,
                            opened_by, opened_at, responsible, waiting_on, waiting_since)
                        values (:id, :association, :person, :template, :theme, :operator, :asked, :key, :countedFrom, :ofBill, :openedOn, :openedBy,
                            :now, :responsible, :waitingOn, :waitingSince)
                        on conflict (id) do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("person", it.person())
                        .param("template", it.template())
                        .param("theme", it.theme())
                        .param("operator", it.operator())
                        .param("asked", asked.bytes())
                        .param("key", asked.key())
                        .param("countedFrom", it.ofBill() ? null : it.countedFrom())
                        .param("ofBill", it.ofBill())
                        .param("openedOn", it.openedOn())
                        .param("openedBy", it.openedBy())
                        .param("now", now())
                        .param("responsible", it.responsible())
                        .param("waitingOn", it.waitingOn())
                        .param("waitingSince", it.waitingSince())
                        .update()
                == 1;
    }

    Optional<Case> find(UUID id) {
        return database.sql(WHOLE + " where c.id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Finds one by its identifier, with a row lock until the transaction ends. */
    Optional<Case> findLocked(UUID id) {
        // read once the lock is there: the bill too is then as others left it
        database.sql("select id from cases.case_file where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** Those of a person, the open ones first, then the latest. */
    public List<Case> of(UUID person, int most, int offset) {
        return database.sql(WHOLE + """
                         where c.person = :person
                        order by c.closed_on is not null, c.opened_on desc, c.id limit :most offset :offset""")
                .param("person", person)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int countOf(UUID person) {
        return database.sql("select count(*)::int from cases.case_file where person = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /** Open ones of an account, those that have waited longest first. */
    List<Case> openOf(UUID responsible, int most, int offset) {
        return database.sql(WHOLE + """
                         where c.association = :association and c.responsible = :responsible and c.closed_on is null
                        order by c.waiting_since, c.id limit :most offset :offset""")
                .param("association", Asking.association())
                .param("responsible", responsible)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Open cases of an account without their sealed texts. */
    List<MyWork.Standing> standingOf(UUID responsible, int most) {
        return database.sql("""
                        select id, version from cases.case_file
                        where association = :association and responsible = :responsible and closed_on is null
                        order by waiting_since, id limit :most""")
                .param("association", Asking.association())
                .param("responsible", responsible)
                .param("most", most)
                .query(ResultRow.map(row -> new MyWork.Standing(row.uuid("id"), row.integer("version"))))
                .list();
    }

    List<Case> all(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return database.sql(WHOLE + " where c.id in (:ids)")
                .param("ids", ids)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Open ones of these persons, the oldest first. */
    List<Case> openFor(Collection<UUID> persons, int most) {
        if (persons.isEmpty()) return List.of();
        return database.sql(WHOLE + """
                         where c.person in (:persons) and c.closed_on is null
                        order by c.opened_on, c.id limit :most""")
                .param("persons", persons)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** How many each account follows, in one question. */
    Map<UUID, Integer> countOpen() {
        return database
                .sql("""
                        select responsible, count(*)::int as open from cases.case_file
                        where association = :association and closed_on is null group by responsible""")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> Map.entry(row.uuid("responsible"), row.integer("open"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int countOpen(UUID responsible) {
        return database.sql("""
                        select count(*)::int from cases.case_file
                        where association = :association and responsible = :responsible and closed_on is null""")
                .param("association", Asking.association())
                .param("responsible", responsible)
                .query(Integer.class)
                .single();
    }

    void wait(UUID id, String on, LocalDate since) {
        database.sql("""
                        update cases.case_file set waiting_on = :on, waiting_since = :since, version = version + 1 where id = :id""").param("id", id).param("on", on).param("since", since).update();
    }

    void close(UUID id, @Nullable LocalDate on) {
        database.sql("update cases.case_file set closed_on = :on, version = version + 1 where id = :id")
                .param("id", id)
                .param("on", on)
                .update();
    }

    int handOver(UUID from, UUID to) {
        return database.sql("""
                        update cases.case_file set responsible = :to, version = version + 1
                        where association = :association and responsible = :from and closed_on is null""")
                .param("association", Asking.association())
                .param("from", from)
                .param("to", to)
                .update();
    }

    private Case read(ResultRow row) {
        var id = row.uuid("id");
        boolean ofBill = row.flag("of_bill");
        return new Case(
                id,
                row.uuid("person"),
                row.textOrNull("template"),
                row.text("theme"),
                row.textOrNull("operator"),
                sealing.open(new Sealing.Text(row.text("key"), row.bytes("asked")), "case " + id),
                row.dayOrNull(ofBill ? "issued_on" : "counted_from"),
                ofBill,
                row.day("opened_on"),
                row.uuid("opened_by"),
                row.uuid("responsible"),
                row.text("waiting_on"),
                row.day("waiting_since"),
                row.dayOrNull("closed_on"),
                row.integer("version"));
    }

    void operator(UUID id, String operator) {
        database.sql("update cases.case_file set operator = :operator, version = version + 1 where id = :id")
                .param("id", id)
                .param("operator", operator)
                .update();
    }

    // --- the bill

    public CaseBill bill(UUID caseFile) {
        return database.sql("select * from cases.bill where case_file = :case")
                .param("case", caseFile)
                .query(ResultRow.map(row -> {
                    var key = row.textOrNull("key");
                    return new CaseBill(
                            row.dayOrNull("issued_on"),
                            row.dayOrNull("payable_by"),
                            row.bigintOrNull("cents"),
                            row.textOrNull("supplier"),
                            key == null
                                    ? null
                                    : sealing.open(new Sealing.Text(key, row.bytes("reference")), aboutBill(caseFile)));
                }))
                .optional()
                .orElse(CaseBill.UNKNOWN);
    }

    private static String aboutBill(UUID caseFile) {
        return "bill " + caseFile;
    }

    void write(UUID caseFile, CaseBill bill) {
        var reference = bill.reference();
        var sealed = reference == null ? null : sealing.seal(reference, aboutBill(caseFile));
        database.sql("""
                        insert into cases.bill (case_file, association, issued_on, payable_by, cents, supplier, reference, key)
                        values (:case, :association, :issued, :payable, :cents, :supplier, :reference, :key)
                        on conflict (case_file) do update set issued_on = excluded.issued_on, payable_by = excluded.payable_by,
                            cents = excluded.cents, supplier = excluded.supplier, reference = excluded.reference, key = excluded.key""")
                .param("case", caseFile)
                .param("association", Asking.association())
                .param("issued", bill.issuedOn())
                .param("payable", bill.payableBy())
                .param("cents", bill.cents())
                .param("supplier", bill.supplier())
                .param("reference", sealed == null ? null : sealed.bytes())
                .param("key", sealed == null ? null : sealed.key())
                .update();
    }

    /** Keeps the bill as it was, for {@link #billChanges}; before the new one is written. */
    void insertFormer(UUID caseFile, CaseBill former, boolean referenceChanged, UUID by) {
        database.sql("""
                        insert into cases.former_bill (id, association, case_file, replaced_on, replaced_by, replaced_at, issued_on, payable_by,
                            cents, supplier, reference_changed)
                        values (:id, :association, :case, :today, :by, :now, :issued, :payable, :cents, :supplier, :reference)""")
                .param("id", Ids.next())
                .param("association", Asking.association())
                .param("case", caseFile)
                .param("today", today())
                .param("by", by)
                .param("now", now())
                .param("issued", former.issuedOn())
                .param("payable", former.payableBy())
                .param("cents", former.cents())
                .param("supplier", former.supplier())
                .param("reference", referenceChanged)
                .update();
    }

    /** Changes of the bill, the first one first. */
    public List<BillChange> billChanges(UUID caseFile) {
        var changes = new ArrayList<BillChange>();
        var later = new AtomicReference<>(bill(caseFile));
        database.sql("select * from cases.former_bill where case_file = :case order by replaced_at desc, id desc")
                .param("case", caseFile)
                .query(ResultRow.each(row -> {
                    var former = new CaseBill(
                            row.dayOrNull("issued_on"),
                            row.dayOrNull("payable_by"),
                            row.bigintOrNull("cents"),
                            row.textOrNull("supplier"),
                            null);
                    changes.addFirst(new BillChange(
                            row.day("replaced_on"),
                            row.uuid("replaced_by"),
                            former,
                            later.getAndSet(former),
                            row.flag("reference_changed")));
                }));
        return changes;
    }

    // --- steps

    /** Adds a step behind the others; an identifier that exists already is passed over. */
    void insert(Step step) {
        var rule = step.rule();
        var delay = rule == null ? null : rule.delay();
        var said = sealing.seal(step.text(), aboutStep(step.id()));
        database.sql("""
                        insert into cases.step (id, association, case_file, position, kind, said, key, due, due_chosen, because, delay, source, read_on, code)
                        values (:id, :association, :case,
                            (select coalesce(max(position), 0) + 1 from cases.step where case_file = :case), :kind, :said, :key, :due, :chosen, :because,
                            :delay, :source, :readOn, :code)
                        on conflict (id) do nothing""")
                .param("id", step.id())
                .param("association", Asking.association())
                .param("case", step.caseFile())
                .param("kind", EnumCode.of(step.kind()))
                .param("said", said.bytes())
                .param("key", said.key())
                .param("due", step.due())
                .param("chosen", step.dueChosen())
                .param("because", step.because())
                .param("delay", delay == null ? null : delay.toString())
                .param("source", delay == null || rule == null ? null : rule.source())
                .param("readOn", delay == null || rule == null ? null : rule.readOn())
                .param("code", step.code())
                .update();
    }

    private static String aboutStep(UUID step) {
        return "step " + step;
    }

    public List<Step> steps(List<UUID> cases) {
        if (cases.isEmpty()) return List.of();
        return database.sql("select * from cases.step where case_file in (:cases) order by case_file, position")
                .param("cases", cases)
                .query(ResultRow.map(this::step))
                .list();
    }

    /** Done, or not after all; what is so already stays, with its day and who did it. */
    void done(UUID caseFile, UUID step, @Nullable LocalDate on, @Nullable UUID by) {
        database.sql("""
                        update cases.step set done_on = :on, done_by = :by
                        where id = :id and case_file = :case and (done_on is null) = (:on::date is not null)""")
                .param("id", step)
                .param("case", caseFile)
                .param("on", on)
                .param("by", by)
                .update();
    }

    /** A date that a mediator chose, or took away: nothing counts it anew. */
    void chooseDue(UUID caseFile, UUID step, @Nullable LocalDate due) {
        database.sql("""
                        update cases.step set due = :due, due_chosen = :due::date is not null, because = '', delay = null,
                            source = null, read_on = null
                        where id = :id and case_file = :case""")
                .param("id", step)
                .param("case", caseFile)
                .param("due", due)
                .update();
    }

    /** A date that another module gives, with its reason: no delay counts it anew. */
    void due(UUID caseFile, UUID step, @Nullable LocalDate due, String because) {
        database.sql("""
                        update cases.step set due = :due, because = :because, delay = null, source = null, read_on = null
                        where id = :id and case_file = :case""")
                .param("id", step)
                .param("case", caseFile)
                .param("due", due)
                .param("because", because)
                .update();
    }

    /** Gives a step other words and no delay of a template; its day stays until another is given. */
    void hand(Step step, String text) {
        var said = sealing.seal(text, aboutStep(step.id()));
        database.sql("""
                        update cases.step set said = :said, key = :key, delay = null, source = null, read_on = null
                        where id = :id and case_file = :case""")
                .param("said", said.bytes())
                .param("key", said.key())
                .param("id", step.id())
                .param("case", step.caseFile())
                .update();
    }

    /** The date that delays run from. */
    void countFrom(UUID caseFile, @Nullable LocalDate from) {
        database.sql("update cases.case_file set counted_from = :from, version = version + 1 where id = :id")
                .param("id", caseFile)
                .param("from", from)
                .update();
    }

    /** The date that a delay makes, and the delay, so that it can be counted anew. */
    void counted(UUID step, Template.Step rule, DueRule.Due due) {
        database.sql("""
                        update cases.step set due = :due, because = :because, delay = :delay, source = :source, read_on = :readOn
                        where id = :id""")
                .param("id", step)
                .param("due", due.on())
                .param("because", due.because())
                .param("delay", String.valueOf(rule.delay()))
                .param("source", rule.source())
                .param("readOn", rule.readOn())
                .update();
    }

    /** Steps of an account's open cases that are not done and due before that day, the most pressing first. */
    List<Step> dueOf(UUID responsible, LocalDate before, int most) {
        return database.sql("""
                        select s.* from cases.step s join cases.case_file c on c.id = s.case_file
                        where s.association = :association and s.done_on is null and s.due < :before
                          and c.responsible = :responsible and c.closed_on is null
                        order by s.due, s.case_file, s.position limit :most""")
                .param("association", Asking.association())
                .param("responsible", responsible)
                .param("before", before)
                .param("most", most)
                .query(ResultRow.map(this::step))
                .list();
    }

    /** How many steps of open cases are overdue, by who answers for them: the most first. */
    Map<UUID, Integer> countOverdue() {
        return database
                .sql("""
                        select c.responsible, count(*)::int as steps from cases.step s join cases.case_file c on c.id = s.case_file
                        where s.association = :association and s.done_on is null and s.due < :today and c.closed_on is null
                        group by c.responsible order by steps desc, c.responsible""")
                .param("association", Asking.association())
                .param("today", today())
                .query(ResultRow.map(row -> Map.entry(row.uuid("responsible"), row.integer("steps"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private Step step(ResultRow row) {
        var id = row.uuid("id");
        var delay = row.textOrNull("delay");
        return new Step(
                id,
                row.uuid("case_file"),
                EnumCode.read(Step.Kind.class, row.text("kind")),
                sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), aboutStep(id)),
                row.dayOrNull("due"),
                row.flag("due_chosen"),
                row.text("because"),
                row.dayOrNull("done_on"),
                row.uuidOrNull("done_by"),
                delay == null
                        ? null
                        : new Template.Step(
                                "", Period.parse(delay), row.textOrNull("source"), row.dayOrNull("read_on")),
                row.textOrNull("code"));
    }

    // --- contacts made

    void insert(ContactMade contact) {
        var said = sealing.seal(contact.said(), aboutContact(contact.id()));
        database.sql("""
                        insert into cases.contact_made (id, association, case_file, day, made_by, made_at, channel, party, said, key)
                        values (:id, :association, :case, :day, :by, :now, :channel, :party, :said, :key)
                        on conflict (id) do nothing""")
                .param("id", contact.id())
                .param("association", Asking.association())
                .param("case", contact.caseFile())
                .param("day", contact.day())
                .param("by", contact.madeBy())
                .param("now", now())
                .param("channel", contact.channel())
                .param("party", contact.party())
                .param("said", said.bytes())
                .param("key", said.key())
                .update();
    }

    private static String aboutContact(UUID contact) {
        return "contact made " + contact;
    }

    int countContacts(UUID caseFile) {
        return database.sql("select count(*)::int from cases.contact_made where case_file = :case")
                .param("case", caseFile)
                .query(Integer.class)
                .single();
    }

    /** Contacts made about a case, the latest first. */
    public List<ContactMade> contacts(UUID caseFile, int most, int offset) {
        return database.sql("""
                        select * from cases.contact_made where case_file = :case
                        order by day desc, made_at desc, id limit :most offset :offset""")
                .param("case", caseFile)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(row -> {
                    var id = row.uuid("id");
                    return new ContactMade(
                            id,
                            caseFile,
                            row.day("day"),
                            row.uuid("made_by"),
                            row.text("channel"),
                            row.text("party"),
                            sealing.open(new Sealing.Text(row.text("key"), row.bytes("said")), aboutContact(id)));
                }))
                .list();
    }

    // --- closings

    void insert(Closing closing, UUID caseFile) {
        database.sql("""
                        insert into cases.closing (id, association, case_file, outcome, cents, closed_on, closed_by)
                        values (:id, :association, :case, :outcome, :cents, :on, :by)""")
                .param("id", closing.id())
                .param("association", Asking.association())
                .param("case", caseFile)
                .param("outcome", closing.outcome())
                .param("cents", closing.cents())
                .param("on", closing.closedOn())
                .param("by", closing.closedBy())
                .update();
    }

    void reopen(UUID caseFile, LocalDate on, UUID by) {
        database.sql("""
                        update cases.closing set reopened_on = :on, reopened_by = :by where case_file = :case and reopened_on is null""")
                .param("case", caseFile)
                .param("on", on)
                .param("by", by)
                .update();
    }

    public List<Closing> closings(UUID caseFile) {
        return database.sql("select * from cases.closing where case_file = :case order by closed_on, id")
                .param("case", caseFile)
                .query(ResultRow.map(row -> new Closing(
                        row.uuid("id"),
                        row.text("outcome"),
                        row.bigintOrNull("cents"),
                        row.day("closed_on"),
                        row.uuid("closed_by"),
                        row.dayOrNull("reopened_on"))))
                .list();
    }

    /** Of cases whose closing stands and says an amount. */
    Map<UUID, Cases.Obtained> obtained(Collection<UUID> cases) {
        Map<UUID, Cases.Obtained> all = new HashMap<>();
        database.sql("""
                        select c.id, c.theme, l.closed_on, l.cents from cases.case_file c join cases.closing l on l.case_file = c.id
                        where c.id = any (:cases) and l.reopened_on is null and l.cents is not null""").param("cases", cases.toArray(UUID[]::new)).query(ResultRow.each(row -> {
            all.put(row.uuid("id"), new Cases.Obtained(row.text("theme"), row.day("closed_on"), row.bigint("cents")));
        }));
        return all;
    }

    // --- merges of files

    /** Counts what the cases of somebody came to, by month and without anybody. */
    void countOfNobody(UUID person) {
        database.sql("""
                        insert into cases.outcome_of_nobody (association, theme, operator, outcome, cents, month)
                        select c.association, c.theme, c.operator, l.outcome, l.cents, date_trunc('month', l.closed_on)
                        from cases.case_file c join cases.closing l on l.case_file = c.id and l.reopened_on is null
                        where c.person = :person""").param("person", person).update();
    }
}
