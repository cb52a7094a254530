// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleProblems;
import fr.parvis.shell.FormFields;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The templates of letters: read by all, changed by the network's head. */
@Component
@Transactional(readOnly = true)
public class LetterTemplates {

    /** Words of a text that cites the law. */
    private static final Pattern LAW = Pattern.compile(
            "(?iu)\\b(?:décret|arrêté|loi) n[°o]|\\barticles? [LRD]?\\.? ?\\d|\\bcode (?:de|du|des|civil)\\b");

    private static final Map<String, Integer> LONGEST = Map.of(
            "addressee",
            400,
            "reference",
            160,
            "subject",
            160,
            "salutation",
            120,
            "body",
            8_000,
            "closing",
            400,
            "enclosures",
            1_000);

    private final JdbcClient database;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    LetterTemplates(JdbcClient database, Journal journal, LocalDays localDays, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** By label, the closed ones last. */
    public List<Template> list() {
        return database.sql("select * from letters.template order by closed, label")
                .query(ResultRow.map(this::template))
                .list();
    }

    public Optional<Template> find(String code) {
        return database.sql("select * from letters.template where code = :code")
                .param("code", code)
                .query(ResultRow.map(this::template))
                .optional();
    }

    /** Changes a template, or adds one of version 0; letters that were begun keep their text. */
    @Transactional
    public Outcome<UUID> change(Template template, boolean fresh) {
        var problems = problems(template);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        int changed = fresh ? insert(template) : update(template);
        if (changed == 0)
            return fresh ? Outcome.refused("", "letters.problem.template-taken") : new Outcome.Changed<>();
        journal.note("letters.template-changed", template.code(), Map.of());
        return new Outcome.Done<>(Ids.NIL);
    }

    private List<Problem> problems(Template template) {
        var problems = new ArrayList<Problem>();
        if (!template.code().matches("[a-z][a-z0-9-]{1,39}"))
            problems.add(Problem.of("code", "letters.problem.template-code"));
        if (template.label().length() < 3 || template.label().length() > 80)
            problems.add(Problem.of("label", "letters.problem.template-label"));
        template.parts().forEach((part, text) -> {
            int longest = LONGEST.getOrDefault(part, 0);
            if (text.length() > longest) problems.add(PeopleProblems.tooLong(part, longest));
            var unknown = Field.unknown(text);
            if (!unknown.isEmpty())
                problems.add(
                        Problem.of(part, "letters.problem.unknown-field", String.join(", ", unknown), Field.list()));
        });
        if (template.subject().isBlank()) problems.add(Problem.of("subject", "letters.problem.subject"));
        if (template.body().isBlank()) problems.add(Problem.of("body", "letters.problem.body"));
        var sources = LetterText.lines(template.sources());
        for (var source : sources)
            if (!dated(source)) problems.add(Problem.of("sources", "letters.problem.source", source));
        if (template.sources().length() > 1_000) problems.add(PeopleProblems.tooLong("sources", 1_000));
        if (sources.isEmpty()
                && LAW.matcher(String.join("\n", template.parts().values())).find())
            problems.add(Problem.of("sources", "letters.problem.no-source"));
        return problems;
    }

    /** Whether a source says on which day it was read. */
    private boolean dated(String source) {
        int bar = source.lastIndexOf('|');
        if (bar < 3) return false;
        var day = FormFields.day(source.substring(bar + 1));
        return day != null && !day.isAfter(localDays.today());
    }

    private int insert(Template template) {
        return bind("""
                        insert into letters.template (code, label, kind, theme, addressee, reference, subject, salutation, body, closing,
                            enclosures, sources, closed, changed_by, changed_at)
                        values (:code, :label, :kind, :theme, :addressee, :reference, :subject, :salutation, :body, :closing, :enclosures,
                            :sources, :closed, :by, :now)
                        on conflict (code) do nothing""", template);
    }

    private int update(Template template) {
        return bind("""
                        update letters.template set label = :label, kind = :kind, theme = :theme, addressee = :addressee,
                            reference = :reference, subject = :subject, salutation = :salutation, body = :body, closing = :closing,
                            enclosures = :enclosures, sources = :sources, closed = :closed, changed_by = :by, changed_at = :now,
                            version = version + 1
                        where code = :code and version = :version""", template);
    }

    private int bind(String sql, Template template) {
        return database.sql(sql)
                .param("code", template.code())
                .param("label", template.label())
                .param("kind", template.kind().key())
                .param("theme", template.theme())
                .param("addressee", template.addressee())
                .param("reference", template.reference())
                .param("subject", template.subject())
                .param("salutation", template.salutation())
                .param("body", template.body())
                .param("closing", template.closing())
                .param("enclosures", template.enclosures())
                .param("sources", template.sources())
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
                Letter.Kind.of(row.text("kind")),
                row.textOrNull("theme"),
                row.text("addressee"),
                row.text("reference"),
                row.text("subject"),
                row.text("salutation"),
                row.text("body"),
                row.text("closing"),
                row.text("enclosures"),
                row.text("sources"),
                row.flag("closed"),
                row.integer("version"));
    }
}
