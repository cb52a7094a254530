// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A master of Spark and its workers, on the loopback address, each a process of its own with a core and some memory. */
final class LoopbackCluster implements AutoCloseable {
    private static final int SECONDS = 60;

    /** The process in which a worker works for the session. */
    record Executor(String id, ProcessHandle process) {
        void freeze() throws Exception {
            var code = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) throw new IllegalStateException("not stopped: " + process.pid());
        }
    }

    private final Path home;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    private LoopbackCluster(Path home, int port) {
        this.home = home;
        this.master = "spark://127.0.0.1:" + port;
    }

    static LoopbackCluster start(int workers) throws Exception {
        int port = freePort();
        var cluster = new LoopbackCluster(Files.createTempDirectory("spark"), port);
        try {
            cluster.installation();
            cluster.run(
                    "master",
                    "org.apache.spark.deploy.master.Master",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "" + port,
                    "--webui-port",
                    "0");
            for (int i = 0; i < workers; i++)
                cluster.run(
                        "worker-" + i,
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        cluster.master);
            for (int i = 0; i < workers; i++) cluster.awaitLog("worker-" + i, "Successfully registered with master");
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    String master() {
        return master;
    }

    /** What Spark takes for an installation: a folder of jars, those of this class path. */
    private void installation() throws IOException {
        Files.createDirectories(home.resolve("jars"));
        Files.createFile(home.resolve("RELEASE"));
        for (var jar : classPath())
            Files.createSymbolicLink(home.resolve("jars").resolve(jar.getFileName()), jar);
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(one -> one.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private void run(String name, String... main) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + System.getProperty("outgrow.options"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + File.separator + "*"));
        command.addAll(List.of(main));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_WORKER_DIR", home.resolve(name).toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        processes.add(builder.start());
    }

    private Path log(String name) {
        return home.resolve(name + ".log");
    }

    private void awaitLog(String name, String words) throws Exception {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (Files.exists(log(name)) && Files.readString(log(name)).contains(words)) return;
            Thread.sleep(100);
        }
        throw new IllegalStateException(name + " did not start: " + Files.readString(log(name)));
    }

    /** The executor of a worker; waits until it has one. */
    Executor executorOfWorker(int worker) throws Exception {
        for (int i = 0; i < SECONDS * 10; i++) {
            var found = processes
                    .get(worker + 1)
                    .toHandle()
                    .descendants()
                    .flatMap(process -> id(process).map(id -> new Executor(id, process)))
                    .findAny();
            if (found.isPresent()) return found.get();
            Thread.sleep(100);
        }
        throw new IllegalStateException("worker " + worker + " has no executor");
    }

    private static Stream<String> id(ProcessHandle process) {
        var args = Arrays.asList(process.info().arguments().orElse(new String[0]));
        int at = args.indexOf("--executor-id");
        return at < 0 ? Stream.empty() : Stream.of(args.get(at + 1));
    }

    /** Ends a worker and what works for it as a power cut does. */
    void kill(int worker) {
        kill(processes.get(worker + 1));
    }

    private static void kill(Process process) {
        var all = process.toHandle().descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        processes.forEach(LoopbackCluster::kill);
        for (var process : processes) process.waitFor(SECONDS, TimeUnit.SECONDS);
        try (var all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
