// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/** Templates of reports: those that come with Parvis, read once, and the check of one that somebody writes. */
@Component
public class ReportTemplates {
    /** In the order in which they are offered. */
    private static final List<String> SHIPPED = List.of(
            "france-services",
            "energy-partner",
            "town-hall",
            "department",
            "nf-x60-600",
            "digital-points",
            "annual-report");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addMixIn(Split.class, Hyphens.class)
            .addMixIn(Template.Asks.class, Hyphens.class)
            .build();

    /** Names of choices in JSON: {@code age-band}. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private interface Hyphens {}

    /** Result of reading a template. */
    sealed interface Read {
        record Right(Template template) implements Read {}

        record Wrong(List<Problem> problems) implements Read {}
    }

    private final List<Template> shipped;

    ReportTemplates() {
        this.shipped = SHIPPED.stream().map(ReportTemplates::shipped).toList();
    }

    private static Template shipped(String key) {
        try (InputStream in = ReportTemplates.class.getResourceAsStream("/reports/" + key + ".json")) {
            if (in == null) throw new IllegalStateException("no template " + key);
            return JSON.readValue(new String(in.readAllBytes(), StandardCharsets.UTF_8), Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + key + " cannot be read", e);
        }
    }

    public List<Template> list() {
        return shipped;
    }

    public Optional<Template> find(String key) {
        return shipped.stream().filter(one -> one.key().equals(key)).findAny();
    }

    /** Reads a template, with each problem at the part that has it. */
    static Read read(String json, List<ReportFigures.Defined> indicators) {
        Template template;
        try {
            template = JSON.readValue(json, Template.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Read.Wrong(List.of(Problem.of(
                    "", "reports.problem.template", at == null ? 1 : at.getLineNr(), e.getOriginalMessage())));
        }
        var problems = problems(template, indicators);
        return problems.isEmpty() ? new Read.Right(template) : new Read.Wrong(problems);
    }

    /** Indicators that nobody defines, splits that an indicator does not know, names that stand twice. */
    static List<Problem> problems(Template template, List<ReportFigures.Defined> indicators) {
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var part : template.parts()) {
            if (!seen.add(part.id())) problems.add(Problem.of(part.id(), "reports.problem.twice", part.id()));
            for (var key : part.shown())
                if (indicators.stream().noneMatch(one -> one.key().equals(key)))
                    problems.add(Problem.of(part.id(), "reports.problem.indicator", part.id(), key));
            var by = switch (part) {
                case Template.Table table -> Optional.of(table.by());
                case Template.Chart chart -> Optional.of(chart.by());
                case Template.Points points -> Optional.of(Split.POINT);
                case Template.Title title -> Optional.<Split>empty();
                case Template.Text text -> Optional.<Split>empty();
                case Template.Indicators shown -> Optional.<Split>empty();
                case Template.Quote quote -> Optional.<Split>empty();
            };
            for (var one : indicators)
                if (by.isPresent()
                        && by.get() != Split.MONTH
                        && part.shown().contains(one.key())
                        && !one.splits().contains(by.get()))
                    problems.add(Problem.of(
                            part.id(),
                            "reports.problem.split",
                            part.id(),
                            one.key(),
                            by.get().key()));
            // the first indicator decides what is hidden, so it must count persons or acts, not minutes
            if (by.isPresent()
                    && !part.shown().isEmpty()
                    && indicators.stream()
                            .anyMatch(one -> one.key().equals(part.shown().getFirst()) && one.minutes()))
                problems.add(Problem.of(part.id(), "reports.problem.minutes", part.id()));
        }
        return problems;
    }
}
