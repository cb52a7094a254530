// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.NewAccount;
import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.access.KnownSecondSteps;
import fr.parvis.access.Role;
import fr.parvis.activities.Activities;
import fr.parvis.appointments.PastAppointments;
import fr.parvis.audit.Actor;
import fr.parvis.contracts.PastContracts;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.indicators.PastViews;
import fr.parvis.network.Communes;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.outreach.PastLists;
import fr.parvis.partners.Partners;
import fr.parvis.partners.PastPartners;
import fr.parvis.procedures.SampleGuide;
import fr.parvis.queue.PastQueues;
import fr.parvis.reports.PastReports;
import fr.parvis.rollout.PastRollout;
import fr.parvis.rota.PastRota;
import fr.parvis.rounds.PastRounds;
import fr.parvis.runtime.Command;
import fr.parvis.statistics.BulkFigures;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Sha256;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration network, once, through the other modules: accounts, points, 90 days of visits, figures. Every name
 * that it shows says that it is a demonstration.
 */
@Component
public class LoadDemonstration {
    public static final long USUAL_SEED = 2026;
    public static final int USUAL_DAYS = 90;
    public static final String PASSWORD = "bienvenue sur le parvis";
    static final String PARTNER = "partenaire@demo.example";
    private static final String SUPPLIER = "Électricité Demo";
    private static final int CHUNK = 2000;

    /** Few come back often enough to be followed by name. */
    private static final int PERSONS = 3000;

    /** An account of the demonstration that one may sign in with. */
    public record DemonstrationAccount(String role, String email, boolean secondStep) {}

    private final FirstRun firstRun;
    private final Associations associations;
    private final Accounts accounts;
    private final KnownSecondSteps secondSteps;
    private final Communes communes;
    private final Points points;
    private final Nomenclature nomenclature;
    private final PastVisits visits;
    private final BulkFigures figures;
    private final PastQueues queues;
    private final Activities activities;
    private final PastRounds rounds;
    private final PastRota rota;
    private final PastAppointments appointments;
    private final DemonstrationPeople persons;
    private final PastPartners partners;
    private final Partners directory;
    private final PastLists lists;
    private final PastReports reports;
    private final PastViews views;
    private final PastRollout rollout;
    private final PastContracts contracts;
    private final SampleGuide guide;
    private final Timetables timetables;
    private final Clock clock;

    LoadDemonstration(
            FirstRun firstRun,
            Associations associations,
            Accounts accounts,
            KnownSecondSteps secondSteps,
            Communes communes,
            Points points,
            Nomenclature nomenclature,
            PastVisits visits,
            BulkFigures figures,
            PastQueues queues,
            Activities activities,
            PastRounds rounds,
            PastRota rota,
            PastAppointments appointments,
            DemonstrationPeople persons,
            PastPartners partners,
            Partners directory,
            PastLists lists,
            PastReports reports,
            PastViews views,
            PastRollout rollout,
            PastContracts contracts,
            SampleGuide guide,
            Timetables timetables,
            Clock clock) {
        this.firstRun = firstRun;
        this.associations = associations;
        this.accounts = accounts;
        this.secondSteps = secondSteps;
        this.communes = communes;
        this.points = points;
        this.nomenclature = nomenclature;
        this.visits = visits;
        this.figures = figures;
        this.queues = queues;
        this.activities = activities;
        this.rounds = rounds;
        this.rota = rota;
        this.appointments = appointments;
        this.persons = persons;
        this.partners = partners;
        this.directory = directory;
        this.lists = lists;
        this.reports = reports;
        this.views = views;
        this.rollout = rollout;
        this.contracts = contracts;
        this.guide = guide;
        this.timetables = timetables;
        this.clock = clock;
    }

    /** Accounts to try that are there, one of each role; the first association's. A network of several years has no partner. */
    public List<DemonstrationAccount> accounts() {
        return Stream.of(
                        new DemonstrationAccount("médiatrice", "mediatrice@demo.example", false),
                        new DemonstrationAccount("responsable de site", "responsable@demo.example", false),
                        new DemonstrationAccount("directrice", "directrice@demo.example", false),
                        new DemonstrationAccount("tête de réseau", "reseau@demo.example", true),
                        new DemonstrationAccount("protection des données", "donnees@demo.example", true),
                        new DemonstrationAccount("administration", "administration@demo.example", true),
                        new DemonstrationAccount("partenaire", PARTNER, true))
                .filter(account -> accounts.findByEmail(account.email()).isPresent())
                .toList();
    }

    /** Everybody of the demonstration who can record visits: address and association, separated by a tab. */
    public List<String> people() {
        return Asking.as(Scope.network())
                .call(() -> associations.list().stream()
                        .flatMap(association -> accounts.list(association.id()).stream())
                        .filter(account -> account.roles().contains(Role.MEDIATOR))
                        .map(account -> account.email() + "\t" + account.association())
                        .toList());
    }

    /** Whether the demonstration stands here already. */
    public boolean loaded() {
        return accounts.findByEmail("mediatrice@demo.example").isPresent();
    }

    /** The secret of the second step of a demonstration account: known to all, and good for nothing else. */
    public static byte[] secretOf(String email) {
        return Arrays.copyOf(Sha256.of("parvis demonstration " + email), 20);
    }

    /**
     * Loads everything.
     *
     * @param progress told what is done, in words
     * @throws IllegalStateException when the installation is not empty
     */
    public void load(long seed, int days, Consumer<String> progress) throws Exception {
        var today = today();
        var firstDay = today.minusDays(days);
        var chance = new SeededRandom(seed);
        var bodies = network(chance, firstDay, progress);
        var generator = new DemonstrationVisits(chance, nomenclature.on(today), timetables);
        generator.check();
        long count = 0;
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            count += Asking.as(body.id()).call(() -> visits(body, generator, firstDay, days));
            Asking.as(body.id()).call(() -> life(body, generator, seed, today));
            progress.accept("passages : " + count + " (" + (i + 1) + " associations sur " + bodies.size() + ")");
        }
        rounds(bodies, seed, today);
        rota(bodies, seed, today);
        progress.accept(appointments(bodies, seed, today) + " rendez-vous inventés, passés et à venir");
        persons.load(seed, PERSONS, today, done -> {});
        progress.accept(PERSONS + " personnes inventées, chacune avec un suivi");
        rollout(bodies, seed, today);
        var director =
                accounts.findByEmail("directrice@demo.example").orElseThrow().id();
        Asking.as(bodies.getFirst().id())
                .run(() -> Actor.is(director).run(() -> {
                    reports.make(today);
                    views.keep(accounts.signedIn(director).orElseThrow());
                }));
        partners();
        Asking.as(Scope.network()).run(guide::load);
        partnerAccount(bodies.getFirst().id());
        contracts(bodies.getFirst(), today);
        list(bodies.getFirst(), seed, today);
        progress.accept(DemonstrationLists.HOUSEHOLDS + " foyers inventés sur une liste de partenaire");
        int papers = persons.papers(seed, PERSONS, today);
        progress.accept(papers + " suivis avec mandats, courriers, documents, fiches et transmissions inventés");
        finish();
    }

    /** A supplier's list for the association of the accounts to try, received last week. */
    private void list(Body body, long seed, LocalDate today) {
        var mediator =
                accounts.findByEmail("mediatrice@demo.example").orElseThrow().id();
        Asking.as(body.id())
                .run(() -> Actor.is(mediator)
                        .run(() -> lists.load(
                                Ids.next(),
                                partner(SUPPLIER),
                                "Prévenir les coupures (exemple)",
                                today.minusDays(7),
                                mediator,
                                new DemonstrationLists(new SeededRandom(seed + 12))
                                        .list(body.points().getFirst(), today))));
    }

    /** Eight contracts of three years, of the association of the accounts to try, and a frozen report on one of them. */
    private void contracts(Body body, LocalDate today) {
        Asking.as(body.id())
                .run(() -> Actor.is(body.director().id()).run(() -> {
                    contracts.load(
                            today,
                            Stream.of(SUPPLIER, "Gaz Demo", "Caf de démonstration", "Mairie de Bron")
                                    .map(this::partner)
                                    .toList());
                    reports.onContract(today);
                    contracts.tell();
                }));
    }

    /** The account of the supplier that pays for contracts, sends a list and answers referrals: its room shows all three. */
    void partnerAccount(UUID association) {
        var supplier = Asking.as(association).call(() -> partner(SUPPLIER));
        Asking.as(Scope.network()).run(() -> {
            var account = accounts.create(
                    new NewAccount(
                            Ids.next(), association, supplier, "Camille Exemple", PARTNER, EnumSet.of(Role.PARTNER)),
                    accounts.hash(PASSWORD));
            secondSteps.give(account.id(), secretOf(PARTNER));
        });
    }

    private UUID partner(String name) {
        return directory.searchPartners(name, 1).getFirst().id();
    }

    /** Fifty digital points to open, two years of weeks, and what the teams learnt. */
    private void rollout(List<Body> bodies, long seed, LocalDate today) {
        var random = new Random(seed + 50);
        var head = accounts.findByEmail("reseau@demo.example").orElseThrow().id();
        Asking.as(Scope.network())
                .run(() -> Actor.is(head)
                        .run(() -> rollout.plans(
                                today, head, bodies.stream().map(Body::id).toList(), random)));
        for (var body : bodies)
            Asking.as(body.id())
                    .run(() -> Actor.is(body.director().id()).run(() -> {
                        rollout.weeks(today, random);
                        rollout.staff(
                                today,
                                body.director().id(),
                                body.mediators().stream()
                                        .map(one -> one.id())
                                        .limit(12)
                                        .toList(),
                                random);
                    }));
    }

    /** A directory that all share: each of its names says that it is invented. */
    private void partners() {
        try (var file = LoadDemonstration.class.getResourceAsStream("/demonstration/partenaires.csv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Asking.as(Scope.network()).run(() -> partners.load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first buses go round, and their people walk; by a chance of their own, as what is around the visits. */
    private void rounds(List<Body> bodies, long seed, LocalDate today) {
        int buses = 0;
        for (var body : bodies) {
            var mobile = body.points().stream()
                    .filter(point -> point.kind() == PointKind.MOBILE)
                    .findFirst();
            if (buses == DemonstrationRounds.BUSES || mobile.isEmpty()) continue;
            var generator =
                    new DemonstrationRounds(new SeededRandom(seed - body.id().getMostSignificantBits()));
            var commune = mobile.get().commune();
            var around = communes
                    .search(commune.name()
                            .substring(0, Math.min(4, commune.name().length())))
                    .stream()
                    .filter(near -> near.department().equals(commune.department()))
                    .toList();
            var tour = generator.tour(
                    body,
                    mobile.get(),
                    around.isEmpty() ? List.of(commune) : around,
                    today.minusDays(DemonstrationLife.DAYS));
            if (tour.isEmpty()) continue;
            buses++;
            Asking.as(body.id())
                    .run(() -> Actor.is(body.director().id())
                            .run(() -> rounds.load(List.of(tour.get()), generator.walks(body, today))));
        }
    }

    /** Rota of the coming weeks, from a stream of chance of its own. */
    private void rota(List<Body> bodies, long seed, LocalDate today) {
        for (var body : bodies) {
            var generator =
                    new DemonstrationRota(new SeededRandom(seed - body.id().getLeastSignificantBits()));
            var department = body.points().getFirst().commune().department();
            Asking.as(body.id()).run(() -> {
                var zone = points.list(body.id()).stream()
                        .map(point -> point.zone())
                        .findFirst()
                        .orElse(NetworkTime.ZONE);
                rota.load(
                        body.director().id(),
                        generator.shifts(body, today.minusDays(DemonstrationLife.DAYS)),
                        generator.absences(body, today),
                        generator.wishes(body, today),
                        generator.holds(body, today, zone, day -> timetables.isPublicHoliday(day, department)));
            });
        }
    }

    /** Motives and appointments of the last weeks and of a month to come, from a stream of chance of its own. */
    private int appointments(List<Body> bodies, long seed, LocalDate today) {
        int count = 0;
        for (var body : bodies) {
            var generator = new DemonstrationAppointments(
                    new SeededRandom(seed + 7 - body.id().getLeastSignificantBits()));
            var motives = generator.motives(today);
            count += Asking.as(body.id())
                    .call(() -> appointments.load(
                            body.director().id(),
                            motives,
                            generator.past(body, motives, today),
                            generator.wishes(body, motives, today),
                            generator.waiting(motives, today)));
        }
        return count;
    }

    /** Queues and activities of the last weeks, with a chance of their own: the visits stay the same with or without them. */
    private int life(Body body, DemonstrationVisits rhythm, long seed, LocalDate today) {
        var life = new DemonstrationLife(new SeededRandom(seed + body.id().getMostSignificantBits()), rhythm);
        var zones = new HashMap<UUID, ZoneId>();
        points.list(body.id()).forEach(point -> zones.put(point.id(), point.zone()));
        var tickets = new ArrayList<PastQueues.PastTicket>();
        for (int d = DemonstrationLife.DAYS; d > 0; d--) {
            var day = today.minusDays(d);
            for (var point : body.points())
                tickets.addAll(life.queue(point, body, day, zones.getOrDefault(point.id(), NetworkTime.ZONE)));
            if (rhythm.usual(day, body) == 0) continue;
            for (var mediator : body.mediators())
                for (var activity :
                        life.activities(mediator.id(), body.points().getFirst().id(), body.id(), day))
                    Actor.is(mediator.id()).call(() -> activities.record(activity));
        }
        queues.load(tickets);
        return tickets.size();
    }

    private void finish() {
        Asking.as(Scope.network()).run(visits::loaded);
        figures.settle();
    }

    /**
     * Loads the same network with several years of visits in a yearly rhythm, month by month, on all cores.
     *
     * @param out told how far it is
     * @throws IllegalStateException when the installation is not empty
     */
    public void load(long seed, Volume volume, Command.Out out) throws Exception {
        var today = today();
        var firstDay = volume.firstDay(today);
        var bodies = network(new SeededRandom(seed), firstDay, out::line);
        var catalogue = nomenclature.on(today);
        var usual = new DemonstrationVisits(new SeededRandom(seed), catalogue, timetables);
        usual.check();
        var factors = new HashMap<UUID, Double>();
        for (var body : bodies) factors.put(body.id(), volume.factor(body, bodies, usual, today));
        var months = firstDay.withDayOfMonth(1)
                .datesUntil(today.plusDays(1), Period.ofMonths(1))
                .toList();
        var bar = new ProgressBar("demandes", (long) volume.years() * volume.requestsPerYear(), clock, out);
        var zones = new HashMap<UUID, ZoneId>();
        points.list().forEach(point -> zones.put(point.id(), point.zone()));
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var month : months) {
                var work = new ArrayList<Callable<UUID>>();
                for (var body : bodies) {
                    // each month of each association has its own chance: the same whatever ends first
                    var chance = new SeededRandom(seed + 31L * bodies.indexOf(body) + 10_007L * month.toEpochDay());
                    var generator = new DemonstrationVisits(chance, catalogue, timetables);
                    double factor = factors.getOrDefault(body.id(), 1.0);
                    work.add(() -> Asking.as(body.id())
                            .call(() -> month(body, generator, zones, month, firstDay, today, factor, bar)));
                }
                for (var done : workers.invokeAll(work)) done.get();
            }
        }
        bar.end();
        finish();
    }

    private UUID month(
            Body body,
            DemonstrationVisits generator,
            Map<UUID, ZoneId> zones,
            LocalDate month,
            LocalDate firstDay,
            LocalDate today,
            double factor,
            ProgressBar bar) {
        var chunk = new ArrayList<Visit>();
        for (var day = month; day.getMonth() == month.getMonth() && !day.isAfter(today); day = day.plusDays(1)) {
            if (day.isBefore(firstDay)) continue;
            chunk.addAll(generator.on(day, body, zones, clock.instant(), factor * Rhythm.ofYear(day)));
            if (chunk.size() >= CHUNK) flush(chunk, bar);
        }
        flush(chunk, bar);
        return body.id();
    }

    private void flush(List<Visit> chunk, ProgressBar bar) {
        if (chunk.isEmpty()) return;
        visits.load(chunk);
        figures.add(chunk.getFirst().association(), chunk);
        bar.add(chunk.stream().mapToInt(visit -> visit.requests().size()).sum());
        chunk.clear();
    }

    private LocalDate today() {
        return NetworkTime.today(clock);
    }

    private List<Body> network(SeededRandom chance, LocalDate firstDay, Consumer<String> progress) throws Exception {
        if (!firstRun.awaited())
            throw new IllegalStateException(
                    "cette installation contient déjà un réseau ; la démonstration se charge dans une base vide");
        var hash = accounts.hash(PASSWORD);
        firstRun.create(
                new FirstRun.Start("Réseau de démonstration", "Camille Réseau", "reseau@demo.example", hash, false));
        var bodies = new DemonstrationPlan(chance, firstDay).bodies(communes.largest(900));
        Asking.as(Scope.network()).call(() -> {
            people(bodies, chance, hash);
            return null;
        });
        progress.accept(bodies.size() + " associations, " + DemonstrationPlan.POINTS + " points, "
                + DemonstrationPlan.MEDIATORS + " médiateurs");
        return bodies;
    }

    private void people(List<Body> bodies, SeededRandom chance, String hash) {
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            associations.create(body.id(), body.name());
            points.add(body.points());
            create(
                    body,
                    body.director(),
                    hash,
                    i == 0 ? "directrice@demo.example" : body.director().email());
            for (var lead : body.leads()) create(body, lead, hash, i == 0 ? "responsable@demo.example" : lead.email());
            for (int m = 0; m < body.mediators().size(); m++) {
                var mediator = body.mediators().get(m);
                create(body, mediator, hash, i == 0 && m == 0 ? "mediatrice@demo.example" : mediator.email());
            }
        }
        ofTheNetwork(chance, "Dominique Données", "donnees@demo.example", Role.DATA_PROTECTION_OFFICER, hash);
        ofTheNetwork(chance, "Alix Administration", "administration@demo.example", Role.ADMINISTRATOR, hash);
        for (var account : accounts())
            if (account.secondStep())
                secondSteps.give(
                        accounts.findByEmail(account.email()).orElseThrow().id(), secretOf(account.email()));
    }

    private void create(Body body, DemonstrationPlan.Person person, String hash, String email) {
        accounts.create(new NewAccount(person.id(), body.id(), null, person.name(), email, person.roles()), hash);
    }

    private void ofTheNetwork(SeededRandom chance, String name, String email, Role role, String hash) {
        accounts.create(new NewAccount(chance.id(clock.instant()), null, null, name, email, EnumSet.of(role)), hash);
    }

    private int visits(Body body, DemonstrationVisits generator, LocalDate firstDay, int days) {
        var zones = new HashMap<UUID, ZoneId>();
        points.list(body.id()).forEach(point -> zones.put(point.id(), point.zone()));
        var chunk = new ArrayList<Visit>();
        int count = 0;
        for (int d = 0; d <= days; d++) {
            chunk.addAll(generator.on(firstDay.plusDays(d), body, zones, clock.instant()));
            if (chunk.size() < CHUNK && d < days) continue;
            visits.load(chunk);
            figures.add(body.id(), chunk);
            count += chunk.size();
            chunk.clear();
        }
        return count;
    }
}
