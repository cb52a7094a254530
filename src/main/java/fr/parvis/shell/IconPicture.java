package fr.parvis.shell;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** An icon of the screens as a picture for paper, as a data address. */
public final class IconPicture {
    private static final String SPRITE = "/static/shell/icons.svg";
    private static final int SIDE = 384;
    private static final double GRID = 16;
    private static final Pattern PATH = Pattern.compile("<path([^>]*?) d=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?");
    private static final Map<String, String> DRAWN = new ConcurrentHashMap<>();

    private IconPicture() {}

    /** @param name of {@code icons.svg} */
    public static String of(String name, Color color) {
        return DRAWN.computeIfAbsent(name + " " + color.getRGB(), _ -> draw(name, color));
    }

    private static String draw(String name, Color color) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        try (var out = new ByteArrayOutputStream()) {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(color);
            pen.scale(SIDE / GRID, SIDE / GRID);
            for (var path : paths(name)) pen.fill(path);
            ImageIO.write(picture, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pen.dispose();
        }
    }

    private static List<Path2D> paths(String name) throws IOException {
        try (var in = IconPicture.class.getResourceAsStream(SPRITE)) {
            var sprite = new String(Objects.requireNonNull(in, SPRITE).readAllBytes(), StandardCharsets.UTF_8);
            int from = sprite.indexOf("id=\"" + name + "\"");
            if (from < 0) throw new IllegalArgumentException("no icon " + name);
            var found = PATH.matcher(sprite.substring(from, sprite.indexOf("</symbol>", from)));
            var paths = new ArrayList<Path2D>();
            while (found.find())
                paths.add(new Outline(
                                found.group(1).contains("evenodd") ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO,
                                found.group(2))
                        .path());
            return paths;
        }
    }

    /** Reads the outline of an icon (SVG 1.1, chapter 8.3): all commands but T, which no icon uses. */
    private static final class Outline {
        private final Path2D path;
        private final Deque<String> tokens = new ArrayDeque<>();
        private double x;
        private double y;

        /** The second control point of the curve before, from which a smooth one goes on. */
        private double controlX;

        private double controlY;

        Outline(int rule, String outline) {
            path = new Path2D.Double(rule);
            TOKEN.matcher(separated(outline)).results().forEach(token -> tokens.add(token.group()));
        }

        /** The two flags of an arc may touch what follows them: "1 0 011 1" is "1 0 0 1 1 1". */
        private static String separated(String outline) {
            var number = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)";
            var arc = Pattern.compile("(" + number + "[\\s,]*" + number + "[\\s,]*" + number
                    + ")[\\s,]+([01])[\\s,]*([01])[\\s,]*(" + number + "[\\s,]*" + number + ")");
            var all = new StringBuilder();
            for (var command : outline.split("(?=[A-Za-z])"))
                all.append(
                        command.startsWith("a") || command.startsWith("A")
                                ? arc.matcher(command).replaceAll("$1 $2 $3 $4 ")
                                : command);
            return all.toString();
        }

        Path2D path() {
            char command = 'M';
            while (!tokens.isEmpty()) {
                if (Character.isLetter(tokens.peek().charAt(0)))
                    command = tokens.remove().charAt(0);
                draw(command);
                // more numbers after a move are lines
                if (command == 'M') command = 'L';
                if (command == 'm') command = 'l';
            }
            return path;
        }

        private void draw(char command) {
            double fromX = Character.isLowerCase(command) ? x : 0;
            double fromY = Character.isLowerCase(command) ? y : 0;
            boolean curve = false;
            switch (Character.toUpperCase(command)) {
                case 'M' -> {
                    to(fromX + next(), fromY + next());
                    path.moveTo(x, y);
                }
                case 'L' -> line(fromX + next(), fromY + next());
                case 'H' -> line(fromX + next(), y);
                case 'V' -> line(x, fromY + next());
                case 'C' -> {
                    curve(fromX + next(), fromY + next(), fromX, fromY);
                    curve = true;
                }
                case 'S' -> {
                    curve(2 * x - controlX, 2 * y - controlY, fromX, fromY);
                    curve = true;
                }
                case 'Q' -> {
                    controlX = fromX + next();
                    controlY = fromY + next();
                    to(fromX + next(), fromY + next());
                    path.quadTo(controlX, controlY, x, y);
                    curve = true;
                }
                case 'A' -> arc(next(), next(), next(), next() != 0, next() != 0, fromX + next(), fromY + next());
                case 'Z' -> {
                    path.closePath();
                    to(path.getCurrentPoint().getX(), path.getCurrentPoint().getY());
                }
                default -> throw new IllegalArgumentException("an icon uses " + command);
            }
            if (!curve) {
                controlX = x;
                controlY = y;
            }
        }

        private double next() {
            return Double.parseDouble(tokens.remove());
        }

        private void to(double newX, double newY) {
            x = newX;
            y = newY;
        }

        private void line(double newX, double newY) {
            to(newX, newY);
            path.lineTo(x, y);
        }

        private void curve(double firstX, double firstY, double fromX, double fromY) {
            controlX = fromX + next();
            controlY = fromY + next();
            to(fromX + next(), fromY + next());
            path.curveTo(firstX, firstY, controlX, controlY, x, y);
        }

        /** From end points to a centre: SVG 1.1, appendix F.6.5. */
        private void arc(
                double wide, double high, double turn, boolean large, boolean sweep, double newX, double newY) {
            if (wide == 0 || high == 0) {
                line(newX, newY);
                return;
            }
            double angle = Math.toRadians(turn);
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double halfX = (x - newX) / 2;
            double halfY = (y - newY) / 2;
            double ownX = cos * halfX + sin * halfY;
            double ownY = -sin * halfX + cos * halfY;
            double need = ownX * ownX / (wide * wide) + ownY * ownY / (high * high);
            double grow = Math.max(1, Math.sqrt(need));
            double rx = Math.abs(wide) * grow;
            double ry = Math.abs(high) * grow;
            double left = rx * rx * ry * ry - rx * rx * ownY * ownY - ry * ry * ownX * ownX;
            double factor = Math.sqrt(Math.max(0, left) / (rx * rx * ownY * ownY + ry * ry * ownX * ownX));
            if (large == sweep) factor = -factor;
            double centreX = factor * rx * ownY / ry;
            double centreY = -factor * ry * ownX / rx;
            double start = Math.atan2((ownY - centreY) / ry, (ownX - centreX) / rx);
            double end = Math.atan2((-ownY - centreY) / ry, (-ownX - centreX) / rx);
            double extent = end - start;
            if (sweep && extent < 0) extent += 2 * Math.PI;
            if (!sweep && extent > 0) extent -= 2 * Math.PI;
            var ellipse = new Arc2D.Double(
                    -rx, -ry, 2 * rx, 2 * ry, -Math.toDegrees(start), -Math.toDegrees(extent), Arc2D.OPEN);
            var place = AffineTransform.getTranslateInstance(
                    cos * centreX - sin * centreY + (x + newX) / 2, sin * centreX + cos * centreY + (y + newY) / 2);
            place.rotate(angle);
            path.append(place.createTransformedShape(ellipse), true);
            to(newX, newY);
        }
    }
}
