// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.papers;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.programmes.domain.CoopFiles;
import fr.parvis.programmes.domain.CoopLine;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Direction;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a file for La Coop of so many acts and reads each of its lines by La Coop's rules, written a second time from its forms. */
@Component
public class MeasuredCoopFile {
    private static final int DAYS = 300;
    private static final long MEGABYTE = 1L << 20;

    /**
     * @param seconds to make the file and to write it
     * @param heapStart and {@code heapEnd}: megabytes in use after a collection, a tenth into the file and at its end
     */
    public record Result(long acts, long lines, double seconds, long ruleErrors, long heapStart, long heapEnd) {}

    private final Associations associations;
    private final Accounts accounts;
    private final Points points;
    private final Communes communes;
    private final PastVisits visits;
    private final CoopFiles files;
    private final CoopTableFile paper;

    MeasuredCoopFile(
            Associations associations,
            Accounts accounts,
            Points points,
            Communes communes,
            PastVisits visits,
            CoopFiles files,
            CoopTableFile paper) {
        this.associations = associations;
        this.accounts = accounts;
        this.points = points;
        this.communes = communes;
        this.visits = visits;
        this.files = files;
        this.paper = paper;
    }

    public Result run(int acts) throws Exception {
        var association = Asking.as(Scope.network())
                .call(() -> associations.create(Ids.next(), "Mesure La Coop " + Ids.next()))
                .id();
        var id = Ids.next();
        accounts.create(
                new Accounts.NewAccount(
                        id,
                        association,
                        null,
                        "Mesure",
                        id + "@demo.example",
                        EnumSet.of(Role.DIRECTOR, Role.MEDIATOR)),
                accounts.hash("mesure"));
        var who = accounts.signedIn(id).orElseThrow();
        return Asking.as(association)
                .call(() -> Asking.by(id)
                        .call(() -> Actor.is(id).call(() -> who.acting().call(() -> measure(acts, association, id)))));
    }

    private Result measure(int acts, UUID association, UUID mediator) throws IOException {
        var today = LocalDate.now(NetworkTime.ZONE);
        var point = Ids.next();
        add(association, point, today);
        var random = new Random(2026);
        var batch = new ArrayList<Visit>();
        for (int i = 0; i < acts; i++) {
            batch.add(visit(point, association, mediator, today.minusDays(1 + i % DAYS), random));
            if (batch.size() == 2000) {
                visits.load(batch);
                batch.clear();
            }
        }
        visits.load(batch);
        visits.loaded();
        long begun = System.nanoTime();
        var file = files.make(today.minusDays(DAYS), today).orElseThrow();
        var reader = new LineReader(acts);
        paper.write(file, TableFormat.CSV, reader);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(acts, reader.lines - 1, seconds - reader.paused, reader.errors, reader.heapStart, heap());
    }

    private void add(UUID association, UUID point, LocalDate today) {
        var commune = communes.largest(1).getFirst();
        points.add(List.of(NewPoint.atItsCommune(
                point,
                association,
                PointKind.FIXED,
                "Point mesuré",
                "1 rue du Parvis",
                commune.postcodes().getFirst(),
                commune,
                null,
                List.of(),
                "Lieu inventé pour une mesure.",
                "Mo-Fr 09:00-17:00",
                Set.of("pand"),
                List.of(),
                List.of(),
                List.of(),
                today.minusYears(2))));
    }

    private static Visit visit(UUID point, UUID association, UUID mediator, LocalDate day, Random random) {
        var themes =
                List.of("digital-email", "digital-security", "digital-password", "housing-benefit", "health-space");
        var requests = new ArrayList<Visit.Request>();
        int needs = 1 + random.nextInt(2);
        for (int i = 0; i < needs; i++)
            requests.add(new Visit.Request(
                    Ids.next(),
                    themes.get(random.nextInt(themes.size())),
                    random.nextBoolean() ? "caf" : "none",
                    "accompaniment",
                    random.nextInt(8) == 0 ? "referred" : "settled",
                    null,
                    10 + random.nextInt(50),
                    List.of("trained", "accompanied", "done-for").get(random.nextInt(3)),
                    List.of("fully-accompanied", "partly-autonomous", "autonomous")
                            .get(random.nextInt(3)),
                    List.of("computer", "phone", "tablet").get(random.nextInt(3)),
                    null));
        return new Visit(
                Ids.next(),
                association,
                point,
                day,
                day.atTime(10, 0).atZone(NetworkTime.ZONE).toInstant(),
                "desk",
                Direction.INCOMING,
                List.of(mediator),
                1,
                List.of("18-24", "40-59", "70-plus").get(random.nextInt(3)),
                random.nextBoolean() ? "female" : "male",
                List.of("employed", "unemployed", "retired").get(random.nextInt(3)),
                null,
                null,
                random.nextBoolean(),
                null,
                null,
                requests,
                0);
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    /** Reads the lines as they are written, keeps none of them, and holds each against the rules. */
    private static final class LineReader extends OutputStream {
        private static final Set<String> THEMES = Set.of(
                "email",
                "securite_numerique",
                "sante",
                "aide_aux_demarches_administratives",
                "diagnostic_numerique",
                "prendre_en_main_du_materiel",
                "maintenance_de_materiel",
                "gere_ses_contenus_numeriques",
                "navigation_sur_internet",
                "bureautique",
                "reseaux_sociaux",
                "banque_et_achats_en_ligne",
                "entrepreneuriat",
                "insertion_professionnelle",
                "parentalite",
                "scolarite_et_numerique",
                "creer_avec_le_numerique",
                "culture_numerique",
                "intelligence_artificielle");

        private final StringBuilder line = new StringBuilder();
        private final long at;
        private long lines;
        private long errors;
        private long heapStart;
        private double paused;

        LineReader(int acts) {
            at = acts / 10;
        }

        @Override
        public void write(int b) {
            if (b == '\n') {
                if (lines++ > 0 && !right(line.toString().strip().split(";", -1))) errors++;
                line.setLength(0);
                if (lines == at) {
                    long begun = System.nanoTime();
                    heapStart = heap();
                    paused = (System.nanoTime() - begun) / 1e9;
                }
            } else {
                line.append((char) b);
            }
        }

        private static boolean right(String[] cells) {
            if (cells.length != CoopLine.HEAD.size()) return false;
            int minutes = Integer.parseInt(cells[4]);
            int persons = Integer.parseInt(cells[18]);
            boolean place = !cells[5].equals("lieu_activite") || !cells[6].isEmpty() && cells[8].length() == 5;
            boolean themes = !cells[10].isEmpty() && THEMES.containsAll(List.of(cells[10].split("\\|")));
            boolean procedures = cells[11].isEmpty() || cells[10].contains("aide_aux_demarches_administratives");
            int column = 20;
            boolean sums = Integer.parseInt(cells[19]) <= persons;
            for (int size : new int[] {3, 8, 5}) {
                int sum = 0;
                for (int i = 0; i < size; i++) sum += Integer.parseInt(cells[column++]);
                sums &= sum == persons;
            }
            return minutes >= 1
                    && minutes <= 1439
                    && persons >= 1
                    && place
                    && themes
                    && procedures
                    && sums
                    && LocalDate.parse(cells[3]).isAfter(LocalDate.of(2020, 11, 16));
        }
    }
}
