// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.architecture.SourceTree.Source;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The arrows between modules that no compiler sees: addresses, message keys, tables, browser modules. They follow the same borders as
 * the classes.
 */
class HiddenArrowsTest {
    private static final Map<String, Set<String>> ALLOWED = SourceTree.allowed();

    /** A text, which is kept, or a comment, which is not. */
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "(?s)(\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`[^`]*`)|/\\*.*?\\*/|(?m:(?<=^|\\s)//.*?$)");

    private static final Pattern TEMPLATE_COMMENT = Pattern.compile("(?s)<%--.*?--%>");

    /** A text that begins like an address, up to its first expression or its query; {@code ${…}} stands for something unknown. */
    private static final Pattern ADDRESS =
            Pattern.compile("[\"'`](?:redirect:|forward:)?(/(?:\\$\\{[^{}]*}|[^\"'`$?#\\s\\\\<>;,])*)");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^{}]*}");

    /** Addresses of other modules that stay, by file, with the reason. */
    private static final Map<String, Set<String>> KNOWN_ADDRESSES = Map.ofEntries(
            // the frame of all pages: signing in and out, one's account, the desk as the way home, the links at the
            // foot
            entry("layout/public.jte", Set.of("/bureau", "/connexion", "/donnees", "/reseau-en-chiffres")),
            entry("layout/staff.jte", Set.of("/bureau", "/bureau/chercher", "/bureau/mon-compte", "/deconnexion")),
            entry("shell/keys.js", Set.of("/capture")),
            // what works without network
            entry("shell/offline.jte", Set.of("/capture")),
            entry("shell/offline.js", Set.of("/capture", "/deconnexion")),
            entry("shell/offline-worker.js", Set.of("/deconnexion")),
            // the desk is what is installed on a device, and has icons of its own
            entry("components/head.jte", Set.of("/capture/app.webmanifest")),
            entry("shell/Frame.java", Set.of("/capture")),
            // the first entry of the menu is active on its own page only
            entry("shell/NavigationEntry.java", Set.of("/bureau")),
            // pages that a start shows the virtual machine
            entry("runtime/Warmup.java", Set.of("/bureau", "/connexion", "/premiers-pas")),
            // whom no session and no account token lets in: what checks a request is below all modules
            entry("access/web/Security.java", Set.of("/borne/")),
            entry("access/web/TokenIdentification.java", Set.of("/api/v1/sync/sealed")),
            // the public page of a point: on a sheet and behind its code, and from the staff's page of the point
            entry("sheets/papers/PrintedSheet.java", Set.of("/points/")),
            entry("sheets/web/FoundCardController.java", Set.of("/points/")),
            entry("network/point.jte", Set.of("/points/")),
            // the modules of partners' lists share one entry of the menu, whose pages lead to each other
            entry("arrangements/arrangement.jte", Set.of("/listes")),
            entry("arrangements/arrangements.jte", Set.of("/listes", "/listes/recues")),
            entry("arrangements/partner.jte", Set.of("/listes")),
            entry("intake/received.jte", Set.of("/listes/entonnoir", "/listes/rapport", "/listes/retours")),
            entry("outreach/lists/objections.jte", Set.of("/listes/recues")),
            entry("outreach/lists/sectors.jte", Set.of("/listes/recues")),
            entry("outreach/work/list.jte", Set.of("/listes/recues")),
            // the end of an address of its own
            entry("returns/room.jte", Set.of("/listes")),
            // the desk shows who waits at its point
            entry("desk/server.js", Set.of("/api/v1/queue")));

    /** Message keys of other modules that stay, with the reason. */
    private static final Set<String> KNOWN_KEYS = Set.of(
            // titles of pages above, under the one entry of the menu that the modules of partners' lists share
            "arrangements/arrangement.jte -> outreach.work.title",
            "arrangements/arrangements.jte -> intake.received",
            "arrangements/arrangements.jte -> outreach.work.title",
            "arrangements/partner.jte -> outreach.work.title",
            "intake/received.jte -> returns.file.title",
            "intake/received.jte -> returns.funnel.title",
            "intake/received.jte -> returns.report.title",
            "outreach/lists/objections.jte -> intake.received",
            "outreach/lists/sectors.jte -> intake.received",
            "outreach/work/list.jte -> intake.received",
            // what protects a household is named by who implements Urgency
            "outreach/web/ShowCard.java -> energy.protection.",
            // no key: the beginning of the name of a question about what was left in a home
            "homes/domain/FollowUpQuestions.java -> equipment.",
            // no key: the beginning of a key without its "desk."
            "visits/web/DeskWords.java -> queue.");

    /** Tables of the schema outreach, which the modules of partners' lists share. */
    private static final Map<String, Set<String>> SHARED_TABLES = Map.of(
            "arrangements", Set.of("outreach.arrangement"),
            "intake", Set.of("outreach.arrangement", "outreach.list", "outreach.refused_line", "outreach.upload"),
            "returns",
                    Set.of(
                            "outreach.arrangement",
                            "outreach.attempt",
                            "outreach.entry",
                            "outreach.gone_entry",
                            "outreach.list",
                            "outreach.progress",
                            "outreach.recount_due",
                            "outreach.refused_line",
                            "outreach.return_file",
                            "outreach.sector",
                            "outreach.solution",
                            "outreach.tally"));

    /** Tables of other modules that stay, by file: what loads and measures many made-up rows writes them, or hangs its own on them. */
    private static final Map<String, Set<String>> KNOWN_TABLES = Map.of(
            "contracts/domain/MeasurePaidOnce.java", Set.of("partners.partner", "visits.request", "visits.visit"),
            "energy/domain/MeasureClock.java", Set.of("cases.bill"),
            "intake/domain/MeasureLists.java", Set.of("outreach.entry"),
            "skills/domain/LoadBulkPaths.java", Set.of("people.person"),
            "workshops/domain/LoadWorkshops.java", Set.of("skills.learner"));

    /** The first migration that names no table of another module, but in a foreign key. */
    private static final String FIRST_WITHOUT_TABLES = "V202612041948";

    private final Routes routes = Routes.ofControllers();

    @Test
    void a_page_of_another_module_is_linked_by_its_published_address() {
        assertThat(routes.size()).isGreaterThan(400);
        var found = new TreeMap<String, Set<String>>();
        for (var source : SourceTree.java()) addForeignAddresses(source, owners -> true, found);
        for (var source : SourceTree.templates()) addForeignAddresses(source, owners -> true, found);
        // what runs in a browser cannot read a constant of Java: there the borders of the modules hold
        for (var source : SourceTree.browser())
            addForeignAddresses(source, owners -> !ALLOWED.get(source.module()).containsAll(owners), found);
        assertThat(found)
                .as("use the class …Addresses at the root of the module, or an interface that it implements")
                .containsExactlyInAnyOrderEntriesOf(KNOWN_ADDRESSES);
    }

    private void addForeignAddresses(Source source, Predicate<Set<String>> refused, Map<String, Set<String>> found) {
        var literals = ADDRESS.matcher(code(source));
        while (literals.find()) {
            var address = EXPRESSION.matcher(literals.group(1)).replaceAll(Routes.UNKNOWN);
            var owners = routes.owners(address);
            if (!owners.isEmpty() && !owners.contains(source.module()) && refused.test(owners))
                add(found, source.shortPath(), address);
        }
    }

    private static void add(Map<String, Set<String>> found, String key, String value) {
        found.computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
    }

    @Test
    void published_addresses_are_routes_of_their_module() throws ReflectiveOperationException {
        var wrong = new ArrayList<String>();
        int classes = 0;
        for (var source : SourceTree.java()) {
            if (!source.name().endsWith("Addresses.java")
                    || !source.path().getParent().endsWith(source.module())) continue;
            var type = Class.forName(
                    "fr.parvis." + source.module() + "." + source.name().replace(".java", ""));
            if (type.isInterface()) continue;
            classes++;
            var published = new TreeMap<String, String>();
            for (var field : type.getFields()) published.put(field.getName(), (String) field.get(null));
            for (var method : type.getMethods())
                if (Modifier.isStatic(method.getModifiers())) published.put(method.toString(), called(method));
            assertThat(published).as(type.getName()).isNotEmpty();
            published.forEach((name, address) -> {
                if (!routes.has(source.module(), address.replaceFirst("[?#].*", "")))
                    wrong.add(source.module() + " has no route " + address + " (" + name + ")");
            });
        }
        assertThat(classes).isGreaterThan(9);
        assertThat(wrong).isEmpty();
    }

    private static String called(Method method) throws ReflectiveOperationException {
        var given = new Object[method.getParameterCount()];
        for (int i = 0; i < given.length; i++)
            given[i] = method.getParameterTypes()[i] == UUID.class ? new UUID(0, 1) : new UUID(0, 1).toString();
        return (String) method.invoke(null, given);
    }

    @Test
    void message_keys_are_those_of_the_module_or_of_the_frame() {
        var owners = new TreeMap<String, String>();
        for (var source : SourceTree.messages())
            source.text()
                    .lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .forEach(key -> {
                        owners.put(key, source.module());
                        owners.putIfAbsent(key.replaceFirst("\\.(one|other)$", ""), source.module());
                    });
        var key = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)*\\.?)\"");
        var found = new TreeSet<String>();
        var sources = new ArrayList<>(SourceTree.java());
        sources.addAll(SourceTree.templates());
        int asked = 0;
        for (var source : sources) {
            var literals = key.matcher(code(source));
            while (literals.find()) {
                var text = literals.group(1);
                if (!text.contains(".")) continue;
                var modules = text.endsWith(".")
                        ? new HashSet<>(owners.subMap(text, text + "\uffff").values())
                        : owners.containsKey(text) ? Set.of(owners.get(text)) : Set.<String>of();
                if (modules.isEmpty()) continue;
                asked++;
                if (!modules.contains("shell") && !modules.contains(source.module()))
                    found.add(source.shortPath() + " -> " + text);
            }
        }
        assertThat(asked).isGreaterThan(5_000);
        assertThat(found)
                .as("use the class …Words or …Problems at the root of the module that has the message")
                .containsExactlyInAnyOrderElementsOf(KNOWN_KEYS);
    }

    @Test
    void tables_of_another_module_are_read_by_its_views_and_functions() {
        var schemas = created("schema", "\\w+");
        var tables = created("table", "\\w+\\.\\w+");
        assertThat(ALLOWED.keySet()).containsAll(schemas);
        assertThat(tables).hasSizeGreaterThan(250);
        var name = Pattern.compile("\\b(" + String.join("|", schemas) + ")\\.[a-z_]\\w*");
        var found = new TreeMap<String, Set<String>>();
        var shared = new TreeMap<String, Set<String>>();
        for (var statement : statements())
            name.matcher(statement.sql()).results().forEach(one -> {
                var source = statement.source();
                var schema = one.group(1);
                if (ALLOWED.get(source.module()).contains(schema)
                        && (schema.equals(source.module()) || statement.older() || !tables.contains(one.group())))
                    return;
                if (SHARED_TABLES.getOrDefault(source.module(), Set.of()).contains(one.group()))
                    add(shared, source.module(), one.group());
                else add(found, source.shortPath(), one.group());
            });
        assertThat(found)
                .as("use a view of the module, or an interface at its root")
                .containsExactlyInAnyOrderEntriesOf(KNOWN_TABLES);
        assertThat(shared).containsExactlyInAnyOrderEntriesOf(SHARED_TABLES);
    }

    /** @param older whether it is of a migration that may name tables of other modules */
    private record Statement(Source source, String sql, boolean older) {}

    /** Statements of Java and of migrations; foreign keys apart, which only a table can bear. */
    private static List<Statement> statements() {
        var text = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
        var sql = Pattern.compile("\\b(select|from|join|insert into|update|delete|references|lock table|call)\\b");
        var all = new ArrayList<Statement>();
        for (var source : SourceTree.java())
            text.matcher(code(source))
                    .results()
                    .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
                    .filter(one -> sql.matcher(one).find())
                    .forEach(one -> all.add(new Statement(source, one, false)));
        for (var source : SourceTree.migrations()) {
            var older = source.name().compareTo(FIRST_WITHOUT_TABLES) < 0;
            var lines = source.text().replaceAll("--.*", "");
            all.add(new Statement(source, older ? lines : lines.replaceAll("\\breferences \\S+", ""), older));
        }
        return all;
    }

    /** Names of one kind that migrations create. */
    private static Set<String> created(String kind, String name) {
        var created = Pattern.compile("create (?:unlogged )?" + kind + " (?:if not exists )?(" + name + ")");
        return SourceTree.migrations().stream()
                .flatMap(source -> created.matcher(source.text()).results())
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void browser_modules_import_only_from_modules_that_theirs_may_know() {
        var found = new TreeSet<String>();
        imports()
                .forEach((file, imported) -> imported.forEach(other -> {
                    if (!ALLOWED.get(SourceTree.browserModule(file)).contains(SourceTree.browserModule(other)))
                        found.add(SourceTree.shortPath(file) + " -> " + SourceTree.shortPath(other));
                }));
        assertThat(found).isEmpty();
    }

    @Test
    void browser_modules_import_each_other_in_one_direction() {
        var imports = imports();
        assertThat(imports.values().stream().mapToInt(Set::size).sum()).isGreaterThan(100);
        var done = new HashSet<Path>();
        for (var file : imports.keySet())
            assertThat(circle(file, imports, new LinkedHashSet<>(), done)).isEmpty();
    }

    /** The files of a circle that begins at that one or behind it. */
    private static List<String> circle(
            Path file, Map<Path, Set<Path>> imports, LinkedHashSet<Path> way, Set<Path> done) {
        if (done.contains(file)) return List.of();
        if (!way.add(file))
            return way.stream()
                    .dropWhile(one -> !one.equals(file))
                    .map(SourceTree::shortPath)
                    .toList();
        for (var other : imports.getOrDefault(file, Set.of())) {
            var circle = circle(other, imports, way, done);
            if (!circle.isEmpty()) return circle;
        }
        way.remove(file);
        done.add(file);
        return List.of();
    }

    /** What each browser module imports at its start or later; types in comments are no imports, libraries have none of ours. */
    private static Map<Path, Set<Path>> imports() {
        var imported = Pattern.compile("(?:\\bfrom |\\bimport |\\bimport\\()\"(\\.[^\"]+\\.js)\"");
        var found = new HashMap<Path, Set<Path>>();
        for (var source : SourceTree.browser()) {
            var others = new TreeSet<Path>();
            imported.matcher(code(source)).results().forEach(one -> {
                var other = source.path().resolveSibling(one.group(1)).normalize();
                if (!SourceTree.shortPath(other).startsWith("lib/")) others.add(other);
            });
            found.put(source.path(), others);
        }
        return found;
    }

    private static String code(Source source) {
        return source.name().endsWith(".jte")
                ? TEMPLATE_COMMENT.matcher(source.text()).replaceAll("")
                : TEXT_OR_COMMENT
                        .matcher(source.text())
                        .replaceAll(one -> one.group(1) == null ? "" : Matcher.quoteReplacement(one.group(1)));
    }
}
