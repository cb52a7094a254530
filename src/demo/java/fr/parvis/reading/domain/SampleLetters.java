// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.Start;
import fr.parvis.reading.domain.LetterFindings.Term;
import fr.parvis.reading.domain.LetterFindings.Unit;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Invented letters: 24 layouts, the ten kinds, five conditions, with windows, tables, several dates and small print, and what each of them says. The
 * same number gives the same letter.
 */
public final class SampleLetters {
    public static final int LAYOUTS = 24;
    private static final int WIDTH = 1654;
    private static final int HEIGHT = 2339;

    /** Condition in which the picture was taken. */
    public enum Condition {
        CLEAN,
        TILTED,
        SMALL,
        TURNED,
        PHOTO
    }

    /**
     * A letter and its truth.
     *
     * @param sender words that the name of its sender must hold, folded
     * @param deadline the day until which something is to be done; null for none, or where it depends on when the letter came
     * @param term delay, where the letter counts from its reception
     */
    public record Sample(
            BufferedImage picture,
            Condition condition,
            LetterKind kind,
            String sender,
            @Nullable LocalDate deadline,
            @Nullable Term term,
            long cents) {}

    private record From(String name, String second, String expected, String site) {}

    private record Layout(
            String font,
            int size,
            boolean senderCentred,
            boolean windowLeft,
            int date,
            int reference,
            boolean table,
            boolean slip,
            boolean logo,
            boolean small) {}

    private static final String[] FONTS = {
        "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Condensed", "DejaVu Serif Condensed"
    };

    private final Random random;
    private final Layout layout;
    private final LetterKind kind;
    private final From from;
    private final LocalDate written;
    private final long cents;
    private @Nullable LocalDate deadline;
    private @Nullable Term term;
    private final String reference;

    private SampleLetters(int number) {
        this.random = new Random(7_919L * number + 13);
        int shape = number % LAYOUTS;
        this.layout = new Layout(
                FONTS[shape % 4],
                26 + shape % 3 * 2,
                shape % 6 == 5,
                shape % 4 == 1,
                shape % 3,
                shape / 3 % 4,
                shape % 5 < 2,
                shape % 7 == 3,
                shape % 2 == 0,
                shape % 3 != 2);
        this.kind = LetterKind.values()[(shape * 3 + number / LAYOUTS) % LetterKind.values().length];
        var all = senders(kind);
        this.from = all.get(random.nextInt(all.size()));
        this.written = LocalDate.of(2026, 1, 5).plusDays(random.nextInt(330));
        this.cents = 1_500 + random.nextInt(180_000);
        this.reference =
                random.nextInt(900) + 100 + " " + (random.nextInt(900) + 100) + " " + (random.nextInt(900) + 100);
    }

    /** The letter of a number. */
    public static Sample of(int number) {
        var condition = Condition.values()[number / LAYOUTS % Condition.values().length];
        return new SampleLetters(number).taken(condition);
    }

    private static List<From> senders(LetterKind kind) {
        var caf = new From("Caisse d'allocations familiales", "de la Haute-Garonne", "caf", "www.caf.fr");
        var cpam = new From("l'Assurance Maladie", "CPAM du Rhône", "assurance maladie", "www.ameli.fr");
        var edf = new From("EDF", "Service clients TSA 20012", "edf", "particulier.edf.fr");
        var engie = new From("ENGIE", "Service clients BP 60", "engie", "particuliers.engie.fr");
        return switch (kind) {
            case BILL ->
                List.of(
                        edf,
                        engie,
                        new From("VEOLIA EAU", "Service consommateurs", "veolia", "www.service.eau.veolia.fr"),
                        new From("Orange", "Service clients", "orange", "www.orange.fr"),
                        new From("TotalEnergies", "Service clients", "totalenergies", "www.totalenergies.fr"));
            case REMINDER ->
                List.of(
                        edf,
                        engie,
                        new From("SFR", "Service recouvrement", "sfr", "www.sfr.fr"),
                        new From("SUEZ", "Service clients", "suez", "www.toutsurmoneau.fr"),
                        new From("Bouygues Telecom", "Service clients", "bouygues telecom", "www.bouyguestelecom.fr"));
            case CUT ->
                List.of(
                        edf,
                        engie,
                        new From("TotalEnergies", "Service solidarité", "totalenergies", "www.totalenergies.fr"));
            case REPAYMENT ->
                List.of(
                        caf,
                        cpam,
                        new From("France Travail", "Direction régionale", "france travail", "www.francetravail.fr"));
            case PAPERS ->
                List.of(
                        caf,
                        cpam,
                        new From("MSA Midi-Pyrénées Nord", "Service prestations", "msa", "www.msa.fr"),
                        new From("Préfecture du Rhône", "Direction des migrations", "prefecture", "www.rhone.gouv.fr"));
            case DECISION ->
                List.of(
                        caf,
                        cpam,
                        new From(
                                "Assurance Retraite",
                                "Carsat Rhône-Alpes",
                                "assurance retraite",
                                "www.lassuranceretraite.fr"),
                        new From("Maison départementale des personnes handicapées", "MDPH du Nord", "mdph", ""));
            case SUMMONS ->
                List.of(
                        new From("France Travail", "Agence de Villeurbanne", "france travail", "www.francetravail.fr"),
                        new From("OFII", "Direction territoriale de Lyon", "ofii", "www.ofii.fr"),
                        new From("Préfecture de l'Isère", "Bureau de l'accueil", "prefecture", "www.isere.gouv.fr"));
            case TAX ->
                List.of(
                        new From(
                                "Direction générale des Finances publiques",
                                "Service des impôts des particuliers",
                                "finances publiques",
                                "impots.gouv.fr"),
                        new From(
                                "Centre des Finances publiques",
                                "Trésorerie amendes",
                                "finances publiques",
                                "impots.gouv.fr"));
            case COURT ->
                List.of(
                        new From(
                                "Tribunal judiciaire de Lyon",
                                "Pôle de proximité - greffe civil",
                                "tribunal judiciaire",
                                ""),
                        new From("Tribunal administratif de Lille", "Greffe", "tribunal administratif", ""));
            case BAILIFF ->
                List.of(
                        new From(
                                "SCP Morel & Vidal", "Commissaires de justice associés", "commissaires de justice", ""),
                        new From("Maître Claire Fontaine", "Commissaire de justice", "commissaire de justice", ""));
        };
    }

    private String day(LocalDate day) {
        return switch (random.nextInt(4)) {
            case 0 -> day.format(DateTimeFormatter.ofPattern("dd/MM/uuuu"));
            case 1 -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRENCH) + " " + words(day);
            default -> words(day);
        };
    }

    private static String words(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth())) + " "
                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.FRENCH) + " " + day.getYear();
    }

    private String amount() {
        return String.format(Locale.FRANCE, "%,d", cents / 100)
                        .replace('\u202f', ' ')
                        .replace('\u00a0', ' ') + "," + String.format(Locale.ROOT, "%02d", cents % 100) + " €";
    }

    private String until(int least, int most) {
        deadline = written.plusDays(least + random.nextInt(most - least));
        return day(deadline);
    }

    private void after(int number, Unit unit) {
        deadline = new Term(number, unit, false, Start.LETTER).from(written);
    }

    private void received(int number, Unit unit) {
        term = new Term(number, unit, false, Start.RECEPTION);
    }

    private String subject() {
        return switch (kind) {
            case BILL -> "Votre facture";
            case REMINDER -> random.nextBoolean() ? "Relance : facture impayée" : "Mise en demeure";
            case CUT -> "Avis de coupure de votre énergie";
            case REPAYMENT -> "Notification de trop-perçu";
            case PAPERS -> "Pièces manquantes dans votre dossier";
            case DECISION -> "Notification de décision";
            case SUMMONS -> "Convocation";
            case TAX -> "Avis d'impôt sur les revenus";
            case COURT -> "Convocation à l'audience";
            case BAILIFF -> "Commandement de payer";
        };
    }

    private List<String> body() {
        int way = random.nextInt(3);
        return switch (kind) {
            case BILL ->
                List.of(
                        "Vous trouverez ci-dessous le détail de votre consommation du " + words(written.minusDays(62))
                                + " au " + words(written.minusDays(2)) + ".",
                        layout.table
                                ? "Le montant de cette facture figure dans le tableau."
                                : "Montant total à payer : " + amount() + ".",
                        layout.table
                                ? "Merci de votre confiance."
                                : way == 0
                                        ? "Cette facture est à payer avant le " + until(12, 25) + "."
                                        : way == 1
                                                ? "Date limite de paiement : " + until(12, 25) + "."
                                                : "Merci de régler cette somme au plus tard le " + until(12, 25) + ".");
            case REMINDER -> {
                var rest = way == 0
                        ? "Nous vous remercions de régler cette somme avant le " + until(8, 20) + "."
                        : way == 1
                                ? "Merci de régler cette somme sous 15 jours à compter de la date de ce courrier."
                                : "Vous disposez d'un délai de huit jours à compter de la date de la présente lettre pour payer.";
                if (way == 1) after(15, Unit.DAYS);
                if (way == 2) after(8, Unit.DAYS);
                yield List.of(
                        "Sauf erreur de notre part, nous n'avons pas reçu le règlement de votre facture du "
                                + words(written.minusDays(40)) + ", d'un montant de " + amount() + ".",
                        rest,
                        "Si vous avez déjà payé, ne tenez pas compte de cette lettre.");
            }
            case CUT ->
                List.of(
                        "Malgré nos relances, votre facture de " + amount() + " reste impayée.",
                        "Réglez cette somme avant le " + until(10, 21) + ".",
                        "Sans paiement de votre part, votre énergie pourra être coupée.");
            case REPAYMENT -> {
                var rest = way == 0
                        ? "Nous vous demandons de rembourser cette somme au plus tard le " + until(20, 60) + "."
                        : "Vous devez rembourser cette somme dans un délai de deux mois à compter de la réception de cette notification.";
                if (way != 0) received(2, Unit.MONTHS);
                yield List.of(
                        "Après étude de votre situation, il apparaît que vous avez perçu à tort la somme de " + amount()
                                + " pour la période de janvier à mars.",
                        rest,
                        "Un remboursement en plusieurs fois est possible sur demande écrite.");
            }
            case PAPERS -> {
                var rest = way == 0
                        ? "Merci de nous adresser ces documents avant le " + until(14, 45) + "."
                        : way == 1
                                ? "Merci de nous retourner ces pièces dans un délai de 30 jours à compter de la date de ce courrier."
                                : "Vous avez un mois à compter de la réception de ce courrier pour nous les transmettre.";
                if (way == 1) after(30, Unit.DAYS);
                if (way == 2) received(1, Unit.MONTHS);
                yield List.of(
                        "Nous avons bien reçu votre demande. Votre dossier est incomplet. Il manque les pièces suivantes :",
                        "- un justificatif de domicile de moins de trois mois ;",
                        "- une copie de votre pièce d'identité.",
                        rest,
                        "Sans réponse de votre part, votre demande sera classée.");
            }
            case DECISION -> {
                received(2, Unit.MONTHS);
                yield List.of(
                        "Votre demande a été refusée. Après examen, vous ne remplissez pas les conditions prévues par la loi.",
                        "Vous pouvez contester cette décision dans un délai de deux mois à compter de sa notification, "
                                + "par lettre adressée à la commission de recours amiable.",
                        "Nous restons à votre disposition pour toute information.");
            }
            case SUMMONS ->
                List.of(
                        "Vous êtes convoqué à un entretien avec votre conseiller.",
                        "Votre rendez-vous aura lieu le " + until(6, 30) + " à 9 h 30.",
                        "Présentez-vous avec cette lettre et une pièce d'identité en cours de validité.");
            case TAX ->
                List.of(
                        "Vous trouverez ci-joint votre avis. Le montant à payer est de " + amount() + ".",
                        way == 0
                                ? "Date limite de paiement : " + until(20, 60)
                                : "Vous devez payer cette somme au plus tard le " + until(20, 60) + ".",
                        "Pour toute question, consultez votre espace particulier.");
            case COURT ->
                List.of(
                        "Vous êtes convoqué devant le tribunal pour l'affaire vous opposant à votre bailleur.",
                        "L'audience aura lieu le " + until(20, 60) + " à 14 heures, salle 3.",
                        "Vous pouvez vous faire assister ou représenter par un avocat.");
            case BAILIFF -> {
                received(8, Unit.DAYS);
                yield List.of(
                        "Agissant en vertu d'un jugement du " + words(written.minusDays(80))
                                + ", je vous fais commandement de payer la somme de " + amount() + ".",
                        "Vous devez payer cette somme dans un délai de huit jours à compter de la signification du présent acte.",
                        "À défaut, il pourra être procédé à la saisie de vos biens.");
            }
        };
    }

    private Sample taken(Condition condition) {
        var page = page();
        var picture = switch (condition) {
            case CLEAN -> page;
            case TILTED ->
                turned(page, (random.nextBoolean() ? 1 : -1) * (1.5 + random.nextDouble() * 2.5), Color.WHITE);
            case SMALL -> blurred(scaled(page, 0.5));
            case TURNED -> quarter(page, random.nextInt(3) + 1);
            case PHOTO -> photo(page);
        };
        return new Sample(picture, condition, kind, from.expected, deadline, term, hasAmount() ? cents : 0);
    }

    private boolean hasAmount() {
        return switch (kind) {
            case PAPERS, DECISION, SUMMONS, COURT -> false;
            default -> true;
        };
    }

    private BufferedImage page() {
        var page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        draw(pen);
        pen.dispose();
        return page;
    }

    private void draw(Graphics2D pen) {
        var plain = new Font(layout.font, Font.PLAIN, layout.size);
        var bold = plain.deriveFont(Font.BOLD);
        int left = 150;
        int right = WIDTH - 150;
        int line = (int) (layout.size * 1.5);
        pen.setFont(bold.deriveFont(layout.size * 1.45f));
        int senderX = layout.senderCentred
                ? (WIDTH - pen.getFontMetrics().stringWidth(from.name)) / 2
                : layout.windowLeft ? WIDTH / 2 - 60 : left + (layout.logo ? 110 : 0);
        if (layout.logo && !layout.senderCentred) {
            pen.setColor(Color.GRAY);
            pen.fillOval(senderX - 110, 90, 80, 80);
            pen.setColor(Color.BLACK);
        }
        int y = 140;
        y = wrapped(pen, from.name, senderX, y, Math.min(780, right - senderX), (int) (line * 1.3));
        pen.setFont(plain);
        pen.drawString(from.second, senderX, y);
        pen.drawString("12 avenue de la République", senderX, y + line);
        pen.drawString("69003 LYON CEDEX", senderX, y + 2 * line);
        // the window of the envelope
        int windowX = layout.windowLeft ? left : WIDTH / 2 + 90;
        int windowY = Math.max(430, y + 3 * line + 20);
        pen.drawString("Madame Fatou NDIAYE", windowX, windowY);
        pen.drawString("8 rue du Général de Gaulle", windowX, windowY + line);
        pen.drawString("69100 VILLEURBANNE", windowX, windowY + 2 * line);
        y = windowY + 4 * line;
        var on = day(written);
        var dated = switch (layout.date) {
            case 0 -> "Lyon, le " + on;
            case 1 -> "Date : " + on;
            default -> "Fait à Lyon le " + on;
        };
        int dateX = layout.date == 1 ? left : WIDTH / 2 + 90;
        pen.drawString(dated, dateX, y);
        y += 2 * line;
        switch (layout.reference) {
            case 0 -> pen.drawString("Nos références : " + reference, left, y);
            case 1 -> pen.drawString("N° de dossier : " + reference, left, y);
            case 2 -> {
                pen.drawString("Référence client", left, y);
                pen.drawString(reference, left + 420, y);
            }
            default -> pen.drawString("Réf. : " + reference + "   Suivi par : service 4", left, y);
        }
        y += line * 2;
        pen.setFont(bold);
        y = wrapped(pen, (layout.date == 1 ? "" : "Objet : ") + subject(), left, y, right - left, line) + line;
        pen.setFont(plain);
        pen.drawString("Madame,", left, y);
        y += 2 * line;
        for (var paragraph : body()) y = wrapped(pen, paragraph, left, y, right - left, line) + line / 2;
        if (layout.table && kind == LetterKind.BILL) y = table(pen, left, right, y, line);
        y = wrapped(
                        pen,
                        "Nous vous prions d'agréer, Madame, l'expression de nos salutations distinguées.",
                        left,
                        y + line / 2,
                        right - left,
                        line)
                + line;
        pen.drawString("Le responsable du service", WIDTH / 2 + 90, y);
        if (layout.slip && y < HEIGHT - 620) slip(pen, left, right, line);
        if (layout.small) {
            pen.setFont(plain.deriveFont(17f));
            pen.drawString(
                    from.name + (from.site.isEmpty() ? "" : " - " + from.site)
                            + " - Du lundi au vendredi de 8 h 30 à 17 h - 09 69 32 15 15",
                    left,
                    HEIGHT - 110);
            pen.drawString(
                    "Loi du 6 janvier 1978 : vous avez un droit d'accès à vos données. Conservez ce document 5 ans.",
                    left,
                    HEIGHT - 80);
        }
    }

    private int table(Graphics2D pen, int left, int right, int top, int line) {
        var heads = List.of("Référence client", "Montant à payer", "Date limite de paiement");
        var until = written.plusDays(14 + random.nextInt(10));
        deadline = until;
        var cells = List.of(reference, amount(), until.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")));
        int width = (right - left) / 3;
        pen.setStroke(new BasicStroke(2));
        for (int i = 0; i < 3; i++) {
            pen.drawRect(left + i * width, top, width, line + 20);
            pen.drawRect(left + i * width, top + line + 20, width, line + 20);
            pen.drawString(heads.get(i), left + i * width + 18, top + line);
            pen.drawString(cells.get(i), left + i * width + 18, top + 2 * line + 20);
        }
        return top + 3 * line + 80;
    }

    /** To be cut off and sent with the payment. */
    private void slip(Graphics2D pen, int left, int right, int line) {
        int top = HEIGHT - 460;
        for (int x = left; x < right; x += 24) pen.drawLine(x, top, x + 12, top);
        pen.drawString("Talon à joindre à votre réponse", left, top + line);
        pen.drawString("Référence : " + reference, left, top + 2 * line);
        pen.drawString("Madame Fatou NDIAYE", WIDTH / 2 + 90, top + 2 * line);
    }

    private static int wrapped(Graphics2D pen, String text, int x, int y, int width, int line) {
        var said = new StringBuilder();
        int at = y;
        for (var word : text.split(" ")) {
            if (!said.isEmpty() && pen.getFontMetrics().stringWidth(said + " " + word) > width) {
                pen.drawString(said.toString(), x, at);
                at += line;
                said.setLength(0);
            }
            said.append(said.isEmpty() ? "" : " ").append(word);
        }
        pen.drawString(said.toString(), x, at);
        return at + line;
    }

    private static BufferedImage scaled(BufferedImage page, double factor) {
        var scaled = new BufferedImage(
                (int) (page.getWidth() * factor), (int) (page.getHeight() * factor), BufferedImage.TYPE_BYTE_GRAY);
        var pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(page, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        pen.dispose();
        return scaled;
    }

    private static BufferedImage turned(BufferedImage page, double degrees, Color behind) {
        var turned = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = turned.createGraphics();
        pen.setColor(behind);
        pen.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        pen.drawImage(page, 0, 0, null);
        pen.dispose();
        return turned;
    }

    private static BufferedImage quarter(BufferedImage page, int turns) {
        boolean lies = turns % 2 == 1;
        var turned = new BufferedImage(
                lies ? page.getHeight() : page.getWidth(),
                lies ? page.getWidth() : page.getHeight(),
                BufferedImage.TYPE_BYTE_GRAY);
        var pen = turned.createGraphics();
        pen.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        pen.rotate(Math.PI / 2 * turns);
        pen.drawImage(page, -page.getWidth() / 2, -page.getHeight() / 2, null);
        pen.dispose();
        return turned;
    }

    private static BufferedImage blurred(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        var soft = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var from = page.getRaster();
        var to = soft.getRaster();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int sum = 0;
                int weight = 0;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++) {
                        int px = Math.clamp(x + dx, 0, width - 1);
                        int py = Math.clamp(y + dy, 0, height - 1);
                        int here = dx == 0 && dy == 0 ? 4 : dx == 0 || dy == 0 ? 2 : 1;
                        sum += here * from.getSample(px, py, 0);
                        weight += here;
                    }
                to.setSample(x, y, 0, sum / weight);
            }
        return soft;
    }

    /** In a hand, in the evening: dim and uneven light, a little out of focus, noise, a table behind the paper. */
    private BufferedImage photo(BufferedImage page) {
        var inside = scaled(page, 0.92);
        var on = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var pen = on.createGraphics();
        pen.setColor(new Color(96, 96, 96));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.rotate(Math.toRadians(random.nextDouble() * 4 - 2), WIDTH / 2.0, HEIGHT / 2.0);
        pen.shear((random.nextDouble() - 0.5) * 0.02, 0);
        pen.drawImage(inside, 66, 90, null);
        pen.dispose();
        var soft = blurred(blurred(on));
        var raster = soft.getRaster();
        double lightX = random.nextDouble() * WIDTH;
        double lightY = random.nextDouble() * HEIGHT;
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                double far = Math.hypot(x - lightX, y - lightY) / HEIGHT;
                double light = 0.82 - 0.42 * Math.min(1, far);
                double gray = 18 + raster.getSample(x, y, 0) * light + random.nextGaussian() * 7;
                raster.setSample(x, y, 0, (int) Math.clamp(gray, 0, 255));
            }
        return soft;
    }

    /** All letters from one number to before another. */
    public static List<Integer> numbers(int count) {
        var numbers = new ArrayList<Integer>();
        // spread over layouts and conditions, however few
        for (int i = 0; i < count; i++)
            numbers.add((i * 25 + i / LAYOUTS * 24) % (LAYOUTS * 10) + i / (LAYOUTS * 10) * LAYOUTS * 10);
        return numbers;
    }
}
