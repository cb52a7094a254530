// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The database of the test run without the application in between: as one of its roles, by plain connections. */
public final class RawDatabase {
    private RawDatabase() {}

    public static Connection asApplication() throws SQLException {
        return connect(System.getProperty("parvis.db.user"), System.getProperty("parvis.db.password"));
    }

    public static Connection asOwner() throws SQLException {
        return connect(System.getProperty("parvis.db.owner.user"), System.getProperty("parvis.db.owner.password"));
    }

    /** Whom no policy binds: for making what an attacker on the machine could make. */
    public static Connection asSuperuser() throws SQLException {
        return connect("postgres", superuserPassword());
    }

    public static String superuserPassword() {
        var start = "test-" + ProcessHandle.current().pid() + "-";
        try (var folders = Files.list(Path.of("target", "engine"))) {
            for (var folder : folders.sorted().toList())
                if (folder.getFileName().toString().startsWith(start))
                    return Files.readString(folder.resolve("postgres.secret")).strip();
            throw new IllegalStateException("no database of this test run");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(System.getProperty("parvis.db.url"), user, password);
    }

    /** Binds the running transaction, as the application does for each of its own. */
    public static void scope(Connection connection, String kind, UUID association) throws SQLException {
        try (var set = connection.prepareStatement(
                "select set_config('parvis.scope', ?, true), set_config('parvis.association', ?, true)")) {
            set.setString(1, kind);
            set.setString(2, association == null ? "" : association.toString());
            set.execute();
        }
    }

    /** Binds the running transaction to a partner of an association. */
    public static void partnerScope(Connection connection, UUID association, UUID partner) throws SQLException {
        try (var set = connection.prepareStatement(
                "select set_config('parvis.scope', 'partner', true), set_config('parvis.association', '', true),"
                        + " set_config('parvis.partner', ?, true), set_config('parvis.partner_of', ?, true)")) {
            set.setString(1, partner.toString());
            set.setString(2, association.toString());
            set.execute();
        }
    }

    /** The first column of what a query answers, as text. */
    public static List<String> list(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        }
    }

    public static String value(Connection connection, String sql, Object... arguments) throws SQLException {
        return list(connection, sql, arguments).getFirst();
    }

    public static int run(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            return statement.executeUpdate();
        }
    }
}
