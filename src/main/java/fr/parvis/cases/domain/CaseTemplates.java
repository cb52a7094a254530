// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.people.PeopleProblems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates of cases: read by all, changed by the network's head. */
@Component
@Transactional(readOnly = true)
public class CaseTemplates {
    private static final int LONGEST_DATE_ASKED = 80;
    private static final int LONGEST_SOURCE = 150;
    private static final int MOST_PAPERS = 30;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Journal journal;
    private final Clock clock;

    CaseTemplates(JdbcClient database, JsonMapper json, Journal journal, Clock clock) {
        this.database = database;
        this.json = json;
        this.journal = journal;
        this.clock = clock;
    }

    /** By label, the closed ones last. */
    public List<Template> list() {
        return database.sql("select * from cases.template order by closed, label")
                .query(ResultRow.map(this::template))
                .list();
    }

    public Optional<Template> find(String code) {
        return database.sql("select * from cases.template where code = :code")
                .param("code", code)
                .query(ResultRow.map(this::template))
                .optional();
    }

    /** Changes a template, or adds one of version 0; cases that are open already keep their steps. */
    @Transactional
    public Outcome<UUID> change(Template template, boolean fresh) {
        var problems = new ArrayList<Problem>();
        if (!template.code().matches("[a-z][a-z0-9-]{1,39}"))
            problems.add(Problem.of("code", "cases.problem.template-code"));
        if (template.label().length() < 3 || template.label().length() > 80)
            problems.add(Problem.of("label", "cases.problem.template-label"));
        if (template.dateAsked().length() > LONGEST_DATE_ASKED)
            problems.add(PeopleProblems.tooLong("dateAsked", LONGEST_DATE_ASKED));
        if (template.ofBill() && template.dateAsked().isEmpty())
            problems.add(Problem.of("dateAsked", "cases.problem.template-bill"));
        if (template.papers().size() > MOST_PAPERS)
            problems.add(Problem.of("papers", "cases.problem.papers-many", MOST_PAPERS));
        for (var step : template.steps()) {
            var source = step.source();
            if (source != null && source.length() > LONGEST_SOURCE)
                problems.add(Problem.of("steps", "cases.problem.source-long", step.text(), LONGEST_SOURCE));
            var stepCode = step.code();
            if (stepCode != null && !stepCode.matches("[a-z][a-z0-9.-]{1,59}"))
                problems.add(Problem.of("steps", "cases.problem.step-code", step.text()));
            if (step.text().isBlank() || step.text().length() > Case.LONGEST_STEP)
                problems.add(Problem.of("steps", "cases.problem.step-long", Case.LONGEST_STEP));
            if (step.delay() != null && (step.source() == null || step.source().isBlank() || step.readOn() == null))
                problems.add(Problem.of("steps", "cases.problem.delay-source", step.text()));
        }
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        int changed = (fresh ? insert(template) : update(template));
        if (changed == 0) return fresh ? Outcome.refused("", "cases.problem.template-taken") : new Outcome.Changed<>();
        journal.note("cases.template-changed", template.code(), Map.of());
        return new Outcome.Done<>(Ids.NIL);
    }

    private int insert(Template template) {
        return bind("""
                        insert into cases.template (code, label, theme, operator, date_asked, of_bill, papers, steps, closed, changed_by, changed_at)
                        values (:code, :label, :theme, :operator, :dateAsked, :ofBill, :papers::text[], :steps::jsonb, :closed, :by, :now)
                        on conflict (code) do nothing""", template);
    }

    private int update(Template template) {
        return bind("""
                        update cases.template set label = :label, theme = :theme, operator = :operator, date_asked = :dateAsked,
                            of_bill = :ofBill, papers = :papers::text[], steps = :steps::jsonb, closed = :closed, changed_by = :by, changed_at = :now,
                            version = version + 1
                        where code = :code and version = :version""", template);
    }

    private int bind(String sql, Template template) {
        return database.sql(sql)
                .param("code", template.code())
                .param("label", template.label())
                .param("theme", template.theme())
                .param("operator", template.operator())
                .param("dateAsked", template.dateAsked())
                .param("ofBill", template.ofBill())
                .param("papers", template.papers().toArray(String[]::new))
                .param("steps", json.writeValueAsString(template.steps()))
                .param("closed", template.closed())
                .param("by", Actor.account())
                .param("now", clock.instant())
                .param("version", template.version())
                .update();
    }

    private Template template(ResultRow row) {
        return new Template(
                row.text("code"),
                row.text("label"),
                row.text("theme"),
                row.textOrNull("operator"),
                row.text("date_asked"),
                row.flag("of_bill"),
                row.texts("papers"),
                json.readValue(row.text("steps"), new TypeReference<List<Template.Step>>() {}),
                row.flag("closed"),
                row.integer("version"));
    }
}
