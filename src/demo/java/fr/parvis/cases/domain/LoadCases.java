// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.PastCases;
import fr.parvis.database.Asking;
import fr.parvis.people.Sealing;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes many cases with few statements. */
@Component
class LoadCases implements PastCases {
    /** The date that delays run from lies so many days before a case is opened. */
    private static final int DAYS_BEFORE = 3;

    private final JdbcClient database;
    private final Sealing sealing;
    private final CaseTable cases;
    private final CaseTemplates templates;
    private final DueRule dueRule;

    LoadCases(JdbcClient database, Sealing sealing, CaseTable cases, CaseTemplates templates, DueRule dueRule) {
        this.database = database;
        this.sealing = sealing;
        this.cases = cases;
        this.templates = templates;
        this.dueRule = dueRule;
    }

    /** A case with its template. */
    private record One(
            Known known, Template template, @Nullable LocalDate from) {}

    @Override
    @Transactional
    public void load(List<Known> all) {
        var kinds =
                templates.list().stream().filter(template -> !template.closed()).toList();
        var there = new HashMap<UUID, Case>();
        cases.all(all.stream().map(Known::id).toList()).forEach(one -> there.put(one.id(), one));
        var ones = new ArrayList<One>();
        for (var known : all) {
            if (there.containsKey(known.id())) continue;
            var template = kinds.get(known.kind() % kinds.size());
            ones.add(new One(
                    known,
                    template,
                    template.dateAsked().isEmpty() ? null : known.openedOn().minusDays(DAYS_BEFORE)));
        }
        if (ones.isEmpty()) return;
        insert(ones);
        bills(ones);
        steps(ones);
        closings(ones);
    }

    private void insert(List<One> ones) {
        var asked = ones.stream()
                .map(one -> sealing.seal(one.template.label(), "case " + one.known.id()))
                .toList();
        database.sql("""
                        insert into cases.case_file (id, association, person, template, theme, operator, asked, key, counted_from, of_bill,
                            opened_on, opened_by, opened_at, responsible, waiting_on, waiting_since, closed_on)
                        select id, :association, person, template, theme, operator, asked, :key, case when not bill then counted end, bill, opened, by,
                            opened + time '10:00', by, waiting, opened, closed
                        from unnest(:ids::uuid[], :persons::uuid[], :templates::text[], :themes::text[], :operators::text[],
                            :asked::bytea[], :counted::date[], :bills::boolean[], :opened::date[], :bys::uuid[], :waiting::text[], :closed::date[])
                            as c (id, person, template, theme, operator, asked, counted, bill, opened, by, waiting, closed)""")
                .param("association", Asking.association())
                .param("ids", texts(ones, one -> one.known.id()))
                .param("persons", texts(ones, one -> one.known.person()))
                .param("templates", texts(ones, one -> one.template.code()))
                .param("themes", texts(ones, one -> one.template.theme()))
                .param("operators", texts(ones, one -> one.template.operator()))
                .param("asked", bytes(asked))
                .param("key", asked.getFirst().key())
                .param("counted", texts(ones, One::from))
                .param("bills", texts(ones, one -> one.template.ofBill()))
                .param("opened", texts(ones, one -> one.known.openedOn()))
                .param("bys", texts(ones, one -> one.known.by()))
                .param("waiting", texts(ones, one -> one.known.waitingOn()))
                .param("closed", texts(ones, one -> one.known.closedOn()))
                .update();
    }

    private void bills(List<One> ones) {
        var of = ones.stream().filter(one -> one.template.ofBill()).toList();
        database.sql("""
                        insert into cases.bill (case_file, association, issued_on, supplier)
                        select file, :association, issued, supplier
                        from unnest(:files::uuid[], :issued::date[], :suppliers::text[]) as b (file, issued, supplier)""")
                .param("association", Asking.association())
                .param("files", texts(of, one -> one.known.id()))
                .param("issued", texts(of, One::from))
                .param("suppliers", texts(of, one -> one.template.operator()))
                .update();
    }

    /** Of a case that is over everything is done; of one that is open, its first step when no date waits for it. */
    private void steps(List<One> ones) {
        record Row(Step step, int position, UUID by) {}
        var rows = new ArrayList<Row>();
        for (var one : ones) {
            int position = 0;
            for (var paper : one.template.papers())
                rows.add(new Row(step(one, Step.Kind.PAPER, paper, null, false), ++position, one.known.by()));
            boolean first = true;
            for (var step : one.template.steps()) {
                rows.add(new Row(step(one, Step.Kind.STEP, step.text(), step, first), ++position, one.known.by()));
                first = false;
            }
        }
        if (rows.isEmpty()) return;
        var said = rows.stream()
                .map(row -> sealing.seal(row.step.text(), "step " + row.step.id()))
                .toList();
        database.sql("""
                        insert into cases.step (id, association, case_file, position, kind, said, key, due, because, done_on, done_by,
                            delay, source, read_on, code)
                        select id, :association, file, position, kind, said, :key, due, because, done, case when done is null then null else by end,
                            delay, source, read, code
                        from unnest(:ids::uuid[], :files::uuid[], :positions::int[], :kinds::text[], :said::bytea[], :dues::date[],
                            :becauses::text[], :dones::date[], :bys::uuid[], :delays::text[], :sources::text[], :reads::date[], :codes::text[])
                            as s (id, file, position, kind, said, due, because, done, by, delay, source, read, code)""")
                .param("association", Asking.association())
                .param("ids", texts(rows, row -> row.step.id()))
                .param("files", texts(rows, row -> row.step.caseFile()))
                .param("positions", texts(rows, row -> row.position))
                .param("kinds", texts(rows, row -> EnumCode.of(row.step.kind())))
                .param("said", bytes(said))
                .param("key", said.getFirst().key())
                .param("dues", texts(rows, row -> row.step.due()))
                .param("becauses", texts(rows, row -> row.step.because()))
                .param("dones", texts(rows, row -> row.step.doneOn()))
                .param("bys", texts(rows, Row::by))
                .param("delays", texts(rows, row -> dated(row.step, Template.Step::delay)))
                .param("sources", texts(rows, row -> dated(row.step, Template.Step::source)))
                .param("reads", texts(rows, row -> dated(row.step, Template.Step::readOn)))
                .param("codes", texts(rows, row -> row.step.code()))
                .update();
    }

    private Step step(One one, Step.Kind kind, String text, Template.@Nullable Step rule, boolean done) {
        var due = rule == null
                ? new DueRule.Due(null, "")
                : dueRule.of(one.template, rule, one.from, one.known.openedOn());
        var closed = one.known.closedOn();
        return new Step(
                Ids.next(),
                one.known.id(),
                kind,
                text,
                due.on(),
                due.because(),
                closed != null ? closed : done && due.on() == null ? one.known.openedOn() : null,
                null,
                rule);
    }

    private static @Nullable Object dated(Step step, Function<Template.Step, @Nullable Object> part) {
        var rule = step.rule();
        return rule == null || rule.delay() == null ? null : part.apply(rule);
    }

    private void closings(List<One> ones) {
        var over = ones.stream().filter(one -> one.known.closedOn() != null).toList();
        database.sql("""
                        insert into cases.closing (id, association, case_file, outcome, cents, closed_on, closed_by)
                        select id, :association, file, outcome, cents, closed, by
                        from unnest(:ids::uuid[], :files::uuid[], :outcomes::text[], :cents::bigint[], :closed::date[], :bys::uuid[])
                            as c (id, file, outcome, cents, closed, by)""")
                .param("association", Asking.association())
                .param("ids", texts(over, one -> Ids.next()))
                .param("files", texts(over, one -> one.known.id()))
                .param("outcomes", texts(over, one -> one.known.outcome()))
                .param("cents", texts(over, one -> one.known.cents()))
                .param("closed", texts(over, one -> one.known.closedOn()))
                .param("bys", texts(over, one -> one.known.by()))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            var value = column.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    private static byte[][] bytes(List<Sealing.Text> sealed) {
        return sealed.stream().map(Sealing.Text::bytes).toArray(byte[][]::new);
    }

    @Override
    @Transactional
    public void loaded() {
        database.sql("analyze cases.case_file").update();
    }
}
