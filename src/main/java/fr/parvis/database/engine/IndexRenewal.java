// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After PostgreSQL changed its number, even the last one, indexes by {@code btree_gist} are built anew: releases correct how
 * that extension compares, and an exclusion constraint on an index of before may let through what it forbids. The cluster
 * bears the number that last worked on it, so that a restored backup is known too.
 */
final class IndexRenewal {

    private static final Logger log = LoggerFactory.getLogger(IndexRenewal.class);

    private static final String WANTED = """
            select distinct i.indexrelid::regclass::text
            from pg_index i
            cross join lateral unnest(i.indclass::oid[]) used(class)
            join pg_depend d on d.classid = 'pg_opclass'::regclass and d.objid = used.class
                and d.refclassid = 'pg_extension'::regclass
            join pg_extension e on e.oid = d.refobjid
            where e.extname = 'btree_gist'
            order by 1""";

    private IndexRenewal() {}

    /** Says that the cluster was made by the server that answers: nothing is to be done. */
    static void madeBy(Connection connection, Server.Place place) throws SQLException, IOException {
        write(place, version(connection));
    }

    /** To be called before anybody else is connected. An index that cannot be built stays as it is, and is tried again at the next start. */
    static void run(Connection connection, Server.Place place) throws SQLException, IOException {
        String version = version(connection);
        String before =
                Files.exists(file(place)) ? Files.readString(file(place)).strip() : "unknown";
        if (version.equals(before)) {
            return;
        }
        var failed = new ArrayList<String>();
        List<String> indexes = indexes(connection);
        for (String index : indexes) {
            try (var statement = connection.createStatement()) {
                statement.execute("reindex index " + index);
            } catch (SQLException e) {
                log.error("index {} could not be built anew", index, e);
                failed.add(index);
            }
        }
        log.info(
                "PostgreSQL went from {} to {}: {} indexes built anew, {}",
                before,
                version,
                indexes.size() - failed.size(),
                indexes);
        if (failed.isEmpty()) {
            write(place, version);
        }
    }

    private static List<String> indexes(Connection connection) throws SQLException {
        var indexes = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WANTED)) {
            while (rows.next()) {
                indexes.add(rows.getString(1));
            }
        }
        return indexes;
    }

    private static String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version_num")) {
            row.next();
            return row.getString(1);
        }
    }

    static Path file(Server.Place place) {
        return place.cluster().resolve("parvis.server-version");
    }

    private static void write(Server.Place place, String version) throws IOException {
        Files.writeString(file(place), version + "\n");
        place.account().give(file(place));
    }
}
