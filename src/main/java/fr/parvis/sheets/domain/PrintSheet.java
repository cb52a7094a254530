package fr.parvis.sheets.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.sheets.domain.SheetText.Both;
import fr.parvis.shell.Problem;
import fr.parvis.shell.QrPicture;
import fr.parvis.shell.Words;
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
    private static final int MOST_DONE = 3;

    /** Which card goes with the sheet. */
    public sealed interface Carried {
        record New() implements Carried {}

        record None() implements Carried {}

        /** One that lies before the account. */
        record Held(UUID card) implements Carried {}

        /** One whose code is typed here. */
        record Typed(String code) implements Carried {}
    }

    /**
     * What is asked for.
     *
     * @param id of the sheet, so that twice is once
     * @param visit or a case, one of the two
     * @param point where the person may come back
     * @param language one of {@link SheetLanguage}
     * @param steps what to do next, each a short line
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

    /** What came of it. */
    public sealed interface Outcome {
        record Printed(AtHand.Sheet sheet) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /** The visit or case is not there, or not for this account. */
        record Unknown() implements Outcome {}
    }

    /** What a sheet is made from. */
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
    private final PublicPoints publicPoints;
    private final Nomenclature nomenclature;
    private final WeekAhead weekAhead;
    private final DrawSheet draw;
    private final Cards cards;
    private final CodeSecret secret;
    private final FindCard findCard;
    private final AtHand atHand;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PrintSheet(
            Visits visits,
            Cases cases,
            People people,
            Points points,
            PublicPoints publicPoints,
            Nomenclature nomenclature,
            WeekAhead weekAhead,
            DrawSheet draw,
            Cards cards,
            CodeSecret secret,
            FindCard findCard,
            AtHand atHand,
            Journal journal,
            LocalDays localDays,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.visits = visits;
        this.cases = cases;
        this.people = people;
        this.points = points;
        this.publicPoints = publicPoints;
        this.nomenclature = nomenclature;
        this.weekAhead = weekAhead;
        this.draw = draw;
        this.cards = cards;
        this.secret = secret;
        this.findCard = findCard;
        this.atHand = atHand;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Outcome handle(Command asked) {
        var account = Cards.account();
        var already = atHand.sheet(account, asked.id());
        if (already.isPresent()) return new Outcome.Printed(already.get());
        var source = source(asked).orElse(null);
        if (source == null) return new Outcome.Unknown();
        var steps = asked.steps().stream()
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .toList();
        var point = points.find(asked.point())
                .filter(it -> it.association().equals(Asking.association()))
                .orElse(null);
        var language = SheetLanguage.find(asked.language()).orElse(null);
        var problems = problems(asked, source.name());
        if (language == null) problems.add(Problem.of("langue", "sheets.problem.language"));
        if (point == null) problems.add(Problem.of("point", "sheets.problem.point"));
        var today = localDays.today(point);
        var next = asked.next();
        if (next != null) problems.addAll(SheetRules.next(next, today));
        if (!problems.isEmpty() || point == null || language == null) return new Outcome.Refused(problems);
        var carried = carried(asked.carried(), account, problems);
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        var text = text(asked, steps, source, point, language, today, carried);
        var pdf = draw.onePage(text).orElse(null);
        if (pdf == null) return new Outcome.Refused(List.of(Problem.of("", "sheets.problem.too-long")));
        var stop = new Stop(
                asked.id(),
                asked.visit(),
                asked.caseFile(),
                source.day(),
                point.id(),
                language.code(),
                List.of(),
                steps,
                next,
                account);
        transaction.executeWithoutResult(_ -> keep(asked, source, carried, stop));
        var sheet = new AtHand.Sheet(
                asked.id(),
                asked.visit(),
                asked.caseFile(),
                carried == null ? null : carried.card().id(),
                carried == null ? null : carried.code().text(),
                language.code(),
                pdf);
        atHand.put(account, sheet);
        if (carried != null) atHand.put(account, carried.card().id(), carried.code());
        return new Outcome.Printed(sheet);
    }

    private void keep(Command asked, Source source, @Nullable CardOf carried, Stop stop) {
        if (carried != null) {
            if (carried.made()) cards.make(carried.card().id(), secret.hash(carried.code()));
            else cards.used(carried.card());
            cards.join(carried.card().id(), stop);
        }
        var person = source.person();
        if (person != null) people.read(person, "case");
        journal.note(
                "sheets.printed",
                Objects.requireNonNull(asked.visit() == null ? asked.caseFile() : asked.visit())
                        .toString(),
                Map.of("language", stop.language(), "card", carried == null ? "no" : "yes"));
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
            if (!draw.draws(steps.get(i))) problems.add(Problem.of(field, "sheets.problem.letters"));
        }
        problems.addAll(SheetRules.whom(asked.whom().strip(), asked.phone().strip()));
        if (!draw.draws(asked.whom())) problems.add(Problem.of("qui", "sheets.problem.letters"));
        return problems;
    }

    private @Nullable CardOf carried(Carried how, UUID account, List<Problem> problems) {
        switch (how) {
            case Carried.None none -> {
                return null;
            }
            case Carried.New anew -> {
                var today = cards.today();
                return new CardOf(
                        new PassageCard(fr.parvis.shell.Ids.next(), today, cards.until(today), null),
                        PassageCode.next(),
                        true);
            }
            case Carried.Held held -> {
                var code = atHand.code(account, held.card()).orElse(null);
                var card = standing(held.card()).orElse(null);
                if (code == null || card == null) {
                    problems.add(Problem.of("code", "sheets.problem.not-at-hand"));
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

    private SheetText text(
            Command asked,
            List<String> steps,
            Source source,
            Point point,
            SheetLanguage language,
            LocalDate today,
            @Nullable CardOf carried) {
        var french = SheetLanguage.french();
        var place = publicPoints.find(point.id(), Words.FRENCH);
        var address = place.map(PrintSheet::lines).orElse(List.of(point.commune()));
        var whom = asked.whom().strip();
        var phone = asked.phone().strip();
        if (whom.isEmpty() && phone.isEmpty()) {
            phone = place.map(PublicPoints.PublicPoint::phone).orElse(phone);
        }
        return new SheetText(
                language.code(),
                language.rightToLeft(),
                point.name(),
                both(language, "title"),
                french.longDate(today),
                both(language, "done"),
                done(source, language),
                source.met().size() > MOST_DONE
                        ? both(language, "done.more", source.met().size() - MOST_DONE)
                        : null,
                both(language, "steps"),
                steps,
                next(asked.next(), point, address, language),
                both(language, "call"),
                whom,
                phone,
                both(language, "place"),
                address,
                both(language, "hours"),
                weekAhead.of(place.map(it -> it.hours().notation()).orElse(null), point.department(), today, language),
                carried == null ? null : card(carried, asked.address(), point, language),
                carried == null ? QrPicture.of(asked.address() + "/points/" + point.id()) : null,
                both(language, "scan.point"));
    }

    private static List<String> lines(PublicPoints.PublicPoint place) {
        var lines = new ArrayList<String>();
        if (!place.address().isBlank()) lines.add(place.address());
        var complement = place.complement();
        if (complement != null && !complement.isBlank()) lines.add(complement);
        lines.add((place.postcode() + " " + place.commune()).strip());
        return lines;
    }

    private SheetText.@Nullable Next next(
            @Nullable NextDate next, Point point, List<String> address, SheetLanguage language) {
        if (next == null) return null;
        var french = SheetLanguage.french();
        var kind = next.kind().word();
        var time = next.time();
        return new SheetText.Next(
                kind,
                both(language, kind),
                new Both(language.longDate(next.day()), language.isFrench() ? null : french.longDate(next.day())),
                time == null ? "" : language.time(time),
                QrPicture.of(CalendarEntry.of(
                        next,
                        point.zone(),
                        language.said("calendar." + kind),
                        next.kind() == NextDate.Kind.MEETING ? point.name() + ", " + String.join(" ", address) : "")),
                both(language, "scan.calendar"));
    }

    private static SheetText.Card card(CardOf carried, String address, Point point, SheetLanguage language) {
        var until = carried.card().validUntil();
        return new SheetText.Card(
                carried.code().text(),
                both(language, "card"),
                both(language, "card.show"),
                both(language, "card.anonymous"),
                both(language, "card.until", language.shortDate(until)),
                QrPicture.of(
                        address + "/carte/" + point.id() + "#" + carried.code().text()));
    }

    private List<Both> done(Source source, SheetLanguage language) {
        var catalogue = nomenclature.on(source.day());
        var lines = new ArrayList<Both>();
        for (var met : source.met().stream().limit(MOST_DONE).toList()) lines.add(done(met, catalogue, language));
        return lines;
    }

    private static Both done(Stop.Met met, Catalogue catalogue, SheetLanguage language) {
        var theme = catalogue.brief(CodeList.THEME, met.theme(), Words.FRENCH);
        var operator = met.operator();
        var french = theme
                + (operator == null ? "" : ", " + catalogue.brief(CodeList.OPERATOR, operator, Words.FRENCH))
                + result(met, SheetLanguage.french());
        if (language.isFrench()) return new Both(french, null);
        var family =
                catalogue.find(CodeList.THEME, met.theme()).map(Code::parent).orElse(null);
        var key = "family." + (family == null ? met.theme() : family);
        return new Both((language.says(key) ? language.said(key) : theme) + result(met, language), french);
    }

    private static String result(Stop.Met met, SheetLanguage language) {
        var key = "result." + met.result();
        return language.says(key) ? (language.isFrench() ? "\u00a0: " : ": ") + language.said(key) : "";
    }

    private static Both both(SheetLanguage language, String key, Object... args) {
        return new Both(
                language.said(key, args),
                language.isFrench() ? null : SheetLanguage.french().said(key, args));
    }
}
