// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.ReadingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tesseract with its French model, run as a program of its own: the picture goes in by its input, words come out of its output, and no file is
 * written. One thread, low priority, bounded time and memory.
 */
@Component
class Tesseract implements CharacterReader {
    private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);
    private static final long MEMORY = 1_000_000_000L;
    private static final int MOST_OUTPUT = 4_000_000;
    private static final int MOST_WORDS = 4_000;

    /** A line that is surer than that is not tried once more as white letters on black. */
    private static final String INVERTED_BELOW = "invert_threshold=0.5";

    private final String program;
    private final int seconds;
    private final List<String> bounds;
    private volatile int there = -1;

    Tesseract(ReadingSettings settings) {
        this.program = settings.tesseract();
        this.seconds = settings.seconds();
        this.bounds = bounds();
    }

    private static List<String> bounds() {
        var bounds = new ArrayList<String>();
        if (isProgram("/usr/bin/nice")) bounds.addAll(List.of("/usr/bin/nice", "-n", "10"));
        if (isProgram("/usr/bin/prlimit")) bounds.addAll(List.of("/usr/bin/prlimit", "--as=" + MEMORY));
        return bounds;
    }

    private static boolean isProgram(String path) {
        return java.nio.file.Files.isExecutable(java.nio.file.Path.of(path));
    }

    @Override
    public boolean isThere() {
        if (there < 0) {
            try {
                there = program.isBlank() ? 0 : has(run(new byte[0], "--list-langs")) ? 1 : 0;
            } catch (IOException e) {
                there = 0;
            }
            if (there == 0)
                LOG.info("reading: no Tesseract with a French model here, pictures of letters are not read");
        }
        return there == 1;
    }

    private static boolean has(String languages) {
        return languages.lines().anyMatch(line -> line.strip().equals("fra"));
    }

    @Override
    public Orientation orientation(GrayPicture picture) throws IOException {
        String said;
        try {
            said = run(picture.pgm(), "stdin", "stdout", "--psm", "0", "-l", "osd", "--dpi", "150");
        } catch (TooFewLetters e) {
            return new Orientation(0, "");
        }
        var values = new HashMap<String, String>();
        said.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0)
                values.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
        });
        double sure = number(values.get("Orientation confidence"));
        double script = number(values.get("Script confidence"));
        int degrees = (int) number(values.get("Rotate"));
        return new Orientation(sure < 0.5 ? 0 : degrees / 90, script < 1 ? "" : values.getOrDefault("Script", ""));
    }

    private static double number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public LetterPage read(GrayPicture picture) throws IOException {
        var table = run(
                picture.pgm(),
                "stdin",
                "stdout",
                "-l",
                "fra",
                "--psm",
                "3",
                "--dpi",
                "200",
                "-c",
                INVERTED_BELOW,
                "tsv");
        return new LetterPage(picture.width(), picture.height(), words(table), "");
    }

    /** From the table that Tesseract writes: a row a word, with its block, paragraph, line, box and confidence. */
    static List<Word> words(String table) {
        var words = new ArrayList<Word>();
        var last = "";
        int line = -1;
        for (var row : table.split("\n")) {
            var cells = row.split("\t", 12);
            if (cells.length < 12 || !cells[0].equals("5")) continue;
            var here = cells[2] + "." + cells[3] + "." + cells[4];
            if (!here.equals(last)) line++;
            last = here;
            var text = cells[11].strip();
            if (text.isEmpty()) continue;
            try {
                words.add(new Word(
                        text,
                        new Box(
                                Integer.parseInt(cells[6]),
                                Integer.parseInt(cells[7]),
                                Integer.parseInt(cells[8]),
                                Integer.parseInt(cells[9])),
                        line,
                        (int) Math.round(Double.parseDouble(cells[10]))));
            } catch (NumberFormatException e) {
                continue;
            }
            if (words.size() == MOST_WORDS) break;
        }
        return words;
    }

    /** Tesseract ends with an error when a page has hardly any letters. */
    private static final class TooFewLetters extends IOException {
        private static final long serialVersionUID = 1L;

        TooFewLetters() {
            super("too few letters");
        }
    }

    private String run(byte[] input, String... arguments) throws IOException {
        var command = new ArrayList<>(bounds);
        command.add(program);
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var process = builder.start();
        try {
            var feeding = Thread.ofVirtual().start(() -> {
                try (var to = process.getOutputStream()) {
                    to.write(input);
                } catch (IOException e) {
                    // it ended before it read all: its answer says why
                }
            });
            var output = new StringBuilder();
            var reading = Thread.ofVirtual().start(() -> {
                try {
                    output.append(text(process.getInputStream()));
                } catch (IOException e) {
                    // it was ended
                }
            });
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) throw new IOException("Tesseract took too long");
            feeding.join(1_000);
            reading.join(5_000);
            if (process.exitValue() != 0) throw new TooFewLetters();
            return output.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(InputStream from) throws IOException {
        return new String(from.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
    }
}
