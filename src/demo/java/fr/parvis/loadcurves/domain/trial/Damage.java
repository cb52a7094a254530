// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.trial;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Damage to files between the operator and the mediator, up to a tenth of the lines: cut (at any byte, or whole lines), doubled,
 * reordered, re-encoded, wrong units, wrong columns, lines joined, other things between. A changed digit is left out, and so is a
 * measurement replaced by another number, watt-hours said of watts where the file calls them energy, and a second file that lost the head which tells of it: nothing in a file tells of these.
 */
final class Damage {
    private static final double MOST = 0.1;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String[] UNITS = {"kW", "Wh", "kWh", "VAR", "VA", "m3", "W", "°C", "", "kvarh", "MW", "€"};

    private final Random random;
    final List<String> done = new ArrayList<>();
    private boolean composite;

    Damage(Random random) {
        this.random = random;
    }

    /** @return the bytes of the file after one to three damages, or none */
    byte[] of(Written file) {
        List<String> lines = new ArrayList<>(file.lines());
        int n = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
        double left = MOST;
        for (int i = 0; i < n; i++) {
            double share = left * random.nextDouble();
            left -= share;
            lines(lines, Math.max(1, (int) (share * lines.size())), file.header());
        }
        if (composite) another(lines);
        var end = new String[] {"\n", "\r\n", "\n", "\r"}[random.nextInt(4)];
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i));
            if (i + 1 < lines.size() || random.nextInt(4) > 0)
                text.append(random.nextInt(50) == 0 && n > 0 ? "\n" : end);
        }
        var bytes = encoded(text.toString());
        return n == 0 || composite ? bytes : cut(bytes, left);
    }

    /** The head of a second file and a tenth of its lines: what tells of it is its head, which stays. */
    private void another(List<String> lines) {
        done.add("composite");
        var other = Written.some(random).lines();
        int many = Math.min(Math.max(5, lines.size() / 10), other.size());
        lines.addAll(random.nextInt(2) == 0 ? lines.size() : random.nextInt(lines.size()), other.subList(0, many));
    }

    private void lines(List<String> lines, int many, int header) {
        int all = lines.size();
        int from = random.nextInt(all);
        many = Math.min(many, all / 2);
        int to = Math.min(all, from + many);
        int what = random.nextInt(19);
        if (what == 17) {
            composite = true;
            return;
        }
        done.add(Integer.toString(what));
        switch (what) {
            case 0 -> lines.subList(from, to).clear();
            case 1 -> {
                for (int i = 0; i < many && lines.size() > 3; i++) lines.remove(random.nextInt(lines.size()));
            }
            case 2 -> lines.addAll(to, new ArrayList<>(lines.subList(from, to)));
            case 3 -> lines.addAll(random.nextInt(all), new ArrayList<>(lines.subList(from, to)));
            case 4 -> {
                for (int i = 0; i < many; i++) {
                    int at = random.nextInt(lines.size());
                    lines.add(at, lines.get(at));
                }
            }
            case 5 -> Collections.shuffle(lines.subList(from, to), random);
            case 6 -> {
                var moved = new ArrayList<>(lines.subList(from, to));
                lines.subList(from, to).clear();
                lines.addAll(random.nextInt(lines.size() + 1), moved);
            }
            case 7 -> {
                for (int i = 0; i < many / 2 + 1; i++)
                    Collections.swap(lines, random.nextInt(all), random.nextInt(all));
            }
            case 8 -> unitInHead(lines, header);
            case 9 -> some(lines, many, this::otherUnit);
            case 10 -> {
                int a = random.nextInt(13);
                int b = random.nextInt(13);
                some(lines, many, line -> swapped(line, a, b));
            }
            case 11 -> {
                int a = random.nextInt(13);
                int b = random.nextInt(13);
                int at = random.nextInt(header);
                lines.set(at, swapped(lines.get(at), a, b));
            }
            case 12 -> {
                int a = random.nextInt(13);
                int b = random.nextInt(13);
                for (int i = 0; i < all; i++) lines.set(i, swapped(lines.get(i), a, b));
            }
            case 13 -> some(lines, many, line -> without(line, random.nextInt(14)));
            case 14 -> some(lines, many, line -> with(line, random.nextInt(14)));
            case 15 -> {
                for (int i = 0; i < many && lines.size() > 3; i++) {
                    int at = random.nextInt(lines.size() - 1);
                    lines.set(at, lines.get(at) + lines.remove(at + 1));
                }
            }
            case 16 -> {
                for (int i = 0; i < many; i++)
                    lines.add(
                            random.nextInt(lines.size()),
                            new String[] {"", ";;;", "Total", "N/A", "-----", "\"\""}[random.nextInt(6)]);
            }
            default -> {
                if (random.nextBoolean()) some(lines, many, line -> line.replace(';', ','));
                else some(lines, many, line -> '"' + line.replace(";", "\";\"") + '"');
            }
        }
    }

    private void some(List<String> lines, int many, java.util.function.UnaryOperator<String> change) {
        for (int i = 0; i < many; i++) {
            int at = random.nextInt(lines.size());
            lines.set(at, change.apply(lines.get(at)));
        }
    }

    /** Another unit in a line. A preamble that says Wh is a file of its own right, which nothing tells from a damaged one. */
    private String otherUnit(String line) {
        var unit = UNITS[random.nextInt(UNITS.length)];
        return line.replace(
                ";W;", ";" + (unit.equals("Wh") && line.contains(";Courbe de charge;") ? "VAR" : unit) + ";");
    }

    private void unitInHead(List<String> lines, int header) {
        var unit = UNITS[random.nextInt(UNITS.length)];
        for (int i = 0; i < Math.min(header, lines.size()); i++)
            lines.set(
                    i,
                    lines.get(i)
                            .replaceAll("\\((en )?k?Wh?\\)", "($1" + unit + ")")
                            .replaceAll("Comptage Brut;W", "Comptage Brut;" + (unit.equals("Wh") ? "VAR" : unit))
                            .replaceAll(
                                    random.nextInt(6) == 0 ? "Consommation" : "\\z",
                                    random.nextBoolean() ? "Production" : ""));
        done.add(unit);
    }

    private static String swapped(String line, int a, int b) {
        var fields = line.split(";", -1);
        if (a >= fields.length || b >= fields.length) return line;
        var kept = fields[a];
        fields[a] = fields[b];
        fields[b] = kept;
        return String.join(";", fields);
    }

    private static String without(String line, int a) {
        var fields = new ArrayList<>(Arrays.asList(line.split(";", -1)));
        if (a < fields.size()) fields.remove(a);
        return String.join(";", fields);
    }

    private static String with(String line, int a) {
        var fields = new ArrayList<>(Arrays.asList(line.split(";", -1)));
        fields.add(Math.min(a, fields.size()), a % 2 == 0 ? "" : "X");
        return String.join(";", fields);
    }

    private byte[] encoded(String text) {
        int how = random.nextInt(14);
        done.add("e" + how);
        return switch (how) {
            case 0 -> marked(new byte[] {(byte) 0xff, (byte) 0xfe}, text.getBytes(StandardCharsets.UTF_16LE));
            case 1 -> marked(new byte[] {(byte) 0xfe, (byte) 0xff}, text.getBytes(StandardCharsets.UTF_16BE));
            case 2 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 3 -> text.getBytes(StandardCharsets.UTF_16BE);
            case 4, 5 -> text.getBytes(WINDOWS);
            case 6 -> new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS).getBytes(StandardCharsets.UTF_8);
            case 7 -> text.getBytes(Charset.forName("UTF-32"));
            case 8, 9 ->
                marked(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, text.getBytes(StandardCharsets.UTF_8));
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] marked(byte[] mark, byte[] text) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(mark);
        all.writeBytes(text);
        return all.toByteArray();
    }

    /** At the end, at the beginning or, over more than a line, in the middle. */
    private byte[] cut(byte[] bytes, double left) {
        int where = random.nextInt(12);
        int n = (int) (bytes.length * left * random.nextDouble());
        if (where > 2 || n < 400) return bytes;
        done.add("c" + where + ":" + n);
        if (where == 0) return Arrays.copyOf(bytes, bytes.length - n);
        if (where == 1) return Arrays.copyOfRange(bytes, n, bytes.length);
        int from = random.nextInt(bytes.length - n);
        var all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.write(bytes, from + n, bytes.length - from - n);
        return all.toByteArray();
    }
}
