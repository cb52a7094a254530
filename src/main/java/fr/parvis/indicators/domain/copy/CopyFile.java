// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Fact;
import fr.parvis.indicators.domain.FactReader;
import fr.parvis.indicators.domain.FactTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An open file of the copy. Two read at once, on threads of their own: the engine's work must not hold the few carriers of virtual threads. One
 * writes, in transactions that are whole or nothing.
 */
final class CopyFile implements AutoCloseable {
    private static final int READERS = 2;
    private static final int THREADS = 2;

    /**
     * Limits of the engine.
     *
     * @param memory in megabytes; what the process takes may be a quarter more
     * @param spill folder for what does not fit
     */
    record Limits(long memory, Path spill) {}

    /** One row being written: its columns in order. */
    interface Row {
        void append(int value);

        void append(long value);

        void append(@Nullable String value);

        /** Days since 1970. */
        void appendDay(int day);

        void appendNull();
    }

    /** Rows being written. */
    interface Rows {
        void row(Consumer<Row> columns);
    }

    /** A transaction that writes. */
    final class Writing {
        private final JdbcClient statements;
        private @Nullable Set<Integer> years;

        private Writing(JdbcClient statements) {
            this.statements = statements;
        }

        /** Says that facts of these years alone change; who says nothing may change all. */
        void changesOnly(Set<Integer> some) {
            years = Set.copyOf(some);
        }

        JdbcClient statements() {
            return statements;
        }

        CopyCodes codes() {
            return codes;
        }

        void append(String schema, String table, Consumer<Rows> write) {
            try (var appender = root.createAppender(schema, table)) {
                write.accept(new Appended(appender));
                // at its end it writes the last rows as well, but keeps silent when it cannot
                appender.flush();
            } catch (SQLException e) {
                throw new CopyFailed("rows of " + table, e);
            }
        }
    }

    private final Path file;
    private final DuckDBConnection root;
    private final CopyCodes codes;
    private final KeptYears years = new KeptYears();
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("figures-", 0).factory());
    private boolean closed;

    private CopyFile(Path file, DuckDBConnection root, boolean made) {
        this.file = file;
        this.root = root;
        if (made) createTables(statements(root));
        this.codes = CopyCodes.read(statements(root));
    }

    /** @throws CopyFailed when it cannot be made, such as on a full disk */
    static CopyFile create(Path file, Limits limits) {
        return begin(file, limits, true);
    }

    /** @throws CopyFailed when it is damaged, of another version, or another process has it */
    static CopyFile open(Path file, Limits limits) {
        return begin(file, limits, false);
    }

    private static CopyFile begin(Path file, Limits limits, boolean made) {
        var root = connect(file, limits, made);
        try {
            return new CopyFile(file, root, made);
        } catch (RuntimeException e) {
            try {
                root.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw new CopyFailed("the tables of " + file, e);
        }
    }

    private static DuckDBConnection connect(Path file, Limits limits, boolean made) {
        var settings = new Properties();
        settings.setProperty("memory_limit", limits.memory() + "MB");
        settings.setProperty("threads", Integer.toString(THREADS));
        settings.setProperty("temp_directory", limits.spill().toString());
        // the log of one that is made is written into it once, when it is closed, and not after each transaction
        if (made) settings.setProperty("checkpoint_threshold", "4GB");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            return EngineLibrary.loaded(() ->
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings));
        } catch (SQLException | LinkageError e) {
            // a kind of machine that the engine has no library for
            throw new CopyFailed("the file " + file, e);
        }
    }

    private static JdbcClient statements(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void createTables(JdbcClient copy) {
        copy.sql("create schema indicators").update();
        for (var fact : Fact.COPIED)
            copy.sql("create table " + FactTables.of(fact)
                            + CopiedColumn.of(fact).stream()
                                    .map(column -> column.name() + " " + column.kind().type)
                                    .collect(Collectors.joining(", ", " (", ")")))
                    .update();
        RequestSums.createTables(copy);
        copy.sql("create table indicators.dim_point (point integer, commune integer, department integer)")
                .update();
        copy.sql("create table indicators.dim_commune (commune integer, department integer)")
                .update();
        copy.sql("create table indicators.dim_theme (theme integer, family integer, valid_from date, valid_until date)")
                .update();
        copy.sql("create table code (list varchar, no integer, code varchar)").update();
        copy.sql("create table state (name varchar, text varchar)").update();
        copy.sql("create table applied (tx bigint, seq bigint)").update();
    }

    Path file() {
        return file;
    }

    CopyCodes codes() {
        return codes;
    }

    /**
     * Reads one state of the copy.
     *
     * @throws CopyFailed when it was closed or the engine fails
     */
    <T> T read(Function<JdbcClient, T> question) {
        return onReader(() -> {
            open.readLock().lock();
            try {
                if (closed) throw new CopyFailed("a copy that was closed", null);
                try (var connection = root.duplicate()) {
                    connection.setAutoCommit(false);
                    var answer = question.apply(statements(connection));
                    connection.rollback();
                    return answer;
                }
            } finally {
                open.readLock().unlock();
            }
        });
    }

    /** Reads facts of one state of the copy. @throws CopyFailed as {@link #read} */
    <T> T facts(Function<FactReader, T> question) {
        long state = years.state();
        return read(statements -> question.apply(new CopyFacts(statements, codes, years, state)));
    }

    private <T> T onReader(Callable<T> work) {
        try {
            var answer = readers.submit(work);
            return OtherThread.await("a question", () -> answer.get());
        } catch (java.util.concurrent.RejectedExecutionException e) {
            throw new CopyFailed("a copy that was closed", e);
        }
    }

    /** Writes all or nothing. One at a time. */
    synchronized void write(Consumer<Writing> work) {
        open.readLock().lock();
        try {
            if (closed) throw new CopyFailed("a copy that was closed", null);
            root.setAutoCommit(false);
            var statements = statements(root);
            int fresh;
            var writing = new Writing(statements);
            try {
                // the driver begins a transaction with the first statement: rows appended before it would be kept alone
                statements.sql("delete from state where name = ''").update();
                work.accept(writing);
                fresh = codes.write(writing);
                years.before(writing.years);
                root.commit();
                root.setAutoCommit(true);
            } catch (SQLException | RuntimeException e) {
                throw rolledBack(e);
            } finally {
                years.after(writing.years);
            }
            codes.kept(fresh);
        } catch (SQLException e) {
            throw new CopyFailed("a change", e);
        } finally {
            open.readLock().unlock();
        }
    }

    /** The engine may have ended the transaction by itself: what it says then must not hide why. */
    private CopyFailed rolledBack(Exception e) {
        var failure = e instanceof CopyFailed failed ? failed : new CopyFailed("a change", e);
        try {
            root.rollback();
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
        }
        try {
            root.setAutoCommit(true);
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
        }
        return failure;
    }

    @Override
    public void close() {
        readers.shutdown();
        open.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            root.close();
        } catch (SQLException e) {
            throw new CopyFailed("the end of " + file, e);
        } finally {
            open.writeLock().unlock();
        }
    }

    /** Rows through the engine's own way in, which is much quicker than statements. */
    private record Appended(DuckDBAppender appender) implements Rows, Row {
        @Override
        public void row(Consumer<Row> columns) {
            try {
                appender.beginRow();
                columns.accept(this);
                appender.endRow();
            } catch (SQLException e) {
                throw new CopyFailed("a row", e);
            }
        }

        @Override
        public void append(int value) {
            try {
                appender.append(value);
            } catch (SQLException e) {
                throw new CopyFailed("a value", e);
            }
        }

        @Override
        public void append(long value) {
            try {
                appender.append(value);
            } catch (SQLException e) {
                throw new CopyFailed("a value", e);
            }
        }

        @Override
        public void append(@Nullable String value) {
            try {
                if (value == null) appender.appendNull();
                else appender.append(value);
            } catch (SQLException e) {
                throw new CopyFailed("a value", e);
            }
        }

        @Override
        public void appendDay(int day) {
            try {
                appender.appendEpochDays(day);
            } catch (SQLException e) {
                throw new CopyFailed("a value", e);
            }
        }

        @Override
        public void appendNull() {
            try {
                appender.appendNull();
            } catch (SQLException e) {
                throw new CopyFailed("a value", e);
            }
        }
    }
}
