// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Emptiness;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.Question;
import fr.parvis.indicators.QuestionRefused;
import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.network.Extent;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.TicketsSettings;
import fr.parvis.shell.NotAllowed;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers questions: finds the definitions, makes the statements, adds up what they say. */
@Component
class AnswerQuestion implements Indicators {
    private final DatabaseFacts facts;
    private final FigureCopy copy;
    private final Associations associations;
    private final Nomenclature nomenclature;
    private final LocalDays days;
    private final Clock clock;
    private final int ticketDays;
    private final int appointmentMonths;
    private final TransactionTemplate reading;

    AnswerQuestion(
            DatabaseFacts facts,
            FigureCopy copy,
            Associations associations,
            Nomenclature nomenclature,
            LocalDays days,
            Clock clock,
            TicketsSettings settings,
            AppointmentsSettings appointments,
            PlatformTransactionManager transactions) {
        this.facts = facts;
        this.copy = copy;
        this.associations = associations;
        this.nomenclature = nomenclature;
        this.days = days;
        this.clock = clock;
        this.ticketDays = settings.keepDays();
        this.appointmentMonths = appointments.keepMonths();
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        // the parts of an answer are read one after the other: as of one moment
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public List<Indicator> list() {
        return ShippedIndicators.ALL;
    }

    @Override
    public Optional<Indicator> find(String key) {
        return list().stream().filter(one -> one.key().equals(key)).findAny();
    }

    @Override
    public Optional<Problem> problem(Question question) {
        for (var key : question.indicators()) {
            var indicator = find(key).orElse(null);
            if (indicator == null) return problem("indicators", "unknown", key);
            for (var dimension : question.by())
                if (!indicator.dimensions().contains(dimension))
                    return problem("by", "split", name(indicator), name(dimension));
            for (var dimension : question.filters().keySet())
                if (!indicator.dimensions().contains(dimension))
                    return problem("filters", "filter", name(indicator), name(dimension));
            var needs = switch (question.extent()) {
                case Extent.OfTeam _ -> indicator.fact().dimensions().contains(Dimension.TEAM);
                case Extent.OfPoint _ -> indicator.fact().dimensions().contains(Dimension.POINT);
                case Extent.Own _ -> indicator.fact().isOfColleagues();
                case Extent.OfAssociation _, Extent.WholeNetwork _ -> true;
            };
            if (!needs) return problem("extent", "extent", name(indicator));
        }
        boolean outside = question.extent() instanceof Extent.WholeNetwork
                || Asking.scope().kind() == Scope.Kind.NETWORK;
        for (var dimension : Dimension.values())
            if (outside
                    && dimension.isInside()
                    && (question.by().contains(dimension) || question.filters().containsKey(dimension)))
                return problem("by", "inside", name(dimension));
        return Optional.empty();
    }

    private static Optional<Problem> problem(String field, String code, Object... args) {
        return Optional.of(Problem.of(field, "indicators.problem." + code, args));
    }

    private static Problem name(Indicator indicator) {
        return Problem.of("", "indicators.of." + indicator.key());
    }

    private static Problem name(Dimension dimension) {
        return Problem.of("", "indicators.dimension." + dimension.key());
    }

    @Override
    public Answer answer(Question question) {
        hold(question.extent());
        problem(question).ifPresent(problem -> {
            throw new QuestionRefused(problem);
        });
        var answer = add(question);
        return answer.total().stream().allMatch(value -> value == 0) ? withReason(answer) : answer;
    }

    /** Refuses what is not in scope: an association is never answered for another one, and nobody but the network for all. */
    private static void hold(Extent extent) {
        var scope = Asking.scope();
        boolean held = switch (extent) {
            case Extent.Own own -> own.association().equals(scope.association());
            case Extent.OfPoint of -> of.association().equals(scope.association());
            case Extent.OfTeam of -> of.association().equals(scope.association());
            case Extent.OfAssociation of ->
                scope.kind() == Scope.Kind.NETWORK || of.association().equals(scope.association());
            case Extent.WholeNetwork _ -> scope.kind() == Scope.Kind.NETWORK;
        };
        if (!held) throw new NotAllowed("figures of " + extent);
    }

    private Answer add(Question question) {
        var indicators = question.indicators().stream().map(this::get).toList();
        var known = knownFrom(question);
        // the copy knows no persons
        if (!(question.extent() instanceof Extent.Own)
                && indicators.stream().allMatch(one -> one.fact().isCopied())) {
            var read = copy.ask(reader -> {
                var asked = new Asked(question, indicators);
                asked.read(reader, question.extent());
                return asked;
            });
            if (read.isPresent()) return read.get().answer().answer(read.get().upTo(), Answer.Origin.COPY, known);
        }
        var upTo = clock.instant();
        var asked = new Asked(question, indicators);
        inScope(question.extent(), extent -> asked.read(facts, extent));
        return asked.answer(upTo, Answer.Origin.DATABASE, known);
    }

    /** Reads in the scope of each association whose facts are asked for: no other scope sees them. */
    private void inScope(Extent extent, Consumer<Extent> read) {
        switch (extent) {
            case Extent.WholeNetwork _ -> {
                for (Association one : associations.list())
                    as(one.id(), () -> read.accept(new Extent.OfAssociation(one.id())));
            }
            case Extent.OfAssociation of -> as(of.association(), () -> read.accept(extent));
            case Extent.OfPoint of -> as(of.association(), () -> read.accept(extent));
            case Extent.OfTeam of -> as(of.association(), () -> read.accept(extent));
            case Extent.Own own -> as(own.association(), () -> read.accept(extent));
        }
    }

    private void as(UUID association, Runnable read) {
        Asking.as(association).run(() -> reading.executeWithoutResult(_ -> read.run()));
    }

    private Indicator get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no indicator " + key));
    }

    private Map<String, LocalDate> knownFrom(Question question) {
        var known = new HashMap<String, LocalDate>();
        for (var key : question.indicators()) {
            var indicator = get(key);
            var first = indicator.validFrom();
            var kept = keptFrom(indicator.fact());
            if (kept.isAfter(first)) first = kept;
            if (question.period().from().isBefore(first)) known.put(key, first);
        }
        return known;
    }

    /** The first day whose facts are not deleted yet; the earliest of all where none are by their day. */
    private LocalDate keptFrom(Fact fact) {
        return switch (fact) {
            case TICKET -> days.today().minusDays(ticketDays);
            case APPOINTMENT -> days.today().minusMonths(appointmentMonths);
            case VISIT, REQUEST, ACTIVITY, CALL, MOVEMENT, ASSESSMENT, HOME, CONTACT -> LocalDate.MIN;
        };
    }

    private Answer withReason(Answer answer) {
        return new Answer(
                answer.question(),
                answer.indicators(),
                answer.cells(),
                answer.sums(),
                answer.total(),
                answer.upTo(),
                answer.origin(),
                Optional.of(reason(answer.question())),
                answer.knownFrom());
    }

    private Emptiness reason(Question question) {
        if (question.period().from().isAfter(days.today())) return new Emptiness.NotYet();
        if (question.filters().isEmpty()) return new Emptiness.NoActs();
        var whole = add(question.unfiltered().by(List.of()));
        if (whole.total().stream().allMatch(value -> value == 0)) return new Emptiness.NoActs();
        for (var filter : question.filters().entrySet()) {
            var list = filter.getKey().list().orElse(null);
            if (list == null) continue;
            for (var code : filter.getValue()) {
                if (code.isEmpty()) continue;
                var known =
                        nomenclature.on(question.period().to()).find(list, code).isPresent()
                                || nomenclature
                                        .on(question.period().from())
                                        .find(list, code)
                                        .isPresent();
                if (!known) return new Emptiness.ClosedCode(filter.getKey(), code);
            }
        }
        return new Emptiness.FilteredOut();
    }

    /** A question being added up. */
    static final class Asked {
        private final Question question;
        private final List<Indicator> indicators;

        /** By the dimensions of each grouping, those of the question first. */
        private final Map<List<Dimension>, Sums> groupings = new LinkedHashMap<>();

        Asked(Question question, List<Indicator> indicators) {
            this.question = question;
            this.indicators = indicators;
            grouping(question.by());
            if (question.by().size() > 1) question.by().forEach(one -> grouping(List.of(one)));
            grouping(List.of());
        }

        private void grouping(List<Dimension> by) {
            groupings.putIfAbsent(by, new Sums(indicators.size()));
        }

        void read(FactReader facts, Extent extent) {
            var rows = new FactSql.Rows(extent, question.period());
            for (var fact : Fact.values()) {
                var ofFact =
                        indicators.stream().filter(one -> one.fact() == fact).toList();
                if (ofFact.isEmpty()) continue;
                var places = ofFact.stream().mapToInt(indicators::indexOf).toArray();
                groupings.forEach((by, sums) -> {
                    // the cells are split once; sums follow from them where they add up
                    if (by.equals(question.by()) || !addUp(ofFact.getFirst(), by))
                        facts.read(FactSql.of(rows, ofFact, by, question.filters()), (codes, values) -> {
                            // an empty sum of everything is a row of zeros
                            if (Arrays.stream(values).allMatch(value -> value == 0)) return;
                            sums.add(codes, values, places);
                            if (by.equals(question.by())) spread(codes, values, places, ofFact.getFirst());
                        });
                });
            }
        }

        /** Whether a grouping is the sum of the question's cells: what is summed over splits each fact once. */
        private boolean addUp(Indicator indicator, List<Dimension> by) {
            var over = new ArrayList<>(question.by());
            over.removeAll(by);
            return indicator.addsUpBy(over);
        }

        /** Adds a row of the question's cells to the groupings that are their sums. */
        private void spread(List<String> codes, long[] values, int[] places, Indicator indicator) {
            var by = question.by();
            groupings.forEach((other, its) -> {
                if (!other.equals(by) && addUp(indicator, other))
                    its.add(
                            other.stream()
                                    .map(one -> codes.get(by.indexOf(one)))
                                    .toList(),
                            values,
                            places);
            });
        }

        Answer answer(Instant upTo, Answer.Origin origin, Map<String, LocalDate> knownFrom) {
            var cells = new ArrayList<Answer.Cell>();
            var split = groupings.getOrDefault(question.by(), new Sums(indicators.size()));
            if (!question.by().isEmpty())
                split.rows().forEach((codes, values) -> cells.add(new Answer.Cell(codes, boxed(values))));
            var sums = new ArrayList<Map<String, List<Long>>>();
            for (var one : question.by()) {
                var byCode = new HashMap<String, List<Long>>();
                groupings
                        .getOrDefault(List.of(one), split)
                        .rows()
                        .forEach((codes, values) -> byCode.put(codes.getFirst(), boxed(values)));
                sums.add(byCode);
            }
            var total = groupings.getOrDefault(List.of(), split).row(List.of());
            return new Answer(
                    question, indicators, cells, sums, boxed(total), upTo, origin, Optional.empty(), knownFrom);
        }

        private static List<Long> boxed(long[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }
}
