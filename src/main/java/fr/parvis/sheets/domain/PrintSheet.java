// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints the sheet of a visit or case: checks what was typed, draws it on one page, and joins the visit to the card. Nothing is written
 * when something is wrong. What is kept is what the next mediator needs; whom to call is on the paper alone.
 */
@Component
public class PrintSheet {
    private static final String NOT_AT_HAND = "sheets.problem.not-at-hand";

    /** Card that goes with the sheet. */
    public sealed interface Carried {
        record New() implements Carried {}

        record None() implements Carried {}

        /** A card kept for the account ({@link RecentCards}). */
        record Held(UUID card) implements Carried {}

        /** One whose code is typed here. */
        record Typed(String code) implements Carried {}
    }

    /**
     * Fields of the request.
     *
     * @param id of the sheet, so that twice is once, and what was changed meanwhile is printed anew
     * @param visit or a case, one of the two
     * @param point point that the person may come back to
     * @param language one of {@link SheetRules#LANGUAGES}
     * @param steps next steps, each a short line
     * @param whom to call; the point when nothing is said
     * @param address of this Parvis as the public knows it
     */
    public record Command(
            UUID id,
            @Nullable UUID visit,
            @Nullable UUID caseFile,
            UUID point,
            String language,
            List<String> steps,
            String whom,
            String phone,
            @Nullable NextDate next,
            Carried carried,
            String address) {}

    /** Result of printing. */
    public sealed interface Printing {
        record Printed(RecentCards.Sheet sheet) implements Printing {}

        /** The visit or case is not there, or not for this account. */
        record Unknown() implements Printing {}
    }

    /** Source of a sheet. */
    private record Source(
            List<Stop.Met> met,
            LocalDate day,
            String name,
            @Nullable UUID person) {}

    private record CardOf(PassageCard card, PassageCode code, boolean made) {}

    private final Visits visits;
    private final Cases cases;
    private final People people;
    private final Points points;
    private final SheetPaper paper;
    private final CardTable cards;
    private final CodeSecret secret;
    private final FindCard findCard;
    private final RecentCards recentCards;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PrintSheet(
            Visits visits,
            Cases cases,
            People people,
            Points points,
            SheetPaper paper,
            CardTable cards,
            CodeSecret secret,
            FindCard findCard,
            RecentCards recentCards,
            Journal journal,
            LocalDays localDays,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.visits = visits;
        this.cases = cases;
        this.people = people;
        this.points = points;
        this.paper = paper;
        this.cards = cards;
        this.secret = secret;
        this.findCard = findCard;
        this.recentCards = recentCards;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Outcome<Printing> handle(Command asked) {
        var account = CardTable.account();
        var before = recentCards.sheet(account, asked.id()).orElse(null);
        if (before != null && before.asked().equals(asked)) return new Outcome.Done<>(new Printing.Printed(before));
        var source = source(asked).orElse(null);
        if (source == null) return new Outcome.Done<>(new Printing.Unknown());
        var steps = asked.steps().stream()
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .toList();
        var point = points.findOurs(asked.point()).orElse(null);
        var language = SheetRules.language(asked.language()).orElse(null);
        var problems = problems(asked, source.name());
        if (language == null) problems.add(Problem.of("langue", "sheets.problem.language"));
        if (point == null) problems.add(Problem.of("point", "sheets.problem.point"));
        var today = localDays.today(point);
        var next = asked.next();
        if (next != null) problems.addAll(SheetRules.next(next, today));
        if (!problems.isEmpty() || point == null || language == null) return new Outcome.Refused<>(problems);
        var carried = carried(meant(asked, before), account, problems);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var pdf = paper.draw(new SheetPaper.Sheet(
                        asked,
                        steps,
                        source.met(),
                        source.day(),
                        point,
                        language,
                        today,
                        carried == null
                                ? null
                                : new SheetPaper.Card(
                                        carried.code().text(), carried.card().validUntil())))
                .orElse(null);
        if (pdf == null) return Outcome.refused("", "sheets.problem.too-long");
        var stop = new Stop(
                Ids.next(),
                asked.visit(),
                asked.caseFile(),
                source.day(),
                point.id(),
                language.code(),
                List.of(),
                steps,
                next,
                account);
        if (!Boolean.TRUE.equals(transaction.execute(_ -> keep(asked, source, carried, stop))))
            return Outcome.refused("code", NOT_AT_HAND);
        var sheet = new RecentCards.Sheet(
                asked.id(),
                asked,
                asked.visit(),
                asked.caseFile(),
                carried == null ? null : carried.card().id(),
                carried == null ? null : carried.code().text(),
                language.code(),
                pdf);
        recentCards.put(account, sheet);
        if (carried != null) recentCards.put(account, carried.card().id(), carried.code());
        return new Outcome.Done<>(new Printing.Printed(sheet));
    }

    /** Nothing is kept when the card was ended while the sheet was drawn. */
    private boolean keep(Command asked, Source source, @Nullable CardOf carried, Stop stop) {
        if (carried != null) {
            var card = carried.card();
            if (carried.made()) cards.make(card.id(), secret.hash(carried.code()));
            else if (cards.findLocked(card.id())
                    .filter(it -> it.standsOn(cards.today()))
                    .isEmpty()) return false;
            else cards.used(card);
            cards.join(card.id(), stop);
        }
        var person = source.person();
        if (person != null) people.read(person, "case");
        journal.note(
                "sheets.printed",
                Objects.requireNonNull(asked.visit() == null ? asked.caseFile() : asked.visit())
                        .toString(),
                Map.of("language", stop.language(), "card", carried == null ? "no" : "yes"));
        return true;
    }

    private Optional<Source> source(Command asked) {
        var visit = asked.visit();
        var caseFile = asked.caseFile();
        if (visit != null)
            return visits.find(List.of(visit)).stream()
                    .findFirst()
                    .map(found -> new Source(met(found), found.day(), "", null));
        if (caseFile == null) return Optional.empty();
        return cases.find(caseFile)
                .map(found -> new Source(
                        List.of(new Stop.Met(found.theme(), found.operator(), "", "")),
                        localDays.today(),
                        people.find(found.person()).map(People.Named::name).orElse(""),
                        found.person()));
    }

    private static List<Stop.Met> met(Visit visit) {
        return visit.requests().stream()
                .map(request -> new Stop.Met(request.theme(), request.operator(), request.level(), request.result()))
                .toList();
    }

    private List<Problem> problems(Command asked, String name) {
        var problems = new ArrayList<Problem>();
        var steps = asked.steps();
        for (int i = 0; i < steps.size(); i++) {
            var field = i < SheetRules.MOST_STEPS ? "etape" + (i + 1) : "";
            if (field.isEmpty() && !steps.get(i).isBlank()) problems.add(Problem.of("", "sheets.problem.too-long"));
            problems.addAll(SheetRules.step(field, steps.get(i).strip(), name));
            if (!paper.draws(steps.get(i))) problems.add(Problem.of(field, "sheets.problem.letters"));
        }
        problems.addAll(SheetRules.whom(asked.whom().strip(), asked.phone().strip()));
        if (!paper.draws(asked.whom())) problems.add(Problem.of("qui", "sheets.problem.letters"));
        return problems;
    }

    /** Card of a sheet that is changed and printed anew: the one that was made for it, while that one stands. */
    private Carried meant(Command asked, RecentCards.@Nullable Sheet before) {
        var card = before == null || !(before.asked().carried() instanceof Carried.New) ? null : before.card();
        return asked.carried() instanceof Carried.New
                        && card != null
                        && standing(card).isPresent()
                ? new Carried.Held(card)
                : asked.carried();
    }

    private @Nullable CardOf carried(Carried how, UUID account, List<Problem> problems) {
        switch (how) {
            case Carried.None none -> {
                return null;
            }
            case Carried.New anew -> {
                var today = cards.today();
                return new CardOf(
                        new PassageCard(Ids.next(), today, cards.until(today), null), PassageCode.next(), true);
            }
            case Carried.Held held -> {
                var code = recentCards.code(account, held.card()).orElse(null);
                var card = standing(held.card()).orElse(null);
                if (code == null || card == null) {
                    problems.add(Problem.of("code", NOT_AT_HAND));
                    return null;
                }
                return new CardOf(card, code, false);
            }
            case Carried.Typed typed -> {
                var outcome = findCard.handle(typed.code());
                if (outcome instanceof FindCard.Outcome.Found found)
                    return new CardOf(found.card(), found.code(), false);
                problems.add(problem(outcome));
                return null;
            }
        }
    }

    private Optional<PassageCard> standing(UUID id) {
        return Objects.requireNonNull(
                transaction.execute(_ -> cards.find(id).filter(card -> card.standsOn(cards.today()))));
    }

    /** Why a code leads to nothing. */
    public static Problem problem(FindCard.Outcome outcome) {
        return switch (outcome) {
            case FindCard.Outcome.Mistyped mistyped ->
                mistyped.parts().size() == PassageCode.PARTS
                        ? Problem.of("code", "sheets.problem.code-all")
                        : mistyped.parts().size() == 1
                                ? Problem.of(
                                        "code",
                                        "sheets.problem.code-part",
                                        mistyped.parts().getFirst())
                                : Problem.of(
                                        "code",
                                        "sheets.problem.code-parts",
                                        mistyped.parts().getFirst(),
                                        mistyped.parts().getLast());
            case FindCard.Outcome.Incomplete incomplete ->
                Problem.of("code", "sheets.problem.code-length", incomplete.signs());
            case FindCard.Outcome.Unknown unknown -> Problem.of("code", "sheets.problem.code-unknown");
            case FindCard.Outcome.Expired expired -> Problem.of("code", "sheets.problem.code-expired", expired.on());
            case FindCard.Outcome.Ended ended -> Problem.of("code", "sheets.problem.code-ended", ended.on());
            case FindCard.Outcome.TooMany tooMany ->
                Problem.of("code", "sheets.problem.code-too-many", tooMany.minutes());
            case FindCard.Outcome.Found found -> throw new IllegalArgumentException("nothing is wrong with it");
        };
    }
}
