// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Account of the operating system under which the programs of PostgreSQL run. They refuse root; when Parvis is root they run as the owner of
 * the data, as {@code parvis} or as {@code nobody}.
 */
final class Account {

    private static final Logger log = LoggerFactory.getLogger(Account.class);

    private static final int ROOT = 0;
    private static final List<String> NAMES = List.of("parvis", "nobody");

    /** To pass folders that are closed to the account, such as {@code /root}; {@code access(2)} asks for the second line. */
    private static final List<String> PASSING = List.of(
            "--inh-caps=-all,+dac_read_search",
            "--ambient-caps=-all,+dac_read_search",
            "--securebits=+no_setuid_fixup");

    private final List<String> prefix;
    private final Optional<Identity> identity;

    private Account(List<String> prefix, Optional<Identity> identity) {
        this.prefix = prefix;
        this.identity = identity;
    }

    private record Identity(int user, int group) {}

    /**
     * The account for a cluster.
     *
     * @param home the folder around the cluster
     * @param owned path whose owner, when it is not root, is to have a new cluster
     */
    static Account of(Path home, Path cluster, Path owned, Programs programs) throws IOException {
        return isRoot()
                ? instead(new Folders(home, owned, programs.folder()), choose(List.of(cluster, owned)))
                : new Account(List.of(), Optional.empty());
    }

    /** Gives what root has put into a folder of somebody else to its owner. */
    static void giveToOwnerOf(@Nullable Path folder, Path tree) throws IOException {
        if (folder != null && isRoot() && owner(folder) != ROOT) {
            new Account(List.of(), Optional.of(new Identity(owner(folder), group(folder)))).give(tree);
        }
    }

    /** Whether we are root ourselves. */
    static boolean isRoot() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Uid:")).anyMatch(line -> line.split("\\s+")[2].equals("0"));
        } catch (IOException _) {
            return System.getProperty("user.name").equals("root");
        }
    }

    private static Account instead(Folders folders, Optional<Identity> other) throws IOException {
        if (other.isPresent()) {
            var drops = List.of(setpriv(other.get()), runuser(other.get()));
            for (var drop : drops) {
                if (folders.canRun(drop)) {
                    return new Account(drop, other);
                }
            }
            var passing = new ArrayList<>(setpriv(other.get()));
            passing.addAll(1, PASSING);
            if (folders.canRun(passing)) {
                return new Account(passing, other);
            }
            // the last way: nobody's group is that of other services too
            for (var drop : drops) {
                if (folders.openedFor(other.get(), drop)) {
                    return new Account(drop, other);
                }
            }
        }
        var unmapped = List.of("unshare", "-U");
        if (folders.canRun(unmapped)) {
            return new Account(unmapped, Optional.of(new Identity(ROOT, ROOT)));
        }
        throw new EngineRefused("PostgreSQL ne démarre pas sous le compte root, et aucun autre compte ne peut ouvrir "
                + folders.owned()
                + " d'ici. Lancez Parvis sous un autre compte (par exemple : useradd --system parvis, chown -R parvis "
                + folders.owned()
                + ", puis runuser -u parvis -- bin/parvis), ou choisissez avec PARVIS_DATA un dossier que tous les "
                + "comptes peuvent traverser.");
    }

    private static List<String> setpriv(Identity other) {
        return List.of("setpriv", "--reuid=" + other.user(), "--regid=" + other.group(), "--clear-groups", "--");
    }

    private static List<String> runuser(Identity other) {
        String name =
                output(List.of("id", "-nu", Integer.toString(other.user()))).orElse("");
        return List.of("runuser", "-u", name, "--");
    }

    private static Optional<Identity> choose(List<Path> owners) throws IOException {
        for (Path owned : owners) {
            if (Files.exists(owned) && owner(owned) != ROOT) {
                return Optional.of(new Identity(owner(owned), group(owned)));
            }
        }
        return NAMES.stream().flatMap(name -> named(name).stream()).findFirst();
    }

    private static Optional<Identity> named(String name) {
        return output(List.of("id", "-u", name))
                .flatMap(user -> output(List.of("id", "-g", name))
                        .map(group -> new Identity(Integer.parseInt(user), Integer.parseInt(group))));
    }

    /**
     * Folders that the account must reach.
     *
     * @param home the one around the cluster
     * @param owned the one whose owner, when it is not root, is to have a new cluster
     * @param programs of PostgreSQL
     */
    private record Folders(Path home, Path owned, Path programs) {
        boolean canRun(List<String> prefix) {
            return tryRun(join(
                    prefix,
                    List.of(
                            "ls",
                            "-d",
                            home.resolve(".").toString(),
                            programs.resolve("bin").toString())));
        }

        /** Those that are ours alone let the account's group pass, neither list nor write, where that is enough. */
        boolean openedFor(Identity other, List<String> drop) throws IOException {
            var closed = new ArrayList<Path>();
            for (Path folder : home.equals(owned) ? List.of(home) : List.of(home, owned)) {
                if (owner(folder) == ROOT
                        && Files.getPosixFilePermissions(folder).size() == 3) {
                    closed.add(folder);
                }
            }
            for (Path folder : closed) {
                Files.setAttribute(folder, "unix:gid", other.group());
                DataFolder.ownerOnly(folder, "rwx--x---");
            }
            boolean enough = canRun(drop);
            if (!enough) {
                for (Path folder : closed) {
                    DataFolder.ownerOnly(folder, "rwx------");
                    Files.setAttribute(folder, "unix:gid", ROOT);
                }
            }
            return enough;
        }
    }

    /** The words that run a program under this account. */
    List<String> command(List<String> words) {
        return join(prefix, words);
    }

    /** Gives the account a file or a folder with all that is in it, unless it has it. The folder last: then all is done. */
    void give(Path tree) throws IOException {
        if (identity.isEmpty() || owner(tree) == identity.get().user()) {
            return;
        }
        List<Path> paths;
        try (var all = Files.walk(tree)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        log.info("{} now belongs to account {}", tree, identity.get().user());
        for (Path path : paths) {
            Files.setAttribute(path, "unix:gid", identity.get().group(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", identity.get().user(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int group(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> join(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** Runs a small tool of the system; false when it is not there or does not succeed. */
    static boolean tryRun(List<String> words) {
        return output(words).isPresent();
    }

    private static Optional<String> output(List<String> words) {
        try {
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output;
            try (var in = process.inputReader()) {
                output = String.join("\n", in.readAllLines());
            }
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            log.debug("{} is not there", words.getFirst(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
