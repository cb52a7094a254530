// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.audit.Actor;
import fr.parvis.cases.Cases;
import fr.parvis.cases.PastCases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.demonstration.domain.PeopleByChance.Hard;
import fr.parvis.equipment.PastEquipment;
import fr.parvis.homes.PastHomeVisits;
import fr.parvis.hotline.PastCalls;
import fr.parvis.messages.PastMessages;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.people.PastPeople;
import fr.parvis.skills.PastAssessments;
import fr.parvis.workshops.PastWorkshops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Files of persons for the demonstration's associations, as many as wanted, and how well a second file of one of them is noticed. */
@Component
public class DemonstrationPeople {
    public static final long USUAL_SEED = 2026;

    /** The largest association follows so many persons of a million. */
    private static final double LARGEST = 0.183;

    /** Persons are drawn as of that day, so that the same seed and rank are the same person whenever it is asked. */
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);

    private static final int CHUNK = 1000;

    /** Salt of the chance by which a case is made up, beside its person. */
    private static final int CASE = 3;

    private static final double OVER = 0.9;

    /** Salt for homes. */
    private static final int HOME = 4;

    /** Cases of energy in which the home was visited, and the most of an association. */
    private static final double VISITED = 0.3;

    private static final int MOST_HOMES = 40;

    /** Salt for assessments; how many persons of an association have some, and the most of the largest one. */
    private static final int SKILL = 5;

    private static final double ASSESSED = 0.5;
    private static final int MOST_ASSESSED = 320;

    /** On so many days gestures were noted at the desk. */
    private static final int AT_DESK = 60;

    /** Stream of chance of equipment, and the number of items over all associations. */
    private static final int ITEM = 6;

    private static final int ITEMS = 600;

    /** Stream of chance of what is counted, and the number of points of an association where it is: one is done, one under way. */
    private static final int COUNTED = 9;

    private static final int COUNTED_POINTS = 2;

    /** Stream of chance of free access to computers. */
    private static final int FREE_ACCESS = 10;

    /** Stream of chance of what goes from one association to another, and how many items at once. */
    private static final int TRANSFER = 8;

    private static final int PASSED_ON = 3;

    /** Stream of chance of workshops, the number of associations with two cycles, and of persons who ask for a seat. */
    private static final int WORKSHOP = 7;

    private static final int TWO_CYCLES = 10;
    private static final int ENROLLED = 8;

    /** So many days after its opening a case is over. */
    private static final int LONG = 120;

    /** So many cases have papers: each of their stages is seen, and loading stays quick. */
    private static final int WITH_PAPERS = 6;

    /** So many persons of an association were written to. */
    private static final int LINE_COMMUNES = 30;

    private static final int WRITTEN_TO = 48;

    private static final List<String> WAITING = List.of("us", "us", "person", "body", "body", "body", "partner");
    private static final List<String> OUTCOMES = List.of(
            "obtained",
            "obtained",
            "obtained",
            "partly",
            "refused",
            "recourse",
            "cut-avoided",
            "given-up",
            "elsewhere");

    /** An association with those who may open files. */
    private record Body(int rank, UUID id, List<UUID> mediators) {}

    /**
     * Share of duplicates that are noticed.
     *
     * @param recall part of the persons told once more whose file was shown
     * @param precision part of the files shown that were the person's
     */
    public record Measured(
            int pairs,
            int hardNegatives,
            double recall,
            double precision,
            double hardPrecision,
            double p50,
            double p99) {}

    private final Accounts accounts;
    private final Associations associations;
    private final Communes communes;
    private final PastPeople people;
    private final PastCases cases;
    private final Cases followed;
    private final List<SamplePapers> papers;
    private final PastHomeVisits homes;
    private final PastAssessments skills;
    private final PastMessages messages;
    private final PastEquipment equipment;
    private final PastCalls line;
    private final PastWorkshops workshops;
    private final Points points;

    DemonstrationPeople(
            Accounts accounts,
            Associations associations,
            Communes communes,
            PastPeople people,
            PastCases cases,
            Cases followed,
            List<SamplePapers> papers,
            PastHomeVisits homes,
            PastAssessments skills,
            PastMessages messages,
            PastEquipment equipment,
            PastCalls line,
            PastWorkshops workshops,
            Points points) {
        this.accounts = accounts;
        this.associations = associations;
        this.communes = communes;
        this.people = people;
        this.cases = cases;
        this.followed = followed;
        this.papers = papers;
        this.homes = homes;
        this.skills = skills;
        this.messages = messages;
        this.equipment = equipment;
        this.line = line;
        this.workshops = workshops;
        this.points = points;
    }

    private PeopleByChance chance(long seed, LocalDate today) {
        return new PeopleByChance(
                seed, communes.largest(1800).stream().map(Commune::insee).toList(), today);
    }

    /** The largest association first. */
    private List<Body> bodies() {
        var first = accounts.findByEmail("mediatrice@demo.example")
                .orElseThrow(() -> new IllegalStateException("load the demonstration first: bin/parvis demo"))
                .association();
        var bodies = new ArrayList<Body>();
        for (var association : associations.list()) {
            var mediators = Asking.as(association.id()).call(() -> accounts.list(association.id())).stream()
                    .filter(account -> account.roles().contains(Role.MEDIATOR))
                    .map(Accounts.Account::id)
                    .sorted()
                    .toList();
            if (mediators.isEmpty()) continue;
            var body = new Body(bodies.size() + 1, association.id(), mediators);
            if (association.id().equals(first)) bodies.addFirst(new Body(0, body.id, mediators));
            else bodies.add(body);
        }
        return bodies;
    }

    private static int share(Body body, List<Body> bodies, int persons) {
        if (body.rank == 0) return (int) Math.round(persons * LARGEST);
        int others =
                bodies.stream().skip(1).mapToInt(one -> one.mediators.size()).sum();
        return (int) Math.round(persons * (1 - LARGEST) * body.mediators.size() / others);
    }

    /** Loads about so many persons over all associations, as of the day that makes the same seed the same persons. */
    public void load(long seed, int persons, Consumer<String> progress) {
        load(seed, persons, SINCE, progress);
    }

    /** Loads about so many persons over all associations, each with two notes and a case; some homes are visited. */
    void load(long seed, int persons, LocalDate today, Consumer<String> progress) {
        var bodies = bodies();
        var chance = chance(seed, today);
        int done = 0;
        for (var body : bodies) {
            int share = share(body, bodies, persons);
            int visited = 0;
            int assessed = body.rank == 0 ? 0 : MOST_ASSESSED;
            for (int from = 0; from < share; from += CHUNK) {
                var chunk = new ArrayList<PastPeople.Known>();
                var followed = new ArrayList<PastCases.Known>();
                for (int rank = from; rank < Math.min(share, from + CHUNK); rank++) {
                    var person = chance.person(body.rank, rank, body.mediators.get(rank % body.mediators.size()));
                    chunk.add(person);
                    followed.add(aCase(person, chance.random(body.rank, rank, CASE), today));
                }
                int left = MOST_HOMES - visited;
                int others = MOST_ASSESSED - assessed;
                boolean first = from == 0;
                int devices = (int) Math.round((double) ITEMS * share / persons);
                visited += Asking.as(body.id)
                        .call(() -> Actor.is(body.mediators.getFirst()).call(() -> {
                            people.load(chunk);
                            cases.load(followed);
                            if (first) {
                                messages.load(written(chunk));
                                equip(body, chunk, devices, chance, today);
                                line.members(body.mediators);
                                hold(body, chunk, chance, today);
                            }
                            return visit(body, followed, left, chance, today);
                        }));
                if (others > 0)
                    assessed += Asking.as(body.id).call(() -> assess(body, followed, others, chance, today));
                done += chunk.size();
            }
            progress.accept(done + " personnes");
        }
        passOn(bodies, chance, today);
        var largest = bodies.getFirst();
        var places =
                communes.largest(LINE_COMMUNES).stream().map(Commune::insee).toList();
        Asking.as(Scope.network()).run(() -> line.calls(largest.id, largest.mediators, places));
        Asking.as(largest.id).run(() -> line.day(largest.mediators));
        Asking.as(bodies.getFirst().id).run(() -> {
            people.loaded();
            cases.loaded();
        });
    }

    /**
     * Writes papers of some open cases of the largest association: those that the mediator of the demonstration follows come first.
     *
     * @param persons number loaded as of that day
     * @return of how many cases
     */
    int papers(long seed, int persons, LocalDate today) {
        var bodies = bodies();
        var body = bodies.getFirst();
        var chance = chance(seed, today);
        var mine = accounts.findByEmail("mediatrice@demo.example").orElseThrow().id();
        int share = share(body, bodies, persons);
        var open = IntStream.range(0, share)
                .mapToObj(rank -> aCase(
                        chance.person(body.rank, rank, body.mediators.get(rank % body.mediators.size())),
                        chance.random(body.rank, rank, CASE),
                        today))
                .filter(one -> one.closedOn() == null)
                .sorted(Comparator.comparing(one -> !one.by().equals(mine)))
                .limit(WITH_PAPERS)
                .toList();
        for (int rank = 0; rank < open.size(); rank++) {
            var one = open.get(rank);
            int stage = rank;
            Asking.as(body.id)
                    .run(() -> Actor.is(one.by())
                            .run(() -> followed.find(one.id()).ifPresent(it -> {
                                for (var sample : papers) sample.write(it, stage);
                            })));
        }
        return open.size();
    }

    /** Some persons whom somebody wrote to. */
    private static List<PastMessages.Known> written(List<PastPeople.Known> persons) {
        return persons.stream()
                .filter(person -> person.phone() != null)
                .limit(WRITTEN_TO)
                .map(person -> new PastMessages.Known(
                        person.id(), person.given(), Objects.requireNonNull(person.phone()), person.by()))
                .toList();
    }

    /** Takes items in, in the points of the association; persons of this chunk have some of them. */
    private void equip(Body body, List<PastPeople.Known> persons, int items, PeopleByChance chance, LocalDate today) {
        var ofBody = points.list(body.id).stream()
                .filter(point -> point.closedOn() == null)
                .toList();
        if (ofBody.isEmpty()) return;
        equipment.load(IntStream.range(0, items)
                .mapToObj(rank -> EquipmentByChance.item(
                        ofBody.get(rank % ofBody.size()).id(),
                        body.mediators.get(rank % body.mediators.size()),
                        persons.get(rank % persons.size()).id(),
                        today,
                        chance.random(body.rank, rank, ITEM)))
                .toList());
        var random = chance.random(body.rank, persons.getFirst().id().hashCode(), COUNTED);
        for (int i = 0; i < Math.min(COUNTED_POINTS, ofBody.size()); i++) {
            var point = ofBody.get(i).id();
            equipment.lots(point, random);
            var noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
            equipment.count(PeopleByChance.id(noon, random), point, i == 0);
        }
    }

    /** Two associations pass items on: one sending has arrived at the other, one waits for the answer of the largest. */
    private void passOn(List<Body> bodies, PeopleByChance chance, LocalDate today) {
        var open = associations.list().stream()
                .filter(Association::open)
                .map(Association::id)
                .toList();
        var others = bodies.stream()
                .skip(1)
                .filter(body -> open.contains(body.id) && openPoint(body).isPresent())
                .limit(2)
                .toList();
        if (others.isEmpty()) return;
        var largest = bodies.getFirst();
        var receiver = others.getFirst();
        var there = openPoint(receiver).orElseThrow();
        var arrived = transfer(0, chance, today);
        as(largest, () -> equipment.send(arrived, receiver.id, PASSED_ON));
        as(receiver, () -> equipment.accept(arrived, there.id()));
        as(others.getLast(), () -> equipment.send(transfer(1, chance, today), largest.id, PASSED_ON));
    }

    private Optional<Point> openPoint(Body body) {
        return points.list(body.id).stream()
                .filter(point -> point.closedOn() == null)
                .findFirst();
    }

    private static UUID transfer(int rank, PeopleByChance chance, LocalDate today) {
        return PeopleByChance.id(today.atTime(11, 0).toInstant(ZoneOffset.UTC), chance.random(0, rank, TRANSFER));
    }

    private static void as(Body body, Runnable work) {
        Asking.as(body.id).run(() -> Actor.is(body.mediators.getFirst()).run(work));
    }

    /** Visits the homes of some cases of energy, a fortnight after they began; how many. */
    private int visit(Body body, List<PastCases.Known> followed, int most, PeopleByChance chance, LocalDate today) {
        if (most <= 0) return 0;
        var ofBody = points.list(body.id);
        var visits = new ArrayList<PastHomeVisits.Known>();
        for (int i = 0; i < followed.size() && visits.size() < most && !ofBody.isEmpty(); i++) {
            var it = followed.get(i);
            var random = chance.random(body.rank, it.id().hashCode(), HOME);
            var day = it.openedOn().plusDays(14);
            if (day.isAfter(today) || random.nextDouble() > VISITED || !homes.suits(it.id())) continue;
            visits.add(new PastHomeVisits.Known(
                    PeopleByChance.id(day.atTime(10, 0).toInstant(ZoneOffset.UTC), random),
                    it.id(),
                    ofBody.get(random.nextInt(ofBody.size())).id(),
                    day,
                    it.by(),
                    HomesByChance.answers(random)));
        }
        homes.load(visits);
        return visits.size();
    }

    /** Two cycles of workshops of the largest associations, one of the others: over, going on, and to come with a list of who waits. */
    private void hold(Body body, List<PastPeople.Known> persons, PeopleByChance chance, LocalDate today) {
        var ofBody = points.list(body.id);
        if (ofBody.isEmpty() || persons.isEmpty()) return;
        // others than those of another load with the same seed
        var random = chance.random(body.rank, persons.getFirst().id().hashCode(), WORKSHOP);
        var cycles = new ArrayList<PastWorkshops.Known>();
        for (int i = 0; i < (body.rank < TWO_CYCLES ? 2 : 1); i++) {
            int from = i * ENROLLED;
            if (persons.size() < from + ENROLLED) break;
            cycles.add(new PastWorkshops.Known(
                    ofBody.get(random.nextInt(ofBody.size())).id(),
                    List.of(body.mediators.get(i % body.mediators.size())),
                    today.plusDays(3L + random.nextInt(20)).minusWeeks(i == 1 ? 6 : random.nextInt(4)),
                    1 + random.nextInt(5),
                    6 + random.nextInt(4),
                    persons.subList(from, from + ENROLLED).stream()
                            .map(PastPeople.Known::id)
                            .toList()));
        }
        workshops.load(cycles, today, random);
        var free = chance.random(body.rank, persons.getFirst().id().hashCode(), FREE_ACCESS);
        openPoint(body).ifPresent(point -> workshops.freeAccess(point.id(), today, free));
    }

    /** Assesses the digital skills of some persons, many of them twice; how many. */
    private int assess(Body body, List<PastCases.Known> followed, int most, PeopleByChance chance, LocalDate today) {
        var ofBody = points.list(body.id);
        var gestures = skills.gestures(today);
        var all = new ArrayList<PastAssessments.Known>();
        for (int i = 0; i < followed.size() && all.size() < most && !ofBody.isEmpty(); i++) {
            var it = followed.get(i);
            var random = chance.random(body.rank, it.id().hashCode(), SKILL);
            // two years; figures tell of the last one
            if (it.openedOn().isBefore(today.minusMonths(23)) || random.nextDouble() > ASSESSED) continue;
            int by = body.mediators.indexOf(it.by());
            all.add(new PastAssessments.Known(
                    PeopleByChance.id(it.openedOn().atTime(14, 0).toInstant(ZoneOffset.UTC), random),
                    it.person(),
                    new SkillsByChance(
                                    ofBody.get(Math.max(0, by) % ofBody.size()).id(),
                                    it.by(),
                                    body.mediators.get((by + 1) % body.mediators.size()),
                                    random)
                            .days(gestures, it.openedOn(), today)));
        }
        skills.load(all);
        skills.atDesk(today.minusDays(AT_DESK));
        return all.size();
    }

    /** Most of those that began some weeks ago are over, and all that began long ago. */
    private static PastCases.Known aCase(PastPeople.Known person, Random random, LocalDate today) {
        var opened = person.lastContact();
        int days = 5 + random.nextInt(60);
        boolean over = opened.plusDays(days).isBefore(today)
                && (random.nextDouble() < OVER || opened.plusDays(LONG).isBefore(today));
        return new PastCases.Known(
                PeopleByChance.id(opened.atTime(9, 30).toInstant(ZoneOffset.UTC), random),
                person.id(),
                random.nextInt(1_000),
                opened,
                person.by(),
                over ? "us" : WAITING.get(random.nextInt(WAITING.size())),
                over ? OUTCOMES.get(random.nextInt(OUTCOMES.size())) : null,
                over ? opened.plusDays(days) : null,
                over && random.nextDouble() < 0.3 ? 1_000L * (5 + random.nextInt(200)) : null);
    }

    /** Some persons of the largest association: identifier, given and family name, separated by tabs. */
    public List<String> some(long seed, int persons, int wanted) {
        var bodies = bodies();
        var chance = chance(seed, SINCE);
        int share = share(bodies.getFirst(), bodies, persons);
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (int i = 0; i < wanted; i++) {
            var one = chance.person(
                    0, random.nextInt(share), bodies.getFirst().mediators.getFirst());
            lines.add(one.id() + "\t" + one.given() + "\t" + one.family());
        }
        return lines;
    }

    /**
     * Tells persons of the largest association once more, and others who are hard to tell from them.
     *
     * @param seed of the persons that were loaded
     * @param drawn seed of the draw of some of them
     */
    public Measured measure(long seed, long drawn, int persons, int pairs, Consumer<String> misses) {
        var bodies = bodies();
        var body = bodies.getFirst();
        var chance = chance(seed, SINCE);
        int share = share(body, bodies, persons);
        var random = new Random(drawn);
        var times = new long[2 * pairs];
        int found = 0;
        int shown = 0;
        int hardShown = 0;
        for (int i = 0; i < pairs; i++) {
            int rank = random.nextInt(share);
            var person = chance.person(0, rank, body.mediators.getFirst());
            var again = chance.again(0, rank, person);
            var kind = Hard.values()[i % Hard.values().length];
            // where nobody's year is known, the same names in one commune are told by nothing
            var near = person;
            while (near.birthYear() == null) {
                rank = random.nextInt(share);
                near = chance.person(0, rank, body.mediators.getFirst());
            }
            var other = chance.other(0, rank, near, kind);
            long begun = System.nanoTime();
            var alike = ask(body, again);
            times[2 * i] = System.nanoTime() - begun;
            shown += alike.size();
            if (alike.contains(person.id())) found++;
            else misses.accept("missed " + told(person) + " as " + told(again));
            begun = System.nanoTime();
            var wrong = ask(body, other);
            times[2 * i + 1] = System.nanoTime() - begun;
            hardShown += wrong.size();
            if (wrong.contains(near.id())) misses.accept(kind + " " + told(near) + " taken for " + told(other));
        }
        Arrays.sort(times);
        return new Measured(
                pairs,
                pairs,
                found / (double) pairs,
                found / (double) Math.max(1, shown + hardShown),
                found / (double) Math.max(1, found + hardShown),
                times[times.length / 2] / 1e6,
                times[(int) (times.length * 0.99)] / 1e6);
    }

    /**
     * Loads the first writing of each pair into the largest association and asks for the second as the form does.
     *
     * @param file as {@code benchmarks/README.md} says
     * @return one JSON object
     */
    public String measureNames(Path file, Consumer<String> misses) {
        var body = bodies().getFirst();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var header = Arrays.asList(lines.getFirst().strip().split("\t"));
        var random = new Random(USUAL_SEED);
        var all = new TreeMap<String, Integer>();
        var found = new TreeMap<String, Integer>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t", -1);
            if (cells.length < 5) continue;
            int born = 1940 + random.nextInt(66);
            var told = new ArrayList<PastPeople.Known>();
            for (var which : List.of("1", "2"))
                told.add(new PastPeople.Known(
                        PeopleByChance.id(SINCE.atTime(9, 0).toInstant(ZoneOffset.UTC), random),
                        cells[header.indexOf("given" + which)].strip(),
                        cells[header.indexOf("family" + which)].strip(),
                        born,
                        "69266",
                        null,
                        SINCE,
                        body.mediators.getFirst(),
                        List.of()));
            var origin = cells[header.indexOf("origin")];
            all.merge(origin, 1, Integer::sum);
            Asking.as(body.id)
                    .run(() -> Actor.is(body.mediators.getFirst()).run(() -> people.load(told.subList(0, 1))));
            if (ask(body, told.get(1)).contains(told.getFirst().id())) found.merge(origin, 1, Integer::sum);
            else misses.accept("missed " + line);
        }
        int pairs = all.values().stream().mapToInt(Integer::intValue).sum();
        int recognised = found.values().stream().mapToInt(Integer::intValue).sum();
        return String.format(
                Locale.ROOT,
                "{\"benchmark\": \"names\", \"database\": true, \"recall\": %.4f, \"by_origin\": {%s}, \"pairs\": %d}",
                recognised / (double) Math.max(1, pairs),
                all.entrySet().stream()
                        .map(of -> String.format(
                                Locale.ROOT,
                                "\"%s\": %.4f",
                                of.getKey(),
                                found.getOrDefault(of.getKey(), 0) / (double) of.getValue()))
                        .collect(Collectors.joining(", ")),
                pairs);
    }

    private List<UUID> ask(Body body, PastPeople.Known described) {
        return Asking.as(body.id).call(() -> people.alike(described));
    }

    private static String told(PastPeople.Known one) {
        return one.given() + " " + one.family() + " " + one.birthYear() + " " + one.commune() + " " + one.phone();
    }
}
