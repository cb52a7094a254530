import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Load over HTTP, signed in like people: {@code java Load.java ADDRESS ACCOUNTS SCENARIO [name=value ...]}.
 *
 * <p>Open loop: arrivals are drawn beforehand (Poisson, a fixed seed) at the asked rate and do not wait for answers; the time of an
 * answer is counted from when its request was due, so a late start counts. With {@code rate=0}, closed loop: each connection sends its
 * next request when it has its answer, which gives the highest rate. Any answer that is not the one hoped for is an error. The last
 * line is one JSON object.
 */
final class Load {
    private final String host;
    private final int port;
    private final Map<String, String> options;
    private final List<Somebody> people = new ArrayList<>();
    private final AtomicLong errors = new AtomicLong();
    private volatile String firstError = "";

    /** Somebody who is signed in at their own device, with what their desk knows. */
    private record Somebody(String cookies, String token, String account, String device, List<String> points, List<String> themes) {}

    /** An answer: status and body. */
    private record Answer(int status, Map<String, String> headers, List<String> cookies, String body) {}

    public static void main(String[] args) throws Exception {
        var options = new HashMap<String, String>();
        for (int i = 3; i < args.length; i++) {
            var pair = args[i].split("=", 2);
            options.put(pair[0], pair[1]);
        }
        new Load(URI.create(args[0]), options).run(Path.of(args[1]), args[2]);
    }

    private Load(URI address, Map<String, String> options) {
        this.host = address.getHost();
        this.port = address.getPort();
        this.options = options;
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private void run(Path accounts, String scenario) throws Exception {
        var lines = scenario.equals("points") ? List.<String>of() : options.containsKey("only")
                ? List.of(options.get("only"))
                : Files.readAllLines(accounts).stream().filter(l -> !l.isBlank()).toList();
        // the public has no account
        boolean anybody = scenario.equals("points");
        if (anybody) people.add(new Somebody("", "", "", "", List.of(), List.of()));
        int wanted = anybody ? 0 : Math.min(number("people", 60), lines.size());
        for (int i = 0; i < wanted; i++) people.add(signIn(lines.get(i).split("\t")[0]));
        if (scenario.equals("live")) {
            live();
            return;
        }
        int warmUp = number("warmup", 60);
        int seconds = number("seconds", 120);
        int connections = number("connections", 64);
        int rate = number("rate", 0);
        int seed = number("seed", 1);
        if (warmUp > 0) drive(scenario, rate, warmUp, connections, seed);
        errors.set(0);
        everAcknowledged = acknowledged.getAndSet(0);
        var times = drive(scenario, rate, seconds, connections, seed + 1);
        Arrays.sort(times);
        int size = times.length;
        double elapsed = lastElapsed / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "{\"scenario\": \"%s\", \"asked_per_s\": %d, \"rate_per_s\": %.0f, \"answers\": %d, \"visits\": %d, \"acknowledged_in_all\": %d, \"errors\": %d,"
                        + " \"p50_ms\": %.1f, \"p95_ms\": %.1f, \"p99_ms\": %.1f, \"max_ms\": %.1f}",
                scenario,
                rate,
                (acknowledged.get() > 0 ? acknowledged.get() : size) / elapsed,
                size,
                acknowledged.get(),
                everAcknowledged + acknowledged.get(),
                errors.get(),
                at(times, 0.50),
                at(times, 0.95),
                at(times, 0.99),
                at(times, 1)));
        if (errors.get() > 0) {
            System.err.println("first error: " + firstError);
            System.exit(1);
        }
    }

    // --- the network's page kept open -----------------------------------------------------------------------------------

    /** One page that is open: what it showed last, and since when. */
    private static final class Listener {
        private volatile String today = "";
        private volatile long changed;
        private volatile boolean closed;
    }

    /** Pages that listen, some of which read nothing any more; a visit every few seconds, and how long it takes until each has seen it. */
    private void live() throws Exception {
        int listeners = number("listeners", 200);
        int dead = number("dead", 50);
        options.put("code", options.get("headcode"));
        var head = signIn(options.get("head"));
        options.remove("code");
        var alive = new ArrayList<Listener>();
        var unread = new ArrayList<Socket>();
        var random = new Random(7);
        try (var line = new Line()) {
            // browsers that are gone without saying so: nobody reads what they are sent
            for (int i = 0; i < dead; i++) unread.add(stream(head, 1024));
            for (int i = dead; i < listeners; i++) {
                var listener = new Listener();
                alive.add(listener);
                Thread.ofVirtual().start(() -> listen(head, listener));
            }
            // small numbers are not told one by one
            for (int i = 0; i < 10; i++) one("write", line, random);
            Thread.sleep(20_000);
            long before = residentKb();
            var times = new ArrayList<Long>();
            long end = System.nanoTime() + number("seconds", 600) * 1_000_000_000L;
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                one("write", line, random);
                long done = System.nanoTime();
                Thread.sleep(5_000);
                for (var listener : alive) {
                    if (listener.changed < begun) fail("a page was not told within 5 s");
                    // a page may be told before who wrote has the answer
                    else times.add(Math.max(0, listener.changed - done));
                }
            }
            long after = residentKb();
            var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"benchmark\": \"live\", \"listeners\": %d, \"dead\": %d, \"latency_s\": %.2f, \"p50_s\": %.2f, \"growth_mb\": %.1f, \"errors\": %d}",
                    listeners,
                    dead,
                    at(sorted, 1) / 1_000,
                    at(sorted, 0.5) / 1_000,
                    (after - before) / 1024.0,
                    errors.get()));
            if (errors.get() > 0) System.err.println("first error: " + firstError);
        } finally {
            for (var listener : alive) listener.closed = true;
            for (var socket : unread) socket.close();
        }
    }

    /** Reads a stream and opens it again when it ends, after the milliseconds that it asks for, as a browser does. */
    private void listen(Somebody who, Listener listener) {
        var today = Pattern.compile("\"key\":\"today\",\"value\":\"([^\"]*)\"");
        long retry = 3_000;
        while (!listener.closed) {
            try (var socket = stream(who, 64 * 1024);
                    var in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line; !listener.closed && (line = in.readLine()) != null; ) {
                    if (line.startsWith("retry: ")) retry = Long.parseLong(line.substring("retry: ".length()));
                    var found = today.matcher(line);
                    if (!found.find() || found.group(1).equals(listener.today)) continue;
                    listener.today = found.group(1);
                    listener.changed = System.nanoTime();
                }
                Thread.sleep(retry);
            } catch (IOException e) {
                if (!listener.closed) fail("a stream broke off: " + e);
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Socket stream(Somebody who, int receiveBuffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(host, port), 10_000);
        // "close": after the stream's last event nothing is left to read, and the server says so by closing.
        socket.getOutputStream()
                .write(("GET /bureau/en-direct/direct HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/event-stream\r\nConnection: close\r\nCookie: "
                                + who.cookies + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private long residentKb() throws IOException {
        var status = Files.readString(Path.of("/proc/" + options.get("pid") + "/status"));
        return Long.parseLong(first(status, "VmRSS:\\s+(\\d+) kB"));
    }

    private static double at(long[] sorted, double part) {
        if (sorted.length == 0) return 0;
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }

    // --- sending -----------------------------------------------------------------------------------------------------

    private final AtomicLong acknowledged = new AtomicLong();
    private long lastElapsed;
    private long everAcknowledged;

    /** The time of each answer in nanoseconds. */
    private long[] drive(String scenario, int rate, int seconds, int connections, long seed) throws Exception {
        long[] due = rate == 0 ? new long[0] : arrivals(rate, seconds, seed);
        var next = new AtomicLong();
        long begin = System.nanoTime() + 200_000_000L;
        long end = begin + seconds * 1_000_000_000L;
        var all = new ArrayList<long[]>();
        var threads = new ArrayList<Thread>();
        for (int c = 0; c < connections; c++) {
            int rank = c;
            threads.add(Thread.ofVirtual().start(() -> {
                var random = new Random(seed * 1_000 + rank);
                var mine = new long[1024];
                int count = 0;
                try (var line = new Line()) {
                    while (true) {
                        long wanted;
                        if (rate == 0) {
                            wanted = Math.max(begin, System.nanoTime());
                            if (wanted >= end) break;
                        } else {
                            long n = next.getAndIncrement();
                            if (n >= due.length) break;
                            wanted = begin + due[(int) n];
                        }
                        for (long now; (now = System.nanoTime()) < wanted; ) LockSupport.parkNanos(wanted - now);
                        one(scenario, line, random);
                        if (count == mine.length) mine = Arrays.copyOf(mine, count * 2);
                        mine[count++] = System.nanoTime() - wanted;
                    }
                } catch (Exception e) {
                    fail(e.toString());
                }
                synchronized (all) {
                    all.add(Arrays.copyOf(mine, count));
                }
            }));
        }
        for (var thread : threads) thread.join();
        lastElapsed = System.nanoTime() - begin;
        return all.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static long[] arrivals(int rate, int seconds, long seed) {
        var random = new Random(seed);
        var due = new ArrayList<Long>();
        double at = 0;
        while ((at += -Math.log(1 - random.nextDouble()) / rate) < seconds) due.add((long) (at * 1e9));
        return due.stream().mapToLong(Long::longValue).toArray();
    }

    private void one(String scenario, Line line, Random random) throws IOException {
        var who = people.get(random.nextInt(people.size()));
        switch (scenario) {
            case "write" -> send(line, who, random, 1);
            case "batch" -> send(line, who, random, number("batch", 50));
            case "sync" -> send2(line, who, random, number("batch", 200));
            case "desk" -> get(line, who, random.nextBoolean() ? daySheet(who, random) : list(who, random));
            case "page" -> get(line, who, options.get("path").replace("{}", options.containsKey("ids") ? pick(ids(), random) : ""));
            case "people-search" -> search(line, who, "/bureau/personnes/recherche", typedName(random), "id=\"found\"");
            case "search-everywhere" -> search(line, who, "/bureau/chercher", random.nextInt(3) == 0 ? typedElse(random) : typedName(random),
                    "id=\"search-list\"");
            case "people-page" -> get(line, who, "/bureau/personnes/" + pick(persons(), random)[0] + "?pour=presente");
            case "letter" -> paper(line, who);
            case "points" -> around(line, random);
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    private List<String[]> communes;

    /** Communes with a postcode and a surveyed place on the map, each as often as people live there, less than in proportion. */
    private synchronized List<String[]> communes() throws IOException {
        if (communes == null) {
            communes = new ArrayList<>();
            for (var row : Files.readAllLines(Path.of(options.get("places")))) {
                var cells = row.split(",", -1);
                boolean estimated = cells.length > 8 && cells[8].equals("yes");
                if (cells.length < 8 || !cells[6].matches("-?[0-9.]+") || cells[4].isEmpty() || estimated) continue;
                int weight = 1 + (int) Math.sqrt(cells[5].isEmpty() ? 0 : Double.parseDouble(cells[5]) / 100);
                for (int i = 0; i < weight; i++) communes.add(cells);
            }
        }
        return communes;
    }

    /** A search near a place, as people make it: by postcode, name, both or where the device is; one in three with a filter. */
    private void around(Line line, Random random) throws IOException {
        var commune = pick(communes(), random);
        var postcode = commune[4].split("\\|")[0];
        var place = switch (random.nextInt(8)) {
            case 0, 1, 2 -> "q=" + postcode;
            case 3 -> "q=" + encoded(commune[1]);
            case 4 -> "q=" + encoded(postcode + " " + commune[1]);
            default -> String.format(Locale.ROOT, "lat=%.3f&lon=%.3f", Double.parseDouble(commune[6]) + random.nextGaussian() / 50,
                    Double.parseDouble(commune[7]) + random.nextGaussian() / 50);
        };
        var path = "/chercher?" + place + (random.nextInt(3) == 0 ? "&" + pick(FILTERS, random) : "");
        var answer = line.ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n");
        if (answer.status != 200 || !answer.body.contains("id=\"near\"")) fail(path + " " + answer.status);
    }

    private static final List<String> FILTERS = List.of("service=papiers", "service=travail", "service=numerique", "ouvert=maintenant", "ouvert=samedi",
            "accessible=oui", "langue=anglais", "genre=mobile", "rayon=10", "service=sante&langue=autres&accessible=oui");

    private String letter;

    /** The address of a letter of one page, begun in the first of one's cases from a template that has the most to say. */
    private synchronized String letter(Line line, Somebody who) throws IOException {
        if (letter != null) return letter;
        var head = " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nCookie: " + who.cookies + "\r\n";
        var work = line.ask("GET /bureau/suivis" + head + "\r\n");
        var caseFile = first(work.body, "href=\"/bureau/suivis/([0-9a-f-]{36})\"");
        var body = "_csrf=" + encoded(who.token) + "&id=" + id(new Random()) + "&suivi=" + caseFile + "&modele=energy-cut";
        var begun = line.ask("POST /bureau/courriers" + head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
        if (begun.status != 302) throw new IOException("a letter is begun: " + begun.status);
        letter = first(begun.headers.get("location"), "(/bureau/courriers/[0-9a-f-]{36})");
        return letter;
    }

    private void paper(Line line, Somebody who) throws IOException {
        var answer = line.ask("GET " + letter(line, who) + "/courrier.pdf HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/pdf\r\nCookie: " + who.cookies
                + "\r\n\r\n");
        if (answer.status != 200 || !answer.body.startsWith("%PDF-")) fail("letter " + answer.status);
    }

    private List<String[]> persons;

    /** Identifier, given name and family name of some persons. */
    private List<String> ids;

    /** What stands for {} in the address of a page: a line of a file, each time another one. */
    private synchronized List<String> ids() throws IOException {
        if (ids == null) ids = Files.readAllLines(Path.of(options.get("ids"))).stream().filter(l -> !l.isBlank()).toList();
        return ids;
    }

    private synchronized List<String[]> persons() throws IOException {
        if (persons == null)
            persons = Files.readAllLines(Path.of(options.get("persons"))).stream().map(l -> l.split("\t")).filter(p -> p.length == 3).toList();
        return persons;
    }

    /** What stands in the field at some moment of typing a name, in either order, one in five with a mistake. */
    private String typedName(Random random) throws IOException {
        var person = pick(persons(), random);
        var text = random.nextBoolean() ? person[1] + " " + person[2] : person[2] + " " + person[1];
        if (random.nextInt(5) == 0 && text.length() > 6) {
            int at = 1 + random.nextInt(text.length() - 3);
            text = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        }
        return text.substring(0, Math.min(text.length(), 3 + random.nextInt(Math.max(1, text.length() - 2))));
    }

    /** The same of what is no person: pages, acts, partners, points, letters, households. */
    private static String typedElse(Random random) {
        var text = pick(ELSE, random);
        return text.substring(0, Math.min(text.length(), 3 + random.nextInt(Math.max(1, text.length() - 2))));
    }

    private static final List<String> ELSE = List.of("exporter novembre", "fsl 91", "fsl essonne", "chiffres octobre 2026", "tournées", "mandats", "courriers",
            "caf", "assurance maladie", "edf solidarité", "médiathèque", "espace france services", "villeurbanne", "saint-denis", "bus", "maison de quartier",
            "2026-0001", "12", "facture électricité", "impayé", "06 12 34 56 78", "PDL 14500123456789", "nomenclature", "ouvrir un dossier");

    private void search(Line line, Somebody who, String address, String text, String found) throws IOException {
        var body = "_csrf=" + encoded(who.token) + "&pour=presente&q=" + encoded(text);
        var answer = line.ask("POST " + address + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nHX-Request: " + address.equals("/bureau/chercher") + "\r\nCookie: " + who.cookies
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        if (answer.status != 200 || !answer.body.contains(found)) fail("search " + answer.status);
    }

    private String daySheet(Somebody who, Random random) {
        return "/bureau/journee?point=" + pick(who.points, random) + "&jour=" + recent(random, 30);
    }

    private String list(Somebody who, Random random) {
        var from = recent(random, 300);
        var period = "du=" + from + "&au=" + java.time.LocalDate.parse(from).plusDays(30);
        return switch (random.nextInt(4)) {
            case 0 -> "/bureau/passages?" + period;
            case 1 -> "/bureau/passages?" + period + "&theme=" + pick(who.themes, random);
            case 2 -> "/bureau/passages?" + period + "&point=" + pick(who.points, random) + "&resultat=blocked";
            default -> "/bureau/passages?" + period + "&operateur=caf&niveau=accompaniment";
        };
    }

    private static String recent(Random random, int days) {
        return java.time.LocalDate.now().minusDays(1 + random.nextInt(days)).toString();
    }

    private void get(Line line, Somebody who, String path) throws IOException {
        var answer = line.ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nCookie: " + who.cookies + "\r\n\r\n");
        if (answer.status != 200) fail(path + " " + answer.status + " " + answer.headers.get("location"));
    }

    private void send(Line line, Somebody who, Random random, int visits) throws IOException {
        var body = new StringBuilder("{\"device\":\"").append(who.device).append("\",\"account\":\"").append(who.account).append("\",\"commands\":[");
        for (int i = 0; i < visits; i++) command(body.append(i == 0 ? "" : ","), who, random);
        var text = body.append("]}").toString();
        var answer = line.ask("POST /api/v1/sync HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                + text.length() + "\r\nX-XSRF-TOKEN: " + who.token + "\r\nCookie: " + who.cookies + "\r\n\r\n" + text);
        int accepted = count(answer.body, "\"outcome\":\"accepted\"");
        acknowledged.addAndGet(accepted);
        if (answer.status != 200 || accepted != visits) fail("sync " + answer.status + " " + answer.body);
    }

    private final AtomicLong seq = new AtomicLong();

    /** Form 2: with its counter, the clock, and the question what changed; compressed (gzip), as the client does with long bodies. */
    private void send2(Line line, Somebody who, Random random, int visits) throws IOException {
        var body = new StringBuilder("{\"device\":\"").append(who.device).append("\",\"account\":\"").append(who.account).append("\",\"clock\":\"")
                .append(Instant.now()).append(options.containsKey("cursor") ? "\",\"cursor\":\"" + cursors.getOrDefault(who.account, "") : "")
                .append("\",\"unsent\":").append(visits).append(",\"commands\":[");
        for (int i = 0; i < visits; i++) command(body.append(i == 0 ? "" : ","), who, random, 2);
        var gzipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzipped)) {
            out.write(body.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        }
        var answer = line.ask("POST /api/v1/sync HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: " + gzipped.size() + "\r\nX-XSRF-TOKEN: " + who.token + "\r\nCookie: " + who.cookies
                + "\r\n\r\n", gzipped.toByteArray());
        int accepted = count(answer.body, "\"outcome\":\"accepted\"");
        acknowledged.addAndGet(accepted);
        if (answer.status != 200 || accepted != visits) fail("sync " + answer.status + " " + answer.body);
        else if (options.containsKey("cursor")) cursors.put(who.account, first(answer.body, "\"cursor\":\"([^\"]+)\""));
    }

    /** What each device has seen, when it asks what changed. */
    private final Map<String, String> cursors = new ConcurrentHashMap<>();

    private void command(StringBuilder body, Somebody who, Random random) {
        command(body, who, random, 1);
    }

    private void command(StringBuilder body, Somebody who, Random random, int form) {
        body.append("{\"id\":\"").append(id(random));
        if (form == 2) body.append("\",\"offset\":0,\"seq\":").append(seq.incrementAndGet()).append(",\"form\":2");
        else body.append("\",\"form\":1");
        body.append(",\"type\":\"record-visit\",\"at\":\"").append(Instant.now())
                .append("\",\"payload\":{\"visit\":\"").append(id(random)).append("\",\"point\":\"").append(pick(who.points, random))
                .append("\",\"presence\":\"desk\",\"direction\":\"INCOMING\",\"startedAt\":\"").append(Instant.now().minusSeconds(random.nextInt(60)))
                .append("\",\"persons\":1,\"ageBand\":\"40-59\",\"gender\":\"female\",\"requests\":[");
        int requests = 1 + random.nextInt(3);
        for (int i = 0; i < requests; i++)
            body.append(i == 0 ? "" : ",").append("{\"request\":\"").append(id(random)).append("\",\"theme\":\"").append(pick(who.themes, random))
                    .append("\",\"operator\":\"").append(pick(OPERATORS, random)).append("\",\"level\":\"").append(pick(LEVELS, random))
                    .append("\",\"result\":\"").append(pick(RESULTS, random)).append("\",\"minutes\":15}");
        body.append("]}}");
    }

    private static final List<String> OPERATORS = List.of("caf", "cpam", "dgfip", "france-titres", "carsat", "edf", "la-poste", "none");
    private static final List<String> LEVELS = List.of("information", "orientation", "accompaniment", "accompaniment", "mediation");
    private static final List<String> RESULTS = List.of("settled", "settled", "settled", "follow-up", "comes-back");

    private static <T> T pick(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    /** UUID version 7. */
    private static String id(Random random) {
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (random.nextInt() & 0x0fff);
        return new java.util.UUID(high, (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L).toString();
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) count++;
        return count;
    }

    private void fail(String what) {
        if (errors.getAndIncrement() == 0) firstError = what;
    }

    // --- signing in ----------------------------------------------------------------------------------------------------

    private Somebody signIn(String email) throws IOException {
        try (var line = new Line()) {
            var jar = new HashMap<String, String>();
            var door = keep(jar, line.ask("GET /connexion HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n"));
            var csrf = first(door.body, "name=\"_csrf\" value=\"([^\"]+)\"");
            var form = "_csrf=" + encoded(csrf) + "&email=" + encoded(email) + "&motDePasse=" + encoded(options.getOrDefault("password", "bienvenue sur le parvis"));
            var entered = keep(jar, line.ask("POST /connexion HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nCookie: " + cookies(jar)
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n" + form));
            if (entered.status >= 400 || !jar.containsKey("parvis")) throw new IOException("sign-in of " + email + ": " + entered.status);
            if (options.containsKey("code")) {
                var second = "_csrf=" + encoded(jar.get("XSRF-TOKEN")) + "&code=" + encoded(options.get("code"));
                keep(jar, line.ask("POST /connexion/code HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\nCookie: " + cookies(jar)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + second.length() + "\r\n\r\n" + second));
            }
            var desk = keep(jar, line.ask("GET /capture/desk.json HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\nCookie: " + cookies(jar) + "\r\n\r\n"));
            if (desk.status != 200) return new Somebody(cookies(jar), jar.getOrDefault("XSRF-TOKEN", ""), "", "", List.of(), List.of());
            // as the desk does when it opens: its device is known to the server from then on
            var device = id(new Random());
            var known = "{\"device\":\"" + device + "\"}";
            var registered = line.ask("POST /capture/device.json HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                    + known.length() + "\r\nX-XSRF-TOKEN: " + jar.get("XSRF-TOKEN") + "\r\nCookie: " + cookies(jar) + "\r\n\r\n" + known);
            if (registered.status != 200) throw new IOException("device of " + email + ": " + registered.status);
            var points = all(section(desk.body, "\"points\":["), "\"id\":\"([^\"]+)\"");
            var themes = all(section(desk.body, "\"habits\":{\"themes\":["), "\"([a-z0-9-]+)\"");
            return new Somebody(cookies(jar), jar.getOrDefault("XSRF-TOKEN", ""), first(desk.body, "\"me\":\\{\"id\":\"([^\"]+)\""), device, points, themes);
        }
    }

    private static String section(String body, String opening) {
        int from = body.indexOf(opening);
        if (from < 0) throw new IllegalStateException("desk.json has no " + opening);
        return body.substring(from + opening.length(), body.indexOf(']', from + opening.length()));
    }

    private static Answer keep(Map<String, String> jar, Answer answer) {
        for (var cookie : answer.cookies) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) jar.remove(pair[0]);
            else jar.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String cookies(Map<String, String> jar) {
        return String.join("; ", jar.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(String text, String pattern) {
        return all(text, pattern).getFirst();
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }

    // --- HTTP --------------------------------------------------------------------------------------------------------

    /** One kept connection; opened again when the server closed it. */
    private final class Line implements AutoCloseable {
        private Socket socket;
        private InputStream in;

        Answer ask(String request) throws IOException {
            return ask(request, new byte[0]);
        }

        Answer ask(String request, byte[] more) throws IOException {
            var head = request.getBytes(StandardCharsets.UTF_8);
            var bytes = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, bytes, head.length, more.length);
            for (int attempt = 0; ; attempt++) {
                try {
                    if (socket == null) open();
                    socket.getOutputStream().write(bytes);
                    return read();
                } catch (IOException e) {
                    close();
                    // a kept connection that the server had closed was never read by it
                    if (attempt > 0) throw e;
                }
            }
        }

        private void open() throws IOException {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(host, port), 10_000);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }

        private Answer read() throws IOException {
            var status = line();
            if (status.length() < 12) throw new IOException("no answer");
            var headers = new HashMap<String, String>();
            var cookies = new ArrayList<String>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                var name = header.substring(0, colon).toLowerCase(Locale.ROOT);
                var value = header.substring(colon + 1).strip();
                headers.put(name, value);
                if (name.equals("set-cookie")) cookies.add(value);
            }
            byte[] body;
            if (headers.containsKey("content-length")) body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
            else if ("chunked".equals(headers.get("transfer-encoding"))) body = chunks();
            else body = new byte[0];
            if ("close".equals(headers.get("connection"))) close();
            return new Answer(Integer.parseInt(status.substring(9, 12)), headers, cookies, new String(body, StandardCharsets.UTF_8));
        }

        private byte[] chunks() throws IOException {
            var body = new ByteArrayOutputStream();
            for (int size; (size = Integer.parseInt(line(), 16)) > 0; ) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c; (c = in.read()) != '\n'; ) {
                if (c < 0) throw new IOException("the connection was closed");
                if (c != '\r') line.append((char) c);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            if (socket != null) socket.close();
            socket = null;
        }
    }
}
