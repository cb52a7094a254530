// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangements;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.ListRetention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes refused lines, files that wait and those of the watched folder once the days that were agreed are over. */
@Component
class ForgetListFiles implements ListRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetListFiles.class);

    private final JdbcClient database;
    private final Arrangements arrangements;
    private final WatchedFolder folder;
    private final LocalDays localDays;
    private final Clock clock;

    ForgetListFiles(
            JdbcClient database, Arrangements arrangements, WatchedFolder folder, LocalDays localDays, Clock clock) {
        this.database = database;
        this.arrangements = arrangements;
        this.folder = folder;
        this.localDays = localDays;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> forget(LocalDate today) {
        int lines = database.sql("""
                        delete from outreach.refused_line r using outreach.list l, outreach.arrangement a
                        where r.association = :association and l.id = r.list and a.id = l.arrangement
                            and l.received_on + a.keep_days < :today""")
                .param("association", Asking.association())
                .param("today", today)
                .update();
        int uploads = database.sql("""
                        delete from outreach.upload u using outreach.arrangement a
                        where u.association = :association and a.id = u.arrangement
                            and (u.at at time zone :zone)::date + a.keep_days < :today""")
                .param("association", Asking.association())
                .param("zone", localDays.zone().getId())
                .param("today", today)
                .update();
        if (folder.isThere()) forgetFiles();
        return Map.of("refused-lines", lines, "files", uploads);
    }

    /** Files of the watched folder that were imported or refused, or that nobody reads. */
    private void forgetFiles() {
        for (var arrangement : arrangements.list()) {
            var limit = clock.instant().minus(Period.ofDays(arrangement.keepDays()));
            try {
                var files = new ArrayList<>(folder.done(arrangement.id()));
                files.addAll(folder.leftBehind(arrangement.id(), arrangement.folder()));
                for (var file : files) if (modified(file).isBefore(limit)) Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.error(
                        "files of arrangement {} could not be deleted: {}",
                        arrangement.id(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
