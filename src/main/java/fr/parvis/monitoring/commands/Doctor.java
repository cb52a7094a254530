// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.commands;

import fr.parvis.database.LastBackup;
import fr.parvis.database.Processes;
import fr.parvis.monitoring.domain.NetworkCounts;
import fr.parvis.runtime.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** {@code bin/parvis doctor}: one page that says what is well and what is not. Ends with 1 where something needs a hand. */
@Component
class Doctor implements Command {
    private static final Duration OLDEST_BACKUP = Duration.ofHours(36);
    private static final long LEAST_ROOM = 1L << 30;
    private static final Pattern FAILING =
            Pattern.compile("(?m)^parvis_job_failures_in_a_row\\{task=\"([^\"]+)\"} (\\d+)");
    private static final int FAILURES = 3;

    private final Environment settings;
    private final Optional<String> version;
    private final LastBackup backup;
    private final NetworkCounts counts;
    private final Processes processes;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Clock clock;

    Doctor(
            Environment settings,
            ObjectProvider<BuildProperties> build,
            LastBackup backup,
            NetworkCounts counts,
            Processes processes,
            JdbcClient database,
            TransactionOperations transactions,
            Clock clock) {
        this.settings = settings;
        this.version = Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getVersion);
        this.backup = backup;
        this.counts = counts;
        this.processes = processes;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String usage() {
        return "— dit en une page ce qui va et ce qui ne va pas";
    }

    /** Findings, line by line. */
    private static final class Findings {
        private final Out out;
        private int wrong;

        Findings(Out out) {
            this.out = out;
        }

        void well(String text) {
            out.line("  bien    " + text);
        }

        void note(String text) {
            out.line("  note    " + text);
        }

        void wrong(String text) {
            out.line("  À VOIR  " + text);
            wrong++;
        }

        void either(boolean well, String text) {
            if (well) well(text);
            else wrong(text);
        }
    }

    @Override
    public int run(List<String> args, Out out) {
        if (!args.isEmpty()) {
            out.line("« doctor » ne prend pas d'argument.");
            return 2;
        }
        out.line("Parvis " + version.orElse("(sans version)") + ", Java "
                + Runtime.version().feature() + ", dossier "
                + data().toAbsolutePath().normalize());
        var found = new Findings(out);
        database(found);
        data(found);
        backup(found);
        answers(found);
        jobs(found);
        waiting(found);
        settings(found);
        out.line(
                found.wrong == 0
                        ? "Tout va bien."
                        : found.wrong == 1 ? "Un point est à voir." : found.wrong + " points sont à voir.");
        return found.wrong == 0 ? 0 : 1;
    }

    private Path data() {
        return Path.of(setting("parvis.data", "data"));
    }

    private String setting(String name, String otherwise) {
        var value = settings.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private boolean isSet(String name) {
        return !setting(name, "").isEmpty();
    }

    private void database(Findings found) {
        var server = transactions.<String>execute(
                _ -> database.sql("show server_version").query(String.class).single());
        found.well("la base de données répond (PostgreSQL " + server + (isSet("parvis.db.url") ? ", externe)" : ")"));
        if (isSet("parvis.shared-folder")) processes(found);
    }

    private void processes(Findings found) {
        var running = processes.running();
        var versions =
                running.stream().map(Processes.Running::version).distinct().toList();
        if (running.isEmpty()) found.wrong("aucun Parvis ne sert cette base");
        else
            found.either(
                    versions.size() == 1,
                    versions.size() == 1
                            ? counted(running.size(), "Parvis sert", "Parvis servent") + " cette base, version "
                                    + versions.getFirst()
                            : running.size() + " Parvis de versions différentes servent cette base : "
                                    + String.join(", ", versions));
    }

    private void data(Findings found) {
        var folder = data();
        long free = folder.toFile().getUsableSpace();
        long size = folder.toFile().getTotalSpace();
        found.either(
                free > LEAST_ROOM && free > size / 20,
                gigabytes(free) + " Go libres sur les " + gigabytes(size) + " du disque des données");
        try {
            var open = Files.getPosixFilePermissions(folder).stream()
                    .anyMatch(one -> one == PosixFilePermission.OTHERS_READ
                            || one == PosixFilePermission.OTHERS_WRITE
                            || one == PosixFilePermission.OTHERS_EXECUTE);
            found.either(
                    !open,
                    open
                            ? "le dossier des données est ouvert à tous les comptes de la machine : chmod o-rwx"
                            : "le dossier des données est fermé aux autres comptes de la machine");
        } catch (IOException | UnsupportedOperationException e) {
            found.note("les droits du dossier des données n'ont pas pu être lus");
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(java.util.Locale.FRANCE, "%.1f", bytes / (double) (1L << 30));
    }

    private void backup(Findings found) {
        if (!backup.isOurs()) {
            found.note(
                    "base externe : sa sauvegarde se fait par ses propres outils, celle du dossier des données aussi");
            return;
        }
        long last = backup.epochSecond();
        if (last == 0) {
            found.wrong(
                    "aucune sauvegarde vérifiée n'a été faite ici : bin/parvis backup FICHIER, ou parvis-backup.timer");
            return;
        }
        var age = Duration.between(Instant.ofEpochSecond(last), clock.instant());
        found.either(age.compareTo(OLDEST_BACKUP) < 0, "dernière sauvegarde vérifiée il y a " + age.toHours() + " h");
    }

    private void answers(Findings found) {
        // a command's own server.port says that it listens to nobody
        var address = "http://127.0.0.1:" + setting("parvis.port", "8080") + "/actuator/health/readiness";
        switch (read(address)) {
            case Read(int status, String _) when status == 200 -> found.well("Parvis répond et se dit prêt");
            case Read(int status, String _)
            when status == 0 ->
                found.note("Parvis ne répond pas sur " + address + " : il est arrêté, ou écoute ailleurs");
            case Read(int status, String _) -> found.wrong("Parvis répond, mais ne se dit pas prêt (" + status + ")");
        }
    }

    private void jobs(Findings found) {
        if (!isSet("parvis.metrics-port")) {
            found.note("les travaux de fond ne sont pas surveillés : PARVIS_METRICS_PORT");
            return;
        }
        var numbers = read("http://127.0.0.1:" + setting("parvis.metrics-port", "") + "/metrics");
        if (numbers.status() != 200) {
            found.note("les travaux de fond n'ont pas pu être lus : Parvis ne répond pas sur PARVIS_METRICS_PORT");
            return;
        }
        var failing = FAILING.matcher(numbers.text())
                .results()
                .filter(one -> Long.parseLong(one.group(2)) >= FAILURES)
                .map(one -> one.group(1) + " (" + one.group(2) + " fois)")
                .toList();
        if (failing.isEmpty()) found.well("les travaux de fond réussissent");
        else
            found.wrong(
                    "des travaux de fond échouent : " + String.join(", ", failing) + " ; voyez le journal du service");
    }

    private void waiting(Findings found) {
        counts.gather();
        var numbers = counts.values();
        long overdue = numbers.getOrDefault("parvis.messages.overdue", 0L);
        found.either(
                overdue == 0,
                overdue == 0
                        ? "aucun message en retard"
                        : counted(overdue, "message aurait", "messages auraient") + " déjà dû partir");
        long rejected = numbers.getOrDefault("parvis.commands.rejected", 0L);
        if (rejected > 0)
            found.note(counted(
                    rejected,
                    "saisie de tablette attend d'être corrigée par une personne",
                    "saisies de tablettes attendent d'être corrigées par une personne"));
        long late = numbers.getOrDefault("parvis.promises.late", 0L);
        if (late > 0)
            found.note(counted(
                    late, "promesse de rappel a dépassé son heure", "promesses de rappel ont dépassé leur heure"));
    }

    private static String counted(long count, String one, String other) {
        return count + " " + (count == 1 ? one : other);
    }

    private void settings(Findings found) {
        boolean proxy = setting("parvis.behind-proxy", "false").equals("true") || isSet("parvis.proxy");
        if (!isSet("parvis.address"))
            found.note("PARVIS_ADDRESS est vide : les liens ont l'adresse que voit le visiteur");
        else if (proxy) found.well("l'adresse et le serveur mandataire sont réglés");
        else if (setting("parvis.address", "").startsWith("https:"))
            found.wrong("PARVIS_ADDRESS est en https, mais aucun serveur mandataire n'est réglé : PARVIS_BEHIND_PROXY");
        else found.well("l'adresse est réglée");
        if (!isSet("spring.mail.host")) found.note("aucun serveur de courriel : SPRING_MAIL_HOST");
        if (!isSet("parvis.security-contact")) found.note("personne à prévenir d'une faille : PARVIS_SECURITY_CONTACT");
    }

    /** @param status 0: nobody answers */
    private record Read(int status, String text) {}

    private static Read read(String address) {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            return new Read(answer.statusCode(), answer.body());
        } catch (IOException | IllegalArgumentException e) {
            return new Read(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Read(0, "");
        }
    }
}
