// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.commands;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import fr.parvis.demonstration.domain.DemonstrationPlaces;
import fr.parvis.demonstration.domain.LoadDemonstration;
import fr.parvis.demonstration.domain.MeasureInserts;
import fr.parvis.demonstration.domain.StoredVisits;
import fr.parvis.demonstration.domain.Volume;
import fr.parvis.runtime.Command;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Loads the demonstration, or says the code of the moment of one of its accounts. */
@Component
class DemoCommand implements Command {
    private final LoadDemonstration demonstration;
    private final DemonstrationPlaces places;
    private final StoredVisits stored;
    private final MeasureInserts inserts;
    private final Clock clock;

    DemoCommand(
            LoadDemonstration demonstration,
            DemonstrationPlaces places,
            StoredVisits stored,
            MeasureInserts inserts,
            Clock clock) {
        this.demonstration = demonstration;
        this.places = places;
        this.stored = stored;
        this.inserts = inserts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String usage() {
        return "[--seed N] [--days N | --years N [--requests-per-year M]] [accounts]"
                + " | places [--points N] [--stops N] [--seed N]"
                + " | code ADRESSE | accounts | stored | inserts CONNEXIONS — charge le réseau de démonstration,"
                + " ajoute des lieux inventés en grand nombre, donne le code à 6 chiffres d'un de ses comptes, liste ses comptes,"
                + " compte les passages, ou mesure la base";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        if (args.size() == 2 && args.getFirst().equals("code")) return code(args.getLast(), out);
        if (args.equals(List.of("accounts"))) {
            demonstration.people().forEach(out::line);
            return 0;
        }
        if (args.equals(List.of("stored"))) {
            out.line(String.valueOf(stored.count()));
            return 0;
        }
        if (args.size() == 2 && args.getFirst().equals("inserts")) return inserts(args.getLast(), out);
        if (!args.isEmpty() && args.getFirst().equals("places")) return places(args.subList(1, args.size()), out);
        boolean listed = !args.isEmpty() && args.getLast().equals("accounts");
        var options = listed ? args.subList(0, args.size() - 1) : args;
        long seed = LoadDemonstration.USUAL_SEED;
        int days = LoadDemonstration.USUAL_DAYS;
        int years = 0;
        int requests = 2_000_000;
        try {
            for (int i = 0; i < options.size(); i += 2) {
                switch (options.get(i)) {
                    case "--seed" -> seed = Long.parseLong(options.get(i + 1));
                    case "--days" -> days = Integer.parseInt(options.get(i + 1));
                    case "--years" -> years = Integer.parseInt(options.get(i + 1));
                    case "--requests-per-year" -> requests = Integer.parseInt(options.get(i + 1));
                    default -> throw new NumberFormatException(options.get(i));
                }
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            out.line("Usage : bin/parvis demo " + usage());
            return 2;
        }
        if (years > 0) demonstration.load(seed, new Volume(years, requests), out);
        else demonstration.load(seed, days, out::line);
        announce(out);
        if (listed) demonstration.people().forEach(out::line);
        return 0;
    }

    private int places(List<String> args, Out out) {
        long seed = LoadDemonstration.USUAL_SEED;
        int points = 20_000;
        int stops = 5_000;
        try {
            for (int i = 0; i < args.size(); i += 2) {
                switch (args.get(i)) {
                    case "--seed" -> seed = Long.parseLong(args.get(i + 1));
                    case "--points" -> points = Integer.parseInt(args.get(i + 1));
                    case "--stops" -> stops = Integer.parseInt(args.get(i + 1));
                    default -> throw new NumberFormatException(args.get(i));
                }
            }
            places.add(seed, points, stops, out::line);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            if (!(e instanceof NumberFormatException) && e.getMessage() != null) out.line(e.getMessage());
            out.line("Usage : bin/parvis demo " + usage());
            return 2;
        }
        return 0;
    }

    private int inserts(String connections, Out out) throws Exception {
        int many = connections.matches("\\d{1,3}") ? Integer.parseInt(connections) : 0;
        if (many < 1 || many > MeasureInserts.MOST) {
            out.line("« demo inserts » attend un nombre de connexions, de 1 à " + MeasureInserts.MOST + ".");
            return 2;
        }
        out.line(String.format(Locale.ROOT, "%.0f", inserts.perSecond(many)));
        return 0;
    }

    private int code(String email, Out out) throws InvalidKeyException {
        if (demonstration.accounts().stream()
                .noneMatch(a -> a.secondStep() && a.email().equals(email))) {
            out.line("Aucun compte de démonstration avec seconde étape n'a l'adresse " + email + ".");
            return 1;
        }
        var totp = new TimeBasedOneTimePasswordGenerator();
        var key = new SecretKeySpec(LoadDemonstration.secretOf(email), totp.getAlgorithm());
        out.line(totp.generateOneTimePasswordString(key, clock.instant()));
        return 0;
    }

    void announce(Out out) {
        out.line("Comptes de démonstration, mot de passe « " + LoadDemonstration.PASSWORD + " » :");
        for (var account : demonstration.accounts())
            out.line("  " + account.email() + " (" + account.role() + ")"
                    + (account.secondStep() ? ", code : bin/parvis demo code " + account.email() : ""));
    }
}
