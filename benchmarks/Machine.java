import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures what this machine does at the moment, to read a benchmark's figures by: {@code java Machine.java FOLDER}. The last line is one JSON
 * object: {@code loop_ms}, a fixed loop of one processor; {@code sync_ms}, a durable write of 8 kB in the folder.
 */
final class Machine {
    private static final int LOOPS = 7;
    private static final int STEPS = 100_000_000;
    private static final int SYNCS = 200;
    private static final int BLOCK = 8192;

    private static long kept;

    private Machine() {}

    public static void main(String[] args) throws IOException {
        var loops = new double[LOOPS];
        for (int i = 0; i < LOOPS; i++) loops[i] = loop();
        System.out.println(String.format(
                Locale.ROOT, "{\"loop_ms\": %.0f, \"sync_ms\": %.2f}", median(loops), median(syncs(Path.of(args[0])))));
        if (kept == 0) System.err.println();
    }

    /** Milliseconds of a fixed number of steps that each need the one before, and a table of 256 kB. */
    private static double loop() {
        var table = new int[1 << 16];
        long begun = System.nanoTime();
        long x = 88_172_645_463_325_252L;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            table[(int) x & 0xffff] += i;
        }
        kept = x + table[0];
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Milliseconds of single writes, each followed by fdatasync, over a file that has its size already, as PostgreSQL's log has. */
    private static double[] syncs(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "sync", ".tmp");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var block = ByteBuffer.allocateDirect(BLOCK);
            for (int i = 0; i < SYNCS; i++) channel.write(block.clear(), (long) i * BLOCK);
            channel.force(true);
            var times = new double[SYNCS];
            for (int i = 0; i < SYNCS; i++) {
                long begun = System.nanoTime();
                block.clear().putInt(0, i + 1);
                channel.write(block, (long) i * BLOCK);
                channel.force(false);
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
            return times;
        } finally {
            Files.delete(file);
        }
    }

    private static double median(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
