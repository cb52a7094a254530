// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Measures of the guide: how good and how fast its search is, and what an import takes. */
@Component
public class MeasureGuide {
    private final ImportGuide importGuide;
    private final GuideIndex index;
    private final FindSheets find;

    MeasureGuide(ImportGuide importGuide, GuideIndex index, FindSheets find) {
        this.importGuide = importGuide;
        this.index = index;
        this.find = find;
    }

    /** A question, and the sheets that answer it. */
    public record Question(String said, Set<String> sheets) {}

    /**
     * @param top1 share of questions whose first sheet answers; {@code top3} one of the first three
     * @param missed questions without an answer among the first three, with what was found
     */
    public record Quality(int questions, double top1, double top3, List<String> missed) {}

    /** @param minutes of the import and of the index; {@code heapMegabytes} the most that was held beside what was held before */
    public record Import(double minutes, long heapMegabytes, String result) {}

    /** Questions of a file: said, tab, sheets joined by "|". */
    public static List<Question> questions(Path file) throws IOException {
        return read(Files.readString(file));
    }

    /** The questions that come with the product. @param half 0 or 1; anything else for all */
    public static List<Question> shipped(int half) {
        var all = resource("procedures/questions.tsv");
        if (half != 0 && half != 1) return all;
        var chosen = new ArrayList<Question>();
        for (int i = half; i < all.size(); i += 2) chosen.add(all.get(i));
        return chosen;
    }

    /** Questions of other days, beside which plain words were written. */
    public static List<Question> more() {
        return resource("procedures/more-questions.tsv");
    }

    /** Questions of which nobody has looked at what they find. */
    public static List<Question> unseen() {
        return resource("procedures/unseen-questions.tsv");
    }

    private static List<Question> resource(String path) {
        try {
            return read(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Question> read(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length > 1)
                .map(parts -> new Question(parts[0], Set.of(parts[1].strip().split("\\|"))))
                .toList();
    }

    /** Makes searches answer in a process that only runs a command. */
    public void open() {
        index.refresh();
    }

    public Quality quality(List<Question> questions) {
        int first = 0;
        int three = 0;
        var missed = new ArrayList<String>();
        for (var one : questions) {
            var found = find.ids(one.said(), 3);
            if (!found.isEmpty() && one.sheets().contains(found.getFirst())) first++;
            if (found.stream().anyMatch(one.sheets()::contains)) three++;
            else
                missed.add(one.said() + " -> "
                        + find.read(found).stream()
                                .map(sheet -> sheet.id() + " " + sheet.title())
                                .toList());
        }
        int all = Math.max(1, questions.size());
        return new Quality(questions.size(), (double) first / all, (double) three / all, missed);
    }

    /** Milliseconds of searches as the desk makes them, sorted: each question as it is typed, letter by letter from the third on. */
    public double[] search(List<Question> questions, int rounds) {
        var taken = new ArrayList<Double>();
        for (int round = 0; round <= rounds; round++)
            for (var one : questions)
                for (int length = 3; length <= one.said().length(); length += 4) {
                    long from = System.nanoTime();
                    find.find(one.said().substring(0, length), 3);
                    // the first round warms up
                    if (round > 0) taken.add((System.nanoTime() - from) / 1e6);
                }
        return taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public Import take(Path zip) throws IOException {
        var memory = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long[] most = {before};
        var watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Thread.sleep(200);
                    // what is left after a collection, where a pool knows it: garbage is not held
                    long held = memory.stream()
                            .mapToLong(pool -> pool.getCollectionUsage() == null
                                    ? pool.getUsage().getUsed()
                                    : pool.getCollectionUsage().getUsed())
                            .sum();
                    most[0] = Math.max(most[0], held);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long from = System.nanoTime();
        try (var in = Files.newInputStream(zip)) {
            var result = Asking.as(Scope.network())
                    .call(() -> importGuide.handle(in, zip.getFileName().toString()));
            index.refresh();
            return new Import((System.nanoTime() - from) / 60e9, (most[0] - before) >> 20, result.toString());
        } finally {
            watch.interrupt();
        }
    }

    static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    /** The 99th of a hundred. */
    public static double p99(double[] sorted) {
        return percentile(sorted, 0.99);
    }

    /** The middle one. */
    public static double p50(double[] sorted) {
        return percentile(Arrays.copyOf(sorted, sorted.length), 0.5);
    }
}
